import BackOffice
import Domain

extension HoursPaper {
    /// Of the year that holds `on`; today's, where nothing is said.
    init(_ id: StatementOfWork.ID, _ view: View, on day: Day?, sheet: PaperSize?) throws {
        let sow = try view.statementOfWork(id)
        let frame = try PaperFrame(view, sow.customer, sheet: sheet)
        let year = try view.runningYear(of: sow, on: day ?? frame.today)
        let ledger = try view.hourLedger(of: sow, year)
        let runs = year.contains(frame.today) && ledger.closed == nil
        let forecast = runs ? try view.forecast(of: sow, on: frame.today) : nil
        let lost = forecast?.lost ?? .zero
        head = frame.head(
            "Hours statement", id.text, subject: "\(sow.id), \(sow.title), \(year.words)",
            facts: [Labelled("Year", year.words), Labelled("Rate", "\(try sow.signedTerms.rate) an hour")],
            state: StateLine(ledger, year, today: frame.today, isYearly: sow.kind == .enhancedMaintenance))
        gauge = HoursPaper.gauge(bought: ledger.bought, used: ledger.used, lost: lost, expired: ledger.expired)
        var figures = [
            Labelled("Bought", ledger.bought.description), Labelled("Used", ledger.used.description),
            Labelled("Left", ledger.balance.description),
        ]
        if ledger.overBudget > .zero { figures.append(Labelled("Over budget", ledger.overBudget.description)) }
        if ledger.expired > .zero { figures.append(Labelled("Expired", ledger.expired.description)) }
        if forecast != nil { figures.append(Labelled("Forecast lost", lost.description)) }
        self.figures = figures
        gaugeWords = figures.map { "\($0.label) \($0.value)" }.joined(separator: ", ")
        self.forecast = forecast.map { forecast in
            lost > .zero
                ? "At the pace of the last \(forecast.windowDays) days \(forecast.willUse) more will be used and \(lost)\(forecast.loss.map { " (\($0))" } ?? "") will be lost on \(forecast.yearEnd.words)."
                : "At the pace of the last \(forecast.windowDays) days nothing will be lost on \(forecast.yearEnd.words)."
        }
        rows = HoursPaper.rows(of: ledger)
        unit = WorkFields.unit(ledger.unit.minutes)
    }

    /// In the order they were written, with the balance after each: a late entry, and work that a change order covers, stand
    /// where they reached the ledger.
    private static func rows(of ledger: HourLedger) -> [Row] {
        var balance = Hours.zero
        return ledger.rows.map { row in
            if !row.isOverBudget { balance = balance + row.hours }
            return Row(
                day: row.on, what: words(row), note: row.note.isEmpty ? nil : row.note, real: row.real == .zero ? nil : row.real,
                counted: row.hours, balance: row.isOverBudget ? nil : balance)
        }
    }

    private static func words(_ row: HourRow) -> String {
        switch row.kind {
        case .deposit: "Hours of the year"
        case .addition: "Added by \(row.changeOrder?.text ?? "change order")"
        case .recurringAddition: "Added every year by \(row.changeOrder?.text ?? "change order")"
        case .consume:
            [
                row.attaches == nil
                    ? row.request ?? row.engagement?.text ?? row.phase ?? "Work" : "Work over budget, now in the budget",
                row.person,
            ]
            .compactMap { $0 }.joined(separator: ", ")
        case .reversal: "Taken back: HR-\((row.reverses ?? 0).padded(6))"
        case .expire: "Expired with the year"
        }
    }
}

extension StateLine {
    init(_ ledger: HourLedger, _ year: ContractYear, today: Day, isYearly: Bool) {
        if let closed = ledger.closed {
            self.init(tone: .calm, word: "Closed", sentence: "on \(closed.on.words) by \(closed.by).")
        } else if ledger.overBudget > .zero {
            self.init(
                tone: .late, word: "Over budget.",
                sentence: "\(ledger.overBudget) of work stands outside the budget until a change order covers it.")
        } else if today > year.last, isYearly {
            self.init(tone: .due, word: "Ended, not closed.", sentence: "\(ledger.balance) will expire when the year is closed.")
        } else if isYearly {
            self.init(tone: .calm, word: "Running.", sentence: "\(ledger.balance) can be used until \(year.last.words).")
        } else {
            self.init(tone: .calm, word: "Running.", sentence: "\(ledger.balance) of the project's hours are left.")
        }
    }
}
