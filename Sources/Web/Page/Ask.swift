import Domain
import Documents

/// A form that only asks: what is chosen stands in the address, and the page can be sent to somebody.
package struct Ask: Piece {
    package static let template = "web/ask"
    let form: Form
    let words: String

    package init(_ words: String, at address: String, _ fields: [Field], visit: Visit) {
        self.words = words
        form = Form(to: address, fields, deed: words, visit: visit, typed: visit.query.fields.isEmpty ? nil : visit.query)
    }

    package static let fields: [String: @Sendable (Ask) -> Any?] = [
        "address": { $0.form.address }, "words": { $0.words },
        "fields": { ask in ask.form.fields.map { Form.Drawn(field: $0, form: ask.form) } },
    ]
}
