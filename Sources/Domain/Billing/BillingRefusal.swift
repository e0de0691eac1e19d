package enum BillingRefusal: Refusal, Equatable {
    case amountOutOfBounds
    case rateOutOfBounds
    case reasonMissing
    case termsOfNoUse
    case taxedOrExempt
    case taxUnknown(CustomerCode, Day)
    case otherCurrency(Currency, Currency)
    case inTheFuture(Day)
    case periodToCome(ReportingPeriod)
    case beforeItsDraft(Invoice.ID, Day, drafted: Day)
    case beforeItsIssue(String, Day)
    case issuedAlready(String)
    case discarded(Invoice.ID)
    case notIssued(Invoice.ID)
    case creditedAlready(String)
    case belowZero(Invoice.ID, Money)
    case creditBelowZero(String)
    case noSuchLine(String, Int)
    case nothingToRecord
    case aboveTheLine(String, Int, left: Money)
    case aboveWhatIsLeft(String, left: Money)
    case aboveWhatIsOpen(String, open: Money)
    case referenceMissing
    case referenceTwice(String, Payment.ID)
    case reversedAlready(Payment.ID)
    /// Whose last day for notice an early invoice would move, from when to when (6.2).
    case movesDeadlines([MovedDeadline])
    case stale(Invoice.ID, String)
    case optionNotBought(String)
    case pricedTwice(String)
    case bandsOfNoUse
    case capOutOfBounds
    case claimDaysOutOfBounds
    case noCredits(CloudServicesAgreement.ID)
    case claimTooLate(Month, deadline: Day)
    case claimedAlready(CloudServicesAgreement.ID, Month)
    case lineAndAmount

    package struct MovedDeadline: Equatable, Codable, Sendable {
        package let customer: CustomerCode
        package let statementOfWork: StatementOfWork.ID
        package let before: Day
        package let after: Day

        package init(customer: CustomerCode, statementOfWork: StatementOfWork.ID, before: Day, after: Day) {
            self.customer = customer
            self.statementOfWork = statementOfWork
            self.before = before
            self.after = after
        }
    }

    package var message: String {
        switch self {
        case .amountOutOfBounds: "The amounts come to more than can be reckoned. Check quantities and prices."
        case .rateOutOfBounds: "A tax rate is 0 to 10,000 basis points: 825 is 8.25 %."
        case .reasonMissing: "Say why, in words: 1 to 200 characters for an exemption, to 2,000 for a correction."
        case .termsOfNoUse: "Invoices fall due 0 to 365 days after issue."
        case .taxedOrExempt: "Give a rate in basis points, or the reason of the exemption: one of the two."
        case .taxUnknown(let customer, let day):
            "\(customer) has neither a tax rate nor an exemption on \(day.words). Set the customer's tax from that day first."
        case .otherCurrency(let given, let own): "The amount is in \(given), and the invoice in \(own). Give it in \(own)."
        case .inTheFuture(let day): "\(day.words) is still to come. Record it when it is there."
        case .periodToCome(let period):
            "\(period.words) begins more than a year from now. Run a period up to a year ahead."
        case .beforeItsDraft(let id, let day, let drafted):
            "\(id) was drafted on \(drafted.words) and is not issued on \(day.words). Issue it on or after that day."
        case .beforeItsIssue(let name, let day): "\(name) was issued on \(day.words). Record what came after that day."
        case .issuedAlready(let name):
            "\(name) is issued and never changes. Correct it by a credit note."
        case .discarded(let id): "\(id) was discarded. What it held is on the next run's invoice."
        case .notIssued(let id): "\(id) is a draft. Discard it and run again, or issue it first."
        case .creditedAlready(let name): "A credit note stands over the whole of \(name). What it billed is on the next run."
        case .belowZero(let id, let total):
            "\(id) comes to \(total): its credits exceed what it bills. Leave it; the next run adds to it."
        case .creditBelowZero(let name): "That would charge \(name) more. A credit note takes away; bill by the next run."
        case .noSuchLine(let name, let line): "\(name) has no line \(line). Give the number of one of its lines."
        case .nothingToRecord: "The amount is above zero. Give what was paid or is credited."
        case .aboveTheLine(let name, let line, let left): "Line \(line) of \(name) has \(left) left. Credit that at most."
        case .aboveWhatIsLeft(let name, let left): "\(name) has \(left) left, tax included. Credit that at most."
        case .aboveWhatIsOpen(let name, let open):
            "\(open) of \(name) is open. Record that at most; what is paid beyond it belongs to another invoice."
        case .referenceMissing: "Give the payment's reference as the bank has it, in 1 to 200 characters."
        case .referenceTwice(let reference, let payment):
            "\u{201C}\(reference)\u{201D} is recorded as \(payment) already. Check the statement, or reverse that one."
        case .reversedAlready(let payment): "\(payment) is reversed already."
        case .movesDeadlines(let moved):
            "Issued now it moves the last day for notice of "
                + moved.map { "\($0.customer) (\($0.statementOfWork), from \($0.before.words) to \($0.after.words))" }
                .joined(separator: ", ") + " (6.2). Wait until after that day, or say that the deadline may move."
        case .stale(let id, let what):
            "\(id) no longer says what is due: \(what). Discard this draft, and run again."
        case .optionNotBought(let name): "The agreement has no option \(name). Price only what it names as an option."
        case .pricedTwice(let name): "\(name) has two prices. Give one."
        case .bandsOfNoUse:
            "Credits have 1 to 10 bands; each lower one gives more, of 1 to 10,000 basis points of the month's fee."
        case .capOutOfBounds: "A cap is 1 to 10,000 basis points of the fee."
        case .claimDaysOutOfBounds: "Credits are claimed within 1 to 366 days of the close."
        case .noCredits(let id): "\(id) promises no service credits. They are set in its draft."
        case .claimTooLate(let month, let deadline): "The credit of \(month.words) was to be claimed by \(deadline.words)."
        case .claimedAlready(let id, let month): "The credit of \(month.words) under \(id) is claimed already."
        case .lineAndAmount: "A part of an invoice is credited by its line and an amount. Give both, or neither for the whole."
        }
    }
}
