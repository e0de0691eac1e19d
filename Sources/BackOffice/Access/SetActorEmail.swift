import Domain
import GRDB

/// Sets where somebody of the books is reached by mail, or that they are not.
package struct SetActorEmail: Action {
    package static let permission = Permission.manageAccess
    package static var example: SetActorEmail {
        SetActorEmail(actor: Identifier(named: "lee"), email: EmailAddress(named: "lee@provider.example"))
    }

    package var actor: Actor.ID
    /// Left out: none.
    package var email: EmailAddress?

    package init(actor: Actor.ID, email: EmailAddress? = nil) {
        self.actor = actor
        self.email = email
    }

    package func perform(in book: Book) throws -> Done {
        _ = try book.reachableActor(actor)
        try book.db.execute(
            sql: "UPDATE actor SET email = ? WHERE id = ?", arguments: [email?.text, actor.text])
        return Done()
    }
}
