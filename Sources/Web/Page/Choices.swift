import Documents
import Domain

/// Ways to look at the same thing: earlier, later, another month.
package struct Choices: Piece {
    package static let template = "web/choices"
    let buttons: [Button]

    package init(_ buttons: [Button]) { self.buttons = buttons }

    package static let fields: [String: @Sendable (Choices) -> Any?] = ["buttons": { $0.buttons }]
}
