import Foundation

/// Reads an action's fields: every needed one, and none that the action does not have.
enum FieldReader {
    static func read<Deed: Action>(_ type: Deed.Type, _ value: JSONValue, _ bytes: [UInt8]) throws(BadJSON) -> any Action {
        guard case .object = value else {
            throw BadJSON(problem: "\u{201C}fields\u{201D}: expected an object, found \(value.kind)")
        }
        do {
            let action = try JSONDecoder().decode(type, from: Data(bytes))
            let written = try JSONScanner.read(Array(Canonical.json(action).utf8))
            // The example costs time, so it is asked only about a name that was not written back: a null is no stranger.
            if stranger(in: value, known: [written]) != nil,
                let path = stranger(in: value, known: [written, example(of: type)])
            {
                throw unknown(path, type)
            }
            return action
        } catch let bad as BadJSON {
            throw bad
        } catch let error as DecodingError {
            if let path = stranger(in: value, known: [example(of: type)]) { throw unknown(path, type) }
            throw BadJSON(problem: words(error, value, example(of: type), of: Deed.name))
        } catch {
            throw BadJSON(problem: "\(Deed.name): its fields cannot be read")
        }
    }

    private static func example(of type: any Action.Type) -> JSONValue {
        (try? JSONScanner.read(Array(Canonical.json(type.example).utf8))) ?? .null
    }

    private static func unknown(_ path: String, _ type: any Action.Type) -> BadJSON {
        var fields = "none"
        if case .object(let members) = example(of: type), !members.isEmpty {
            fields = members.map(\.name).joined(separator: ", ")
        }
        return BadJSON(problem: "\(type.name) has no field \u{201C}\(path.prefix(120))\u{201D}; it has: \(fields)")
    }

    /// The path of the first name that none of the known values has.
    private static func stranger(in value: JSONValue, known: [JSONValue], at path: String = "") -> String? {
        switch value {
        case .object(let members):
            for member in members {
                let inner = path.isEmpty ? member.name : "\(path).\(member.name)"
                let matching = known.compactMap { $0[member.name] }
                if matching.isEmpty { return inner }
                if let found = stranger(in: member.value, known: matching, at: inner) { return found }
            }
        case .array(let items):
            let lists = known.compactMap { if case .array(let items) = $0 { items } else { nil } }
            for (index, item) in items.enumerated() {
                let matching = lists.enumerated().flatMap { place, list in
                    // The value as it was written back, item by item; the example, any of its items.
                    place == 0 && lists.count == known.count && list.count == items.count ? [list[index]] : list
                }
                if let found = stranger(in: item, known: matching, at: "\(path).\(index)") { return found }
            }
        case .text, .number, .truth, .null: break
        }
        return nil
    }

    private static func words(_ error: DecodingError, _ value: JSONValue, _ example: JSONValue, of action: String) -> String {
        switch error {
        case .keyNotFound(let key, let context):
            let path = context.codingPath + [key]
            return "the field \u{201C}\(place(path))\u{201D} is missing\(sample(example, path.map(\.stringValue)))"
        case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
            let path = context.codingPath.map(\.stringValue)
            let found = look(value, path)?.kind ?? "nothing"
            return
                "\u{201C}\(place(context.codingPath))\u{201D}: expected \(expectation(type)), found \(found)\(sample(example, path))"
        case .dataCorrupted(let context):
            let path = context.codingPath.map(\.stringValue)
            guard !path.isEmpty else {
                return unwhole(in: value, like: example) ?? "the fields cannot be read: is a number too large?"
            }
            return
                "\u{201C}\(place(context.codingPath))\u{201D}: \(reason(context, look(value, path), of: action))\(sample(example, path))"
        @unknown default: return "the fields cannot be read"
        }
    }

    /// The decoder names no place of a number that has a fraction, or is too large, where a whole one is wanted.
    private static func unwhole(in value: JSONValue, like example: JSONValue, at path: String = "") -> String? {
        switch (value, example) {
        case (.object(let members), .object):
            return members.lazy.compactMap { member in
                example[member.name].flatMap {
                    unwhole(in: member.value, like: $0, at: path.isEmpty ? member.name : "\(path).\(member.name)")
                }
            }.first
        case (.array(let items), .array(let known)):
            guard let like = known.first else { return nil }
            return items.enumerated().lazy.compactMap { unwhole(in: $1, like: like, at: "\(path)[\($0)]") }.first
        case (.number(let text), .number(let known)):
            guard Int(known) != nil, Int(text) == nil else { return nil }
            return "\u{201C}\(path.prefix(120))\u{201D}: expected a whole number, found \(text.prefix(40)), such as \(known)"
        default: return nil
        }
    }

    /// `readTargets[0].target`.
    private static func place(_ path: [any CodingKey]) -> String {
        path.reduce("") { text, key in
            if let index = key.intValue { return "\(text)[\(index)]" }
            return text.isEmpty ? key.stringValue : "\(text).\(key.stringValue)"
        }
    }

    /// The decoder's own words name a type of the program; here stand the words the field takes.
    private static func reason(_ context: DecodingError.Context, _ value: JSONValue?, of action: String) -> String {
        let words = context.debugDescription.split(separator: " ")
        guard words.starts(with: ["Cannot", "initialize"]), words.count > 2, case .text(let text)? = value else {
            return context.debugDescription.hasSuffix(".")
                ? String(context.debugDescription.dropLast()) : context.debugDescription
        }
        let known = Vocabulary.words(of: words[2], in: action)
        let expected = known.isEmpty ? "another word" : "one of \(known.joined(separator: ", "))"
        return "expected \(expected), found \u{201C}\(text.prefix(80))\u{201D}"
    }

    private static func expectation(_ type: any Any.Type) -> String {
        switch String(describing: type) {
        case "String": "text"
        case "Bool": "true or false"
        case let name where name.hasPrefix("Int") || name.hasPrefix("UInt"): "a whole number"
        case let name where name.hasPrefix("Array"): "a list"
        case let name where name.hasPrefix("Dictionary"): "an object"
        case let name: "a value for \(name)"
        }
    }

    private static func look(_ value: JSONValue, _ path: [String]) -> JSONValue? {
        path.reduce(value) { inner, step in
            if case .array(let items) = inner, let index = Int(step.drop { !$0.isNumber }), items.indices.contains(index) {
                return items[index]
            }
            return inner?[step]
        }
    }

    private static func sample(_ example: JSONValue, _ path: [String]) -> String {
        guard let found = look(example, path) else { return "" }
        return switch found {
        case .text(let text): "; for example \u{201C}\(text)\u{201D}"
        case .number(let number): "; for example \(number)"
        case .truth(let truth): "; for example \(truth)"
        case .object(let members): "; it has: \(members.map(\.name).joined(separator: ", "))"
        case .array, .null: ""
        }
    }
}
