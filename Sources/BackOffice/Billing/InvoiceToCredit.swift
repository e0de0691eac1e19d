import Domain
import GRDB

/// An issued invoice that bills a statement of work for days after the notice that ends it. Nothing is served then: its lines are
/// credited (6.3, 7.3).
package struct InvoiceToCredit: Equatable, Sendable {
    package struct Line: Equatable, Sendable {
        package let position: Int
        package let billed: Money
        /// What no credit note has taken off it yet.
        package let left: Money
    }

    package let notice: Notice.ID
    package let statementOfWork: StatementOfWork.ID
    package let customer: CustomerCode
    package let number: String
    package let issuedOn: Day
    /// The days it bills after the end.
    package let from: Day
    package let through: Day
    package let lines: [Line]

    /// Before tax.
    package var billed: Money { sum(\.billed) }
    package var left: Money { sum(\.left) }
    package var isCredited: Bool { left.minor == 0 }
    package var openLines: [Line] { lines.filter { $0.left.minor != 0 } }

    /// `INV-2026-0016 bills 2027 for it: credit lines 2, 3, 25,200.00 USD before tax.`
    package var words: String {
        let year = from == Day(year: from.year, month: 1, day: 1) && through == Day(year: from.year, month: 12, day: 31)
        let open = openLines.map { "\($0.position)" }
        return "\(number) bills \(year ? "\(from.year)" : "\(from.words) to \(through.words)") for it: "
            + "credit \(open.count == 1 ? "line" : "lines") \(open.joined(separator: ", ")), \(left) before tax."
    }

    private func sum(_ part: (Line) -> Money) -> Money {
        let currency = lines.first.map { $0.billed.currency } ?? .usd
        return lines.reduce(Money(minor: 0, currency)) { $0.adding(part($1)) ?? $0 }
    }
}

extension View {
    /// Those of the notice that stands for a SOW, or of all that stand, by number: credited ones too.
    package func invoicesBilled(beyond notice: Notice? = nil) throws -> [InvoiceToCredit] {
        // An invoice is issued two years before what it bills at most; older ones are left alone.
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT notice.id AS notice, notice.sow, invoice.customer, invoice.number, invoice.currency, invoice.issued_on,
                        line.position, line.service_from, line.service_through, line.minor,
                        line.minor - (SELECT coalesce(sum(credit.minor), 0) FROM credit_note_line AS credit
                            JOIN credit_note ON credit_note.number = credit.number
                            WHERE credit_note.invoice = line.invoice AND credit.line = line.position) AS left_minor
                    FROM notice JOIN invoice ON invoice.customer = notice.customer
                        AND invoice.issued_on > date(notice.ends_on, '-2 years')
                    JOIN invoice_line AS line ON line.invoice = invoice.id
                        AND line.agreement = notice.sow AND line.service_from > notice.ends_on
                    WHERE notice.withdrawn_on IS NULL AND invoice.number IS NOT NULL AND line.minor > 0
                        AND (:notice IS NULL OR notice.id = :notice)
                    ORDER BY invoice.number, notice.id, line.position
                    """), arguments: ["notice": notice?.id.text])
        var found: [(key: [String], rows: [Row])] = []
        for row in rows where try actor.maySee(EntryColumns.customer(row)) {
            let key: [String] = [row["number"], row["notice"]]
            if found.last?.key == key { found[found.count - 1].rows.append(row) } else { found.append((key, [row])) }
        }
        return try found.compactMap { try InvoiceToCredit($0.rows) }
    }

    /// What finance has still to credit.
    package func invoicesToCredit(for notice: Notice? = nil) throws -> [InvoiceToCredit] {
        try invoicesBilled(beyond: notice).filter { !$0.isCredited }
    }
}

extension InvoiceToCredit {
    fileprivate init?(_ rows: [Row]) throws {
        guard let row = rows.first else { return nil }
        guard let notice = Notice.ID(row["notice"] as String), let sow = StatementOfWork.ID(row["sow"] as String) else {
            throw Unreadable("notice.id")
        }
        let from = try rows.map { try EntryColumns.day($0, "service_from") }
        let through = try rows.map { try EntryColumns.day($0, "service_through") }
        let issuedOn = try EntryColumns.day(row, "issued_on")
        self.init(
            notice: notice, statementOfWork: sow, customer: try EntryColumns.customer(row), number: row["number"],
            issuedOn: issuedOn, from: from.min() ?? issuedOn, through: through.max() ?? issuedOn,
            lines: try rows.map {
                Line(
                    position: $0["position"], billed: try EntryColumns.money($0, "minor"),
                    left: try EntryColumns.money($0, "left_minor"))
            })
    }
}
