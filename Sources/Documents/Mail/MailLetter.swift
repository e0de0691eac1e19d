import Domain

/// A mail as its template words it: the first line is the subject, what follows the blank line the body.
package struct MailLetter: Sendable {
    private let kind: MailKind
    private let fields: MailFields

    /// - Parameter isAnswerable: whether an answer to it reaches the record it is about.
    /// - Parameter link: an address with a secret in it, which is in no fact.
    package init(_ kind: MailKind, _ words: MailWords, isAnswerable: Bool, link: String? = nil) {
        self.kind = kind
        fields = MailFields(kind: kind, words: words, isAnswerable: isAnswerable, link: link)
    }

    package struct Text: Equatable, Sendable {
        package let subject: String
        package let body: String
    }

    package func text(_ templates: Templates) throws(TemplateRefusal) -> Text {
        let text = try templates.render(fields, with: "mail/\(kind.templateName)")
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let body = lines.dropFirst().drop { $0.allSatisfy(\.isWhitespace) }.joined(separator: "\n")
        return Text(
            subject: lines.first.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") } ?? "", body: body)
    }
}

/// What a mail's template may ask.
struct MailFields: TemplateValue, Sendable {
    let kind: MailKind
    let words: MailWords
    let isAnswerable: Bool
    let link: String?

    static let fields: [String: @Sendable (MailFields) -> Any?] = [
        "record": { $0.words.record }, "title": { $0.words.title.replacing("\n", with: " ") }, "by": { $0.words.by },
        "text": { $0.words.text }, "facts": { $0.words.facts.map { Labelled($0.label, $0.value) } },
        "isAnswerable": { $0.isAnswerable }, "isInternal": { $0.kind.isInternal }, "link": { $0.link },
    ]
}
