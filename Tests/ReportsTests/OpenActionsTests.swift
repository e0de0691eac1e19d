import BackOffice
import Domain
import Foundation
import Testing

@testable import Demo
@testable import Reports
@testable import Workbook

/// The operations and open-actions sheets of the demo's quarter, against what the story tells.
@Suite(.serialized) struct OpenActionsTests {
    private static func rows(_ sheet: Sheet, _ name: String) throws -> [[String]] {
        let table = try #require(sheet.tables.first { $0.name == name })
        return (0..<table.count).map { table.cells($0).map(\.words) }
    }

    /// Seen on 14 September 07:30: 13 days of two systems at ALDER, mdm of the 13th missed.
    @Test func `a quarter's operations and what is owed are those of the story`() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("amico-open-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        _ = try await DemoBooks(endpoints: 12, seed: 7, span: .until(9, 13)).make(in: DataDirectory(folder))
        let office = try Office.openForReading(DataDirectory(folder), clock: .machine)
        let quarter = try #require(Quarter("2026Q3"))
        let facts = try office.read(as: office.actor("demo")) {
            try QuarterFacts(of: DemoUtility.alder.customer, quarter, from: $0)
        }
        try office.close()
        let sheet = OperationsSheet.sheet(try #require(facts.operations))
        // September: 26 sheets due, one missed; headend, mdm and portal each on 13 nights.
        #expect(
            try Self.rows(sheet, "operations by month").last == [
                "Sep 2026", "26", "25", "0", "1", "96.15 %", "39", "39", "100.00 %",
            ])
        #expect(
            try Self.rows(sheet, "alarms by severity") == [
                // Opened as a warning at 20:00, raised at 02:38, acknowledged at 02:55.
                ["critical", "1", "0", "1", "17 min", "17 min"], ["warning", "0", "0", "0", "", ""],
            ])
        #expect(try Self.rows(sheet, "quarter recoveries").map { $0[4] } == ["met"])
        let open = facts.openActions.map { ($0.what, $0.dueOn?.description) }
        #expect(open.contains { $0 == ("Sign the checklist of mdm of 13 Sep 2026", "2026-09-13") })
        // The weekly copy of 6 September goes off site at 10:00 of the 13th.
        #expect(!open.contains { $0.0.contains("off site") })
        #expect(!open.contains { $0.0.contains("Review access") || $0.0 == "Drill a restore" })
        let owed = OpenActionsSheet.sheet(facts.openActions, on: facts.zone.day(of: facts.now))
        #expect(try Self.rows(owed, "open actions").count == facts.openActions.count)
    }

    @Test func `an action without a day is never overdue, one is the day after`() throws {
        let day = try #require(Day("2026-09-13"))
        let action = OpenAction(what: "x", about: "", side: .provider, owner: "y", dueOn: day)
        #expect(!action.isOverdue(on: day) && action.isOverdue(on: day + 1))
        #expect(!OpenAction(what: "x", about: "", side: .both, owner: "y", dueOn: nil).isOverdue(on: .latest))
    }
}
