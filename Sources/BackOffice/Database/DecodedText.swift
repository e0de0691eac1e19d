import Foundation
import Synchronization

/// What the JSON texts of rows say. A text says the same whatever else happened, so what one was decoded to is kept and cannot
/// grow old: an agreement's terms are found here ten times as fast as they are read.
enum DecodedText {
    /// Bytes of text whose values are kept; with more, all are let go.
    private static let most = 8 << 20

    private struct Key: Hashable {
        let type: ObjectIdentifier
        let text: String
    }

    private struct Kept {
        var values: [Key: any Sendable] = [:]
        var bytes = 0
    }

    private static let kept = Mutex(Kept())

    static func value<Value: Decodable & Sendable>(_ type: Value.Type, of text: String) throws -> Value {
        let key = Key(type: ObjectIdentifier(type), text: text)
        if let known = kept.withLock({ $0.values[key] }) as? Value { return known }
        let value = try JSONDecoder().decode(type, from: Data(text.utf8))
        kept.withLock { kept in
            if kept.bytes > most { kept = Kept() }
            kept.values[key] = value
            kept.bytes += text.utf8.count
        }
        return value
    }
}
