import Domain
import Foundation

/// The fields of an action as a door hands them in, as JSON; what is wrong with them is said in words for people.
package struct BadFields: Refusal, Equatable {
    package let message: String
}

extension ActionCatalogue {
    /// Reads an action off the JSON of its fields. Refused where there is no such action, a field is missing, strange or of
    /// another kind.
    package static func read(_ name: String, fields: [UInt8]) throws -> any Action {
        guard let type = action(named: name) else {
            throw BadFields(message: "There is no action \(name.prefix(60)). The list of actions tells what there is.")
        }
        do {
            guard String(validating: fields, as: UTF8.self) != nil else { throw BadJSON(problem: "this is not UTF-8 text") }
            return try FieldReader.read(type, try JSONScanner.read(fields), fields)
        } catch let bad as BadJSON {
            throw BadFields(message: bad.problem.prefix(1).uppercased() + bad.problem.dropFirst() + ".")
        }
    }
}

extension ActionDescription {
    /// The words a field takes, where only a few are known; empty where it takes any. Asked of the reader itself, which names
    /// them when another is given.
    package func choices(of field: Field) -> [String] {
        guard field.type == "text", let type = ActionCatalogue.action(named: action) else { return [] }
        let others = fields.filter { $0.name != field.name }.map { "\"\($0.name)\":\($0.example)" }
        let probe = "{" + (others + ["\"\(field.name)\":\"\u{2049}\""]).joined(separator: ",") + "}"
        let bytes = Array(probe.utf8)
        do {
            _ = try FieldReader.read(type, try JSONScanner.read(bytes), bytes)
            return []
        } catch {
            let words = error.problem
            guard let start = words.range(of: "expected one of "), let end = words.range(of: ", found ") else { return [] }
            guard start.upperBound <= end.lowerBound else { return [] }
            return words[start.upperBound..<end.lowerBound].components(separatedBy: ", ")
        }
    }
}

extension Office {
    /// Performs an action whose type only its name tells, and answers its outcome as JSON. With a key, the same call again is
    /// answered as the first was, and nothing is done twice: the answer is kept in the transaction of the action.
    package func performNamed(
        _ action: any Action, once call: (key: String, digest: String)? = nil, as actor: Actor, _ circumstances: Circumstances
    ) async throws -> String {
        try await performed(action, call, actor, circumstances)
    }

    private func performed<Deed: Action>(
        _ action: Deed, _ call: (key: String, digest: String)?, _ actor: Actor, _ circumstances: Circumstances
    ) async throws -> String {
        guard let call else { return try Canonical.json(try await perform(action, as: actor, circumstances)) }
        let recordedAt = clock.now
        let machineNow = clock.machineNow
        return try await commit { db in
            if let answered = try AnsweredCall.fetch(call.key, of: actor, db) {
                guard answered.digest == call.digest else { throw CallRefusal.otherCall(call.key) }
                return answered.body
            }
            let outcome = try self.perform(action, as: actor, circumstances, recordedAt: recordedAt, in: db)
            let body = try Canonical.json(outcome)
            try AnsweredCall(digest: call.digest, status: 200, body: body).store(call.key, of: actor, at: machineNow, db)
            return body
        }
    }
}

package enum CallRefusal: Refusal, Equatable {
    case otherCall(String)

    package var message: String {
        switch self {
        case .otherCall(let key): "The key \(key.prefix(60)) was used for another call. Give each call a key of its own."
        }
    }
}
