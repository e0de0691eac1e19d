import ArgumentParser
import BackOffice
import Domain
import Foundation
import Reports
import Workbook

/// `amico report ...`: workbooks to hand to a customer.
struct ReportCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Write a workbook for a customer's quarter, or list what there is.",
        discussion: """
            Example: amico report list
            Example: amico report quarterly-status --customer RIVERBEND --quarter 2026Q3 --out status.xlsx
            """)

    private struct Line: Encodable {
        let name: String
        let title: String
        let holds: String
        let parameters: String
    }

    private struct Written: Encodable {
        let report: String
        let customer: CustomerCode
        let quarter: Quarter
        let out: String
    }

    @OptionGroup var house: HouseOptions
    @Argument(help: ArgumentHelp("The report, or list.", valueName: "name")) var name: String
    @Option(help: "The customer's code.") var customer: CustomerCode?
    @Option(help: ArgumentHelp("The quarter, such as 2026Q3.", valueName: "quarter")) var quarter: Quarter?
    @Option(help: ArgumentHelp("The workbook to write.", valueName: "file.xlsx")) var out: String?

    func run() throws {
        if name == "list" { return try list() }
        let report = try ReportCatalogue.report(name)
        guard let customer, let quarter, let out else {
            throw ValidationError("A report takes \(Report.parameters).")
        }
        guard out.lowercased().hasSuffix(".xlsx") else {
            throw ValidationError("--out names an .xlsx file.")
        }
        let workbook = try house.read { try report.workbook(for: customer, quarter, from: $0) }
        try workbook.write(to: out)
        try house.answer(Written(report: report.name, customer: customer, quarter: quarter, out: out)) {
            "\(report.title) of \(customer), \(quarter.words): \(out)"
        }
    }

    private func list() throws {
        let lines = ReportCatalogue.all.map {
            Line(name: $0.name, title: $0.title, holds: $0.holds, parameters: Report.parameters)
        }
        try house.answer(lines) {
            Table(
                "Reports", lines,
                columns: [
                    Column("Name") { .text($0.name) }, Column("Report") { .text($0.title) }, Column("Holds") { .text($0.holds) },
                ]
            ).lines + "\n\nEach takes \(Report.parameters)"
        }
    }
}
