import Domain
import Foundation
import GRDB
import Testing

@testable import BackOffice

/// Random histories over every action there is: what is refused is refused in words, what is taken replays.
///
/// The actions are the catalogue's examples, with the numbers in their identifiers drawn anew so that they meet, days moved
/// near to now, and what may be left out left out now and then.
@Suite struct RandomHistoryTests {
    /// Examples that name files or counts nobody here has received.
    private static let needFiles: Set<String> = [
        "OpenBooks", "ImportRegistry", "ReceiveFile", "AcceptFile", "RefuseFile", "ReleaseQuarantine", "CloseMonth",
        "ReceiveMail",
    ]

    /// The first of a history: what most others need to be there.
    private static let opening = [
        "PublishCatalogue", "AddActor", "RecordInstallation", "SetDeliverySchedule",
    ]

    private static let endings: Set<String> = ["CompleteStatementOfWork", "DropStatementOfWork"]

    @Test func `a random history over all actions faults nowhere and replays to equal tables`() async throws {
        // A customer with Enhanced Maintenance and a project to begin with: few papers get signed by chance.
        let hours = try await HourBooks.make(at: "2026-09-20T00:00:00Z")
        let books = hours.books
        _ = try await hours.project()
        for name in ["dana", "lou"] {
            let id = try #require(Actor.ID(name))
            try await books.perform(AddActor(id: id, name: name, roles: [.administrator], approval: "x"))
        }
        let others = ActionCatalogue.names.filter { !Self.needFiles.contains($0) }
        var taken: Set<String> = []
        for round in 0..<3_400 {
            books.clock.advance(seconds: Int.random(in: 0...20_000))
            // What ends a statement of work comes late, so that there is work under it.
            let open = round < 2_400 ? others.filter { !Self.endings.contains($0) } : others
            let untried = open.filter { !taken.contains($0) }
            let drawn = Int.random(in: 0..<4) == 0 ? open.randomElement() : untried.randomElement() ?? open.randomElement()
            let name = round < Self.opening.count ? Self.opening[round] : drawn ?? "AddActor"
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
        let json = try varied(type, near: Zone.pacific.day(of: books.clock.now))
            .replacing(/([A-Z]{2,4})-0000\d\d/) { "\($0.output.1)-00000\(Int.random(in: 1...3))" }
            .replacing(/SOW-2026-\d{4}/) { _ in "SOW-2026-000\([1, 1, 1, 2, 2, 3].randomElement() ?? 1)" }
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

    /// The example's JSON, half of the time with its days moved to within a month of this one, and without some of what may be
    /// left out.
    private func varied<Deed: Action>(_ type: Deed.Type, near day: Day) throws -> String {
        let json = try Canonical.json(type.example)
        guard Bool.random() else { return json }
        let moved = json.replacing(/"20\d\d-\d\d-\d\d"/) { _ in "\"\(day - Int.random(in: -30...30))\"" }
        guard var fields = try JSONSerialization.jsonObject(with: Data(moved.utf8)) as? [String: Any] else { return moved }
        for field in try ActionDescription(type).fields where field.optional && Bool.random() { fields[field.name] = nil }
        return String(decoding: try JSONSerialization.data(withJSONObject: fields, options: .sortedKeys), as: UTF8.self)
    }
}
