import Domain
import GRDB
import Testing

@testable import BackOffice

struct ChangeArchiveTests {
    @Test(arguments: [
        "DELETE FROM change_request", "DELETE FROM change_fact", "UPDATE change_fact SET detail = '{}'",
        "DELETE FROM board_meeting", "UPDATE board_meeting SET state = '{}' WHERE status = 'held'",
        "UPDATE change_request SET plan = '{}' WHERE status = 'cancelled'", "DELETE FROM board_rules",
        "UPDATE board_rules SET rules = '{}'", "DELETE FROM change_affects",
        "UPDATE change_freeze SET ends_at = ends_at - 1", "DELETE FROM change_freeze",
        "UPDATE change_template SET scope = 'anything'", "UPDATE board_minutes_addition SET text = 'anything'",
        "DELETE FROM board_minutes_addition",
    ])
    func `requests and minutes can be neither deleted nor rewritten`(sql: String) async throws {
        let books = try await TestBooks.withBoard()
        let change = try await books.approved()
        try await books.act(
            "rui", PublishChangeTemplate(name: Identifier(named: "patches"), scope: "Patches.", meeting: TestBooks.meeting(1)))
        try await books.act("rui", CloseBoardMeeting(meeting: TestBooks.meeting(1), minutes: "Done."))
        try await books.act("rui", AddToMinutes(meeting: TestBooks.meeting(1), text: "Cat came late."))
        try await books.act("gus", CancelChange(change: change, reason: "Withdrawn."))
        try await books.act(
            "rui", DeclareFreeze(start: TestBooks.night.start, end: TestBooks.night.end, effect: .warn, reason: "Billing runs."))
        await #expect(throws: DatabaseError.self) { try await books.office.writer?.write { try $0.execute(sql: sql) } }
    }

    @Test func `retention only lengthens`() async throws {
        let books = try await TestBooks.withBoard()
        try await books.act("rui", TestBooks.rules(retentionYears: 3))
        await #expect(throws: BoardRefusal.retentionTooShort(years: 3)) {
            try await books.act("rui", TestBooks.rules(retentionYears: 2))
        }
        try await books.act("rui", TestBooks.rules())
        #expect(try books.office.read(as: books.root) { try $0.boardRules().retentionYears } == 3)
    }
}
