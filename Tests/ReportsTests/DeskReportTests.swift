import Foundation
import Testing

@testable import BackOffice
@testable import Domain
@testable import Reports
@testable import Workbook

/// The desk's workbooks of three requests of September 2026.
struct DeskReportTests {
    private static let riverbend = SampleDesk.riverbend

    private static func at(_ text: String) throws -> Instant { try SampleDesk.at(text) }

    private static func workbook(_ title: String, _ sheets: [Sheet]) throws -> Workbook {
        let block = TitleBlock(
            title, customer: "All customers (1)", period: "September 2026", zone: .pacific, madeAt: try at("22T09:00:00"),
            madeBy: "Ann Lee")
        return Workbook(block, sheets: sheets, notes: DeskDefinitions.all)
    }

    private static func banner(_ sheets: [Sheet]) -> String? {
        sheets.first?.blocks.lazy.compactMap { if case .banner(let verdict) = $0 { verdict.words } else { nil } }.first
    }

    private static func rows(_ sheet: Sheet?) throws -> [[String]] {
        let table = try #require(sheet?.tables.first)
        return (0..<table.count).map { table.cells($0).map(\.words) }
    }

    @Test func `the log shows each request with its clocks`() throws {
        let sheets = RequestsReport.sheets(try SampleDesk.lines(at: try Self.at("22T09:00:00")))
        #expect(Self.banner(sheets) == "1 of 3 requests missed a clock.")
        try GoldenText.compare(try Self.workbook("Service requests", sheets), with: "requests")
    }

    @Test func `attainment counts met over due by severity and clock, and names what was missed`() throws {
        let month = try #require(Month("2026-09"))
        let sheets = ClockAttainmentReport.sheets(try SampleDesk.lines(at: try Self.at("22T09:00:00")), months: [month])
        // First responses of 1 in time and of 2 a second late; the resolution of 1.
        #expect(Self.banner(sheets) == "2 of 3 clocks met: 66.66 %.")
        #expect(
            try Self.rows(sheets.first) == [
                ["Sep 2026", "2", "first response", "1", "1", "0", "100.00 %", "0"],
                ["Sep 2026", "2", "resolution", "1", "1", "0", "100.00 %", "0"],
                ["Sep 2026", "3", "first response", "1", "0", "1", "0.00 %", "0"],
            ])
        try GoldenText.compare(try Self.workbook("Clock attainment", sheets), with: "clock-attainment")
    }

    @Test func `the backlog is what was open at the end of the day, the oldest first`() throws {
        let at = try Self.at("22T00:00:00")
        let open = try SampleDesk.lines(at: try Self.at("30T09:00:00")).compactMap { $0.known(at: at, policies: .standard) }
            .filter { $0.history.state == .open }
        let sheets = BacklogReport.sheets(open, on: try #require(Day("2026-09-21")), at: at)
        #expect(Self.banner(sheets) == "2 requests open; the oldest is SR-000002, 5 days old.")
        #expect(
            try Self.rows(sheets.last) == [["3", "0", "1", "0", "0", "0", "1"], ["4", "1", "0", "0", "0", "0", "1"]])
        try GoldenText.compare(try Self.workbook("Backlog of service requests", sheets), with: "backlog")
        // A day earlier the question had not come yet; before all of them nothing was open.
        #expect(
            try SampleDesk.lines(at: at).compactMap { $0.known(at: try Self.at("20T09:00:00"), policies: .standard) }.count == 2)
        #expect(Self.banner(BacklogReport.sheets([], on: try #require(Day("2026-09-01")), at: at)) == "No request is open.")
    }

    @Test func `escalations name who was told and what nobody took up`() throws {
        func escalation(_ number: Int, _ percent: Int, acknowledged: Bool) throws -> Escalation {
            Escalation(
                number: number, request: Identifier(series: "SR", number), customer: Self.riverbend, clock: .firstResponse,
                percent: percent,
                severity: .limited, throughChange: false, crossedAt: try Self.at("17T10:00:00"),
                steps: [
                    Escalation.Step(
                        level: .supportManager, who: .role("supportManager"), toldAt: try Self.at("17T10:00:30"),
                        acknowledgedAt: acknowledged ? try Self.at("17T10:05:00") : nil,
                        acknowledgedBy: acknowledged ? "omar" : nil)
                ])
        }
        let sheets = EscalationsReport.sheets([
            try escalation(2, 75, acknowledged: false), try escalation(2, 100, acknowledged: false),
            try escalation(4, 100, acknowledged: true),
        ])
        #expect(Self.banner(sheets) == "Ran out and not acknowledged: SR-000002.")
        try GoldenText.compare(try Self.workbook("Escalations", sheets), with: "escalations")
        #expect(Self.banner(EscalationsReport.sheets([])) == "No clock passed a threshold in these days.")
    }
}
