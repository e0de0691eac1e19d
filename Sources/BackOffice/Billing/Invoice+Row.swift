import Domain
import Foundation
import GRDB

extension View {
    /// An invoice by its number or by what it is called in the books; missing where there is none, or it is another utility's.
    package func invoice(_ id: Invoice.ID) throws -> Invoice {
        let found = try invoices(where: "id = :id OR number = :id", ["id": id.text])
        guard let invoice = found.first else { throw Missing("invoice", id) }
        return invoice
    }

    /// Drafts and issued invoices, discarded ones too, in the order they were drafted: of one customer, or of all the actor may
    /// see.
    package func invoices(of customer: CustomerCode? = nil) throws -> [Invoice] {
        if let customer { try requireCustomer(customer) }
        return try invoices(where: "customer = :customer OR :customer IS NULL", ["customer": customer?.text])
    }

    /// Invoices issued on these days, by number: of one customer, or of all the actor may see.
    package func issuedInvoices(of customer: CustomerCode? = nil, on days: ClosedRange<Day>) throws -> [Invoice] {
        if let customer { try requireCustomer(customer) }
        return try invoices(
            where: "number IS NOT NULL AND issued_on BETWEEN :from AND :to AND (customer = :customer OR :customer IS NULL)",
            ["from": days.lowerBound.description, "to": days.upperBound.description, "customer": customer?.text]
        ).sorted { ($0.issue?.on ?? $0.draftedOn, $0.name) < ($1.issue?.on ?? $1.draftedOn, $1.name) }
    }

