import Domain

/// The letter that acknowledges a notice: when it came, how the last day was reckoned, what happens now (6.2, 6.3).
struct CancellationPaper: Document {
    static let template = "documents/cancellation-acknowledgement"

    let head: PaperHead
    let statementOfWork: String
    let receivedOn: Day
    let how: String
    let givenBy: String
    let lastDay: Day
    let noticeDays: Int
    let byNotice: Day
    let byInvoice: Day
    let deadline: Day
    /// `issued on 1 Nov 2026`, or `planned for ...`.
    let invoiceWords: String?
    let isInTime: Bool
    let endsOn: Day
    /// A sentence for each invoice that bills days after the end: that it is credited.
    let billed: [String]
    let hoursLeft: Hours
    let services: String
    let engagements: [String]
    let canWithdraw: Bool
    let accountManager: String
    let signatures: [SignatureLine]

    static let fields: [String: @Sendable (CancellationPaper) -> Any?] = [
        "statementOfWork": { $0.statementOfWork }, "receivedOn": { $0.receivedOn.words }, "how": { $0.how },
        "givenBy": { $0.givenBy }, "lastDay": { $0.lastDay.words }, "noticeDays": { String($0.noticeDays) },
        "byNotice": { $0.byNotice.words }, "byInvoice": { $0.byInvoice.words }, "deadline": { $0.deadline.words },
        "invoiceWords": { $0.invoiceWords }, "isInTime": { $0.isInTime }, "endsOn": { $0.endsOn.words },
        "billed": { $0.billed }, "isBilled": { !$0.billed.isEmpty },
        "renewsOn": { ($0.lastDay + 1).words }, "hoursLeft": { $0.hoursLeft.description }, "services": { $0.services },
        "engagements": { $0.engagements }, "hasEngagements": { !$0.engagements.isEmpty }, "canWithdraw": { $0.canWithdraw },
        "accountManager": { $0.accountManager }, "signatures": { $0.signatures },
    ]
}
