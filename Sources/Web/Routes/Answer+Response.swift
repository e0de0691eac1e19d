import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

extension Answer {
    func response(to visit: Visit) throws -> Response {
        switch self {
        case .page(let page, let status):
            return Response.html(try page.html(for: visit), status: status)
        case .html(let text): return Response.html(text)
        case .paper(let text):
            var response = Response.html(text)
            // Papers carry their style with them, and nothing else.
            response.headers[.contentSecurityPolicy] =
                "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; base-uri 'none'"
            return response
        case .redirect(let address, let said):
            var response = Response.redirect(to: said.map { Answer.telling($0, at: address) } ?? address)
            response.headers[.cacheControl] = "no-store"
            return response
        case .download(let name, let type, let bytes):
            var response = Answer.bytes(ByteBuffer(bytes: bytes), type)
            response.headers[.contentDisposition] = "attachment; filename*=UTF-8''\(Query.encoded(name))"
            return response
        case .json(let bytes, let status):
            var response = Answer.bytes(ByteBuffer(bytes: bytes), "application/json")
            response.status = status
            return response
        case .text(let text, let type): return Answer.bytes(ByteBuffer(string: text), type)
        case .kept(let bytes, let type, let isForGood):
            var response = Answer.bytes(bytes, type)
            if isForGood { response.headers[.cacheControl] = "public, max-age=31536000, immutable" }
            return response
        case .cookie(let cookie, let address):
            var response = Response.redirect(to: address)
            response.headers[.setCookie] = Answer.header(cookie, isSecure: visit.house.terms.isSecure)
            return response
        }
    }

    private static func bytes(_ bytes: ByteBuffer, _ type: String) -> Response {
        var response = Response(status: .ok, body: .init(byteBuffer: bytes))
        response.headers[.contentType] = type
        return response
    }

    /// What was done is said on the page that follows, out of its address: no state to keep, none to lose.
    private static func telling(_ words: String, at address: String) -> String {
        let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let path = String(parts.first ?? "/")
        let sign = path.contains("?") ? "&" : "?"
        return "\(path)\(sign)done=\(Query.encoded(words))" + (parts.count > 1 ? "#\(parts[1])" : "")
    }

    private static func header(_ cookie: SetCookie, isSecure: Bool) -> String {
        let name = isSecure ? Gate.secureCookie : Gate.sessionCookie
        let rest = "; Path=/; HttpOnly; SameSite=Lax" + (isSecure ? "; Secure" : "")
        return switch cookie {
        case .begin(let secret): "\(name)=\(secret)\(rest)"
        case .end: "\(name)=; Max-Age=0\(rest)"
        }
    }
}
