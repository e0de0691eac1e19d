import Mustache

/// Something a template shows: its fields by name, asked one by one.
package protocol TemplateValue: MustacheParent {
    /// Every name a template may ask, and what stands there: text, a number of text, a truth, a value, or a list of these.
    static var fields: [String: @Sendable (Self) -> Any?] { get }
}

extension TemplateValue {
    package func child(named name: String) -> Any? { field(name) }

    /// A name that is known and has no value hides what a value around it may have by that name.
    package func field(_ name: String) -> Any? {
        guard let read = Self.fields[name] else { return nil }
        switch read(self) {
        case let text as String: return SafeMarkup.text(text)
        case let texts as [String]: return texts.map(SafeMarkup.text)
        case .some(let value): return value
        case .none: return Nothing()
        }
    }
}

/// A field without a value: shows nothing, and its section is left out.
private struct Nothing: MustacheCustomRenderable {
    let renderText = ""
    let isNull = true
}

/// A piece of a page that was rendered already, shown as it is.
package struct Rendered: MustacheCustomRenderable, Sendable {
    package let renderText: String
    package var isNull: Bool { renderText.isEmpty }

    package init(_ html: String) { renderText = html }
}

/// Text as a template may escape it.
///
/// The library escapes by characters as people count them, so a `<` that carries a combining mark would go through as it is.
enum SafeMarkup {
    static func text(_ text: String) -> String {
        if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) || $0 == 0x0A }) { return text }
        let special = "<>&\"'"
        guard text.unicodeScalars.contains(where: { isUnfit($0) }) || text.contains(where: { $0.unicodeScalars.count > 1 })
        else { return text }
        var out = String.UnicodeScalarView()
        for character in text {
            let scalars = character.unicodeScalars
            let opens = scalars.count > 1 && scalars.first.map { special.unicodeScalars.contains($0) } == true
            for (index, scalar) in scalars.enumerated() where !isUnfit(scalar) {
                // A mark on its own is set on a no-break space.
                if opens, index == 1 { out.append("\u{A0}") }
                out.append(scalar)
            }
        }
        return String(out)
    }

    /// What neither HTML nor XML 1.0 takes.
    private static func isUnfit(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: false
        case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: true
        default: false
        }
    }
}
