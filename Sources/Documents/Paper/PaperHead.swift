import BackOffice
import Domain

/// What stands at the head and the foot of every document.
struct PaperHead: TemplateValue, Sendable {
    /// `Invoice`, `Change order`.
    let kind: String
    let number: String
    let subject: String
    /// What the customer is called beside its address: `Bill to`.
    let partyLabel: String
    let customer: PartyCard
    let provider: PartyCard
    let facts: [Labelled]
    let state: StateLine?
    let sheet: PaperSize
    let dated: String
    let madeAt: String
    let madeBy: String

    static let fields: [String: @Sendable (PaperHead) -> Any?] = [
        "kind": { $0.kind }, "number": { $0.number }, "subject": { $0.subject }, "partyLabel": { $0.partyLabel },
        "customer": { $0.customer }, "provider": { $0.provider }, "facts": { $0.facts }, "state": { $0.state },
        "sheet": { $0.sheet.rawValue }, "dated": { $0.dated }, "madeAt": { $0.madeAt }, "madeBy": { $0.madeBy },
    ]
}

/// A party as its letterhead names it.
struct PartyCard: TemplateValue, Equatable, Sendable {
    let name: String
    /// The address, a line each.
    let lines: [String]
    let taxNumber: String?
    /// How to pay it: account, remittance address.
    let payTo: String?

    init(name: String, lines: [String] = [], taxNumber: String? = nil, payTo: String? = nil) {
        self.name = name
        self.lines = lines
        self.taxNumber = taxNumber
        self.payTo = payTo
    }

    static let fields: [String: @Sendable (PartyCard) -> Any?] = [
        "name": { $0.name }, "lines": { $0.lines }, "taxNumber": { $0.taxNumber }, "payTo": { $0.payTo },
    ]
}
