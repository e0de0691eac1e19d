import Domain
import GRDB

/// Records money received for an invoice; when it reaches the total, the invoice is paid (7.3).
package struct RecordPayment: Action {
    package static let permission = Permission.recordPayments
    package static var example: RecordPayment {
        RecordPayment(
            invoice: Identifier(named: "INV-2026-0001"), amount: Money(minor: 4_800_000, .usd), on: Day(ordinal: 20_780),
            reference: "ACH 20261123-0042")
    }

    /// By its number, or by what it is called in the books.
    package var invoice: Invoice.ID
    package var amount: Money
    package var on: Day
    /// As the bank statement has it.
    package var reference: String

    package init(invoice: Invoice.ID, amount: Money, on: Day, reference: String) {
        self.invoice = invoice
        self.amount = amount
        self.on = on
        self.reference = reference
    }

    package struct Recorded: Codable, Equatable, Sendable {
        package let payment: Payment.ID
        package let open: Money
        package let status: String
    }

    package func perform(in book: Book) throws -> Recorded {
        let view = book.view
        var paid = try view.invoice(invoice)
        let today = try view.customer(paid.customer).zone.day(of: book.now)
        guard let issue = paid.issue, let balance = try view.balance(of: paid) else { throw BillingRefusal.notIssued(paid.id) }
        if case .credited = paid.status { throw BillingRefusal.creditedAlready(paid.name) }
        guard on <= today else { throw BillingRefusal.inTheFuture(on) }
        guard on >= issue.on else { throw BillingRefusal.beforeItsIssue(paid.name, issue.on) }
        guard (1...200).contains(reference.count) else { throw BillingRefusal.referenceMissing }
        try balance.check(amount, of: paid.name)
        if let same = try view.payments(of: paid).first(where: { $0.reference == reference && $0.reversedOn == nil }) {
            throw BillingRefusal.referenceTwice(reference, same.id)
        }
        let id: Payment.ID = try book.identifier("PAY")
        try book.db.execute(
            sql: """
                INSERT INTO payment (id, customer, invoice, minor, paid_on, reference, recorded_by, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                id.text, paid.customer.text, paid.id.text, amount.minor, on.description, reference, book.actor.id.text,
                book.now.milliseconds,
            ])
        return Recorded(payment: id, open: try book.settle(&paid), status: paid.status.word)
    }
}

/// Takes a payment back that was recorded wrongly, or that the bank returned.
package struct ReversePayment: Action {
    package static let permission = Permission.recordPayments
    package static var example: ReversePayment {
        ReversePayment(payment: Identifier(named: "PAY-000001"), reason: "Returned by the bank.")
    }

    package var payment: Payment.ID
    package var reason: String

    package init(payment: Payment.ID, reason: String) {
        self.payment = payment
        self.reason = reason
    }

    package func perform(in book: Book) throws -> RecordPayment.Recorded {
        let view = book.view
        guard (1...2_000).contains(reason.count) else { throw BillingRefusal.reasonMissing }
        let name = try String.fetchOne(
            book.db.cachedStatement(sql: "SELECT invoice FROM payment WHERE id = ?"), arguments: [payment.text])
        guard let id = name.flatMap({ Invoice.ID($0) }), var invoice = try? view.invoice(id) else {
            throw Missing("payment", payment)
        }
        if try view.payments(of: invoice).contains(where: { $0.id == payment && $0.reversedOn != nil }) {
            throw BillingRefusal.reversedAlready(payment)
        }
        let today = try view.customer(invoice.customer).zone.day(of: book.now)
        try book.db.execute(
            sql: """
                INSERT INTO payment_reversal (payment, customer, reason, reversed_on, recorded_by, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                payment.text, invoice.customer.text, reason, today.description, book.actor.id.text, book.now.milliseconds,
            ])
        return RecordPayment.Recorded(payment: payment, open: try book.settle(&invoice), status: invoice.status.word)
    }
}

extension Book {
    /// Stores whether an invoice is paid now; answers what is open.
    fileprivate func settle(_ invoice: inout Invoice) throws -> Money {
        guard let balance = try view.balance(of: invoice) else { throw BillingRefusal.notIssued(invoice.id) }
        invoice.settle(balance)
        try storeStatus(of: invoice)
        return balance.open
    }
}

extension View {
    /// Payments of an invoice, reversed ones too, in the order they were recorded.
    package func payments(of invoice: Invoice) throws -> [Payment] {
        try payments(where: "payment.invoice = :invoice", ["invoice": invoice.id.text])
    }

    func payments(where condition: String, _ arguments: StatementArguments) throws -> [Payment] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT payment.*, invoice.currency, reversed_on FROM payment JOIN invoice ON invoice.id = payment.invoice
                    LEFT JOIN payment_reversal ON payment_reversal.payment = payment.id WHERE \(condition) ORDER BY payment.id
                    """), arguments: arguments
        ).map { row in
            guard let id = Payment.ID(row["id"] as String), let invoice = Invoice.ID(row["invoice"] as String),
                let on = Day(row["paid_on"] as String), let currency = Currency(row["currency"] as String)
            else { throw Unreadable("payment.id") }
            return Payment(
                id: id, invoice: invoice, amount: Money(minor: row["minor"], currency), on: on, reference: row["reference"],
                reversedOn: (row["reversed_on"] as String?).flatMap { Day($0) })
        }
    }

    /// What of an issued invoice is paid, credited, open, at the end of a day or by all that is known; nil for a draft.
    package func balance(of invoice: Invoice, on day: Day = .latest) throws -> InvoiceBalance? {
        try invoice.issue.map { issue in
            try InvoiceBalance(
                of: issue, payments: try payments(of: invoice), notes: try creditNotes(of: invoice), on: day)
        }
    }
}
