import Domain
import Foundation
import Testing

@testable import Documents

@Suite struct DocumentTests {
    private let templates: Templates

    init() throws { templates = try Templates(in: SamplePapers.templates) }

    /// AMICO_KEEP names a folder to look at them in.
    @Test(arguments: SamplePapers.all.indices)
    func `a document is whole HTML without script, for one size of sheet, with page numbers`(index: Int) throws {
        let (name, document) = SamplePapers.all[index]
        let html = try document.html(templates)
        if let folder = ProcessInfo.processInfo.environment["AMICO_KEEP"] {
            try html.write(toFile: "\(folder)/\(name).html", atomically: true, encoding: .utf8)
        }
        #expect(html.hasPrefix("<!DOCTYPE html>"))
        #expect(html.contains("size: letter;"))
        #expect(html.contains("counter(page) \" of \" counter(pages)"))
        #expect(!html.lowercased().contains("<script") && !html.contains("{{") && !html.contains("Optional("))
        #expect(html.contains("Alder Creek Electric &amp; Water"))
        #expect(html.components(separatedBy: "<table>").count == html.components(separatedBy: "</table>").count)
        #expect(!html.contains("http"), "Nothing is fetched from elsewhere")
    }

    @Test func `an invoice shows its lines, tax, payments and what is open`() throws {
        let html = try SamplePapers.invoice.html(templates)
        for text in [
            "63 h 48 min", "13,398.00 USD", "Tax, 8.25 % on 48,000.00 USD", "65,358.00 USD", "ACH 4471", "47,278.00 USD",
            "HR-000013", "Consulting, &lt;b&gt;September&lt;/b&gt;", "SOW-2026-0002, not taxed",
        ] { #expect(html.contains(text), "\(text)") }
    }

    @Test func `the acknowledgement shows both candidates, and what late means`() throws {
        let inTime = try SamplePapers.cancellation(isInTime: true).html(templates)
        #expect(inTime.contains("2 Oct 2026") && inTime.contains("31 Oct 2026"))
        #expect(inTime.contains("ends on 31 Dec 2026") && inTime.contains("You may withdraw"))
        #expect(inTime.contains("The next year is not invoiced."))
        let billed = try SamplePapers.cancellation(isInTime: true, billed: ["Our invoice INV-2026-0016 bills it."]).html(
            templates)
        #expect(billed.contains("Our invoice INV-2026-0016 bills it.") && !billed.contains("is not invoiced"))
        let late = try SamplePapers.cancellation(isInTime: false).html(templates)
        #expect(late.contains("the year from 1 Jan 2027 is renewed") && late.contains("ends on 31 Dec 2027"))
        #expect(!late.contains("You may withdraw"))
    }

    @Test func `the gauge fills its bar and no more`() {
        let gauge = HoursPaper.gauge(
            bought: Hours(hours: 120), used: Hours(hours: 43, minutes: 30), lost: Hours(hours: 63, minutes: 48), expired: .zero)
        #expect(gauge.map(\.tenths) == [362, 107, 531])
        let over = HoursPaper.gauge(bought: Hours(hours: 10), used: Hours(hours: 12), lost: Hours(hours: 3), expired: .zero)
        #expect(over.map(\.tenths) == [1_000])
        #expect(HoursPaper.gauge(bought: .zero, used: .zero, lost: .zero, expired: .zero) == [])
    }

    @Test(arguments: [
        ("<\u{338}b", "<\u{A0}\u{338}b"), ("a\u{301}", "a\u{301}"), ("a\u{0}b\u{FFFF}", "ab"), ("x\r\ny", "x\r\ny"),
    ])
    func `text that would slip past the escape is set apart, and what no page takes is left out`(text: String, safe: String) {
        #expect(Array(SafeMarkup.text(text).unicodeScalars) == Array(safe.unicodeScalars))
    }
}
