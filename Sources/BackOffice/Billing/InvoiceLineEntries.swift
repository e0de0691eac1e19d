import Domain
import GRDB

/// Lines of invoices and credit notes with the facts they bill.
extension View {
    /// Of the invoices given, by invoice and position.
    package func lineEntries(of invoices: [InvoiceEntry]) throws -> [InvoiceLineEntry] {
        try invoices.count > 20
            ? lineEntriesByMonth(invoices)
            : invoices.flatMap { try lineEntries("invoice.id = ?", [$0.id]) }
    }

    /// What a credit note takes off each line.
    package func lineEntries(of note: CreditNoteEntry) throws -> [InvoiceLineEntry] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT invoice_line.*, credit_note_line.minor AS credited, credit_note_line.position AS place, invoice.currency,
                        invoice.number
                    FROM credit_note_line JOIN invoice ON invoice.id = credit_note_line.invoice
                    JOIN invoice_line ON invoice_line.invoice = credit_note_line.invoice
                        AND invoice_line.position = credit_note_line.line
                    WHERE credit_note_line.number = ? ORDER BY place
                    """), arguments: [note.number]
        ).map { row in
            try InvoiceLineEntry(row, position: row["place"], amount: try EntryColumns.money(row, "credited"), facts: [])
        }
    }

    /// The number, or the draft, of the invoice on which each expense stands.
    package func invoicesOfExpenses() throws -> [String: String] {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT claim.fact_id, coalesce(invoice.number, invoice.id) AS name, claim.customer
                    FROM claim JOIN invoice ON invoice.id = claim.invoice
                    WHERE claim.fact_kind = 'expense' AND claim.released_at IS NULL
                    """))
        let own = try rows.filter { actor.maySee(try EntryColumns.customer($0)) }
        return Dictionary(own.map { ($0["fact_id"] as String, $0["name"] as String) }, uniquingKeysWith: { first, _ in first })
    }

    /// Fees paid before they are served, on invoices issued by a day, less what credit notes of that day took off them.
    package func prepaidEntries(issuedBy day: Day) throws -> [PrepaidEntry] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT invoice_line.*, invoice.currency, invoice.number,
                        invoice_line.minor - (SELECT coalesce(sum(credit_note_line.minor), 0) FROM credit_note_line
                            JOIN credit_note ON credit_note.number = credit_note_line.number
                            WHERE credit_note_line.invoice = invoice_line.invoice AND credit_note_line.line = invoice_line.position
                                AND credit_note.issued_on <= ?) AS fee
                    FROM invoice JOIN invoice_line ON invoice_line.invoice = invoice.id
                    WHERE invoice.number IS NOT NULL AND invoice.issued_on <= ? AND invoice_line.prepaid = 1
                    ORDER BY invoice.customer, service_from, invoice.number, position
                    """), arguments: [day.description, day.description]
        ).compactMap { row in
            let customer = try EntryColumns.customer(row)
            let fee = try EntryColumns.money(row, "fee")
            guard actor.maySee(customer), fee.minor != 0 else { return nil }
            return PrepaidEntry(
                customer: customer, invoice: row["number"], agreement: row["agreement"], description: row["description"],
                from: try EntryColumns.day(row, "service_from"), through: try EntryColumns.day(row, "service_through"), fee: fee)
        }
    }

    private func lineEntriesByMonth(_ invoices: [InvoiceEntry]) throws -> [InvoiceLineEntry] {
        let wanted = Set(invoices.map(\.id))
        let days = invoices.compactMap(\.issue?.on)
        guard let first = days.min(), let last = days.max() else {
            return try invoices.flatMap { try lineEntries("invoice.id = ?", [$0.id]) }
        }
        return try lineEntries("invoice.issued_on BETWEEN ? AND ?", [first.description, last.description]).filter {
            wanted.contains($0.invoice)
        }
    }

    private func lineEntries(_ condition: String, _ arguments: StatementArguments) throws -> [InvoiceLineEntry] {
        var facts: [LineKey: [InvoiceLineEntry.Fact]] = [:]
        let claims = try Row.fetchCursor(
            db,
            sql: """
                SELECT claim.invoice, position, fact_kind, fact_id, quantity, words
                FROM invoice JOIN claim ON claim.invoice = invoice.id WHERE \(condition)
                ORDER BY claim.invoice, position, fact_kind, fact_id
                """, arguments: arguments)
        while let row = try claims.next() {
            facts[LineKey(invoice: row[0], position: row[1]), default: []].append(
                InvoiceLineEntry.Fact(kind: row[2], id: row[3], quantity: row[4], words: row[5]))
        }
        return try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT invoice_line.*, invoice.currency FROM invoice JOIN invoice_line ON invoice_line.invoice = invoice.id
                    WHERE \(condition) ORDER BY issued_on, invoice.number, invoice.id, position
                    """), arguments: arguments
        ).map { row in
            try InvoiceLineEntry(
                row, position: row["position"], amount: try EntryColumns.money(row, "minor"),
                facts: facts[LineKey(invoice: row["invoice"], position: row["position"])] ?? [])
        }
    }

    private struct LineKey: Hashable {
        let invoice: String
        let position: Int
    }
}

/// A fee paid before it is served.
package struct PrepaidEntry: Equatable, Sendable {
    package let customer: CustomerCode
    package let invoice: String
    package let agreement: String
    package let description: String
    package let from: Day
    package let through: Day
    package let fee: Money
}

extension InvoiceLineEntry {
    fileprivate init(_ row: Row, position: Int, amount: Money, facts: [Fact]) throws {
        self.init(
            invoice: row["invoice"], position: position, agreement: row["agreement"], item: row["item"],
            description: row["description"], from: try EntryColumns.day(row, "service_from"),
            through: try EntryColumns.day(row, "service_through"), quantity: row["quantity"], unit: row["unit"],
            price: try EntryColumns.money(row, "price_minor"), amount: amount, isTaxable: row["taxable"],
            isPrepaid: row["prepaid"], facts: facts)
    }
}
