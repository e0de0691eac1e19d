import Domain
import HTTPTypes
import NIOHTTP1

@testable import BackOffice
@testable import Web

/// What stands for the braces of a route's path: one's own, another utility's, or nobody's.
enum TestObjects {
    enum Whose { case own, foreign, missing }

    /// Own ones are LAKE's, foreign ones CEDAR's.
    private static let known: [String: (own: String, foreign: String, missing: String)] = [
        "request": ("SR-000002", "SR-000001", "SR-999999"), "customer": ("LAKE", "CEDAR", "NOWHERE"),
    ]

    static func isKnown(_ name: String) -> Bool { known[name] != nil }

    static func names(in path: String) -> [String] {
        path.split(separator: "/").filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) }
    }

    static func path(_ pattern: String, _ whose: Whose) -> String {
        pattern.split(separator: "/", omittingEmptySubsequences: false).map { part in
            guard part.hasPrefix("{") else { return String(part) }
            guard let object = known[String(part.dropFirst().dropLast())] else { return "none-999999" }
            return switch whose {
            case .own: object.own
            case .foreign: object.foreign
            case .missing: object.missing
            }
        }.joined(separator: "/")
    }
}

extension TestServer {
    /// A token that may do all its person may.
    func token(of name: String) async throws -> String {
        let actor = try office.actor(name)
        let secret = Secret.new("amico_")
        try await office.perform(
            IssueToken(
                actor: actor.id, name: "test", digest: secret.digest, scopes: Array(actor.permissions),
                expiresOn: Zone.pacific.day(of: office.clock.now) + 30), as: actor)
        return secret.text
    }
}

extension TestVisitor {
    /// Calls a route as what it is: a page, a form with nothing in it, a call of the API.
    func call(_ route: Route, _ path: String, bearer: String?) async throws -> Got {
        if route.isOfAPI {
            let headers = (bearer.map { [("Authorization", "Bearer \($0)")] } ?? []) + [("Content-Type", "application/json")]
            return try await send(
                HTTPMethod(rawValue: route.method.rawValue), path, body: route.method == .get ? nil : "{}", headers)
        }
        return route.method == .get ? try await get(path) : try await post(path)
    }
}
