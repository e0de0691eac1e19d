import Domain

/// An invoice as the customer gets it, with the facts each line bills.
struct InvoicePaper: Document {
    static let template = "documents/invoice"

    struct Payment: TemplateValue, Sendable {
        let on: Day
        let amount: Money
        let reference: String

        static let fields: [String: @Sendable (Payment) -> Any?] = [
            "on": { $0.on.words }, "amount": { $0.amount.description }, "reference": { $0.reference },
        ]
    }

    let head: PaperHead
    let lines: [BilledLine]
    let net: Money
    let taxWords: String
    let tax: Money
    let total: Money
    let payments: [Payment]
    let credited: Money?
    let open: Money
    /// The due day, where something is still to be paid.
    let payBy: Day?

    static let fields: [String: @Sendable (InvoicePaper) -> Any?] = [
        "lines": { $0.lines }, "net": { $0.net.description }, "taxWords": { $0.taxWords }, "tax": { $0.tax.description },
        "total": { $0.total.description }, "payments": { $0.payments }, "credited": { $0.credited?.description },
        "hasPayments": { !$0.payments.isEmpty || $0.credited != nil }, "open": { $0.open.description },
        "payBy": { $0.payBy?.words }, "hasEvidence": { $0.lines.contains { $0.evidence != nil } },
    ]
}

/// A credit note as the customer gets it.
struct CreditNotePaper: Document {
    static let template = "documents/credit-note"

    let head: PaperHead
    let invoice: String
    let reason: String
    let lines: [BilledLine]
    let net: Money
    let taxWords: String
    let tax: Money
    let total: Money

    static let fields: [String: @Sendable (CreditNotePaper) -> Any?] = [
        "invoice": { $0.invoice }, "reason": { $0.reason }, "lines": { $0.lines }, "net": { $0.net.description },
        "taxWords": { $0.taxWords }, "tax": { $0.tax.description }, "total": { $0.total.description },
    ]
}

/// One line of an invoice or a credit note.
struct BilledLine: TemplateValue, Sendable {
    let description: String
    /// The agreement it comes from: `SOW-2026-0012`.
    let agreement: String?
    /// First and last day of what it bills.
    let from: Day
    let through: Day
    let quantity: String
    let unitPrice: Money?
    let amount: Money
    let isTaxable: Bool
    /// The facts it bills, in words.
    let evidence: String?

    static let fields: [String: @Sendable (BilledLine) -> Any?] = [
        "description": { $0.description }, "agreement": { $0.agreement },
        "period": { $0.from == $0.through ? $0.from.unbroken : "\($0.from.unbroken) to \($0.through.unbroken)" },
        "quantity": { $0.quantity }, "unitPrice": { $0.unitPrice?.description }, "amount": { $0.amount.description },
        "isTaxable": { $0.isTaxable }, "evidence": { $0.evidence },
    ]
}
