/// The hours of one statement of work in one subscription year: rows in the order they were written, and what they come to.
///
/// For a project (Advanced Services) its one "year" is the project's own days. Balances are in accounted minutes.
package struct HourLedger: Equatable, Sendable {
    package let statementOfWork: StatementOfWork.ID
    package let year: ContractYear
    package let unit: RoundingUnit
    package private(set) var rows: [HourRow]
    /// The day the year was closed, by whom; nil while it is open.
    package private(set) var closed: Closing?

    package struct Closing: Equatable, Codable, Sendable {
        package let on: Day
        package let by: String

        package init(on: Day, by: String) {
            self.on = on
            self.by = by
        }
    }

    package init(
        statementOfWork: StatementOfWork.ID, year: ContractYear, unit: RoundingUnit, rows: [HourRow] = [],
        closed: Closing? = nil
    ) {
        self.statementOfWork = statementOfWork
        self.year = year
        self.unit = unit
        self.rows = rows
        self.closed = closed
    }

    /// The sum of the rows; work marked over budget is outside it.
    package var balance: Hours { sum { _ in true } }

    /// Deposit and additions.
    package var bought: Hours {
        sum { row in
            switch row.kind {
            case .deposit, .addition, .recurringAddition: true
            case .consume, .reversal, .expire: false
            }
        }
    }

    /// Work in the balance, less what was taken back.
    package var used: Hours { -sum { $0.kind == .consume || $0.kind == .reversal } }

    package var expired: Hours { -sum { $0.kind == .expire } }

    /// All work that stands, over budget or not.
    package var worked: Hours { used + overBudget }

    /// Work marked over budget that no change order has covered yet.
    package var overBudget: Hours { openWork.reduce(.zero) { $0 + $1.open } }

    package var isOverBudget: Bool { overBudget > .zero }

    /// The ledger as it stood by the end of a day, by the rows' own days: a late entry counts on its work date.
    package func upTo(_ day: Day) -> HourLedger {
        HourLedger(
            statementOfWork: statementOfWork, year: year, unit: unit, rows: rows.filter { $0.on <= day },
            closed: closed.flatMap { $0.on <= day ? $0 : nil })
    }

    /// Rows marked over budget that are still open, in work-date order, and how much of each is.
    package var openWork: [(row: HourRow, open: Hours)] {
        guard rows.contains(where: \.isOverBudget) else { return [] }
        var settled: [Int: Hours] = [:]
        for row in rows {
            if let marked = row.attaches { settled[marked, default: .zero] = (settled[marked] ?? .zero) - row.hours }
            if row.isOverBudget, let marked = row.reverses {
                settled[marked, default: .zero] = (settled[marked] ?? .zero) + row.hours
            }
        }
        return rows.filter { $0.isOverBudget && $0.kind == .consume }
            .map { (row: $0, open: -$0.hours - (settled[$0.number] ?? .zero)) }
            .filter { $0.open > .zero }
            .sorted { ($0.row.on, $0.row.number) < ($1.row.on, $1.row.number) }
    }

    private func sum(_ isCounted: (HourRow) -> Bool) -> Hours {
        rows.reduce(.zero) { !$1.isOverBudget && isCounted($1) ? $0 + $1.hours : $0 }
    }

    mutating func append(_ row: HourRow) { rows.append(row) }
    mutating func markClosed(_ closing: Closing) { closed = closing }
}

extension HourLedger {
    package var derivation: Derivation {
        var derivation = Derivation(
            "Hours left of \(statementOfWork), \(year.first.words) to \(year.last.words)",
            rule: "The balance is the sum of the ledger's rows, in accounted minutes; work over budget is outside it (4.1, 4.4).",
            result: "\(balance) left")
        for row in rows {
            switch row.kind {
            case .deposit: derivation.input("deposit", row.hours.description, source: row.id.text)
            case .addition:
                derivation.input("addition", row.hours.description, source: row.changeOrder?.text ?? row.id.text)
            case .recurringAddition:
                derivation.input("recurring addition", row.hours.description, source: row.changeOrder?.text ?? row.id.text)
            case .expire:
                derivation.input("expired on \(row.on.words)", row.hours.description, source: row.id.text)
            case .consume, .reversal: break
            }
        }
        let entries = Set(rows.filter { $0.kind == .consume && !$0.isOverBudget }.map(\.entry)).count
        let reversed = sum { $0.kind == .reversal }
        derivation.input(
            "work", "\(sum { $0.kind == .consume }) in \(entries.grouped) entries, each rounded up to \(unit.minutes) min")
        if reversed != .zero { derivation.input("taken back", reversed.description) }
        if isOverBudget { derivation.input("over budget", "\(overBudget), outside the balance until a change order is binding") }
        let taken = expired == .zero ? "" : " less \(expired) expired"
        derivation.step("\(bought) bought less \(used) used\(taken) is \(balance)")
        return derivation
    }
}
