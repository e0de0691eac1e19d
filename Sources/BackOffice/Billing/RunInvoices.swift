import Domain
import GRDB

/// Drafts invoices over all that is billable by a period's end and stands on no line yet (7.2). Running it again adds nothing;
/// a late fact comes on the next run, as a line of its own period.
package struct RunInvoices: Action {
    package static let permission = Permission.runInvoices
    package static var example: RunInvoices {
        RunInvoices(period: .month(Month(of: Day(ordinal: 20_700))), customer: Identifier(named: "RIVERBEND"))
    }

    package var period: ReportingPeriod
    /// All when left out.
    package var customer: CustomerCode?

    package init(period: ReportingPeriod, customer: CustomerCode? = nil) {
        self.period = period
        self.customer = customer
    }

    package struct Run: Codable, Equatable, Sendable {
        package let drafts: [Draft]
    }

    package struct Draft: Codable, Equatable, Sendable {
        package let invoice: Invoice.ID
        package let customer: CustomerCode
        package let category: BilledItem.Category
        /// Lines it gained, the facts on them, and what they come to.
        package let lines: Int
        package let facts: Int
        package let net: Money
    }

    package func perform(in book: Book) throws -> Run {
        let plans = try book.view.invoicePlans(for: period, customer: customer)
        let writer = try InvoiceWriter(book, period: period)
        return Run(drafts: try plans.map { try writer.write($0) })
    }
}

/// A draft that a run would make, or the lines it would add to one whose credits exceed what it bills.
package struct InvoicePlan: Equatable, Codable, Sendable {
    package let customer: CustomerCode
    package let category: BilledItem.Category
    package let currency: Currency
    /// Nil makes a new draft.
    package let addsTo: Invoice.ID?
    package let draftedOn: Day
    package let lines: [InvoiceLine]
    package let net: Money
}

extension View {
    /// What a run would draft: one draft per customer, category and currency.
    package func invoicePlans(for period: ReportingPeriod, customer: CustomerCode? = nil) throws -> [InvoicePlan] {
        if let customer { try requireCustomer(customer) }
        guard period.first <= Zone.pacific.day(of: now) + 366 else { throw BillingRefusal.periodToCome(period) }
        let facts = try BillableFacts(self, through: period.last, customer: customer).fetch()
        guard !facts.isEmpty else { return [] }
        let belowZero = try draftsBelowZero()
        var plans: [InvoicePlan] = []
        for (code, found) in facts.sorted(by: { $0.key < $1.key }) {
            let zone = try self.customer(code).zone
            let today = zone.day(of: now)
            let taxesTravel = try tax(of: code, on: today)?.taxesTravel ?? true
            for (place, facts) in Dictionary(grouping: found, by: { DraftPlace($0) }).sorted(by: { $0.key < $1.key }) {
                let standing = belowZero[place]
                let lines = try InvoiceLine.lines(of: facts, taxesTravel: taxesTravel, from: (standing?.lines ?? 0) + 1)
                let net = lines.reduce(Money(minor: 0, place.currency)) { $0.adding($1.amount) ?? $0 }
                plans.append(
                    InvoicePlan(
                        customer: code, category: place.category, currency: place.currency, addsTo: standing?.invoice,
                        draftedOn: today, lines: lines, net: net))
            }
        }
        return plans
    }

    /// Where a fact's line goes.
    private struct DraftPlace: Hashable, Comparable {
        let customer: CustomerCode
        let category: BilledItem.Category
        let currency: Currency

        init(_ fact: BillableFact) {
            self.init(customer: fact.customer, category: fact.item.category, currency: fact.price.currency)
        }

        init(customer: CustomerCode, category: BilledItem.Category, currency: Currency) {
            self.customer = customer
            self.category = category
            self.currency = currency
        }

        static func < (a: DraftPlace, b: DraftPlace) -> Bool {
            (a.customer.text, a.category == .yearly ? 0 : 1, a.currency.code)
                < (b.customer.text, b.category == .yearly ? 0 : 1, b.currency.code)
        }
    }

    /// Drafts whose credits exceed what they bill: they wait for the next run's lines.
    private func draftsBelowZero() throws -> [DraftPlace: (invoice: Invoice.ID, lines: Int)] {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT invoice.id, invoice.customer, category, currency, max(position) AS lines
                    FROM invoice JOIN invoice_line AS line ON line.invoice = invoice.id WHERE status = 'draft'
                    GROUP BY invoice.id HAVING sum(minor) < 0 ORDER BY invoice.id DESC
                    """))
        return try rows.reduce(into: [:]) { all, row in
            guard let id = Invoice.ID(row["id"] as String), let customer = CustomerCode(row["customer"] as String),
                let category = BilledItem.Category(rawValue: row["category"]),
                let currency = Currency(row["currency"] as String)
            else { throw Unreadable("invoice.id") }
            all[DraftPlace(customer: customer, category: category, currency: currency)] = (id, row["lines"])
        }
    }
}

/// Writes drafts with prepared statements.
private struct InvoiceWriter {
    private let book: Book
    private let period: ReportingPeriod
    private let head: Statement
    private let line: Statement
    private let claim: Statement

    init(_ book: Book, period: ReportingPeriod) throws {
        self.book = book
        self.period = period
        head = try book.db.cachedStatement(
            sql: """
                INSERT INTO invoice (id, customer, category, period, currency, status, drafted_on, drafted_by, drafted_at)
                VALUES (?, ?, ?, ?, ?, 'draft', ?, ?, ?)
                """)
        line = try book.db.cachedStatement(
            sql: """
                INSERT INTO invoice_line
                    (invoice, position, customer, agreement, item, description, service_from, service_through, quantity, unit,
                     price_minor, minor, taxable, prepaid)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        claim = try book.db.cachedStatement(
            sql: """
                INSERT INTO claim (invoice, position, fact_kind, fact_id, customer, quantity, price_minor, words)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """)
    }

    func write(_ plan: InvoicePlan) throws -> RunInvoices.Draft {
        let id: Invoice.ID = try plan.addsTo ?? book.identifier("DI")
        if plan.addsTo == nil {
            try head.execute(arguments: [
                id.text, plan.customer.text, plan.category.rawValue, period.description, plan.currency.code,
                plan.draftedOn.description, book.actor.id.text, book.now.milliseconds,
            ])
        }
        for line in plan.lines {
            try self.line.execute(arguments: [
                id.text, line.position, plan.customer.text, line.agreement, line.item.rawValue, line.description,
                line.from.description, line.through.description, line.quantity, line.unit.rawValue, line.price.minor,
                line.amount.minor, line.isTaxable, line.isPrepaid,
            ])
            for claim in line.claims {
                try self.claim.execute(arguments: [
                    id.text, line.position, claim.kind.rawValue, claim.id, plan.customer.text, claim.quantity,
                    claim.price.minor, claim.words,
                ])
            }
        }
        return RunInvoices.Draft(
            invoice: id, customer: plan.customer, category: plan.category, lines: plan.lines.count,
            facts: plan.lines.reduce(0) { $0 + $1.claims.count }, net: plan.net)
    }
}
