import Domain
import GRDB

/// Invoices, credit notes and payments as they stand at the end of a day; no row of another utility is told.
extension View {
    /// An invoice by its number, or by the key of its draft. Missing where there is none, or it is another utility's.
    package func invoiceEntry(_ name: String) throws -> InvoiceEntry {
        let found = try invoiceEntries("number = ? OR id = ?", [name, name], asOf: .latest).first
        guard let found else { throw Missing("invoice", name) }
        return found
    }

    /// Issued on these days, by day and number.
    package func invoiceEntries(issuedIn days: ClosedRange<Day>, asOf day: Day) throws -> [InvoiceEntry] {
        try invoiceEntries(
            "issued_on BETWEEN ? AND ?", [days.lowerBound.description, days.upperBound.description], asOf: day)
    }

    /// Drafts that wait to be issued.
    package func draftEntries() throws -> [InvoiceEntry] { try invoiceEntries("status = 'draft'", [], asOf: .latest) }

    func invoiceEntries(
        _ condition: String, _ arguments: StatementArguments, asOf day: Day, order: String = "issued_on, number, id",
        limit: Int? = nil, isOpen: Bool = false
    ) throws -> [InvoiceEntry] {
        let text = day.description
        // What is paid is summed once a row: of a query within another that has a limit nothing is worked out again outside.
        let sql = """
            SELECT invoice.*,
                CASE WHEN number IS NULL THEN
                    (SELECT coalesce(sum(minor), 0) FROM invoice_line WHERE invoice_line.invoice = invoice.id) END AS line_minor,
                CASE WHEN number IS NULL THEN
                    (SELECT coalesce(sum(minor), 0) FROM invoice_line WHERE invoice_line.invoice = invoice.id AND taxable)
                    END AS taxable_line_minor,
                (SELECT coalesce(sum(minor), 0) FROM payment WHERE payment.invoice = invoice.id AND paid_on <= ?
                    AND NOT EXISTS (SELECT 1 FROM payment_reversal WHERE payment = payment.id AND reversed_on <= ?)) AS paid_minor,
                (SELECT coalesce(sum(total_minor), 0) FROM credit_note
                    WHERE credit_note.invoice = invoice.id AND issued_on <= ?) AS credited_minor
            FROM invoice WHERE \(condition) ORDER BY \(order) LIMIT \(limit ?? -1)
            """
        let open = "SELECT * FROM (\(sql)) WHERE total_minor <> paid_minor + credited_minor"
        return try Row.fetchCursor(
            db.cachedStatement(sql: isOpen ? open : sql), arguments: [text, text, text] + arguments
        ).compactMap { row in
            let entry = try InvoiceEntry(row: row)
            return actor.maySee(entry.customer) ? entry : nil
        }.collect()
    }

    /// Payments received on these days, by day.
    package func paymentEntries(on days: ClosedRange<Day>) throws -> [PaymentEntry] {
        try paymentEntries(
            "paid_on BETWEEN ? AND ?", [days.lowerBound.description, days.upperBound.description])
    }

    /// Of one invoice, in the order they came.
    package func paymentEntries(of invoice: InvoiceEntry) throws -> [PaymentEntry] {
        try paymentEntries("invoice.id = ?", [invoice.id])
    }

