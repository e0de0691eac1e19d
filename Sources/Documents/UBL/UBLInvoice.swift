import Domain

/// An invoice or a credit note in UBL 2.1, as payables systems read it.
struct UBLInvoice: TemplateValue, Sendable {
    let number: String
    let issuedOn: Day
    let dueOn: Day?
    let note: String?
    let currency: Currency
    let from: Day
    let through: Day
    /// Of a credit note: the invoice it corrects.
    let corrects: String?
    let provider: PartyCard
    let customer: PartyCard
    let taxes: [Tax]
    let net: Money
    let tax: Money
    let total: Money
    let lines: [Line]

    /// Lines of one tax treatment.
    struct Tax: TemplateValue, Sendable {
        let taxable: Money
        let amount: Money
        let treatment: Treatment

        static let fields: [String: @Sendable (Tax) -> Any?] = [
            "taxable": { $0.taxable.decimal }, "amount": { $0.amount.decimal }, "treatment": { $0.treatment },
        ]
    }

    struct Treatment: TemplateValue, Sendable, Hashable {
        let basisPoints: Int
        /// Why nothing is due; nil where a rate applies.
        let exempt: String?
        let currency: Currency

        /// UNCL5305: S, a rate applies; E, exempt.
        static let fields: [String: @Sendable (Treatment) -> Any?] = [
            "category": { $0.exempt == nil ? "S" : "E" },
            "percent": { "\($0.basisPoints / 100).\(($0.basisPoints % 100).padded(2))" }, "exempt": { $0.exempt },
            "scheme": { $0.scheme },
        ]

        /// UN/ECE 5153.
        private var scheme: String {
            switch currency.code {
            case "EUR", "GBP", "MXN": "VAT"
            case "AUD", "CAD": "GST"
            default: "LOC"
            }
        }
    }

    struct Line: TemplateValue, Sendable {
        let position: Int
        let description: String
        let agreement: String?
        let from: Day
        let through: Day
        /// A decimal.
        let quantity: String
        /// UN/ECE Recommendation 20.
        let unit: String
        let amount: Money
        let price: Money
        /// How many units the price is for.
        let priceFor: Int
        let treatment: Treatment

        static let fields: [String: @Sendable (Line) -> Any?] = [
            "position": { String($0.position) }, "description": { $0.description }, "agreement": { $0.agreement },
            "from": { $0.from.description }, "through": { $0.through.description }, "quantity": { $0.quantity },
            "unit": { $0.unit }, "amount": { $0.amount.decimal }, "price": { $0.price.decimal },
            "priceFor": { String($0.priceFor) }, "treatment": { $0.treatment },
        ]
    }

    static let fields: [String: @Sendable (UBLInvoice) -> Any?] = [
        "number": { $0.number }, "issuedOn": { $0.issuedOn.description }, "dueOn": { $0.dueOn?.description },
        "note": { $0.note }, "currency": { $0.currency.code }, "from": { $0.from.description },
        "through": { $0.through.description }, "corrects": { $0.corrects }, "provider": { $0.provider },
        "customer": { $0.customer }, "taxes": { $0.taxes }, "net": { $0.net.decimal }, "tax": { $0.tax.decimal },
        "total": { $0.total.decimal }, "lines": { $0.lines },
    ]

    var template: String { corrects == nil ? "documents/ubl-invoice" : "documents/ubl-credit-note" }

    func xml(_ templates: Templates) throws(TemplateRefusal) -> String { try templates.render(self, with: template) }
}
