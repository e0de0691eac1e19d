import BackOffice
import Domain
import Testing

/// A search reads the newest rows by itself, and asks the index for the rest: for one hit it reads eight rows at most, for two
/// hundred all of these books.
struct DeskSearchTests {
    private static let words = [
        "metering", "meters", "university", "universal", "\u{C9}tretat", "caresses", "ponies", "relay", "relational", "anything",
        "anyhow",
    ]

    /// Two words in each of 22 requests; a note of the provider's on every third.
    private static func books() async throws -> (TestBooks, Actor) {
        let books = try await RequestsInBooksTests.books()
        try await books.perform(
            AddActor(
                id: Identifier(named: "kim"), name: "Kim", roles: [.customerContact], utility: TestBooks.riverbend,
                approval: "Letter"))
        for number in 0..<22 {
            let pair = [words[number % 11], words[number * 7 / 11 % 11]].joined(separator: " ")
            let request = try await RequestsInBooksTests.open(
                books, title: "Case \(number)", text: pair, at: "2026-09-14T12:00:00Z"
            ).request
            guard number % 3 == 0 else { continue }
            try await books.perform(NoteOnRequest(request: request, text: words[number % 5]), at: "2026-09-14T12:00:00Z")
        }
        return (books, try books.office.actor("kim"))
    }

    @Test func `the first hit is the newest of all there are, to the provider and to a utility`() async throws {
        let (books, kim) = try await Self.books()
        let people = [try books.root, kim]
        var found = 0
        for word in ["universal", "\u{C9}tretat", "anything"] {
            for length in 1...word.count {
                for actor in people {
                    let beginning = String(word.prefix(length))
                    for text in [beginning, "relay \(beginning)"] {
                        let all = try books.office.read(as: actor) { try $0.search(text, limit: 200) }
                        let one = try books.office.read(as: actor) { try $0.search(text, limit: 1) }
                        #expect(one == Array(all.prefix(1)), "\(text)")
                        found += all.count
                    }
                }
            }
        }
        #expect(found > 100)
    }

    @Test func `what only an old request has is found behind many new ones`() async throws {
        let books = try await RequestsInBooksTests.books()
        let old = try await RequestsInBooksTests.open(books, text: "A gasket leaks", at: "2026-09-14T12:00:00Z").request
        for _ in 0..<20 { _ = try await RequestsInBooksTests.open(books, at: "2026-09-14T12:00:00Z") }
        #expect(try books.read(at: "2026-09-14T13:00:00Z") { try $0.search("gaske", limit: 1).map(\.id) } == [old.text])
        #expect(try books.read(at: "2026-09-14T13:00:00Z") { try $0.search("gasp", limit: 1) }.isEmpty)
    }
}
