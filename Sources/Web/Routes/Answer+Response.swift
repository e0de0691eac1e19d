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
            if let said { visit.house.said.keep(said, at: address, for: visit.formToken) }
            var response = Response.redirect(to: address)
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
        case .cookie(let cookie, let address, let said):
            if let said, case .begin(let secret) = cookie {
                visit.house.said.keep(said, at: address, for: Gate.formToken(of: secret))
            }
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

    private static func header(_ cookie: SetCookie, isSecure: Bool) -> String {
        let name = isSecure ? Gate.secureCookie : Gate.sessionCookie
        let rest = "; Path=/; HttpOnly; SameSite=Lax" + (isSecure ? "; Secure" : "")
        return switch cookie {
        case .begin(let secret): "\(name)=\(secret)\(rest)"
        case .end: "\(name)=; Max-Age=0\(rest)"
        }
    }
}
