import ArgumentParser
import BackOffice
import Domain
import Workbook

/// What `hours balance` answers; minutes, and money as decimal text.
private struct HoursFigure: Encodable {
    let statementOfWork: StatementOfWork.ID
    let first: Day
    let last: Day
    let bought: Hours
    let used: Hours
    let balance: Hours
    let expired: Hours
    let overBudget: Hours
    let closed: Bool
    let on: Day
    /// What will be used and lost by the year's end; null for a project and once the year is closed.
    let willUse: Hours?
    let lostMinutes: Hours?
    let lost: String?
    /// The same, as people read it.
    let worth: Money?

    private enum CodingKeys: String, CodingKey {
        case statementOfWork, first, last, bought, used, balance, expired, overBudget, closed, on, willUse, lostMinutes, lost
    }

    init(_ view: View, _ id: StatementOfWork.ID, day: Day?) throws {
        let sow = try view.statementOfWork(id)
        let today = try view.customer(sow.customer).zone.day(of: view.now)
        let on = day ?? today
        let year = try view.runningYear(of: sow, on: on)
        let whole = try view.hourLedger(of: sow, year)
        let ledger = on < today ? whole.upTo(on) : whole
        let forecast = try whole.closed == nil ? view.forecast(of: sow, on: max(on, year.first)) : nil
        statementOfWork = id
        first = year.first
        last = year.last
        bought = ledger.bought
        used = ledger.used
        balance = ledger.balance
        expired = ledger.expired
        overBudget = ledger.overBudget
        closed = whole.closed != nil
        self.on = on
        willUse = forecast?.willUse
        lostMinutes = forecast?.lost
        worth = forecast?.loss
        lost = worth?.decimal
    }
}

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
        let figure = try house.read { try HoursFigure($0, statementOfWork, day: on) }
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

    private struct Line: Encodable {
        let row: HourRow.ID?
        let entry: Int
        let kind: HourRow.Kind
        let on: Day
        let person: String?
        let about: String
        let real: Hours
        /// What it adds to the balance.
        let accounted: Hours
        /// What it adds to the work that is over budget.
        let overBudget: Hours
        let balance: Hours
        let note: String
    }

    @OptionGroup var house: HouseOptions
    @Argument(help: "The statement of work.") var statementOfWork: StatementOfWork.ID
    @Option(help: ArgumentHelp("A day of the year (default: today).", valueName: "day")) var year: Day?

    func run() throws {
        let ledger = try house.read { view in
            let sow = try view.statementOfWork(statementOfWork)
            let today = try view.customer(sow.customer).zone.day(of: view.now)
            return try view.hourLedger(of: sow, view.runningYear(of: sow, on: year ?? today))
        }
        var balance = Hours.zero
        let lines = ledger.rows.map { row in
            if !row.isOverBudget { balance = balance + row.hours }
            let about = [
                row.engagement?.text, row.request, row.phase, row.changeOrder?.text,
                row.reverses.map { "takes back \(HourRow.ID(series: "HR", $0))" },
                row.attaches.map { "covers \(HourRow.ID(series: "HR", $0))" },
            ]
            return Line(
                row: row.number > 0 ? row.id : nil, entry: row.entry, kind: row.kind, on: row.on, person: row.person,
                about: about.compactMap { $0 }.joined(separator: ", "), real: row.real,
                accounted: row.isOverBudget ? .zero : row.hours,
                overBudget: row.isOverBudget ? -row.hours : row.attaches == nil ? .zero : row.hours, balance: balance,
                note: row.note)
        }
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
                    Column("Balance", total: .figure(.hours(ledger.balance))) { .hours($0.balance) },
                    Column("Note") { .text($0.note) },
                ], whenEmpty: "No hours."
            ).lines
        }
    }
}
