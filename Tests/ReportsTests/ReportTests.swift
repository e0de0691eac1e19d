import Domain
import Foundation
import Testing

@testable import BackOffice
@testable import Reports
@testable import Workbook

@Suite struct ReportTests {
    @Test(arguments: ["quarterly-status", "read-rates", "deliveries", "availability", "compliance"])
    func `a report of a closed quarter reads as its golden says`(name: String) throws {
        let report = try ReportCatalogue.report(name)
        try GoldenText.compare(try report.workbook(from: SampleQuarter(isOver: true).facts), with: name)
    }

    @Test func `a report of a running quarter says so, and how far it has come`() throws {
        let report = try ReportCatalogue.report("quarterly-status")
        let workbook = try report.workbook(from: SampleQuarter(isOver: false).facts)
        try GoldenText.compare(workbook, with: "quarterly-status-running")
        #expect(workbook.sheets.first?.text.contains("Not final until 8 Oct 2026 00:00 CDT") == true)
    }

    @Test func `in a running quarter the rate by T3 counts the days whose T3 has passed (12_3)`() throws {
        // On 15 September 09:00 T1 has passed for the days to the 14th, T3 for those to the 11th. The commitment's rate lies over
        // 73 days: (31 + 31 + 11) x 2,400 intervals less 144 excluded on 3 September.
        let facts = try SampleQuarter(isOver: false).facts
        let lines = ReadRateSheets.summary(facts).text.split(separator: "\n")
        let interval = try #require(lines.first { $0.hasPrefix("electric") && $0.contains("interval") })
        let eligible = (31 + 31 + 11) * 2_400 - 144
        #expect(eligible == 175_056)
        #expect(interval.contains(" 175,056 "))
        let judged = facts.judged.first { $0.assessment.metric == .readRate(.interval, by: .t3) }
        #expect(judged?.assessment.share.whole == eligible)
    }

    @Test(arguments: ReportCatalogue.quarterly.map(\.name), [true, false])
    func `every report becomes a workbook whose totals agree with their rows`(name: String, isOver: Bool) throws {
        let folder = ProcessInfo.processInfo.environment["AMICO_KEEP"] ?? NSTemporaryDirectory()
        let path = "\(folder)/\(name)\(isOver ? "" : "-running")-\(UUID().uuidString.prefix(4)).xlsx"
        // Writing refuses a kept total or rate that its rows do not come to.
        try ReportCatalogue.report(name).workbook(from: SampleQuarter(isOver: isOver).facts).write(to: path)
        let bytes = try #require(FileManager.default.attributesOfItem(atPath: path)[.size] as? Int)
        #expect(bytes > 5_000)
        if ProcessInfo.processInfo.environment["AMICO_KEEP"] == nil { try FileManager.default.removeItem(atPath: path) }
    }

    @Test func `the verdict names what was missed and what was narrow`() throws {
        let cover = Cover(facts: try SampleQuarter(isOver: true).facts)
        // Intervals: 92 days x 2,400 less 144 excluded = 220,656; late 48 a day and 240 more on 9 August: 216,000 = 97.88 %.
        #expect(cover.verdict.words.contains("Missed: Interval read rate, T1 (97.88 %)"))
        #expect(cover.verdict.tone == .late)
    }

    @Test func `changes of the quarter name no system of another customer`() throws {
        let sheet = ChangeSheets.sheet(try SampleQuarter(isOver: true).facts)
        #expect(!sheet.text.contains("SECRET"))
        #expect(sheet.text.contains("2 changes made, 1 in an emergency; 1 ahead. Made without approval: CR-000014."))
    }

    @Test func `an unknown report is refused with the names there are`() {
        let refusal = #expect(throws: ReportRefusal.self) { try ReportCatalogue.report("weekly") }
        #expect(refusal?.message.contains("quarterly-status, read-rates, deliveries, availability, compliance") == true)
    }
}
