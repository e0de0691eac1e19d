import Documents
import Domain
import Workbook

/// A sentence that stands out: what was done, what was refused, what to know.
package struct Remark: Piece {
    package static let template = "web/remark"
    let text: String
    let tone: Tone

    package init(_ text: String, tone: Tone = .calm) {
        self.text = text
        self.tone = tone
    }

    package static let fields: [String: @Sendable (Remark) -> Any?] = [
        "text": { $0.text }, "tone": { $0.tone.name }, "mark": { $0.tone.mark }, "isUrgent": { $0.tone == .late },
    ]
}

/// A card with a heading; what it holds are pieces.
package struct Panel: Piece {
    package static let template = "web/panel"
    let title: String
    let id: String
    let more: Button?
    package let inner: [any Piece]

    package init(_ title: String, id: String = "", more: Button? = nil, _ inner: [any Piece]) {
        self.title = title
        self.id = id
        self.more = more
        self.inner = inner.isEmpty ? [Prose("")] : inner
    }

    package static let fields: [String: @Sendable (Panel) -> Any?] = [
        "title": { $0.title }, "id": { $0.id.isEmpty ? nil : $0.id }, "more": { $0.more },
    ]
}

/// Words in paragraphs, as people wrote them.
package struct Prose: Piece {
    package static let template = "web/prose"
    let text: String

    package init(_ text: String) { self.text = text }

    package static let fields: [String: @Sendable (Prose) -> Any?] = [
        "paragraphs": { $0.text.split(separator: "\n\n").map(String.init) }
    ]
}

/// Labels with what stands beside them.
package struct Facts: Piece {
    package static let template = "web/facts"
    let rows: [Row]

    package init(_ rows: [(String, Shown)]) { self.rows = rows.map { Row(label: $0.0, value: $0.1) } }

    struct Row: TemplateValue {
        let label: String
        let value: Shown
        static let fields: [String: @Sendable (Row) -> Any?] = ["label": { $0.label }, "value": { $0.value }]
    }

    package static let fields: [String: @Sendable (Facts) -> Any?] = ["rows": { $0.rows }]
}

/// How a figure came about, as every figure can tell.
package struct Why: Piece {
    package static let template = "web/why"
    let derivation: Derivation
    package let inner: [any Piece]

    package init(_ derivation: Derivation) {
        self.derivation = derivation
        inner = derivation.parts.map(Why.init)
    }

    struct Given: TemplateValue {
        let input: Derivation.Input
        static let fields: [String: @Sendable (Given) -> Any?] = [
            "label": { $0.input.label },
            "value": { given in
                Shown(
                    given.input.value,
                    sub: given.input.source == nil || RecordLink.href(given.input.source ?? "") != nil ? nil : given.input.source)
            },
            "source": { given in
                given.input.source.flatMap { source in RecordLink.href(source).map { Shown(source, href: $0) } }
            },
        ]
    }

    package static let fields: [String: @Sendable (Why) -> Any?] = [
        "title": { $0.derivation.title }, "rule": { $0.derivation.rule },
        "given": { $0.derivation.inputs.map(Given.init) }, "steps": { $0.derivation.steps }, "result": { $0.derivation.result },
        "hasParts": { !$0.derivation.parts.isEmpty },
    ]
}

/// Facts one after another: when, who, what; what the customer reads and what stays inside are told apart by word and ground.
package struct Timeline: Piece {
    package static let template = "web/timeline"
    let entries: [Entry]

    package init(_ entries: [Entry]) { self.entries = entries }

    package struct Entry: TemplateValue, Sendable {
        package enum Ground: String, Sendable { case plain, paper, inside }

        let anchor: String
        let at: String
        let iso: String
        let who: String
        let what: String
        let words: String
        let ground: Ground
        let link: Shown?

        package init(
            anchor: String, at: Instant, in zone: Zone, who: String, what: String, words: String = "", ground: Ground = .plain,
            link: Shown? = nil
        ) {
            self.anchor = anchor
            self.at = zone.words(at)
            iso = zone.iso(at)
            self.who = who
            self.what = what
            self.words = words
            self.ground = ground
            self.link = link
        }

        package static let fields: [String: @Sendable (Entry) -> Any?] = [
            "anchor": { $0.anchor }, "at": { $0.at }, "iso": { $0.iso }, "who": { $0.who }, "what": { $0.what },
            "paragraphs": { $0.words.split(separator: "\n\n").map(String.init) }, "ground": { $0.ground.rawValue },
            "isInside": { $0.ground == .inside }, "link": { $0.link },
        ]
    }

    package static let fields: [String: @Sendable (Timeline) -> Any?] = [
        "entries": { $0.entries }, "isEmpty": { $0.entries.isEmpty },
    ]
}
