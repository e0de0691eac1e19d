import Domain
import GRDB

/// Corrects an issued invoice by a credit note (7.3): over all that is left of it, which lets what it billed be billed again, or
/// over an amount of one line, which does not.
package struct CreditInvoice: Action {
    package static let permission = Permission.issueInvoices
    package static var example: CreditInvoice {
        CreditInvoice(
            invoice: Identifier(named: "INV-2026-0001"), reason: "Billed for a month out of force.", line: 2,
            amount: Money(minor: 12_500, .usd))
    }

    /// By its number, or by what it is called in the books.
    package var invoice: Invoice.ID
    package var reason: String
    /// Left out, with the amount, for the whole.
    package var line: Int?
    package var amount: Money?

    package init(invoice: Invoice.ID, reason: String, line: Int? = nil, amount: Money? = nil) {
        self.invoice = invoice
        self.reason = reason
        self.line = line
        self.amount = amount
    }

    package struct Credited: Codable, Equatable, Sendable {
        package let number: CreditNote.Number
        package let total: Money
        /// How the invoice stands then.
        package let status: String
    }

    package func perform(in book: Book) throws -> Credited {
        let view = book.view
        var corrected = try view.invoice(invoice)
        let crediting: Invoice.Crediting =
            switch (line, amount) {
            case (nil, nil): .whole
            case (let line?, let amount?): .part(line: line, amount: amount)
            case (nil, .some), (.some, nil): throw BillingRefusal.lineAndAmount
            }
        let day = try view.customer(corrected.customer).zone.day(of: book.now)
        let note = try corrected.credit(
            crediting, after: try view.creditNotes(of: corrected),
            number: try book.yearlyNumber("CN", of: day, as: CreditNote.self),
            reason: reason, on: day, at: book.now)
        try book.insert(note, of: corrected)
        if let balance = try view.balance(of: corrected) { corrected.settle(balance) }
        try book.storeStatus(of: corrected)
        if note.isWhole { try book.releaseClaims(of: corrected.id) }
        return Credited(number: note.number, total: note.totals.total, status: corrected.status.word)
    }
}

extension Book {
    fileprivate func insert(_ note: CreditNote, of invoice: Invoice) throws {
        try db.execute(
            sql: """
                INSERT INTO credit_note
                    (number, customer, invoice, whole, reason, issued_on, net_minor, taxable_minor, tax_minor, total_minor, issued_by,
                     issued_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                note.number.text, invoice.customer.text, invoice.id.text, note.isWhole, note.reason, note.on.description,
                note.totals.net.minor, note.totals.taxable.minor, note.totals.tax.minor, note.totals.total.minor, actor.id.text,
                note.at.milliseconds,
            ])
        for (index, line) in note.lines.enumerated() {
            try db.execute(
                sql: """
                    INSERT INTO credit_note_line (number, position, customer, invoice, line, minor) VALUES (?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    note.number.text, index + 1, invoice.customer.text, invoice.id.text, line.line, line.amount.minor,
                ])
        }
    }
}

extension View {
    /// The credit notes over an invoice, in the order they were issued.
    package func creditNotes(of invoice: Invoice) throws -> [CreditNote] {
        try creditNotes(where: "invoice = :invoice", ["invoice": invoice.id.text])
    }

    /// Missing where there is none, or it is another utility's.
    package func creditNote(_ number: CreditNote.Number) throws -> CreditNote {
        guard let note = try creditNotes(where: "number = :number", ["number": number.text]).first else {
            throw Missing("credit note", number)
        }
        return note
    }

    /// How a credit note's total comes about.
    package func whyCreditNote(_ number: CreditNote.Number) throws -> Derivation {
        let note = try creditNote(number)
        let invoice = try invoice(note.invoice)
        return note.derivation(of: invoice, after: Array(try creditNotes(of: invoice).prefix { $0.number != number }))
    }

    /// Credit notes issued on these days, by number: of one customer, or of all the actor may see.
    package func creditNotes(of customer: CustomerCode? = nil, on days: ClosedRange<Day>) throws -> [CreditNote] {
        if let customer { try requireCustomer(customer) }
        return try creditNotes(
            where: "issued_on BETWEEN :from AND :to AND (customer = :customer OR :customer IS NULL)",
            ["from": days.lowerBound.description, "to": days.upperBound.description, "customer": customer?.text])
    }

    func creditNotes(where condition: String, _ arguments: StatementArguments) throws -> [CreditNote] {
        let lines = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT number, line, minor FROM credit_note_line
                    WHERE number IN (SELECT number FROM credit_note WHERE \(condition)) ORDER BY number, position
                    """), arguments: arguments)
        let byNote = Dictionary(grouping: lines) { $0["number"] as String }
        return try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT note.*, invoice.currency FROM credit_note AS note JOIN invoice ON invoice.id = note.invoice
                    WHERE note.number IN (SELECT number FROM credit_note WHERE \(condition)) ORDER BY note.issued_at, note.number
                    """), arguments: arguments
        ).compactMap { row in
            guard let customer = CustomerCode(row["customer"] as String), actor.maySee(customer) else { return nil }
            return try CreditNote(row, lines: byNote[row["number"]] ?? [])
        }
    }
}

extension CreditNote {
    fileprivate init(_ row: Row, lines: [Row]) throws {
        guard let number = Number(row["number"] as String), let invoice = Invoice.ID(row["invoice"] as String),
            let on = Day(row["issued_on"] as String), let currency = Currency(row["currency"] as String)
        else { throw Unreadable("credit_note.number") }
        func money(_ column: String) -> Money { Money(minor: row[column], currency) }
        self.init(
            number: number, invoice: invoice, isWhole: row["whole"], reason: row["reason"], on: on,
            at: Instant(milliseconds: row["issued_at"]),
            lines: lines.map { Line(line: $0["line"], amount: Money(minor: $0["minor"], currency)) },
            totals: InvoiceTotals(
                net: money("net_minor"), taxable: money("taxable_minor"), tax: money("tax_minor"), total: money("total_minor")))
    }
}
