/// Work that is found by looking at the books as they stand, not by a row of its own: done at now, batch after batch, until
/// there is none. What waited while nobody ran it is caught up in one go.
package struct Sweep: Sendable {
    package let name: String
    /// Nil where there is nothing to do.
    let action: @Sendable (View) throws -> (any Action)?

    package init(_ name: String, _ action: @escaping @Sendable (View) throws -> (any Action)?) {
        self.name = name
        self.action = action
    }

    package static let all: [Sweep] = [EscalateRequests.sweep]
}
