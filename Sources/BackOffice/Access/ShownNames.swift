import Domain

/// Sign-in names as an actor may read them: a utility's people read their own, and not who of the provider it was.
struct ShownNames {
    /// Nil: all.
    private let known: Set<String>?

    init(in view: View) throws {
        known = view.actor.isInside ? nil : Set(try view.actors().map(\.id.text))
    }

    func isShown(_ login: String) -> Bool { known?.contains(login) ?? true }

    func name(_ login: String) -> String { isShown(login) ? login : "the provider" }
}
