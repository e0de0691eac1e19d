import Foundation
import Testing

@testable import BackOffice
@testable import Domain
@testable import Reports
@testable import Workbook

struct BoardReportTests {
    private static func workbook(_ title: String, _ sheets: [Sheet]) -> Workbook {
        let block = TitleBlock(
            title, customer: "All customers (1)", period: "September 2026", zone: .pacific,
            madeAt: SampleBoard.at("2026-09-07T09:00:00-07:00"), madeBy: "Ann Lee")
        return Workbook(block, sheets: sheets, notes: BoardDefinitions.all)
    }

    private static func write(_ workbook: Workbook, _ name: String) throws {
        let folder = ProcessInfo.processInfo.environment["AMICO_KEEP"] ?? NSTemporaryDirectory()
        let path = "\(folder)/\(name)-\(UUID().uuidString.prefix(4)).xlsx"
        try workbook.write(to: path)
        if ProcessInfo.processInfo.environment["AMICO_KEEP"] == nil { try FileManager.default.removeItem(atPath: path) }
    }

    @Test func `the agenda shows what is on it, what comes on by the cut-off, what came late and what wants a review`() throws {
        let expected = try SampleBoard.change(4, "Mesh gateway 5.1")
        var late = try SampleBoard.change(5, "New certificate")
        try late.place(on: SampleBoard.meeting)
        var placed = try SampleBoard.waiting
        try placed.place(on: SampleBoard.meeting)
        let clash = Clash(kind: .sameSystem(late.id, AffectedSystem(customer: SampleBoard.riverbend, system: .infrastructure)))
        let items = [
            MeetingAgenda.Item(change: placed, clashes: [], isExpected: false, late: nil, outcome: nil),
            MeetingAgenda.Item(change: expected, clashes: [clash], isExpected: true, late: nil, outcome: nil),
            MeetingAgenda.Item(change: late, clashes: [], isExpected: false, late: "It ends on Friday.", outcome: nil),
        ]
        let freeze = try Freeze(
            id: Identifier(series: "FRZ", 1), customer: nil, systems: [],
            period: Period(SampleBoard.at("2026-11-25T00:00:00-08:00"), SampleBoard.at("2026-11-30T00:00:00-08:00")),
            effect: .warn, reason: "Thanksgiving.")
        let sheets = BoardAgendaReport.sheets(
            items, of: try SampleBoard.planned(held: false),
            all: [
                placed, expected, late, try SampleBoard.unauthorized, try SampleBoard.closed, try SampleBoard.change(6, "Ahead"),
            ],
            freezes: [freeze], windows: [], names: SampleBoard.names, at: SampleBoard.at("2026-09-07T09:00:00-07:00"),
            in: .pacific)
        let workbook = Self.workbook("Agenda of the change board", sheets)
        try GoldenText.compare(workbook, with: "board-agenda")
        try Self.write(workbook, "board-agenda")
        // On the agenda 3, 4 and 5; reviewed 2; ahead 6 alone.
        #expect(sheets[0].tables[0].count == 3 && sheets[0].tables[1].count == 1 && sheets[2].tables[0].count == 1)
    }

    @Test func `the minutes count what was approved and what moved on`() throws {
        let meeting = try SampleBoard.planned(held: true)
        func line(_ change: ChangeRequest, _ step: ChangeStep) -> BoardMinutesReport.MinutesLine {
            BoardMinutesReport.MinutesLine(meeting: meeting, step: step, change: change)
        }
        let sitting = BoardMinutesReport.Sitting(
            meeting: meeting,
            lines: [
                line(
                    try SampleBoard.closed,
                    SampleBoard.step(
                        1, "placed", "2026-09-08T09:00:00-07:00", "on CCB-000002, late: It ends on Friday.",
                        late: "It ends on Friday.")),
                line(
                    try SampleBoard.closed,
                    SampleBoard.step(
                        1, "decided", "2026-09-08T10:10:00-07:00", SampleBoard.approval.words, decision: SampleBoard.approval)),
                line(
                    try SampleBoard.waiting,
                    SampleBoard.step(3, "deferred", "2026-09-08T10:50:00-07:00", "undecided, moves to CCB-000003")),
            ],
            additions: [
                MinutesAddition(
                    text: "Cat Poe came at 10:20 and did not vote.", by: SampleBoard.person("gus"),
                    at: SampleBoard.at("2026-09-09T09:00:00-07:00"))
            ])
        let workbook = Self.workbook(
            "Minutes of the change board", BoardMinutesReport.sheets([sitting], names: SampleBoard.names))
        try GoldenText.compare(workbook, with: "board-minutes")
        try Self.write(workbook, "board-minutes")
        #expect(workbook.text.contains("1 meeting held: 1 approved, 0 rejected, 1 moved to a later one."))
        #expect(workbook.text.contains("Present: Ann Lee, Bob Roy."))
    }

    @Test func `the archive keeps both times of a change, and says until when it is kept`() throws {
        func line(_ change: ChangeRequest, _ steps: [ChangeStep]) -> ChangeArchiveReport.ArchiveLine {
            ChangeArchiveReport.ArchiveLine(change: change, steps: steps, windows: [], retentionYears: 2)
        }
        let sheets = ChangeArchiveReport.sheets(
            [
                line(
                    try SampleBoard.closed,
                    [
                        SampleBoard.step(1, "drafted", "2026-09-03T09:00:00-07:00", by: "gus"),
                        SampleBoard.step(1, "closed", "2026-09-14T09:00:00-07:00", by: "eli"),
                    ]),
                line(try SampleBoard.unauthorized, [SampleBoard.step(2, "drafted", "2026-09-03T09:00:00-07:00", by: "gus")]),
            ], names: SampleBoard.names, in: .pacific)
        let workbook = Self.workbook("Archive of changes", sheets)
        try GoldenText.compare(workbook, with: "change-archive")
        try Self.write(workbook, "change-archive")
        let table = sheets[0].tables[0]
        #expect(table.cells(0).map(\.words).suffix(1) == ["14 Sep 2028"])
        #expect(table.cells(1).map(\.words).suffix(1) == ["while open"])
        #expect(
            table.cells(0).map(\.words)[5...8] == [
                "12 Sep 2026 22:00 PDT", "13 Sep 2026 00:00 PDT", "12 Sep 2026 22:05 PDT", "13 Sep 2026 00:15 PDT",
            ])
    }

    @Test(arguments: [("2026-09-14", 2, "2028-09-14"), ("2028-02-29", 1, "2029-03-01")])
    func `a retention counts whole years`(ended: String, years: Int, until: String) throws {
        #expect(BoardRules.keptUntil(endedOn: try #require(Day(ended)), years: years)?.description == until)
    }
}
