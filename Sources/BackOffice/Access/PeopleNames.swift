import Domain

/// What people are called, by the name they sign in with.
package struct PeopleNames: Sendable {
    private let names: [String: String]
    private let isInside: Bool

    package init(_ names: [String: String], isInside: Bool = true) {
        self.names = names
        self.isInside = isInside
    }

    /// A utility's people do not read who of the provider it was.
    package func name(_ login: String) -> String { names[login] ?? (isInside ? login : "the provider") }

    /// Empty for nobody.
    package func name(_ person: Person.Name?) -> String { person.map { name($0.text) } ?? "" }

    /// Somebody as a record writes them out: a utility's people read their own.
    package func written(_ name: String) -> String {
        isInside || names[name] != nil || names.values.contains(name) ? name : self.name("")
    }

    package func list(_ people: [Person.Name]) -> String { people.map { name($0) }.joined(separator: ", ") }

    /// Everyone by name, as a list offers them.
    package var choices: [(value: String, words: String)] {
        names.map { (value: $0.key, words: $0.value) }.sorted { ($0.words, $0.value) < ($1.words, $1.value) }
    }
}

extension View {
    package func peopleNames() throws -> PeopleNames { PeopleNames(try actorNames(), isInside: actor.isInside) }
}
