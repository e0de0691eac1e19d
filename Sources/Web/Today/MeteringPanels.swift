import BackOffice
import Domain
import Metering
import Workbook

/// How the night went, for whoever runs the metering: rates, endpoints that kept silent, files that were refused.
enum MeteringPanels {
    /// Looking through the reads of more of them would cost more than a home page tells.
    private static let mostUtilities = 6

    static func day(_ day: inout HomeDay) throws {
        let visit = day.visit
        let view = try MeteringView(visit)
        let customers = try visit.read { try $0.customers() }
        guard customers.count <= mostUtilities else {
            let remark = Remark(
                "\(customers.count.grouped) utilities are kept. Choose one under Metering to see how its night went.")
            return day.add(Panel("Read rates", id: "rates", more: Button("Heat map", href: "/metering"), [remark]))
        }
        let (lines, refused) = try visit.read { books in
            (
                try customers.compactMap { try line(RatesOfMonth($0, view, books), books) },
                try customers.flatMap {
                    try ReadFileRow.newest(of: $0.code, status: .refused, limit: 3, in: books)
                }.filter { $0.acceptedAt > visit.now - 7 * 86_400 }
            )
        }
        if !lines.isEmpty {
            let heads = [
                Grid.Head("Utility"), Grid.Head("Last day", figure: true), Grid.Head("Not reporting", figure: true),
                Grid.Head("\(view.month.words) so far", figure: true), Grid.Head("Promise"),
            ]
            day.add(
                Panel(
                    "Interval reads by the first export", id: "rates", more: Button("Heat map", href: "/metering"),
                    [Grid("Read rates of the last day and the month", heads, lines)]))
        }
        day.add(
            "Files refused this week", more: Button("All refused", href: "/metering/files?status=refused"),
            refused.map { file in
                (
                    file.utility.text,
                    Shown(
                        file.name, href: "/metering/files/\(file.utility)/\(file.sha256)", chip: file.status.chip,
                        sub: visit.zone.words(file.acceptedAt))
                )
            }, whenNone: "no file of reads was refused this week")
    }

    /// Nil where nothing was expected.
    private static func line(_ month: RatesOfMonth, _ books: View) throws -> [Shown]? {
        let code = month.customer.code
        // Every commodity's export of that day has passed.
        let judged = try books.lastJudgedDay(of: code)
        guard let last = month.judged(nil).last(where: { $0.day <= judged && $0.raw.eligible > 0 }) else { return nil }
        let share = last.adjusted.share(month.view.deadline)
        var rate = Shown.figure(share.words(against: month.target), why: month.href(last.day), sub: last.day.words)
        if let target = month.target, share.meets(target) == false { rate.chip = Chip("below", .late) }
        let silent = try books.silentEndpoints(of: code, on: last.day).count
        return [
            Shown(month.customer.name, href: "/metering?utility=\(code)"), rate,
            Shown(
                silent == 0 ? "none" : silent.counted("endpoint"),
                href: silent == 0 ? nil : "/metering/silent?utility=\(code)&day=\(last.day)", isFigure: true),
            month.total(nil), month.promise ?? Shown("none"),
        ]
    }
}
