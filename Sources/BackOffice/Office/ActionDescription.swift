import Foundation

/// What `amico actions` prints of an action: read off its example, so that it cannot differ from what is taken.
package struct ActionDescription: Codable, Equatable, Sendable {
    package struct Field: Codable, Equatable, Sendable {
        package let name: String
        /// `text`, `a number`, `true or false`, `a list`, `an object`.
        package let type: String
        /// The example's value, as JSON.
        package let example: String
        /// Whether it may be left out.
        package let optional: Bool
    }

    package let action: String
    package let permission: Permission
    package let fields: [Field]
    /// A line that `apply` takes.
    package let example: String

    package init<Deed: Action>(_ type: Deed.Type) throws {
        action = Deed.name
        permission = Deed.permission
        let json = try Canonical.json(Deed.example)
        let bytes = Array(json.utf8)
        guard case .object(let members) = try JSONScanner.read(bytes) else {
            throw EncodingError.invalidValue(
                Deed.example, .init(codingPath: [], debugDescription: "An action's JSON is an object."))
        }
        fields = members.map { member in
            let rest = members.filter { $0.name != member.name }.map { other in
                "\"\(other.name)\":\(String(decoding: bytes[other.bytes], as: UTF8.self))"
            }
            let without = Data("{\(rest.joined(separator: ","))}".utf8)
            return Field(
                name: member.name, type: member.value.kind, example: String(decoding: bytes[member.bytes], as: UTF8.self),
                optional: (try? JSONDecoder().decode(Deed.self, from: without)) != nil)
        }
        example = #"{"action":"\#(Deed.name)","actor":"dana","at":"2026-09-03T10:00:00Z","fields":\#(json)}"#
    }
}

extension ActionCatalogue {
    package static func descriptions() throws -> [ActionDescription] { try all.map { try describe($0) } }

    /// By name: every one, or the one that is named. Missing where there is no such action.
    package static func descriptions(named name: String?) throws -> [ActionDescription] {
        let found = try all.filter { name == nil || $0.name == name }.map { try describe($0) }
        if let name, found.isEmpty { throw Missing("action", name) }
        return found.sorted { $0.action < $1.action }
    }

    package static func description(of type: any Action.Type) throws -> ActionDescription { try describe(type) }

    private static func describe<Deed: Action>(_ type: Deed.Type) throws -> ActionDescription { try ActionDescription(type) }
}
