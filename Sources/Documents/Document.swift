import BackOffice
import Domain

/// Something a customer is handed: printable HTML, made from the books as they stand, without script.
protocol Document: TemplateValue, Sendable {
    /// Its file in Templates, without the ending: `documents/invoice`.
    static var template: String { get }
    /// What all documents have at their head and foot.
    var head: PaperHead { get }
}

extension Document {
    package func child(named name: String) -> Any? { field(name) ?? head.child(named: name) }

    package func html(_ templates: Templates) throws(TemplateRefusal) -> String {
        try templates.render(self, with: Self.template)
    }
}

/// The size of the sheets it is printed on, as CSS names it.
package enum PaperSize: String, CaseIterable, Codable, Sendable {
    case a4 = "A4"
    case letter

    /// North America prints on Letter.
    package static func usual(for currency: Currency) -> PaperSize {
        ["USD", "CAD", "MXN"].contains(currency.code) ? .letter : .a4
    }
}

/// A label and what stands beside it.
struct Labelled: TemplateValue, Equatable, Sendable {
    let label: String
    let value: String

    init(_ label: String, _ value: String) {
        self.label = label
        self.value = value
    }

    static let fields: [String: @Sendable (Labelled) -> Any?] = ["label": { $0.label }, "value": { $0.value }]
}

/// A sentence with its tone: a word first, so that colour never speaks alone.
struct StateLine: TemplateValue, Equatable, Sendable {
    enum Tone: String { case good, due, late, calm }

    let tone: Tone
    let word: String
    let sentence: String

    static let fields: [String: @Sendable (StateLine) -> Any?] = [
        "tone": { $0.tone.rawValue }, "word": { $0.word }, "sentence": { $0.sentence },
    ]
}

/// One party's place to sign, or who signed and when.
struct SignatureLine: TemplateValue, Equatable, Sendable {
    let party: String
    let by: String?
    let on: Day?

    static let fields: [String: @Sendable (SignatureLine) -> Any?] = [
        "party": { $0.party }, "by": { $0.by }, "on": { $0.on?.words },
    ]
}

extension Day {
    /// In words that stay on one line.
    var unbroken: String { words.replacing(" ", with: "\u{A0}") }
}