    private func paymentEntries(_ condition: String, _ arguments: StatementArguments) throws -> [PaymentEntry] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT payment.*, invoice.number, invoice.currency, payment_reversal.reason
                    FROM payment JOIN invoice ON invoice.id = payment.invoice
                    LEFT JOIN payment_reversal ON payment_reversal.payment = payment.id
                    WHERE \(condition) ORDER BY paid_on, payment.id
                    """), arguments: arguments
        ).compactMap { row in
            let customer = try EntryColumns.customer(row)
            guard actor.maySee(customer) else { return nil }
            return PaymentEntry(
                id: row["id"], invoice: row["number"], customer: customer, amount: try EntryColumns.money(row, "minor"),
                on: try EntryColumns.day(row, "paid_on"), reference: row["reference"], reversed: row["reason"])
        }
    }

    /// A credit note by its number. Missing where there is none, or it is another utility's.
    package func creditNoteEntry(_ number: String) throws -> CreditNoteEntry {
        guard let found = try creditNoteEntries("credit_note.number = ?", [number]).first else {
            throw Missing("credit note", number)
        }
        return found
    }

    /// Issued on these days, by day and number.
    package func creditNoteEntries(issuedIn days: ClosedRange<Day>) throws -> [CreditNoteEntry] {
        try creditNoteEntries(
            "credit_note.issued_on BETWEEN ? AND ?", [days.lowerBound.description, days.upperBound.description])
    }

    private func creditNoteEntries(_ condition: String, _ arguments: StatementArguments) throws -> [CreditNoteEntry] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT credit_note.*, invoice.number AS invoice_number, invoice.currency, invoice.tax_basis_points,
                        invoice.tax_exempt
                    FROM credit_note JOIN invoice ON invoice.id = credit_note.invoice
                    WHERE \(condition) ORDER BY credit_note.issued_on, credit_note.number
                    """), arguments: arguments
        ).compactMap { row in
            let customer = try EntryColumns.customer(row)
            guard actor.maySee(customer) else { return nil }
            return CreditNoteEntry(
                number: row["number"], customer: customer, invoiceID: row["invoice"], invoice: row["invoice_number"],
                isWhole: row["whole"], reason: row["reason"], on: try EntryColumns.day(row, "issued_on"),
                net: try EntryColumns.money(row, "net_minor"), taxable: try EntryColumns.money(row, "taxable_minor"),
                tax: try EntryColumns.money(row, "tax_minor"), total: try EntryColumns.money(row, "total_minor"),
                taxBasisPoints: row["tax_basis_points"], exempt: row["tax_exempt"])
        }
    }
}

extension InvoiceEntry {
    fileprivate init(row: Row) throws {
        id = row["id"]
        customer = try EntryColumns.customer(row)
        period = row["period"]
        status = row["status"]
        draftedOn = try EntryColumns.day(row, "drafted_on")
        paid = try EntryColumns.money(row, "paid_minor")
        credited = try EntryColumns.money(row, "credited_minor")
        guard let number = row["number"] as String? else {
            issue = nil
            net = try EntryColumns.money(row, "line_minor")
            taxable = try EntryColumns.money(row, "taxable_line_minor")
            tax = Money(minor: 0, net.currency)
            total = net
            return
        }
        issue = Issue(
            number: number, on: try EntryColumns.day(row, "issued_on"), dueOn: try EntryColumns.day(row, "due_on"),
            taxBasisPoints: row["tax_basis_points"], exempt: row["tax_exempt"])
        net = try EntryColumns.money(row, "net_minor")
        taxable = try EntryColumns.money(row, "taxable_minor")
        tax = try EntryColumns.money(row, "tax_minor")
        total = try EntryColumns.money(row, "total_minor")
    }
}

/// Columns of billing tables read as what they are.
enum EntryColumns {
    static func customer(_ row: Row) throws -> CustomerCode {
        guard let code = CustomerCode(row["customer"] as String) else { throw Unreadable("billing.customer") }
        return code
    }

    static func day(_ row: Row, _ column: String) throws -> Day {
        guard let day = (row[column] as String?).flatMap({ Day($0) }) else { throw Unreadable("billing.\(column)") }
        return day
    }

    static func money(_ row: Row, _ column: String) throws -> Money {
        guard let currency = Currency(row["currency"] as String), let minor = row[column] as Int? else {
            throw Unreadable("billing.\(column)")
        }
        return Money(minor: minor, currency)
    }
}

extension Cursor {
    fileprivate func collect() throws -> [Element] { try Array(self) }
}
