import Domain
import GRDB

/// The hour ledgers as the books hold them.
extension View {
    /// The ledger of a SOW's year. One that its year's first day, or the first entry, has not opened yet is shown as it will
    /// open, with rows of number 0.
    package func hourLedger(_ id: StatementOfWork.ID, _ year: ContractYear) throws -> HourLedger {
        try hourLedger(of: statementOfWork(id), year)
    }

    package func hourLedger(of sow: StatementOfWork, _ year: ContractYear) throws -> HourLedger {
        let unit = try sow.roundingUnit
        guard let opened = try openedHourYear(of: sow.id, first: year.first) else {
            var ledger = HourLedger(statementOfWork: sow.id, year: year, unit: unit)
            let opening = try hourOpening(of: sow, year)
            _ = try ledger.open(deposit: opening.deposit, additions: opening.additions) { 0 }
            return ledger
        }
        let rows = try HourRow.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT hour_row.*, customer.currency FROM hour_row JOIN customer ON customer.code = hour_row.customer
                    WHERE sow = ? AND year_first = ? ORDER BY id
                    """), arguments: [sow.id.text, year.first.description])
        return HourLedger(statementOfWork: sow.id, year: opened.year, unit: unit, rows: rows, closed: opened.closed)
    }

    /// Every ledger of a SOW that has been opened, in the order of its years.
    package func hourLedgers(of sow: StatementOfWork) throws -> [HourLedger] {
        try openedHourYears(of: sow.id).map { try hourLedger(of: sow, $0.year) }
    }

    /// How many hours will be lost at the end of the year a day lies in (4.5); nil for a project, which loses none.
    package func forecast(of sow: StatementOfWork, on day: Day) throws -> ForfeitForecast? {
        switch try sow.signedTerms {
        case .advancedServices: return nil
        case .enhancedMaintenance(let terms):
            return try hourLedger(of: sow, hourYear(of: sow, containing: day)).forecast(on: day, rate: terms.rate)
        }
    }

    /// What a ledger begins with: the year's hours, and the recurring additions that take effect in it. A project has its hours
    /// as signed.
    func hourOpening(of sow: StatementOfWork, _ year: ContractYear) throws -> (deposit: Hours, additions: [RecurringAddition]) {
        switch try sow.signedTerms {
        case .advancedServices(let terms): return (terms.hours, [])
        case .enhancedMaintenance:
            let renewal = try renewal(of: sow, year)
            return (renewal.deposit, renewal.newAdditions)
        }
    }

    /// The hours a year begins with: yearly hours and the recurring additions in effect. Needs no ledger.
    package func hoursOf(_ sow: StatementOfWork, _ year: ContractYear) throws -> Hours { try renewal(of: sow, year).hours }

    package func recurringAdditions(of sow: StatementOfWork.ID) throws -> [RecurringAddition] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT change_order, minutes, effective_from FROM recurring_addition WHERE sow = ?
                    ORDER BY effective_from, change_order
                    """), arguments: [sow.text]
        ).map { row in
            guard let order = ChangeOrder.ID(row["change_order"] as String), let from = Day(row["effective_from"] as String)
            else { throw Unreadable("recurring_addition") }
            return RecurringAddition(changeOrder: order, hours: Hours(minutes: row["minutes"]), effectiveFrom: from)
        }
    }

    /// The offers made to use a year's hours, in the order they were made.
    package func hourOffers(of sow: StatementOfWork.ID, year first: Day) throws -> [HourOffer] {
        try Row.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM hour_offer WHERE sow = ? AND year_first = ? ORDER BY offered_on, id"),
            arguments: [sow.text, first.description]
        ).map { row in
            guard let id = HourOffer.ID(row["id"] as String), let on = Day(row["offered_on"] as String) else {
                throw Unreadable("hour_offer")
            }
            return HourOffer(
                id: id, statementOfWork: sow, year: first, service: row["service"], to: row["offered_to"], on: on,
                note: row["note"])
        }
    }

    package func openedHourYears(of sow: StatementOfWork.ID) throws -> [(year: ContractYear, closed: HourLedger.Closing?)] {
        try Row.fetchAll(db.cachedStatement(sql: "SELECT * FROM hour_year WHERE sow = ? ORDER BY first"), arguments: [sow.text])
            .map(View.openedHourYear)
    }

    func openedHourYear(of sow: StatementOfWork.ID, first: Day) throws -> (year: ContractYear, closed: HourLedger.Closing?)? {
        try Row.fetchOne(
            db.cachedStatement(sql: "SELECT * FROM hour_year WHERE sow = ? AND first = ?"),
            arguments: [sow.text, first.description]
        ).map(View.openedHourYear)
    }

    private static func openedHourYear(_ row: Row) throws -> (year: ContractYear, closed: HourLedger.Closing?) {
        guard let first = Day(row["first"] as String), let last = Day(row["last"] as String) else {
            throw Unreadable("hour_year.first")
        }
        let closing = try (row["closed_on"] as String?).map { text in
            guard let on = Day(text) else { throw Unreadable("hour_year.closed_on") }
            return HourLedger.Closing(on: on, by: row["closed_by"])
        }
        return (ContractYear(first: first, last: last), closing)
    }
}
