import BackOffice
import Domain
import Foundation
import HTTPTypes

/// The JSON API: every action as a POST, every query as a GET, the description of both.
enum APIRoutes {
    static let base = "/api/v1"

    static let all: [Route] = actions + APIFiles.routes + APIQueries.routes + APIDescription.routes

    /// `POST /api/v1/actions/OpenRequest` with the action's fields; the answer is its outcome.
    private static let actions: [Route] = ActionCatalogue.all.filter { $0.name != OpenBooks.name }.map { type in
        .call(
            .post, "\(base)/actions/\(type.name)", .permission(type.permission), bodyLimit: 1_048_576, action: type.name,
            "\(type.name.spaced)."
        ) { visit in
            try refuseOtherType(visit)
            let action = try ActionCatalogue.read(type.name, fields: Array(visit.body))
            let outcome = try await visit.house.office.performNamed(
                action, once: try key(visit, type.name), as: visit.actor,
                Circumstances(at: try instant(visit), origin: visit.origin))
            return .json(Data(outcome.utf8))
        }
    }

    /// History that is taken over happened then; it takes the permission for that.
    private static func instant(_ visit: Visit) throws -> Instant? {
        guard let text = visit.headers[.own("Amico-At")] else { return nil }
        guard let instant = Instant(text) else {
            throw BadCall.badRequest("Amico-At is an instant such as 2026-10-08T09:00:00-07:00.")
        }
        return instant
    }

    private static func refuseOtherType(_ visit: Visit) throws {
        guard visit.headers[.contentType]?.hasPrefix("application/json") == true else {
            throw BadCall(
                status: .unsupportedMediaType, title: "Not JSON",
                message: "Send the fields as JSON (Content-Type: application/json).")
        }
    }

    /// A call that is repeated under its key is answered as it was the first time.
    private static func key(_ visit: Visit, _ action: String) throws -> (key: String, digest: String)? {
        guard let key = visit.headers[.own("Idempotency-Key")] else { return nil }
        guard (1...200).contains(key.utf8.count), key.utf8.allSatisfy({ (33...126).contains($0) }) else {
            throw BadCall.badRequest("An Idempotency-Key has 1 to 200 visible ASCII characters.")
        }
        return (key, Secret("\(action)\n\(String(decoding: visit.body, as: UTF8.self))").digest)
    }
}

extension Answer {
    /// A figure as JSON with sorted keys.
    static func json(encoding value: some Encodable) throws -> Answer {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return .json(try encoder.encode(value))
    }
}
