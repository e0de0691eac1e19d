import Synchronization

/// What templates made of rows. Most rows of a page stand on the next one as they are, and the same of a row is the same markup: it
/// is made once, and cannot grow old.
final class KeptMarkup: Sendable {
    /// Bytes that are kept; with more, all are let go.
    private static let most = 16 << 20

    private struct Key: Hashable {
        let template: String
        let value: AnyHashable
    }

    private struct Kept {
        var texts: [Key: String] = [:]
        var bytes = 0
    }

    private let kept = Mutex(Kept())

    func text<Value: Hashable & Sendable>(
        of value: Value, with template: String, _ make: () throws(TemplateRefusal) -> String
    ) throws(TemplateRefusal) -> String {
        if let known = kept.withLock({ $0.texts[Key(template: template, value: value)] }) { return known }
        let text = try make()
        kept.withLock { kept in
            // Its value takes about as much again.
            if kept.bytes > KeptMarkup.most { kept = Kept() }
            kept.texts[Key(template: template, value: value)] = text
            kept.bytes += 2 * text.utf8.count
        }
        return text
    }
}
