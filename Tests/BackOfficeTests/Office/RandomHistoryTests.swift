import Domain
import Foundation
import GRDB
import Testing

@testable import BackOffice

/// Random histories over every action there is: what is refused is refused in words, what is taken replays.
///
/// The actions are the catalogue's examples, with the numbers in their identifiers drawn anew so that they meet.
@Suite struct RandomHistoryTests {
    /// Examples that name files or counts nobody here has received.
    private static let needFiles: Set<String> = [
        "OpenBooks", "ImportRegistry", "ReceiveFile", "AcceptFile", "RefuseFile", "ReleaseQuarantine", "CloseMonth",
    ]

    /// The first of a history: what most others need to be there.
    private static let opening = [
        "RegisterCustomer", "PublishCatalogue", "AddActor", "RecordInstallation", "SetDeliverySchedule",
    ]

    @Test func `a random history over all actions faults nowhere and replays to equal tables`() async throws {
        let books = try await TestBooks.make(at: "2026-09-20T00:00:00Z")
        for name in ["dana", "lou"] {
            let id = try #require(Actor.ID(name))
            try await books.perform(AddActor(id: id, name: name, roles: [.administrator], approval: "x"))
        }
        let others = ActionCatalogue.names.filter { !Self.needFiles.contains($0) }
        var taken: Set<String> = []
        for round in 0..<600 {
            books.clock.advance(seconds: Int.random(in: 0...20_000))
            let name = round < Self.opening.count ? Self.opening[round] : others.randomElement() ?? "AddActor"
            let type = try #require(ActionCatalogue.action(named: name))
            let actor = try books.office.actor(["root", "dana", "lou"].randomElement() ?? "root")
            let at = Bool.random() ? nil : Instant(milliseconds: books.clock.now.milliseconds - .random(in: 0...9_000_000_000))
            if try await isTaken(type, as: actor, at: at, by: books) { taken.insert(name) }
            if round % 100 == 99 { try await runJobs(of: books) }
        }
        try await runJobs(of: books)
        #expect(taken.count >= others.count * 2 / 3, "only \(taken.sorted()) were ever taken")
        let path = TestBooks.temporaryPath()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let again = try Office.replay(from: books.office, into: path)
        #expect(try again.differences(from: books.office) == [])
        #expect(try again.verify().isWhole)
    }

    private func runJobs(of books: TestBooks) async throws {
        try await JobRunner(office: books.office, actor: books.root).run(until: books.clock.now)
    }

    private func isTaken<Deed: Action>(_ type: Deed.Type, as actor: Actor, at: Instant?, by books: TestBooks) async throws -> Bool
    {
        let json = try Canonical.json(type.example)
            .replacing(/([A-Z]{3})-0000\d\d/) { "\($0.output.1)-00000\(Int.random(in: 1...3))" }
            .replacing("LAKESIDE", with: "RIVERBEND")
            .replacing("\"lee\"", with: "\"lee\(Int.random(in: 1...4))\"")
        let action = try JSONDecoder().decode(type, from: Data(json.utf8))
        do {
            try await books.office.perform(action, as: actor, Circumstances(at: at))
            return true
        } catch let refusal as any Refusal {
            #expect(refusal.message.count > 20)
            return false
        } catch {
            Issue.record("\(type.name) faulted on \(json): \(error)")
            return false
        }
    }
}
