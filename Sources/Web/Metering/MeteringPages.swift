import BackOffice
import Domain
import Metering
import Workbook

/// Read rates by day, what does not report, what came in and went out, what was left out: the day of whoever runs the metering.
enum MeteringPages {
    static let routes: [Route] =
        [
            .get("/metering", .permission(.readBooks), "Read rates by day and utility or commodity") { visit in
                .page(try page(visit))
            }
        ] + MeteringDayPage.routes + MeteringWhy.routes + SilentList.list.routes + ReadFilePages.routes + DeliveryPages.routes
        + ExclusionPages.routes + EndpointPages.routes

    /// Utilities of one page.
    private static let mostUtilities = 10

    private static func page(_ visit: Visit) throws -> Page {
        let view = try MeteringView(visit)
        let (names, page, months) = try visit.read { books in
            let customers = try books.customers()
            let wanted = view.utility.map { code in customers.filter { $0.code == code } } ?? customers
            if let code = view.utility, wanted.isEmpty { throw Missing("customer", code) }
            let page = try UtilityPage(wanted, most: mostUtilities, at: "/metering", visit)
            return (customers, page, try page.shown.map { try RatesOfMonth($0, view, books) }.filter { !$0.isEmpty })
        }
        let byCommodity = view.utility != nil || months.count == 1
        var pieces: [any Piece] = [bar(visit, view, names)]
        if months.isEmpty {
            pieces.append(
                Remark("Nothing was expected to report in \(view.month.words). Rates come here once a registry and reads are in.")
            )
        } else {
            pieces.append(heatMap(months, view, byCommodity: byCommodity))
            pieces.append(behind(months, view, byCommodity: byCommodity))
            if months.count == 1 {
                pieces += months.map { Panel("\($0.customer.name), \(view.month.words)", [$0.facts(visit)]) }
            } else {
                let title = "\(view.month.words), by utility"
                pieces.append(Panel(title, [Grid(title, RatesOfMonth.heads, months.map { $0.line(visit) })]))
            }
        }
        pieces += page.pieces
        return Page(
            "Read rates", lead: "\(view.readClass.rawValue) slots by \(view.deadline.words) in \(view.month.words)",
            section: .metering, deeds: links(visit, view), pieces)
    }

    private static func links(_ visit: Visit, _ view: MeteringView) -> [Button] {
        let of = view.utility.map { "?utility=\($0)" } ?? ""
        return [
            Button("Non-reporting endpoints", href: "/metering/silent\(of)"),
            Button("Files received", href: "/metering/files\(of)"),
            Button("Deliveries", href: "/metering/deliveries\(of)"), Button("Exclusions", href: "/exclusions\(of)"),
            Button("Endpoints", href: "/metering/endpoints\(of)"),
        ]
    }

    private static func bar(_ visit: Visit, _ view: MeteringView, _ customers: [Customer]) -> ViewBar {
        var choices = [
            ViewBar.Choice(
                name: "month", label: "Month", options: MeteringView.months(visit), taken: view.month.description),
            ViewBar.Choice(
                name: "class", label: "Slots", options: ReadClass.allCases.map { ($0.rawValue, $0.rawValue) },
                taken: view.readClass.rawValue),
            ViewBar.Choice(
                name: "by", label: "Received by",
                options: [("t1", "T1, the first export"), ("t3", "T3, the third day")], taken: view.deadline.rawValue),
        ]
        if visit.actor.isInside {
            choices.insert(
                ViewBar.Choice(
                    name: "utility", label: "Utility",
                    options: [("", "all, one a row")] + customers.map { ($0.code.text, $0.name) },
                    taken: view.utility?.text ?? ""), at: 0)
        }
        return ViewBar(path: "/metering", label: "What is shown", choices: choices)
    }

    private static func heatMap(_ months: [RatesOfMonth], _ view: MeteringView, byCommodity: Bool) -> HeatMap {
        HeatMap(
            title:
                "\(view.readClass.rawValue.capitalizedFirst) slots received by \(view.deadline.words), percent of those eligible, \(view.month.words)",
            corner: byCommodity ? "Commodity" : "Utility", days: Array(view.month.days),
            rows: months.flatMap { byCommodity ? $0.rowsByCommodity : [$0.row] })
    }

    private static func behind(_ months: [RatesOfMonth], _ view: MeteringView, byCommodity: Bool) -> Fold {
        var rows: [[Shown]] = []
        for month in months {
            for commodity in byCommodity ? month.commodities.map(Optional.some) : [nil] {
                for day in month.judged(commodity) where day.raw.eligible > 0 { rows.append(line(day, commodity, month, view)) }
            }
        }
        let titles = [
            "Service day", byCommodity ? "Commodity" : "Utility", "Expected", "Excluded", "Eligible",
            "Received by \(view.deadline.words)", "Adjusted rate", "Raw rate",
        ]
        return Fold(
            "The figures as a table",
            [Grid("Read rates by day", titles, rows, whenEmpty: "No day of the month is judged yet.")])
    }

    private static func line(_ day: DayRate, _ commodity: Commodity?, _ month: RatesOfMonth, _ view: MeteringView) -> [Shown] {
        let code = month.customer.code
        let adjusted = day.adjusted.share(view.deadline)
        return [
            Shown(day.day.words, href: month.href(day.day)), Shown(commodity?.rawValue ?? code.text), .figure(day.raw.eligible),
            .figure(day.excluded),
            .figure(day.adjusted.eligible), .figure(adjusted.part),
            .figure(adjusted.words(against: month.target), why: view.why(code, commodity: commodity, on: day.day)),
            .figure(day.raw.share(view.deadline).words(against: month.target)),
        ]
    }
}
