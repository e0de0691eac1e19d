import Foundation

/// What the JSON texts of rows say. A text says the same whatever else happened: an agreement's terms are found here ten times as
/// fast as they are read.
enum DecodedText {
    private struct Source: Hashable {
        let type: ObjectIdentifier
        let text: String
    }

    private static let kept = KeptValues<any Sendable>(atMost: 8 << 20)

    static func value<Value: Decodable & Sendable>(_ type: Value.Type, of text: String) throws -> Value {
        func read() throws -> Value { try JSONDecoder().decode(type, from: Data(text.utf8)) }
        let source = Source(type: ObjectIdentifier(type), text: text)
        let value = try kept.value(of: source, bytes: { _ in text.utf8.count }, read)
        return try value as? Value ?? read()
    }
}
