import Documents

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
