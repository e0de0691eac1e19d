import ArgumentParser
import BackOffice
import Domain
import Foundation
import Reports
import Workbook

/// `amico report ...`: workbooks to hand to a customer.
struct ReportCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Write a report as a workbook or as CSV, or list what there is.",
        discussion: """
            Example: amico report list
            Example: amico report quarterly-status --customer RIVERBEND --quarter 2026Q3 --out status.xlsx
            Example: amico report hours --period 2026-09 --out hours.csv
            Example: amico report renewals --on 2026-09-28 --out renewals.xlsx
            """)

    private struct Written: Encodable {
        let report: String
        let customer: CustomerCode?
        let quarter: Quarter?
        let period: ReportingPeriod?
        let on: Day?
        let out: String
    }

    @OptionGroup var house: HouseOptions
    @Argument(help: ArgumentHelp("The report, or list.", valueName: "name")) var name: String
    @Option(help: "The customer's code; finance reports take all without it.") var customer: CustomerCode?
    @Option(help: ArgumentHelp("The quarter, such as 2026Q3.", valueName: "quarter")) var quarter: Quarter?
    @Option(help: ArgumentHelp("The month or quarter, such as 2026-09.", valueName: "period")) var period: ReportingPeriod?
    @Option(help: ArgumentHelp("The day things stand on (default: today).", valueName: "day")) var on: Day?
    @Option(help: ArgumentHelp("The file to write: .xlsx, or .csv for its list alone.", valueName: "file.xlsx")) var out: String?

    func run() throws {
        if name == "list" { return try list() }
        let report = try ReportCatalogue.report(name)
        guard let out else { throw ValidationError("The report \(name) takes \(report.parameters).") }
        let isCSV = out.lowercased().hasSuffix(".csv")
        guard isCSV || out.lowercased().hasSuffix(".xlsx") else {
            throw ValidationError("--out names an .xlsx or a .csv file.")
        }
        let request = ReportRequest(customer: customer, period: quarter.map { .quarter($0) } ?? period, on: on)
        if isCSV {
            try AtomicFile.write(try house.read { try report.csv(request, from: $0) }, to: out)
        } else {
            try house.read { try report.workbook(request, from: $0) }.write(to: out)
        }
        let written = Written(report: report.name, customer: customer, quarter: quarter, period: period, on: on, out: out)
        try house.answer(written) {
            let words = [customer?.text, request.period?.words, on?.words].compactMap { $0 }.joined(separator: ", ")
            return "\(report.title)\(words.isEmpty ? "" : " of \(words)"): \(out)"
        }
    }

    private func list() throws {
        let lines = ReportCatalogue.all.map(ReportAnswer.init)
        try house.answer(lines) {
            Table(
                "Reports", lines,
                columns: [
                    Column("Name") { .text($0.name) }, Column("Report") { .text($0.title) }, Column("Holds") { .text($0.holds) },
                    Column("Takes") { .text($0.parameters) },
                ]
            ).lines
        }
    }
}
