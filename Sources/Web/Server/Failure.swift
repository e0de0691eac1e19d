import BackOffice
import Documents
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// What went wrong, as the one who asked is told: a rule said no, it is not there, or it is our fault. Faults are logged under the
/// request's id, and no detail of them is shown.
struct Failure {
    let status: HTTPResponse.Status
    let title: String
    let message: String
    /// What only the log is told.
    private let fault: String?

    init(_ error: any Error) {
        switch error {
        case is SignInWanted: self.init(.unauthorized, "Sign in", "Sign in to see this.")
        case let missing as Missing: self.init(.notFound, "Not here", missing.message)
        case let refusal as AccessRefusal:
            self.init(refusal.isNotPermitted ? .forbidden : .unprocessableContent, "Refused", refusal.message)
        case let problem as FormProblem: self.init(.unprocessableContent, "Refused", problem.message)
        case let problem as BadCall: self.init(problem.status, problem.title, problem.message)
        case let refusal as any Refusal: self.init(.unprocessableContent, "Refused", refusal.message)
        case let error as HTTPError where error.status == .notFound:
            self.init(.notFound, "Not here", "There is no such page. Look at the list of what there is, or search.")
        case let other as OtherMethods:
            self.init(.methodNotAllowed, "Not taken", "This address takes \(other.words).")
        case let error as HTTPError: self.init(error.status, "Refused", "The request cannot be answered as it was put.")
        default:
            let isFull = Office.isDiskFull(error)
            self.init(
                isFull ? HTTPResponse.Status(code: 507, reasonPhrase: "Insufficient Storage") : .internalServerError,
                isFull ? "The disk is full" : "Something went wrong",
                isFull
                    ? "Nothing was changed: the disk of the server is full. Reading goes on; try again when there is room."
                    : "Nothing was changed. It is our fault, and it is in our log under this number.",
                fault: "\(error)")
        }
    }

    private init(_ status: HTTPResponse.Status, _ title: String, _ message: String, fault: String? = nil) {
        self.status = status
        self.title = title
        self.message = message
        self.fault = fault
    }

    func response(to request: Request, _ house: House, requestID: String, _ logger: Logger) -> Response {
        if let fault { logger.error("fault", metadata: ["request": "\(requestID)", "fault": "\(fault)"]) }
        if request.uri.path.hasPrefix("/api/") {
            let detail =
                status == .unauthorized
                ? "Send a token that holds, as \"Authorization: Bearer amico_...\". Your account makes one, under Tokens of programs."
                : message
            return Failure.problem(status, title, detail, requestID)
        }
        if status == .unauthorized, request.method == .get {
            let back = Query.encoded(request.uri.string)
            return Response.redirect(to: "/sign-in?to=\(back)")
        }
        // A form that could not be kept until then, such as one with a large file.
        let message =
            status == .unauthorized
            ? "You are not signed in, so nothing was sent. Sign in, come back to your form and send it again." : message
        let page = BarePage(
            title: title, message: message, requestID: fault == nil ? "" : requestID, style: house.assets.style.path)
        return Response.html((try? house.templates.render(page, with: "web/bare")) ?? message, status: status)
    }

    /// RFC 9457.
    static func problem(_ status: HTTPResponse.Status, _ title: String, _ detail: String, _ requestID: String) -> Response {
        struct Problem: Encodable {
            let type = "about:blank"
            let title: String
            let status: Int
            let detail: String
            let request: String
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let body = (try? encoder.encode(Problem(title: title, status: status.code, detail: detail, request: requestID))) ?? Data()
        var response = Response(status: status, body: .init(byteBuffer: ByteBuffer(bytes: body)))
        response.headers[.contentType] = "application/problem+json"
        if status == .unauthorized { response.headers[.wwwAuthenticate] = "Bearer" }
        return response
    }
}

/// Nobody is signed in, and somebody must be.
struct SignInWanted: Error {}

/// A call that is wrong before any rule is asked.
struct BadCall: Error {
    let status: HTTPResponse.Status
    let title: String
    let message: String

    static func tooLarge(_ limit: Int) -> BadCall {
        let most = limit < 1_048_576 ? "\(limit / 1_024) KiB" : "\(limit / 1_048_576) MiB"
        let file = limit == Route.fileLimit ? ", and a file 25 MiB at most" : ""
        return BadCall(
            status: .contentTooLarge, title: "Too large",
            message:
                "More was sent at once than the \(most) that are taken here\(file). Nothing was changed; go back and send less.")
    }

    static func badRequest(_ message: String) -> BadCall { BadCall(status: .badRequest, title: "Bad request", message: message) }
}

extension AccessRefusal {
    var isNotPermitted: Bool {
        if case .notPermitted = self { true } else { false }
    }
}

extension Response {
    static func html(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        var response = Response(status: status, body: .init(byteBuffer: ByteBuffer(string: text)))
        response.headers[.contentType] = "text/html; charset=utf-8"
        return response
    }
}
