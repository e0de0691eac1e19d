import Documents
import Domain
import Workbook

/// A part of a page: a table, a form, a history. It names its template and the fields that asks.
package protocol Piece: TemplateValue, Sendable {
    static var template: String { get }
    /// Pieces inside it, rendered before it.
    var inner: [any Piece] { get }
    func html(_ templates: Templates) throws(TemplateRefusal) -> String
}

extension Piece {
    package var inner: [any Piece] { [] }

    package func child(named name: String) -> Any? {
        // What holds pieces has them rendered for it, by `Drawing`.
        field(name)
    }
}

/// A piece with what is inside it rendered.
private struct Drawing<Drawn: Piece>: TemplateValue {
    let piece: Drawn
    let inside: Rendered

    static var fields: [String: @Sendable (Drawing<Drawn>) -> Any?] { [:] }

    func child(named name: String) -> Any? { name == "inside" ? inside : piece.child(named: name) }
}

extension Piece {
    package func html(_ templates: Templates) throws(TemplateRefusal) -> String {
        if inner.isEmpty { return try templates.render(self, with: Self.template) }
        var inside = ""
        for piece in inner { inside += try piece.html(templates) }
        return try templates.render(Drawing(piece: self, inside: Rendered(inside)), with: Self.template)
    }
}

/// A part of a table: it is made once for all pages it stands on.
package protocol RowPiece: Piece, Hashable {}

extension RowPiece {
    package func html(_ templates: Templates) throws(TemplateRefusal) -> String {
        try templates.renderOnce(self, with: Self.template)
    }
}

extension Tone {
    /// Its name in the style sheet.
    var name: String {
        switch self {
        case .good: "good"
        case .due: "due"
        case .late: "late"
        case .calm: "calm"
        }
    }

    /// A shape that stands for it: full, half, square, ring. Never colour alone.
    var mark: String {
        switch self {
        case .good: "\u{25CF}"
        case .due: "\u{25D0}"
        case .late: "\u{25A0}"
        case .calm: "\u{25CB}"
        }
    }
}

/// A state in words with its tone.
package struct Chip: TemplateValue, Hashable, Sendable {
    package let words: String
    package let tone: Tone

    package init(_ words: String, _ tone: Tone) {
        self.words = words
        self.tone = tone
    }

    package static let fields: [String: @Sendable (Chip) -> Any?] = [
        "words": { $0.words }, "tone": { $0.tone.name }, "mark": { $0.tone.mark },
    ]
}

/// A value as a page shows it: text, perhaps a link, a chip, a line under it, and the way to its derivation.
package struct Shown: TemplateValue, Hashable, Sendable {
    package var text: String
    package var href: String?
    package var chip: Chip?
    /// A second line, quieter.
    package var sub: String?
    /// Where its derivation is.
    package var why: String?
    package var isFigure: Bool
    /// The head of its column, said beside it where rows stand as cards.
    var label: String?

    package init(
        _ text: String = "", href: String? = nil, chip: Chip? = nil, sub: String? = nil, why: String? = nil,
        isFigure: Bool = false
    ) {
        self.text = text
        self.href = href
        self.chip = chip
        self.sub = sub
        self.why = why
        self.isFigure = isFigure
    }

    package static let fields: [String: @Sendable (Shown) -> Any?] = [
        "text": { $0.why == nil && $0.href == nil && !$0.text.isEmpty ? $0.text : nil },
        "linked": { $0.why == nil && $0.href != nil ? $0.text : nil },
        "asked": { $0.why != nil ? $0.text : nil }, "href": { $0.href }, "chip": { $0.chip }, "sub": { $0.sub },
        "why": { $0.why }, "isFigure": { $0.isFigure }, "isWhole": { $0.isWhole }, "label": { $0.label },
    ]

    /// A day, a number, an amount: a narrow column does not break it.
    private var isWhole: Bool { text.count <= 14 && text.contains(where: \.isNumber) }

    func labelled(_ label: String) -> Shown {
        var shown = self
        shown.label = label.isEmpty ? nil : label
        return shown
    }
}

extension String {
    /// `16 Nov 2026 07:30 PST` breaks between its day and its time alone.
    var withTimeWhole: String {
        let (space, colon, whole) = (UInt8(ascii: " "), UInt8(ascii: ":"), "\u{A0}".utf8)
        var bytes: [UInt8] = []
        var (spaces, hasClock) = (0, false)
        for byte in utf8 {
            if byte == space { spaces += 1 }
            if byte == colon, spaces == 3 { hasClock = true }
            if byte == space, spaces != 3 { bytes += whole } else { bytes.append(byte) }
        }
        return spaces == 4 && hasClock ? String(decoding: bytes, as: UTF8.self) : self
    }
}

/// A button or a link that does or opens something; its words are a verb with its object.
package struct Button: TemplateValue, Equatable, Sendable {
    package let words: String
    package let href: String
    package let key: String?
    package let isMain: Bool

    package init(_ words: String, href: String, key: String? = nil, isMain: Bool = false) {
        self.words = words
        self.href = href
        self.key = key
        self.isMain = isMain
    }

    package static let fields: [String: @Sendable (Button) -> Any?] = [
        "words": { $0.words }, "href": { $0.href }, "key": { $0.key }, "isMain": { $0.isMain },
    ]
}

extension Shown {
    /// A figure at the right edge of its column.
    static func figure(_ text: String, why: String? = nil, sub: String? = nil) -> Shown {
        Shown(text, sub: sub, why: why, isFigure: true)
    }

    static func figure(_ count: Int) -> Shown { .figure(count.grouped) }
}
