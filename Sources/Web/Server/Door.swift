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

    func respond(to request: Request, context: DoorContext) async throws -> Response {
        let begun = ContinuousClock.now
        let id = Secret.new().text.prefix(12)
        house.metrics.begun()
        var context = context
        context.requestID = String(id)
        var response: Response
        do {
            response = try await router.respond(to: request, context: context)
            // No route is there: the router says so with nothing in it.
            if response.status == .notFound, response.body.contentLength == 0 { throw HTTPError(.notFound) }
        } catch let error as HTTPParserError {
            // The connection cannot go on; the library says so to the sender and closes it.
            house.metrics.answered("unreadable", status: 400, microseconds: 0)
            throw error
        } catch {
            response = Failure(error).response(to: request, house, requestID: String(id), logger)
        }
        response.headers.append(contentsOf: SafeHeaders.all(isSecure: house.terms.isSecure, for: response))
        response.headers[HTTPField.Name.requestID] = String(id)
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

extension HTTPField.Name {
    static var requestID: HTTPField.Name { HTTPField.Name("X-Request-ID") ?? .server }
    static func own(_ name: String) -> HTTPField.Name { HTTPField.Name(name) ?? .server }
}

/// What every answer says to browsers: load nothing from elsewhere, run nothing inline, be framed by nobody.
enum SafeHeaders {
    static let policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; "
        + "base-uri 'none'; frame-ancestors 'none'"

    static func all(isSecure: Bool, for response: Response) -> HTTPFields {
        var fields = HTTPFields()
        if response.headers[.contentSecurityPolicy] == nil { fields[.contentSecurityPolicy] = policy }
        fields[.xContentTypeOptions] = "nosniff"
        fields[.own("Referrer-Policy")] = "same-origin"
        fields[.own("X-Frame-Options")] = "DENY"
        fields[.own("Cross-Origin-Opener-Policy")] = "same-origin"
        fields[.own("Cross-Origin-Resource-Policy")] = "same-origin"
        fields[.own("Permissions-Policy")] = "camera=(), geolocation=(), microphone=(), payment=()"
        if isSecure { fields[.strictTransportSecurity] = "max-age=31536000" }
        if response.headers[.cacheControl] == nil { fields[.cacheControl] = "no-store" }
        return fields
    }
}
