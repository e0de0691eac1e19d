import Domain
import Foundation

/// One line of an apply file: `{"action":"RecordOutage","actor":"dana","at":"2026-09-03T10:00:00Z","fields":{...}}`.
package struct ActionLine: Sendable {
    package let action: any Action
    /// Who did it; nil for whoever applies the file.
    package let actor: String?
    package let onBehalfOf: String?
    /// The instant it was recorded at where it comes from.
    package let at: Instant?

    /// Reads a line; what is wrong with it is said in words for people.
    package init(_ bytes: [UInt8]) throws(BadJSON) {
        guard String(validating: bytes, as: UTF8.self) != nil else { throw BadJSON(problem: "this line is not UTF-8 text") }
        let line = try JSONScanner.read(bytes)
        guard case .object(let members) = line else {
            throw BadJSON(problem: "expected an object such as {\"action\":...,\"fields\":{...}}, found \(line.kind)")
        }
        let known = ["action", "actor", "onBehalfOf", "at", "fields"]
        if let stranger = members.first(where: { !known.contains($0.name) }) {
            throw BadJSON(
                problem: "a line has no \u{201C}\(stranger.name.prefix(60))\u{201D}; it has: \(known.joined(separator: ", "))")
        }
        let name = try ActionLine.text(line, "action")
        guard let name else {
            throw BadJSON(problem: "\u{201C}action\u{201D} is missing: which action is this? `amico actions` lists them")
        }
        guard let type = ActionCatalogue.action(named: name) else {
            throw BadJSON(problem: "there is no action \u{201C}\(name.prefix(60))\u{201D}; `amico actions` lists what there is")
        }
        guard let fields = members.first(where: { $0.name == "fields" }) else {
            throw BadJSON(problem: "\u{201C}fields\u{201D} is missing; an action without fields has {}")
        }
        actor = try ActionLine.text(line, "actor")
        onBehalfOf = try ActionLine.text(line, "onBehalfOf")
        if let stamp = try ActionLine.text(line, "at") {
            guard let instant = Instant(stamp) else {
                throw BadJSON(
                    problem: "\u{201C}at\u{201D}: expected an instant with its offset, such as 2026-09-03T10:00:00Z, found "
                        + "\u{201C}\(stamp.prefix(60))\u{201D}")
            }
            at = instant
        } else {
            at = nil
        }
        action = try FieldReader.read(type, fields.value, Array(bytes[fields.bytes]))
    }

    private static func text(_ line: JSONValue, _ name: String) throws(BadJSON) -> String? {
        switch line[name] {
        case nil, .null: return nil
        case .text(let text): return text
        case .some(let other): throw BadJSON(problem: "\u{201C}\(name)\u{201D}: expected text, found \(other.kind)")
        }
    }
}
