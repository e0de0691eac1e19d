import Domain
import Foundation
import GRDB

extension Notice: FetchableRecord {
    package init(row: Row) throws {
        guard let id = ID(row["id"] as String), let customer = CustomerCode(row["customer"] as String),
            let sow = StatementOfWork.ID(row["sow"] as String)
        else { throw Unreadable("notice.id") }
        let withdrawnOn = try (row["withdrawn_on"] as String?).map { text in
            guard let day = Day(text) else { throw Unreadable("notice.withdrawn_on") }
            return day
        }
        self.init(
            recorded: id, customer: customer, statementOfWork: sow, by: row["given_by"], how: row["how"],
            document: row["document"],
            verdict: try DecodedText.value(NoticeVerdict.self, of: row["verdict"]),
            withdrawnOn: withdrawnOn)
    }

    func insert(in book: Book) throws {
        try book.db.execute(
            sql: """
                INSERT INTO notice
                    (id, customer, sow, given_by, how, document, received_on, verdict, ends_on, recorded_by, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                id.text, customer.text, statementOfWork.text, by, how, document, verdict.receivedOn.description,
                try Canonical.json(verdict), verdict.endsOn.description, book.actor.id.text, book.now.milliseconds,
            ])
    }
}

extension View {
    /// Missing where there is none, or it is another utility's.
    package func notice(_ id: Notice.ID) throws -> Notice {
        let found = try Notice.fetchOne(db.cachedStatement(sql: "SELECT * FROM notice WHERE id = ?"), arguments: [id.text])
        guard let found, actor.maySee(found.customer) else { throw Missing("notice", id) }
        return found
    }

    /// All of a customer, withdrawn ones too, in the order they were received.
    package func notices(of customer: CustomerCode) throws -> [Notice] {
        try requireCustomer(customer)
        return try Notice.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM notice WHERE customer = ? ORDER BY received_on, id"),
            arguments: [customer.text])
    }

    /// The notice that stands, if one does.
    package func standingNotice(of sow: StatementOfWork.ID) throws -> Notice? {
        try Notice.fetchOne(
            db.cachedStatement(sql: "SELECT * FROM notice WHERE sow = ? AND withdrawn_on IS NULL"), arguments: [sow.text])
    }

    /// The day an Enhanced Maintenance SOW ends by notice (6.3); nil where none stands.
    package func endsOn(_ sow: StatementOfWork) throws -> Day? { try standingNotice(of: sow.id)?.verdict.endsOn }

    /// The last day on which notice ends a SOW with that year (6.2).
    package func noticeDeadline(of sow: StatementOfWork, _ year: ContractYear) throws -> NoticeDeadline {
        let terms = try sow.maintenanceTerms
        let agreement = try maintenanceAgreement(terms.maintenance)
        let issued = try yearlyInvoiceIssued(agreement.id, agreement.years.year(after: year))
        return CancellationTerms(noticeDays: agreement.noticeDays).lastDayForNotice(
            yearEndingOn: year.last,
            invoice: issued.map { .issued($0.on, at: $0.at) } ?? .planned(year.last - agreement.issueLeadDays))
    }

    /// The last day for notice of the year that runs now, in the customer's zone.
    package func noticeDeadline(of sow: StatementOfWork) throws -> NoticeDeadline {
        let today = try customer(sow.customer).zone.day(of: now)
        return try noticeDeadline(of: sow, try runningYear(of: sow, on: today))
    }
}
