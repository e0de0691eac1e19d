/// One change to the books: a value that any door can build and only `Office.perform` carries out.
///
/// Its JSON is a format: the journal keeps it and `apply` reads it. Fields are only added, as optionals; a changed action
/// gets a new name. A field called `customer` or `utility` holds a customer's code: the gate checks it against the actor's.
/// An action carries no secret.
package protocol Action: Codable, Sendable {
    associatedtype Outcome: Codable, Sendable

    static var permission: Permission { get }
    /// Every field set. What `amico actions` prints is read off its JSON.
    static var example: Self { get }

    /// Finds, asks the domain to decide, stores. Runs inside the gate's transaction: what it throws undoes all it did.
    func perform(in book: Book) throws -> Outcome
}

extension Action {
    /// What the journal and `apply` call it: the type's own name.
    package static var name: String { String(describing: Self.self) }
}

/// The outcome of an action that has nothing to add.
package struct Done: Codable, Equatable, Sendable {
    package init() {}
}
