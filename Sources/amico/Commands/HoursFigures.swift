import ArgumentParser
import BackOffice
import Domain
import Workbook

struct HoursBalance: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "balance", abstract: "Show what is bought, used, left, and will be lost.",
        discussion: """
            With --on, as of the end of that day by work date.

            Example: amico hours balance SOW-2026-0012 --on 2026-09-28
            """)

    @OptionGroup var house: HouseOptions
    @Argument(help: "The statement of work.") var statementOfWork: StatementOfWork.ID
    @Option(help: ArgumentHelp("A day of the year (default: today).", valueName: "day")) var on: Day?

    func run() throws {
        let figure = try house.read { try HoursAnswer(statementOfWork, on: on, in: $0) }
        try house.answer(figure) {
            var lines = [
                "\(figure.statementOfWork), \(figure.first.words) to \(figure.last.words)\(figure.closed ? ", closed" : "")",
                "  bought  \(figure.bought)", "  used    \(figure.used)", "  left    \(figure.balance)",
            ]
            if figure.expired > .zero { lines.append("  expired \(figure.expired)") }
            if figure.overBudget > .zero { lines.append("  over budget \(figure.overBudget), outside the balance") }
            if let lost = figure.lostMinutes, let worth = figure.worth {
                lines.append("  as of \(figure.on.words), \(lost) (\(worth)) will be lost; see amico why forecast")
            }
            return lines.joined(separator: "\n")
        }
    }
}

struct HoursStatement: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "statement", abstract: "List every row of a year's ledger with the balance after it.",
        discussion: "Example: amico hours statement SOW-2026-0012 --year 2026-01-01")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The statement of work.") var statementOfWork: StatementOfWork.ID
    @Option(help: ArgumentHelp("A day of the year (default: today).", valueName: "day")) var year: Day?

    func run() throws {
        let lines = try house.read { try HourRowAnswer.list(of: statementOfWork, year: year, in: $0) }
        try house.answer(lines) {
            Table(
                "Hours", lines,
                columns: [
                    Column("Row") { .text($0.row?.text ?? "opens") },
                    Column("Date") { .day($0.on) },
                    Column("What") { .text($0.kind.rawValue) },
                    Column("Person") { .text($0.person ?? "") },
                    Column("About") { .text($0.about) },
                    Column("Real", total: .sum(.hours(lines.reduce(.zero) { $0 + $1.real }))) {
                        $0.real == .zero ? .empty : .hours($0.real)
                    },
                    Column("Accounted", total: .sum(.hours(lines.reduce(.zero) { $0 + $1.accounted }))) {
                        $0.accounted == .zero && $0.overBudget != .zero ? .empty : .hours($0.accounted)
                    },
                    Column("Over budget", total: .sum(.hours(lines.reduce(.zero) { $0 + $1.overBudget }))) {
                        $0.overBudget == .zero ? .empty : .hours($0.overBudget)
                    },
                    Column("Balance", total: .figure(.hours(lines.last?.balance ?? .zero))) { .hours($0.balance) },
                    Column("Note") { .text($0.note) },
                ], whenEmpty: "No hours."
            ).lines
        }
    }
}
