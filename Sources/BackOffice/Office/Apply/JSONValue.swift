/// A piece of JSON as it was written, and which bytes it stood in: enough to say where a line went wrong and to tell
/// which of its fields nobody asked for. Numbers keep their text.
package indirect enum JSONValue: Equatable, Sendable {
    case object([Member])
    case array([JSONValue])
    case text(String)
    case number(String)
    case truth(Bool)
    case null

    package struct Member: Equatable, Sendable {
        package let name: String
        package let value: JSONValue
        /// The value's bytes in the line.
        package let bytes: Range<Int>
    }

    package subscript(_ name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// What it is called to people.
    package var kind: String {
        switch self {
        case .object: "an object"
        case .array: "a list"
        case .text: "text"
        case .number: "a number"
        case .truth: "true or false"
        case .null: "null"
        }
    }
}

/// What is wrong with a piece of JSON, in words, with the column (1 = the first byte).
package struct BadJSON: Error, Equatable, Sendable {
    package let problem: String
}
