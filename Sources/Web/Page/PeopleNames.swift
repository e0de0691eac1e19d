import BackOffice
import Domain

/// What people are called, by the name they sign in with.
struct PeopleNames: Sendable {
    private let names: [String: String]
    private let isInside: Bool

    init(_ names: [String: String], isInside: Bool) {
        self.names = names
        self.isInside = isInside
    }

    /// A utility's people do not read who of the provider it was.
    func name(_ login: String) -> String { names[login] ?? (isInside ? login : "the provider") }

    func name(_ person: Person.Name) -> String { name(person.text) }

    /// Everyone by name, as a list offers them.
    var choices: [(value: String, words: String)] {
        names.map { (value: $0.key, words: $0.value) }.sorted { ($0.words, $0.value) < ($1.words, $1.value) }
    }
}

extension View {
    func peopleNames() throws -> PeopleNames { PeopleNames(try actorNames(), isInside: actor.utility == nil) }
}

extension Visit {
    /// Who is called what, for a column of people; without the books, as they sign in.
    var names: PeopleNames { (try? read { try $0.peopleNames() }) ?? PeopleNames([:], isInside: actor.utility == nil) }
}
