import Domain
import GRDB

/// Records that the customer was offered a service its hours can still buy. The expire row quotes it (4.2).
package struct OfferHours: Action {
    package static let permission = Permission.manageWork
    package static var example: OfferHours {
        OfferHours(
            statementOfWork: Identifier(named: "SOW-2026-0012"), service: "operator training", to: "Maria Ortiz",
            on: Day(ordinal: 20_729), year: Day(ordinal: 20_454), note: "Two days on site in November.")
    }

    package var statementOfWork: StatementOfWork.ID
    /// One of the supplemental services of the catalogue.
    package var service: String
    /// To whom.
    package var to: String
    package var on: Day
    /// A day of the year whose hours it was to use; that of the offer when left out.
    package var year: Day?
    package var note: String?

    package init(
        statementOfWork: StatementOfWork.ID, service: String, to: String, on: Day, year: Day? = nil, note: String? = nil
    ) {
        self.statementOfWork = statementOfWork
        self.service = service
        self.to = to
        self.on = on
        self.year = year
        self.note = note
    }

    package struct Offered: Codable, Equatable, Sendable {
        package let offer: HourOffer.ID
        /// What is left to be used.
        package let balance: Hours
    }

    package func perform(in book: Book) throws -> Offered {
        let sow = try book.view.statementOfWork(statementOfWork)
        _ = try sow.maintenanceTerms
        let zone = try book.view.customer(sow.customer).zone
        guard on <= zone.day(of: book.now) else { throw HoursRefusal.inTheFuture(on) }
        try HourOffer.check(service: service, to: to, note: note ?? "", catalogue: try book.view.catalogue())
        let ledger = try book.view.hourLedger(of: sow, try book.view.hourYear(of: sow, containing: year ?? on))
        if let closed = ledger.closed {
            throw HoursRefusal.yearClosed(sow.id, ledger.year.first, ledger.year.last, on: closed.on, by: closed.by)
        }
        let id: HourOffer.ID = try book.identifier("HRO")
        try book.db.execute(
            sql: """
                INSERT INTO hour_offer
                    (id, customer, sow, year_first, service, offered_to, offered_on, note, recorded_by, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                id.text, sow.customer.text, sow.id.text, ledger.year.first.description, service, to, on.description, note ?? "",
                book.actor.id.text, book.now.milliseconds,
            ])
        return Offered(offer: id, balance: ledger.balance)
    }
}
