import Domain
import GRDB

/// Records one side's signature under a change order. With the second it is binding and takes effect at once (5.1).
package struct SignChangeOrder: Action {
    package static let permission = Permission.signContracts
    package static var example: SignChangeOrder {
        SignChangeOrder(
            changeOrder: Identifier(named: "CO-000001"), party: .customer, by: "Maria Ortiz, general manager",
            on: Day(ordinal: 20_700))
    }

    package var changeOrder: ChangeOrder.ID
    package var party: Party
    /// Who signed.
    package var by: String
    package var on: Day

    package init(changeOrder: ChangeOrder.ID, party: Party, by: String, on: Day) {
        self.changeOrder = changeOrder
        self.party = party
        self.by = by
        self.on = on
    }

    package struct Signed: Codable, Equatable, Sendable {
        package let status: String
        /// The first day of the year it takes effect in, or of the cancellation; nil until it is binding.
        package let effectiveFrom: Day?
        /// What is left in the ledger it changed; nil where it changes none yet.
        package let balance: Hours?
        /// Work over budget that attached to the hours it added.
        package let attached: Hours?
    }

    package func perform(in book: Book) throws -> Signed {
        var order = try book.view.changeOrder(changeOrder)
        var sow = try book.view.statementOfWork(order.statementOfWork)
        let today = try book.view.customer(order.customer).zone.day(of: book.now)
        try order.sign(Signature(party: party, by: by, on: on), today: today)
        try order.updateStatus(in: book)
        try book.db.execute(
            sql: """
                INSERT INTO change_order_signature
                    (customer, change_order, party, signed_by, signed_on, recorded_by, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                order.customer.text, order.id.text, party.rawValue, by, on.description, book.actor.id.text,
                book.now.milliseconds,
            ])
        guard order.isBinding else {
            return Signed(status: order.status.word, effectiveFrom: nil, balance: nil, attached: nil)
        }
        try book.view.requireChangeable(sow, today: today)
        return try takeEffect(of: order, on: &sow, today: today, in: book)
    }

    private func takeEffect(of order: ChangeOrder, on sow: inout StatementOfWork, today: Day, in book: Book) throws -> Signed {
        let signedOn = order.bindingOn ?? today
        switch order.asks {
        case .moreHoursThisYear(let first, let hours):
            try book.view.check(order.asks, of: sow, today: today)
            return try add(hours, by: order, to: sow, book.view.hourYear(of: sow, containing: first), signedOn, in: book)
        case .moreHours(let hours, _):
            return try add(hours, by: order, to: sow, try project(of: sow, book.view), signedOn, in: book)
        case .fewerHours(let hours, _):
            let ledger = try book.openYear(of: sow, try project(of: sow, book.view))
            guard ledger.bought - hours >= ledger.worked else {
                throw ChangeOrderRefusal.belowWorked(sow.id, worked: ledger.worked, remaining: ledger.bought - hours)
            }
            guard try book.view.projectTotals(of: sow).fee.minor >= 0 else {
                throw ChangeOrderRefusal.feeBelowZero(sow.id, fee: try book.view.projectTotals(of: sow).fee)
            }
            return try add(-hours, by: order, to: sow, ledger.year, signedOn, in: book)
        case .moreHoursEveryYear(let hours):
            try book.view.check(order.asks, of: sow, today: today)
            return try addEveryYear(hours, by: order, to: sow, today: today, in: book)
        case .cancellation:
            try sow.cancel(on: today)
            try sow.updateState(at: book.now, book.db)
            return Signed(status: order.status.word, effectiveFrom: today, balance: nil, attached: nil)
        }
    }

    private func project(of sow: StatementOfWork, _ view: View) throws -> ContractYear {
        try view.hourYear(of: sow, containing: sow.signedTerms.startsOn)
    }

    private func add(
        _ hours: Hours, kind: HourRow.Kind = .addition, by order: ChangeOrder, to sow: StatementOfWork, _ year: ContractYear,
        _ day: Day, in book: Book
    ) throws -> Signed {
        var ledger = try book.openYear(of: sow, year)
        let rows = try ledger.add(hours, kind: kind, by: order.id, on: day, numbering: book.nextHourRow)
        try book.insert(rows, of: ledger, customer: sow.customer)
        return Signed(
            status: order.status.word, effectiveFrom: year.first, balance: ledger.balance,
            attached: rows.reduce(.zero) { $1.attaches == nil ? $0 : $0 - $1.hours })
    }

    /// A row of the year it takes effect in (4.1): written now where that year is open, else with its deposit.
    private func addEveryYear(
        _ hours: Hours, by order: ChangeOrder, to sow: StatementOfWork, today: Day, in book: Book
    ) throws -> Signed {
        let year = try book.view.firstYearNotInvoiced(of: sow, today: today)
        let isOpen = try book.view.openedHourYear(of: sow.id, first: year.first) != nil
        try book.db.execute(
            sql: """
                INSERT INTO recurring_addition (customer, sow, change_order, minutes, effective_from, recorded_by, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                sow.customer.text, sow.id.text, order.id.text, hours.minutes, year.first.description, book.actor.id.text,
                book.now.milliseconds,
            ])
        guard isOpen else {
            return Signed(status: order.status.word, effectiveFrom: year.first, balance: nil, attached: nil)
        }
        return try add(hours, kind: .recurringAddition, by: order, to: sow, year, year.first, in: book)
    }
}
