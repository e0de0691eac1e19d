import Domain
import GRDB

/// Closes a subscription year after its end: what is left expires, with its value and the offers that were made (4.2, 4.3).
package struct CloseHourYear: Action {
    package static let permission = Permission.closeHourYears
    package static var example: CloseHourYear {
        CloseHourYear(statementOfWork: Identifier(named: "SOW-2026-0012"), year: Day(ordinal: 20_454))
    }

    package var statementOfWork: StatementOfWork.ID
    /// A day of the year.
    package var year: Day

    package init(statementOfWork: StatementOfWork.ID, year: Day) {
        self.statementOfWork = statementOfWork
        self.year = year
    }

    package struct Closed: Codable, Equatable, Sendable {
        package let first: Day
        package let last: Day
        package let expired: Hours
        /// What the expired hours were worth.
        package let value: Money
        package let offers: [HourOffer.ID]
        /// Work over budget that no change order covered: it stays unbilled.
        package let overBudget: Hours
    }

    package func perform(in book: Book) throws -> Closed {
        let sow = try book.view.statementOfWork(statementOfWork)
        let terms = try sow.maintenanceTerms
        let today = try book.view.customer(sow.customer).zone.day(of: book.now)
        let year = try book.view.hourYear(of: sow, containing: self.year)
        guard today > year.last else { throw HoursRefusal.yearStillRuns(sow.id, year.last) }
        if let end = try book.view.endsOn(sow), end < year.first {
            throw HoursRefusal.notInEffect(sow.id, year.first, why: "it ended on \(end.words)")
        }
        let offers = try book.view.hourOffers(of: sow.id, year: year.first)
        var ledger = try book.openYear(of: sow, year)
        let expire = try ledger.close(
            by: book.actor.name, today: today, rate: terms.rate, offers: offers, numbering: book.nextHourRow)
        if let expire { try book.insert([expire], of: ledger, customer: sow.customer) }
        try book.db.execute(
            sql: "UPDATE hour_year SET closed_by = ?, closed_on = ?, closed_at = ? WHERE sow = ? AND first = ?",
            arguments: [
                book.actor.name, today.description, book.now.milliseconds, sow.id.text, year.first.description,
            ])
        return Closed(
            first: year.first, last: year.last, expired: ledger.expired,
            value: expire?.value ?? Money(minor: 0, terms.rate.currency), offers: offers.map(\.id),
            overBudget: ledger.overBudget)
    }
}
