import Domain

/// What a statement of work and its quote say, whatever the kind.
struct WorkFields: TemplateValue, Sendable {
    let title: String
    /// An hour budget that recurs yearly; else a project.
    let isYearly: Bool
    let hours: String
    let rate: String
    let unit: String
    let fee: String
    let startsOn: String
    let endsOn: String
    let billing: String
    /// The agreement it stands under, in words.
    let maintenance: String
    let noticeDays: Int
    let services: [String]
    let priceHeading: String
    let prices: [Labelled]
    let priceTotalLabel: String
    let priceTotal: String

    static let fields: [String: @Sendable (WorkFields) -> Any?] = [
        "title": { $0.title }, "isYearly": { $0.isYearly }, "isProject": { !$0.isYearly }, "hours": { $0.hours },
        "rate": { $0.rate }, "unit": { $0.unit }, "fee": { $0.fee }, "startsOn": { $0.startsOn }, "endsOn": { $0.endsOn },
        "billing": { $0.billing }, "maintenance": { $0.maintenance }, "noticeDays": { String($0.noticeDays) },
        "services": { $0.services }, "priceHeading": { $0.priceHeading }, "prices": { $0.prices },
        "hasPrices": { !$0.prices.isEmpty }, "priceTotalLabel": { $0.priceTotalLabel }, "priceTotal": { $0.priceTotal },
    ]
}

/// A statement of work to sign, or as signed.
struct StatementOfWorkPaper: Document {
    static let template = "documents/statement-of-work"

    let head: PaperHead
    let work: WorkFields
    /// The year they were gathered for, in words.
    let requirementsOf: String
    let requirements: [Labelled]
    let signatures: [SignatureLine]

    func child(named name: String) -> Any? { field(name) ?? work.child(named: name) ?? head.child(named: name) }

    static let fields: [String: @Sendable (StatementOfWorkPaper) -> Any?] = [
        "requirementsOf": { $0.requirementsOf }, "requirements": { $0.requirements },
        "hasRequirements": { !$0.requirements.isEmpty }, "signatures": { $0.signatures },
    ]
}

/// A quote that stands until its last day.
struct QuotePaper: Document {
    static let template = "documents/quote"

    let head: PaperHead
    let work: WorkFields
    let validUntil: Day
    let signatures: [SignatureLine]

    func child(named name: String) -> Any? { field(name) ?? work.child(named: name) ?? head.child(named: name) }

    static let fields: [String: @Sendable (QuotePaper) -> Any?] = [
        "validUntil": { $0.validUntil.words }, "signatures": { $0.signatures },
    ]
}

/// A change order to sign, or as signed.
struct ChangeOrderPaper: Document {
    static let template = "documents/change-order"

    let head: PaperHead
    let statementOfWork: String
    let change: String
    let effects: [Labelled]
    let reason: String
    let signatures: [SignatureLine]

    static let fields: [String: @Sendable (ChangeOrderPaper) -> Any?] = [
        "statementOfWork": { $0.statementOfWork }, "change": { $0.change }, "effects": { $0.effects }, "reason": { $0.reason },
        "signatures": { $0.signatures },
    ]
}
