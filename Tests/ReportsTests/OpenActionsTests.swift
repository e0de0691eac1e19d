import Domain
import Foundation
import Testing

@testable import BackOffice
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
        let office = try await StoryBooks.open()
        // Four support hours from 06:10 are half used at 08:10; the scheduler looks at every full minute, and tells at once.
        let escalations = try office.read(as: office.actor("demo")) { try $0.escalations() }
        #expect(escalations.allSatisfy { !$0.steps.isEmpty })
        let gap = escalations.filter { $0.customer == DemoUtility.alder.customer && $0.crossedAt > Zone.pacific.at(9, 1, 0) }
        #expect(gap.map(\.percent) == [50, 75, 100])
        let times = [Zone.pacific.at(9, 3, 8, 10), Zone.pacific.at(9, 3, 9, 10), Zone.pacific.at(9, 3, 10, 10)]
        #expect(gap.flatMap(\.steps).map(\.toldAt) == times)
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

    @Test(
        arguments: [
            (ServiceClock.Kind.firstResponse, nil, true, "Respond: No reads (severity 2)", OpenAction.Side.provider, "Ann Lee"),
            (.resolution, .waitingOnScheduledChange, true, "Resolve: No reads (severity 2)", .provider, "Ann Lee"),
            (.resolution, .waitingOnCustomer, false, "Answer the desk: No reads (severity 2)", .utility, "Riverbend Electric"),
            (
                .resolution, .waitingOnUtilityFieldWork, false, "Do the field work: No reads (severity 2)", .utility,
                "Riverbend Electric"
            ),
            (
                .resolution, .waitingOnScheduledChange, false, "Make the change that is waited for: No reads (severity 2)",
                .provider,
                "Ann Lee"
            ),
            (nil, nil, false, "Settle: No reads (severity 2)", .provider, "Ann Lee"),
        ] as [(ServiceClock.Kind?, PauseReason?, Bool, String, OpenAction.Side, String)])
    func `an open request is owed by the desk, unless it waits for the utility`(
        owed: ServiceClock.Kind?, pause: PauseReason?, isDue: Bool, what: String, side: OpenAction.Side, owner: String
    ) throws {
        let code = CustomerCode(named: "RIVERBEND")
        let customer = try Customer(
            code: code, name: "Riverbend Electric", zone: .pacific, currency: .usd, accountManager: "Dana Ruiz",
            technicalRepresentative: "Lee Park")
        let at = try #require(Instant("2026-09-15T23:30:00-07:00"))
        let row = QueueRow(
            request: Identifier(named: "SR-000012"), customer: code, title: "No reads", severity: .major, claimsCritical: false,
            state: .open, assignee: "ann", openedAt: at - 3_600, owed: owed, dueAt: isDue ? at : nil, isAhead: false,
            awaitsAnswer: false, pause: pause)
        let day = isDue ? Day("2026-09-15") : nil
        #expect(
            OpenAction(row, of: customer, analyst: "Ann Lee")
                == OpenAction(what: what, about: "SR-000012", side: side, owner: owner, dueOn: day))
        #expect(OpenAction(row, of: customer, analyst: "").owner == (side == .utility ? owner : "support desk"))
    }

    @Test func `an action without a day is never overdue, one is the day after`() throws {
        let day = try #require(Day("2026-09-13"))
        let action = OpenAction(what: "x", about: "", side: .provider, owner: "y", dueOn: day)
        #expect(!action.isOverdue(on: day) && action.isOverdue(on: day + 1))
        #expect(!OpenAction(what: "x", about: "", side: .both, owner: "y", dueOn: nil).isOverdue(on: .latest))
    }
}
