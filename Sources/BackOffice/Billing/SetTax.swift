import Domain
import GRDB

/// Sets a customer's tax from a day on: a rate, or exempt with a reason (7.3). What is issued keeps the tax of its day.
package struct SetTax: Action {
    package static let permission = Permission.manageTax
    package static var example: SetTax {
        SetTax(
            customer: Identifier(named: "RIVERBEND"), from: Day(ordinal: 20_454), basisPoints: 825,
            exempt: "municipal utility, certificate 4711", taxesTravel: true)
    }

    package var customer: CustomerCode
    package var from: Day
    /// Hundredths of a percent; left out where exempt.
    package var basisPoints: Int?
    /// Why it is exempt; left out where a rate is given.
    package var exempt: String?
    /// Whether travel and living are taxed too; true when left out.
    package var taxesTravel: Bool?

    package init(
        customer: CustomerCode, from: Day, basisPoints: Int? = nil, exempt: String? = nil, taxesTravel: Bool? = nil
    ) {
        self.customer = customer
        self.from = from
        self.basisPoints = basisPoints
        self.exempt = exempt
        self.taxesTravel = taxesTravel
    }

    package func perform(in book: Book) throws -> Done {
        try book.requireCustomer(customer)
        let treatment: TaxTreatment =
            switch (basisPoints, exempt) {
            case (let points?, nil): .rate(basisPoints: points)
            case (nil, let reason?): .exempt(reason: reason)
            case (nil, nil), (.some, .some): throw BillingRefusal.taxedOrExempt
            }
        let tax = try CustomerTax(from: from, treatment: treatment, taxesTravel: taxesTravel ?? true)
        try book.db.execute(
            sql: """
                INSERT INTO customer_tax (customer, from_day, basis_points, exempt, taxes_travel, recorded_by, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                customer.text, from.description, basisPoints, exempt, tax.taxesTravel, book.actor.id.text, book.now.milliseconds,
            ])
        return Done()
    }
}

/// Sets when a customer's invoices fall due, and from which day on it is billed here: what was served before is billed elsewhere.
package struct SetBillingTerms: Action {
    package static let permission = Permission.manageTax
    package static var example: SetBillingTerms {
        SetBillingTerms(customer: Identifier(named: "RIVERBEND"), dueDays: 30, billsFrom: Day(ordinal: 20_454))
    }

    package static let standardDueDays = 30

    package var customer: CustomerCode
    /// Days after issue; as before when left out, 30 at first.
    package var dueDays: Int?
    /// As before when left out.
    package var billsFrom: Day?

    package init(customer: CustomerCode, dueDays: Int? = nil, billsFrom: Day? = nil) {
        self.customer = customer
        self.dueDays = dueDays
        self.billsFrom = billsFrom
    }

    package func perform(in book: Book) throws -> Done {
        try book.requireCustomer(customer)
        let days = try dueDays ?? book.view.dueDays(of: customer)
        guard (0...365).contains(days) else { throw BillingRefusal.termsOfNoUse }
        let from = try billsFrom ?? book.view.billsFrom()[customer]
        try book.db.execute(
            sql: """
                INSERT INTO customer_billing (customer, due_days, bills_from, recorded_by, recorded_at) VALUES (?, ?, ?, ?, ?)
                """,
            arguments: [customer.text, days, from?.description, book.actor.id.text, book.now.milliseconds])
        return Done()
    }
}

extension View {
    /// A customer's tax on a day; nil where none is set.
    package func tax(of customer: CustomerCode, on day: Day) throws -> CustomerTax? {
        try taxes(of: customer).last { $0.from <= day }
    }

    /// A customer's taxes, each from its day on; of one day, the one recorded last.
    package func taxes(of customer: CustomerCode) throws -> [CustomerTax] {
        try requireCustomer(customer)
        return try Row.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM customer_tax WHERE customer = ? ORDER BY from_day, id"),
            arguments: [customer.text]
        ).map { row in
            guard let from = Day(row["from_day"] as String) else { throw Unreadable("customer_tax.from_day") }
            return try CustomerTax(
                from: from,
                treatment: (row["exempt"] as String?).map { .exempt(reason: $0) } ?? .rate(basisPoints: row["basis_points"]),
                taxesTravel: row["taxes_travel"])
        }
    }

    /// Days after issue on which a customer's invoices fall due.
    package func dueDays(of customer: CustomerCode) throws -> Int {
        try Int.fetchOne(
            db.cachedStatement(sql: "SELECT due_days FROM customer_billing WHERE customer = ? ORDER BY id DESC LIMIT 1"),
            arguments: [customer.text]) ?? SetBillingTerms.standardDueDays
    }

    /// The day from which a customer is billed here, for those who have one.
    func billsFrom() throws -> [CustomerCode: Day] {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT customer, bills_from FROM customer_billing AS terms
                    WHERE bills_from IS NOT NULL AND id = (SELECT max(id) FROM customer_billing WHERE customer = terms.customer)
                    """))
        return try rows.reduce(into: [:]) { all, row in
            guard let customer = CustomerCode(row["customer"] as String), let day = Day(row["bills_from"] as String) else {
                throw Unreadable("customer_billing.bills_from")
            }
            all[customer] = day
        }
    }
}
