import BackOffice
import Documents
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOHTTP1

/// The outermost room: every request comes in here, and nothing leaves without a status, the headers that protect browsers, a line
/// in the log and a count.
struct Door: HTTPResponder {
    let house: House
    let router: any HTTPResponder<DoorContext>
    let logger: Logger
    /// The door of the socket in the books' folder.
    var isLocal = false

    func respond(to request: Request, context: DoorContext) async throws -> Response {
        let begun = ContinuousClock.now
        let id = String(UInt64.random(in: 0...UInt64.max), radix: 36)
        house.metrics.begun()
        var context = context
        context.requestID = id
        context.isLocal = isLocal
        var response: Response
        do {
            response = try await router.respond(to: request, context: context)
            // No route is there: the router says so with nothing in it.
            if response.status == .notFound, response.body.contentLength == 0 {
                let methods = RouteTable.methods(at: request.uri.path)
                guard methods.isEmpty else { throw OtherMethods(methods: methods) }
                throw HTTPError(.notFound)
            }
        } catch let error as HTTPParserError {
            // The connection cannot go on; the library says so to the sender and closes it.
            house.metrics.answered("unreadable", status: 400, microseconds: 0)
            throw error
        } catch {
            response = Failure(error).response(to: request, house, requestID: id, logger)
            if let other = error as? OtherMethods { response.headers[.allow] = other.words }
        }
        response.headers.append(contentsOf: SafeHeaders.all(isSecure: house.terms.isSecure, for: response))
        response.headers[HTTPField.Name.requestID] = id
        let spent = ContinuousClock.now - begun
        let route = context.endpointPath ?? "none"
        house.metrics.answered(
            "\(request.method.rawValue) \(route)", status: response.status.code, microseconds: Int(spent / .microseconds(1)))
        logger.info(
            "answered",
            metadata: [
                "request": "\(id)", "method": "\(request.method.rawValue)", "route": "\(route)",
                "status": "\(response.status.code)",
                "ms": "\(Int(spent / .milliseconds(1)))", "from": "\(context.address)",
            ])
        return response
    }
}

/// The address is there, and does not take what was sent to it.
struct OtherMethods: Error {
    let methods: Set<HTTPRequest.Method>

    var words: String { methods.map(\.rawValue).sorted().joined(separator: ", ") }
}

extension HTTPField.Name {
    static let requestID = own("X-Request-ID")
    static func own(_ name: String) -> HTTPField.Name { HTTPField.Name(name) ?? .server }
}

/// What every answer says to browsers: load nothing from elsewhere, run nothing inline, be framed by nobody.
enum SafeHeaders {
    static let policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; "
        + "base-uri 'none'; frame-ancestors 'none'"

    private static let always: HTTPFields = [
        .xContentTypeOptions: "nosniff", .own("Referrer-Policy"): "same-origin", .own("X-Frame-Options"): "DENY",
        .own("Cross-Origin-Opener-Policy"): "same-origin", .own("Cross-Origin-Resource-Policy"): "same-origin",
        .own("Permissions-Policy"): "camera=(), geolocation=(), microphone=(), payment=()",
    ]

    static func all(isSecure: Bool, for response: Response) -> HTTPFields {
        var fields = always
        if response.headers[.contentSecurityPolicy] == nil { fields[.contentSecurityPolicy] = policy }
        if isSecure { fields[.strictTransportSecurity] = "max-age=31536000" }
        if response.headers[.cacheControl] == nil { fields[.cacheControl] = "no-store" }
        return fields
    }
}
