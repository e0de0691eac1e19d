import Domain

/// What `invoice list --json` prints of an invoice or a draft; money as decimal text in its currency.
package struct InvoiceAnswer: Encodable, Equatable, Sendable {
    /// The key it was drafted under.
    package let invoice: String
    package let number: String?
    package let customer: CustomerCode
    package let status: String
    package let issuedOn: Day?
    package let dueOn: Day?
    package let net: String
    /// What only an issued one has.
    package let total: String?
    package let open: String?

    package init(_ entry: InvoiceEntry) {
        invoice = entry.id
        (number, customer, status) = (entry.issue?.number, entry.customer, entry.status)
        (issuedOn, dueOn) = (entry.issue?.on, entry.issue?.dueOn)
        net = entry.net.decimal
        (total, open) = entry.issue == nil ? (nil, nil) : (entry.total.decimal, entry.open.decimal)
    }
}

/// A line of an invoice, with the facts it bills.
package struct BilledLineAnswer: Encodable, Equatable, Sendable {
    package let line: Int
    package let agreement: String
    package let item: BilledItem
    package let description: String
    package let from: Day
    package let through: Day
    package let quantity: String
    package let price: String
    package let amount: String
    package let facts: [String]

    package init(_ line: InvoiceLine) {
        self.line = line.position
        agreement = line.agreement
        item = line.item
        description = line.description
        from = line.from
        through = line.through
        quantity = line.unit.words(line.quantity)
        price = line.price.decimal
        amount = line.amount.decimal
        facts = line.claims.map { "\($0.kind.rawValue) \($0.id)" }
    }
}

/// What `invoice show --json` prints: its lines, tax, payments, credit notes.
package struct WholeInvoiceAnswer: Encodable, Equatable, Sendable {
    package let invoice: Invoice.ID
    package let number: Invoice.Number?
    package let customer: CustomerCode
    package let status: String
    package let issuedOn: Day?
    package let dueOn: Day?
    package let lines: [BilledLineAnswer]
    package let net: String
    package let tax: String?
    package let total: String?
    package let paid: String?
    package let credited: String?
    package let open: String?
    package let creditNotes: [CreditNote.Number]

    package init(_ invoice: Invoice, _ balance: InvoiceBalance?, _ notes: [CreditNote]) {
        self.invoice = invoice.id
        (number, customer, status) = (invoice.issue?.number, invoice.customer, invoice.status.word)
        (issuedOn, dueOn) = (invoice.issue?.on, invoice.issue?.dueOn)
        lines = invoice.lines.map(BilledLineAnswer.init)
        (net, total) = (invoice.net?.decimal ?? "", invoice.issue?.totals.total.decimal)
        tax = invoice.issue?.totals.tax.decimal
        paid = balance?.paid.decimal
        credited = balance?.credited.decimal
        self.open = balance?.open.decimal
        creditNotes = notes.map(\.number)
    }
}

/// What `invoice run --preview --json` prints of a draft that a run would make.
package struct InvoicePlanAnswer: Encodable, Equatable, Sendable {
    package let customer: CustomerCode
    package let category: BilledItem.Category
    /// The draft it would add to.
    package let addsTo: Invoice.ID?
    package let net: String
    package let lines: [BilledLineAnswer]

    package init(_ plan: InvoicePlan) {
        customer = plan.customer
        category = plan.category
        addsTo = plan.addsTo
        net = plan.net.decimal
        lines = plan.lines.map(BilledLineAnswer.init)
    }
}
