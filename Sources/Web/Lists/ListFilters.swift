import Documents

/// What narrows a list: its filters, and which columns it shows.
struct ListFilters: RowPiece {
    static let template = "web/list-filters"
    let path: String
    let filters: [Drawn]
    let columns: [Form.Drawn.Choice]

    struct Drawn: TemplateValue, Hashable {
        let name: String
        let label: String
        let whenNone: String
        let value: String
        /// Nil where one of some is chosen.
        let example: String?
        let choices: [Form.Drawn.Choice]

        /// The value as it reads.
        var words: String { choices.first(where: \.isTaken)?.words ?? value }

        init(_ filter: ListFilter, value: String) {
            name = filter.name
            label = filter.label
            whenNone = filter.whenNone
            self.value = value
            switch filter.kind {
            case .text(let example):
                self.example = example
                choices = []
            case .choice(let choices), .customers(let choices), .offer(let choices):
                example = nil
                self.choices = choices.map { Form.Drawn.Choice(value: $0.value, words: $0.words, isTaken: $0.value == value) }
            }
        }

        static let fields: [String: @Sendable (Drawn) -> Any?] = [
            "name": { $0.name }, "label": { $0.label }, "whenNone": { $0.whenNone }, "value": { $0.value },
            "example": { $0.example }, "isChoice": { $0.example == nil }, "choices": { $0.choices },
        ]
    }

    private var hasSpare: Bool { columns.contains { !$0.isTaken } || columns.count > 6 }

    /// What the rows were chosen by, as paper tells it.
    private var asked: String {
        let set = filters.filter { !$0.value.isEmpty }.map { "\($0.label.lowercased()) \($0.words)" }
        return set.isEmpty ? "No filter is set" : "Filter: \(set.joined(separator: ", "))"
    }

    static let fields: [String: @Sendable (ListFilters) -> Any?] = [
        "path": { $0.path }, "filters": { $0.filters }, "hasFilters": { !$0.filters.isEmpty }, "columns": { $0.columns },
        "hasSpare": { $0.hasSpare }, "hasAsk": { $0.hasSpare || !$0.filters.isEmpty }, "asked": { $0.asked },
    ]
}
