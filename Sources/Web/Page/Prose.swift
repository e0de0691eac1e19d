import Documents

/// Words in paragraphs, as people wrote them.
package struct Prose: Piece {
    package static let template = "web/prose"
    let text: String

    package init(_ text: String) { self.text = text }

    package static let fields: [String: @Sendable (Prose) -> Any?] = [
        "paragraphs": { $0.text.split(separator: "\n\n").map(String.init) }
    ]
}
