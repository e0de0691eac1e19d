import BackOffice
import Domain
import Reports
import Workbook

/// The workbooks of finance (7.4), asked for by period or by day.
enum InvoiceWorkbooks {
    static let routes: [Route] = [
        .get("/invoices/workbooks", .permission(.readBilling), "Finance workbooks, each with what it takes") { visit in
            .page(try page(visit))
        },
        .get("/invoices/workbooks/{report}", .permission(.readBilling), "A finance workbook") { visit in
            let name = visit.parameters["report"] ?? ""
            guard let report = ReportCatalogue.finance.first(where: { $0.name == name }) else {
                throw Missing("report", name.prefix(64))
            }
            let list = ListQuery(visit.query, limit: nil)
            let request = ReportRequest(
                customer: try list.word("customer", "a utility's code") { CustomerCode($0) },
                period: try list.word("period", "a month (2026-09) or a quarter (2026Q3)") { ReportingPeriod($0) },
                on: try list.word("on", "a day such as 2026-09-30") { Day($0) })
            if let customer = request.customer { _ = try visit.read { try $0.customer(customer) } }
            let workbook = try visit.read { try report.workbook(request, from: $0) }
            return .workbook(try workbook.bytes, name: "\(name).xlsx")
        },
    ]

    private static func page(_ visit: Visit) throws -> Page {
        let customers = try visit.customerChoices()
        let today = Zone.pacific.day(of: visit.now)
        let quarter = Quarter(of: today)
        let panels = ReportCatalogue.finance.map { report -> any Piece in
            let time =
                report.isOfADay
                ? Field("on", "At the end of", .day, standing: today.description)
                : Field("period", "Period", hint: "2026-09 or 2026Q3", standing: quarter.description)
            return Panel(
                report.title, id: report.name,
                [
                    Prose(report.holds + "."),
                    Ask(
                        "Download workbook", at: "/invoices/workbooks/\(report.name)",
                        [time, Field("customer", "Utility", .choice([("", "all")] + customers), optional: true)], visit: visit),
                ])
        }
        return Page("Finance workbooks", lead: "each with live formulas and its definitions", section: .invoices, panels)
    }
}
