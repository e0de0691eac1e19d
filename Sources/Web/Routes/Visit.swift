import BackOffice
import Documents
import Domain
import Foundation
import HTTPTypes

/// One request as a route sees it: who asks, for what, and the way to the books.
package struct Visit: Sendable {
    package let house: House
    package let actor: Actor
    package let session: Session?
    package let token: AccessToken?
    /// What stands in the braces of the route's path.
    package var parameters: [String: String]
    package var path: String
    package var query: Query
    package var form: Query
    package var files: [SentFile]
    /// The body as it came, for what is no form.
    package let body: Data
    package let headers: HTTPFields
    package let visitor: Visitor
    package let requestID: String
    /// The host and port that were called.
    package let authority: String
    /// Proves that a form is one of our own; empty where nobody is signed in.
    package let formToken: String
    /// Where a viewer of a utility has no zone set, theirs is the utility's; the provider's people have the provider's. Known
    /// before the books are read for a page, where one read may not hold another.
    package let zone: Zone

    /// What was typed into a form of this page before the session ended, and not sent.
    var unsent: UnsentForm?

    /// A file of a form. Its name is the sender's word for it, never a path of ours.
    package struct SentFile: Sendable {
        package let field: String
        package let name: String
        package let bytes: Data

        package init(field: String, name: String, bytes: Data) {
            self.field = field
            self.name = name
            self.bytes = bytes
        }
    }

    package var isSignedIn: Bool { session != nil }

    package var now: Instant { house.office.clock.now }

    /// Reads one state of the books, as whoever asks.
    package func read<Value>(_ query: (View) throws -> Value) throws -> Value { try house.office.read(as: actor, query) }

    @discardableResult
    package func perform<Deed: Action>(_ action: Deed) async throws -> Deed.Outcome {
        try await house.office.perform(action, as: actor, Circumstances(origin: origin))
    }

    /// A list, in the view from which rows of it were sent: of the view only the fields come with the form, so it is always ours.
    package func list(_ path: String) -> String { Query(encoded: form.raw("_view") ?? "").address(path) }

    package var origin: Origin {
        Origin(door: token == nil ? "web" : "api \(token?.id.text ?? "")", user: actor.id.text, host: visitor.address)
    }

    /// An identifier in the path; what is none is nowhere.
    package func identifier<Subject>(_ name: String, of what: String) throws -> Identifier<Subject> {
        let text = parameters[name] ?? ""
        guard let id = Identifier<Subject>(text) else { throw Missing(what, text.prefix(64)) }
        return id
    }

    /// Who is called what, for a column of people; without the books, as they sign in.
    var names: PeopleNames { (try? read { try $0.peopleNames() }) ?? PeopleNames([:], isInside: actor.isInside) }
}
