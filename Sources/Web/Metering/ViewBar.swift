import Documents
import Domain

/// What a page is looked at by: choices that stand in its address, and links to the pages beside it.
struct ViewBar: Piece {
    static let template = "web/view-bar"
    let path: String
    let label: String
    let choices: [Choice]
    var links: [Button] = []

    struct Choice: TemplateValue {
        let name: String
        let label: String
        let options: [(value: String, words: String)]
        let taken: String

        static let fields: [String: @Sendable (Choice) -> Any?] = [
            "name": { $0.name }, "label": { $0.label },
            "options": { choice in
                choice.options.map {
                    Form.Drawn.Choice(value: $0.value, words: $0.words, isTaken: $0.value == choice.taken)
                }
            },
        ]
    }

    static let fields: [String: @Sendable (ViewBar) -> Any?] = [
        "path": { $0.path }, "label": { $0.label }, "choices": { $0.choices }, "links": { $0.links },
    ]
}