    func invoices(where condition: String, _ arguments: StatementArguments) throws -> [Invoice] {
        let heads = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM invoice WHERE \(condition) ORDER BY id"), arguments: arguments
        ).filter { row in CustomerCode(row["customer"] as String).map(actor.maySee) ?? false }
        guard !heads.isEmpty else { return [] }
        let claims = try claims(of: "SELECT id FROM invoice WHERE \(condition)", arguments)
        let lines = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT line.*, invoice.currency FROM invoice_line AS line JOIN invoice ON invoice.id = line.invoice
                    WHERE line.invoice IN (SELECT id FROM invoice WHERE \(condition)) ORDER BY line.invoice, line.position
                    """), arguments: arguments)
        var byInvoice: [String: [InvoiceLine]] = [:]
        for row in lines {
            let invoice: String = row["invoice"]
            byInvoice[invoice, default: []].append(
                try InvoiceLine(row, claims: claims[ClaimPlace(invoice: invoice, position: row["position"])] ?? []))
        }
        return try heads.map { try Invoice($0, lines: byInvoice[$0["id"]] ?? []) }
    }

    private struct ClaimPlace: Hashable {
        let invoice: String
        let position: Int
    }

    private func claims(
        of invoices: String, _ arguments: StatementArguments
    ) throws -> [ClaimPlace: [InvoiceLine.Claim]] {
        let cursor = try Row.fetchCursor(
            db,
            sql: """
                SELECT claim.invoice, claim.position, fact_kind, fact_id, quantity, price_minor, words, invoice.currency
                FROM claim JOIN invoice ON invoice.id = claim.invoice WHERE claim.invoice IN (\(invoices))
                ORDER BY claim.invoice, claim.position, fact_kind, length(fact_id), fact_id
                """, arguments: arguments)
        var found: [ClaimPlace: [InvoiceLine.Claim]] = [:]
        while let row = try cursor.next() {
            guard let kind = BillableFact.Kind(rawValue: row[2]) else { throw Unreadable("claim.fact_kind") }
            guard let currency = Currency(row[7] as String) else { throw Unreadable("invoice.currency") }
            found[ClaimPlace(invoice: row[0], position: row[1]), default: []].append(
                InvoiceLine.Claim(
                    kind: kind, id: row[3], quantity: row[4], price: Money(minor: row[5], currency), words: row[6]))
        }
        return found
    }
}

extension InvoiceLine {
    fileprivate init(_ row: Row, claims: [Claim]) throws {
        guard let item = BilledItem(rawValue: row["item"]), let unit = BillingUnit(rawValue: row["unit"]),
            let from = Day(row["service_from"] as String), let through = Day(row["service_through"] as String),
            let currency = Currency(row["currency"] as String)
        else { throw Unreadable("invoice_line.item") }
        self.init(
            position: row["position"], agreement: row["agreement"], item: item, description: row["description"], from: from,
            through: through, quantity: row["quantity"], unit: unit, price: Money(minor: row["price_minor"], currency),
            amount: Money(minor: row["minor"], currency), isTaxable: row["taxable"], isPrepaid: row["prepaid"], claims: claims)
    }
}

extension Invoice {
    fileprivate init(_ row: Row, lines: [InvoiceLine]) throws {
        guard let id = ID(row["id"] as String), let customer = CustomerCode(row["customer"] as String),
            let category = BilledItem.Category(rawValue: row["category"]), let period = ReportingPeriod(row["period"] as String),
            let currency = Currency(row["currency"] as String), let draftedOn = Day(row["drafted_on"] as String)
        else { throw Unreadable("invoice.id") }
        let word: String = row["status"]
        let issue = try Invoice.issue(row, currency)
        let status: Status =
            switch (word, issue) {
            case ("draft", nil): .draft
            case ("discarded", nil): .discarded
            case ("issued", let issue?): .issued(issue)
            case ("paid", let issue?): .paid(issue)
            case ("credited", let issue?): .credited(issue)
            default: throw Unreadable("invoice.status")
            }
        self.init(
            recorded: id, customer: customer, category: category, period: period, currency: currency, draftedOn: draftedOn,
            lines: lines, status: status)
    }

    private static func issue(_ row: Row, _ currency: Currency) throws -> Issue? {
        guard let text = row["number"] as String? else { return nil }
        guard let number = Number(text), let on = Day(row["issued_on"] as String), let due = Day(row["due_on"] as String) else {
            throw Unreadable("invoice.number")
        }
        let tax: TaxTreatment =
            (row["tax_exempt"] as String?).map { .exempt(reason: $0) } ?? .rate(basisPoints: row["tax_basis_points"])
        func money(_ column: String) -> Money { Money(minor: row[column], currency) }
        return Issue(
            number: number, on: on, at: Instant(milliseconds: row["issued_at"]), dueOn: due, tax: tax,
            totals: InvoiceTotals(
                net: money("net_minor"), taxable: money("taxable_minor"), tax: money("tax_minor"), total: money("total_minor")))
    }
}

extension Book {
    /// Writes what issuing fixed.
    func store(_ issue: Invoice.Issue, of invoice: Invoice) throws {
        let (points, exempt): (Int?, String?) =
            switch issue.tax {
            case .rate(let points): (points, nil)
            case .exempt(let reason): (nil, reason)
            }
        try db.execute(
            sql: """
                UPDATE invoice SET status = ?, number = ?, issued_on = ?, issued_by = ?, issued_at = ?, due_on = ?,
                    tax_basis_points = ?, tax_exempt = ?, net_minor = ?, taxable_minor = ?, tax_minor = ?, total_minor = ?
                WHERE id = ?
                """,
            arguments: [
                invoice.status.word, issue.number.text, issue.on.description, actor.id.text, issue.at.milliseconds,
                issue.dueOn.description, points, exempt, issue.totals.net.minor, issue.totals.taxable.minor,
                issue.totals.tax.minor, issue.totals.total.minor, invoice.id.text,
            ])
    }

    func storeStatus(of invoice: Invoice) throws {
        try db.execute(
            sql: "UPDATE invoice SET status = ? WHERE id = ?", arguments: [invoice.status.word, invoice.id.text])
    }

    /// Lets what an invoice billed be billed again.
    func releaseClaims(of invoice: Invoice.ID) throws {
        try db.execute(
            sql: "UPDATE claim SET released_at = ? WHERE invoice = ? AND released_at IS NULL",
            arguments: [now.milliseconds, invoice.text])
    }
}
