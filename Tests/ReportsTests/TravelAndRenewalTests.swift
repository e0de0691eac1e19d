import BackOffice
import Domain
import Foundation
import Testing

@testable import Reports
@testable import Workbook

/// The workbooks of travel and of deadlines over small books, with figures worked by hand.
@Suite struct TravelAndRenewalTests {
    /// 412.35 + 236.50 + 3 x 64.00 + 75.00 + 15.25 = 931.10, of which the provider bears the 75.00 of the dates it moved.
    @Test func `travel lists what was spent in the period, who bears it and where it is billed (3-5, 7-4)`() async throws {
        let books = try await VisitBooks.make()
        try await books.visitInMarch()
        let after = "2026-03-13T18:00:00Z"
        try await books.spend(.moved, "Change of the flight", 7_500, on: "2026-03-02", at: after)
        try await books.spend(.travel, "Flight", 41_235, on: "2026-03-09", at: after)
        try await books.spend(.living, "Hotel", 23_650, on: "2026-03-11", at: after)
        try await books.perDiem(3, 6_400, on: "2026-03-11", at: after)
        let wrong = try await books.spend(.living, "Dinner of another", 9_999, on: "2026-03-10", at: after)
        try await books.perform(WithdrawExpense(expense: wrong, reason: "Entered under the wrong project"))
        let march = try #require(Month("2026-03"))
        let drafts = try await books.perform(RunInvoices(period: .month(march)), at: "2026-04-01T18:00:00Z").drafts
        let billed = try #require(drafts.first { $0.category == .services })
        #expect(billed.net == Money(minor: 84_085, .usd))
        let number = try await books.perform(IssueInvoice(invoice: billed.invoice)).number.text
        try await books.spend(.travel, "Parking", 1_525, on: "2026-03-31", at: "2026-04-02T18:00:00Z")
        try await books.spend(.travel, "Taxi", 5_000, on: "2026-04-01", at: "2026-04-02T18:00:00Z")

        let workbook = try books.read(at: "2026-04-03T18:00:00Z") {
            try ReportCatalogue.report("travel").workbook(ReportRequest(period: .month(march)), from: $0)
        }
        let table = try #require(workbook.sheets.first?.tables.first)
        let rows = table.csv.split(separator: "\r\n").dropFirst().map { $0.split(separator: ",").map(String.init) }
        #expect(
            rows.map { [$0[4], $0[5], $0[6], $0[8], $0[9], $0[10]].joined(separator: " ") } == [
                "2026-03-02 moved Change of the flight 75.00 0.00 never billed",
                "2026-03-09 travel Flight 412.35 412.35 \(number)",
                "2026-03-11 living Hotel 236.50 236.50 \(number)", "2026-03-11 living Meals 192.00 192.00 \(number)",
                "2026-03-31 travel Parking 15.25 15.25 not billed yet",
            ])
        #expect(rows[3][7] == "3 days at 64.00 USD (order 4411)")
        #expect(workbook.sheets.first?.text.contains("1 expense that customers bear is not billed yet.") == true)
        if let totals = try totals(workbook) { #expect(totals == [931.10, 856.10]) }
    }

    /// Asked on 15 April, for the days to 31 December: 76 days to 30 June, 94 more to 2 October.
    @Test func `renewals lists two quarters ahead, with the rule that set each day (6-2)`() async throws {
        let books = try await VisitBooks.make()
        #expect(
            try deadlines(books, on: "2026-04-15") == [
                "2026-06-30,76,RIVERBEND,\(books.project),Dashboard,end,The project's last day as signed.",
                "2026-10-02,170,RIVERBEND,\(books.yearly),Enhanced Maintenance,last day for notice,\"Set by the days of notice: "
                    + "90 days before 31 Dec 2026 is 2 Oct 2026, the day before the next invoice is 31 Oct 2026 (6.2).\"",
            ])
        // The quarter after the next ends on 31 March; 120 h x 210.00 = 25,200.00.
        #expect(
            try deadlines(books, on: "2026-07-01").map { $0.split(separator: ",").prefix(2).joined(separator: " ") } == [
                "2026-10-02 93", "2027-01-01 184",
            ])
        #expect(
            try deadlines(books, on: "2026-09-02").last?.contains(
                "Renewed with 120 h for 25,200.00 USD unless notice is received by 2 Oct 2026 (6.1).") == true)
        let soon = try workbook(books, on: "2026-09-02").sheets.first?.text
        #expect(
            soon?.contains("Next: last day for notice of \(books.yearly) (RIVERBEND) on 2 Oct 2026, in 30 days. 2 in all.")
                == true)
        #expect(soon?.contains("last day for notice, soon") == true)
    }

    @Test func `renewals names a notice that came late, and the end of one that came in time (6-3)`() async throws {
        for (received, expected) in [
            ("2026-10-02", ["2026-12-31 end"]), ("2026-10-03", ["2027-01-01 renewal"]),
        ] {
            let books = try await VisitBooks.make()
            let given = try await books.perform(
                GiveNotice(
                    statementOfWork: books.yearly, receivedOn: VisitBooks.day(received), by: "Maria Ortiz", how: "letter"),
                at: "2026-10-05T18:00:00Z")
            let lines = try deadlines(books, on: "2026-10-06")
            #expect(
                lines.map { line in
                    let fields = line.split(separator: ",")
                    return "\(fields[0]) \(fields[5])"
                } == expected)
            #expect(lines.first?.contains(given.notice.text) == true)
            #expect(lines.first?.contains("unless") == false)
        }
    }

    private func workbook(_ books: VisitBooks, on day: String) throws -> Workbook {
        try books.read(at: "\(day)T20:00:00Z") {
            try ReportCatalogue.report("renewals").workbook(ReportRequest(on: VisitBooks.day(day)), from: $0)
        }
    }

    private func deadlines(_ books: VisitBooks, on day: String) throws -> [String] {
        let table = try #require(try workbook(books, on: day).sheets.first?.tables.first)
        return table.csv.split(separator: "\r\n").dropFirst().map(String.init)
    }

    /// The row of totals as LibreOffice works it out; nil where that is not installed.
    private func totals(_ workbook: Workbook) throws -> [Double]? {
        let folder = NSTemporaryDirectory() + "travel-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try workbook.write(to: folder + "/travel.xlsx")
        guard let cells = try recalculated(folder + "/travel.xlsx", sheet: 1) else { return nil }
        return try #require(cells.first { $0.first == "All" }).compactMap(Double.init)
    }
}
