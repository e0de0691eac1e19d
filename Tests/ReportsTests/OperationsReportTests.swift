import Domain
import Testing

@testable import Reports
@testable import Workbook

/// What the operations workbooks say of a few facts.
struct OperationsReportTests {
    private static let riverbend = CustomerCode(named: "RIVERBEND")
    private static let pacific = Zone.pacific

    private static func at(_ text: String) throws -> Instant { try #require(Instant(text)) }

    /// The words of a table's cells, row by row.
    private static func rows(_ sheet: Sheet) throws -> [[String]] {
        let table = try #require(sheet.tables.first)
        return (0..<table.count).map { table.cells($0).map(\.words) }
    }

    private static func banner(_ sheet: Sheet) -> String? {
        for block in sheet.blocks {
            if case .banner(let verdict) = block { return verdict.words }
        }
        return nil
    }

    @Test func `the checklist archive shows each sheet, and what share was signed in time`() throws {
        let item = Checklist.Item(id: Checklist.Item.ID(named: "jobs"), words: "Jobs")
        let list = Checklist(recorded: Self.riverbend, system: .infrastructure, items: [item], from: .earliest)
        let day = try #require(Day("2026-09-01"))
        var signed = ChecklistSheet(of: list, on: day)
        let action = ChecklistSheet.CorrectiveAction(words: "Started again", record: WorkRecord(.request, 123))
        try signed.record(ChecklistSheet.Check(item: item.id, result: .fault, note: "Late", correctiveAction: action))
        try signed.sign(initials: "HN", at: try Self.at("2026-09-01T17:00:00-07:00"))
        let sheets = ChecklistsReport.sheets(
            [signed, ChecklistSheet(of: list, on: day + 1)], at: try Self.at("2026-09-03T09:00:00-07:00"))
        #expect(Self.banner(sheets[0]) == "50.00 % signed in time; 1 missed, 0 late.")
        #expect(
            try Self.rows(sheets[0]) == [
                [
                    "RIVERBEND", "1 Sep 2026", "infrastructure", "signed in time", "1 Sep 2026 17:00 PDT", "HN", "1", "1",
                    "jobs: Late", "Started again (SR-000123)",
                ],
                ["RIVERBEND", "2 Sep 2026", "infrastructure", "missed", "", "", "1", "0", "", ""],
            ])
    }

    @Test func `the register names what is due to rotate`() throws {
        let copy = try BackupCopy(
            id: Identifier(named: "BK-000001"), customer: Self.riverbend, system: nil, schedule: .weekly, contents: .both,
            takenAt: try Self.at("2026-09-06T02:00:00-07:00"), medium: "LTO-1", change: nil, place: .onSite, keeper: "safe",
            now: try Self.at("2026-09-06T03:00:00-07:00"))
        for (day, words) in [
            ("2026-09-12", "Nothing is due to rotate or to be disposed of."),
            ("2026-09-13", "Due: BK-000001 off site from 13 Sep 2026 on."),
        ] {
            let day = try #require(Day(day))
            let sheets = BackupsReport.sheets(
                [copy], daily: DailyBackups(words: "", share: .zero, gaps: []), on: day, at: Self.pacific.start(of: day))
            #expect(Self.banner(sheets[0]) == words)
        }
    }

    @Test func `drills beyond the tier's time are named`() throws {
        let start = try Self.at("2026-09-01T09:00:00-07:00")
        let drills = (0...1).map { late in
            Recovery(
                recorded: Identifier(series: "DR", late + 1), customer: Self.riverbend, system: .infrastructure,
                kind: .onSiteRestore, isDrill: true, identifiedAt: start,
                target: Recovery.Target(hours: Hours(hours: 4), basis: "Gold, CSA-000001"), copy: nil, note: "",
                verifiedAt: start + 4 * 3_600 + late)
        }
        let sheets = DrillsReport.sheets(drills, plans: [], at: start + 86_400, in: Self.pacific)
        #expect(Self.banner(sheets[0]) == "Beyond the tier's time: DR-000002.")
        #expect(try Self.rows(sheets[0]).map { $0[10] } == ["met", "missed"])
    }
}
