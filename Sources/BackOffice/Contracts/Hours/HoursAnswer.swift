import Domain

/// What `hours balance --json` prints: minutes, and money as decimal text where the actor may read billing.
package struct HoursAnswer: Encodable, Equatable, Sendable {
    package let statementOfWork: StatementOfWork.ID
    package let first: Day
    package let last: Day
    package let bought: Hours
    package let used: Hours
    package let balance: Hours
    package let expired: Hours
    package let overBudget: Hours
    package let closed: Bool
    package let on: Day
    /// What will be used and lost by the year's end; none for a project and once the year is closed.
    package let willUse: Hours?
    package let lostMinutes: Hours?
    package let lost: String?
    /// The same, as people read it.
    package let worth: Money?

    private enum CodingKeys: String, CodingKey {
        case statementOfWork, first, last, bought, used, balance, expired, overBudget, closed, on, willUse, lostMinutes, lost
    }

    /// As of the end of a day of the year that is meant; today when nil.
    package init(_ id: StatementOfWork.ID, on day: Day?, in view: View) throws {
        let sow = try view.statementOfWork(id)
        let today = try view.today(of: sow.customer)
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
        worth = view.seesBilling ? forecast?.loss : nil
        lost = worth?.decimal
    }
}

/// What `hours statement --json` prints of a row of a year's ledger, with the balance after it.
package struct HourRowAnswer: Encodable, Equatable, Sendable {
    package let row: HourRow.ID?
    package let entry: Int
    package let kind: HourRow.Kind
    package let on: Day
    package let person: String?
    package let about: String
    package let real: Hours
    /// What it adds to the balance.
    package let accounted: Hours
    /// What it adds to the work that is over budget.
    package let overBudget: Hours
    package let balance: Hours
    package let note: String

    private init(_ row: HourRow, balance: Hours) {
        let about = [
            row.engagement?.text, row.request, row.phase, row.changeOrder?.text,
            row.reverses.map { "takes back \(HourRow.ID(series: "HR", $0))" },
            row.attaches.map { "covers \(HourRow.ID(series: "HR", $0))" },
        ]
        self.row = row.number > 0 ? row.id : nil
        entry = row.entry
        kind = row.kind
        on = row.on
        person = row.person
        self.about = about.compactMap { $0 }.joined(separator: ", ")
        real = row.real
        accounted = row.isOverBudget ? .zero : row.hours
        overBudget = row.isOverBudget ? -row.hours : row.attaches == nil ? .zero : row.hours
        self.balance = balance
        note = row.note
    }

    /// Every row of the year a day lies in; of today's, or the first where none runs yet, when nil.
    package static func list(of id: StatementOfWork.ID, year day: Day?, in view: View) throws -> [HourRowAnswer] {
        let sow = try view.statementOfWork(id)
        let ledger = try view.hourLedger(of: sow, view.runningYear(of: sow, on: day ?? view.today(of: sow.customer)))
        var balance = Hours.zero
        return ledger.rows.map { row in
            if !row.isOverBudget { balance = balance + row.hours }
            return HourRowAnswer(row, balance: balance)
        }
    }
}
