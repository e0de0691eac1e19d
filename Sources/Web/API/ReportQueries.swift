import BackOffice
import Documents
import Domain
import Foundation
import Reports
import Workbook

/// What the API tells of reports and papers: which there are, and each of them made.
enum ReportQueries {
    static let routes: [Route] = [
        APIQueries.one("reports", "Every report one may have, with what it takes.") { question in
            ReportCatalogue.all.filter { $0.isFor(question.visit.actor) }.map(ReportAnswer.init)
        },
        APIQueries.file(
            "reports/{report}", "A report, made now: its tables as JSON, its list as CSV, or the workbook.",
            [
                .init("customer", "A utility's code; needed by reports of one customer", example: "ALDER"),
                .init("period", "A month or a quarter; needed but by reports of a day", example: "2026Q3"), .on,
                .init("format", "json, csv or xlsx (json where it is left out)", example: "csv"),
            ], produces: ["application/json", "text/csv", workbook], on: .reports, report),
        APIQueries.list("report-schedules", "Reports that come by mail.", key: \KeptReportSchedule.id.text) {
            try $0.view.reportSchedules()
        },
        APIQueries.one("documents", "Every kind of paper, with what it is of.") { _ in
            DocumentCatalogue.all.map(DocumentAnswer.init)
        },
        APIQueries.file(
            "documents/{document}/{record}", "A paper to print, or the same as UBL.", permission: .readBilling,
            [
                .init("format", "html or xml (html where it is left out)", example: "html"),
                .init("sheet", "A4 or letter; what is usual in the customer's currency where it is left out", example: "A4"), .on,
            ], produces: ["text/html", "application/xml"], document),
    ]

    private static let workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    private enum Format: String { case json, csv, xlsx, html, xml }

    private static func report(_ question: Question) throws -> Answer {
        let name = question.inPath("report")
        guard let report = ReportCatalogue.all.first(where: { $0.name == name }), report.isFor(question.visit.actor) else {
            throw Missing("report", name.prefix(64))
        }
        let request = ReportRequest(
            customer: try question.customer,
            period: try question.word("period", "a month (2026-09) or a quarter (2026Q3)") { ReportingPeriod($0) },
            on: try question.day)
        if let customer = request.customer { try question.view.requireCustomer(customer) }
        switch try question.word("format", "json, csv or xlsx", Format.init) ?? .json {
        case .csv:
            let text = try report.csv(request, from: question.view)
            return .download(name: "\(name).csv", type: "text/csv; charset=utf-8", Data(text.utf8))
        case .xlsx: return .workbook(try report.workbook(request, from: question.view).bytes, name: "\(name).xlsx")
        case .json: return try .json(encoding: try report.tables(request, from: question.view))
        case .html, .xml: throw BadCall.badRequest("format is json, csv or xlsx.")
        }
    }

    private static func document(_ question: Question) throws -> Answer {
        let name = question.inPath("document")
        guard let kind = DocumentCatalogue.all.first(where: { $0.name == name }) else {
            throw Missing("document", name.prefix(64))
        }
        let request = DocumentRequest(
            view: question.view, id: question.inPath("record"), sheet: try question.word("sheet", "A4 or letter", PaperSize.init),
            on: try question.day)
        let templates = question.visit.house.templates
        switch try question.word("format", "html or xml", Format.init) ?? .html {
        case .html: return .paper(try kind.html(request, templates))
        case .xml:
            return .download(name: "\(request.id).xml", type: "application/xml", Data(try kind.xml(request, templates).utf8))
        case .json, .csv, .xlsx: throw BadCall.badRequest("format is html or xml.")
        }
    }
}
