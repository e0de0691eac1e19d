import Domain
import Foundation
import GRDB
import Testing

@testable import BackOffice

@Suite struct ReplayTests {
    @Test func `a journal replayed into new books gives equal tables and the same chain`() async throws {
        let books = try await TestBooks.make()
        var random = SystemRandomNumberGenerator()
        var people: [Actor.ID] = []
        for number in 1...60 {
            books.clock.advance(seconds: Int.random(in: 0...5_000, using: &random))
            if let person = people.randomElement(), Bool.random() {
                let role = Role.allCases.randomElement() ?? .finance
                _ = try? await books.perform(
                    Bool.random()
                        ? GrantRole(actor: person, role: role, approval: "x")
                        : GrantRole(actor: person, role: .auditor, approval: "y"))
                _ = try? await books.perform(RevokeRole(actor: person, role: role))
            } else {
                let id = try #require(Actor.ID("a\(number)"))
                people.append(id)
                let past =
                    Bool.random() ? Circumstances(at: Instant("2026-06-01T00:00:00Z"), onBehalfOf: "someone") : Circumstances()
                try await books.office.perform(
                    AddActor(id: id, name: "A \(number)", roles: [.auditor, .finance], approval: "x"), as: books.root, past)
            }
        }
        let path = TestBooks.temporaryPath()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let again = try Office.replay(from: books.office, into: path)
        #expect(try again.differences(from: books.office) == [])
        #expect(try again.verify(checks: []).head == books.office.verify(checks: []).head)
        #expect(try again.verify(checks: []).isWhole)
    }

    @Test func `a row changed behind the gate's back shows in the replay`() async throws {
        let books = try await TestBooks.make()
        try await books.office.writer?.write { try $0.execute(sql: "UPDATE actor SET name = 'Mallory'") }
        let path = TestBooks.temporaryPath()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let differences = try Office.replay(from: books.office, into: path).differences(from: books.office)
        #expect(differences.count == 1)
        #expect(differences.first?.hasPrefix("actor: 1 rows (") == true)
    }

    @Test func `a row changed behind the gate's back is a problem that only the replay tells`() async throws {
        let books = try await TestBooks.make()
        #expect(try books.office.verifyReplaying().isWhole)
        try await books.office.writer?.write { try $0.execute(sql: "UPDATE actor SET name = 'Mallory'") }
        #expect(try books.office.verify().isWhole)
        let found = try books.office.verifyReplaying()
        #expect(found.problems.count == 1 && found.problems[0].text.contains("actor: 1 row"))
    }

    @Test func `a replay leaves alone what others are still taking in`() async throws {
        let books = try await TestBooks.make()
        let intake = books.directory.files + "/.intake-other"
        try FileManager.default.createDirectory(atPath: books.directory.files, withIntermediateDirectories: true)
        try Data("x".utf8).write(to: URL(fileURLWithPath: intake))
        #expect(try books.office.problemsOfReplay().isEmpty)
        #expect(FileManager.default.fileExists(atPath: intake))
    }

    @Test func `books are not replayed over books`() async throws {
        let books = try await TestBooks.make()
        let others = try await TestBooks.make()
        others.close()
        #expect(throws: OfficeRefusal.booksExist(others.directory.path)) {
            try Office.replay(from: books.office, into: others.directory.path)
        }
    }
}
