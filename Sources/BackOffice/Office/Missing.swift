import Domain

/// What was asked for is not in the books, or belongs to another utility than the actor's: the answer is the same.
package struct Missing: Refusal, Equatable {
    /// The word people use for it: `outage`, `endpoint`.
    package let what: String
    package let id: String

    package init(_ what: String, _ id: some CustomStringConvertible) {
        self.what = what
        self.id = id.description
    }

    package var message: String { "There is no \(what) \(id). Look at the list of what there is, and check the spelling." }
}
