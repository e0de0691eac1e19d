/// The Maintenance and Support Services Agreement: yearly, renewed by itself; its year is the year of every Enhanced
/// Maintenance statement of work under it (3.1, 6.1).
package struct MaintenanceAgreement: Equatable, Codable, Sendable {
    package typealias ID = Identifier<MaintenanceAgreement>

    package let id: ID
    package let customer: CustomerCode
    package let terms: Terms
    package private(set) var signatures: TwoSignatures

    package struct Terms: Equatable, Codable, Sendable {
        /// The first day; every year begins on its anniversary.
        package let from: Day
        package let yearlyFee: Money
        /// Days before a year ends on which the next year's invoice is planned to be issued. Bounds: 0 to 300.
        package let issueLeadDays: Int
        /// Days before a year ends by which notice must be received. Bounds: 0 to 300.
        package let noticeDays: Int

        package static let standardIssueLeadDays = 60
        package static let standardNoticeDays = 90
        package static let dayBounds = 0...300

        package init(
            from: Day, yearlyFee: Money, issueLeadDays: Int = standardIssueLeadDays, noticeDays: Int = standardNoticeDays
        ) {
            self.from = from
            self.yearlyFee = yearlyFee
            self.issueLeadDays = issueLeadDays
            self.noticeDays = noticeDays
        }

        /// The day on which the invoice of a year is planned to be issued, that of the first year excepted: it is issued with
        /// the next run.
        package func plannedIssueDay(of year: ContractYear) -> Day { year.first - 1 - issueLeadDays }
    }

    /// A draft. Refuses a fee below zero or of another currency than the customer's, and days out of bounds.
    package init(id: ID, customer: CustomerCode, terms: Terms, currency: Currency) throws(PaperRefusal) {
        try terms.yearlyFee.check(in: currency)
        guard Terms.dayBounds.contains(terms.issueLeadDays), Terms.dayBounds.contains(terms.noticeDays) else {
            throw .daysOutOfBounds
        }
        self.init(recorded: id, customer: customer, terms: terms, signatures: .none)
    }

    /// From the books.
    package init(recorded id: ID, customer: CustomerCode, terms: Terms, signatures: TwoSignatures) {
        self.id = id
        self.customer = customer
        self.terms = terms
        self.signatures = signatures
    }

    package var years: ContractYears { ContractYears(from: terms.from) }
    package var isBinding: Bool { signatures.isBinding }
    package var issueLeadDays: Int { terms.issueLeadDays }
    package var noticeDays: Int { terms.noticeDays }

    package func plannedIssueDay(of year: ContractYear) -> Day { terms.plannedIssueDay(of: year) }

    package mutating func sign(_ signature: Signature, today: Day) throws(SigningRefusal) {
        try signatures.sign(signature, today: today)
    }
}

/// The agreement under which projects are done: every Advanced Services statement of work stands under one (3.1).
package struct ProfessionalServicesAgreement: Equatable, Codable, Sendable {
    package typealias ID = Identifier<ProfessionalServicesAgreement>

    package let id: ID
    package let customer: CustomerCode
    package let from: Day
    /// Nil runs on.
    package let through: Day?
    package private(set) var signatures: TwoSignatures

    package init(id: ID, customer: CustomerCode, from: Day, through: Day?) throws(PaperRefusal) {
        if let through, through < from { throw .endsBeforeItBegins(from, through) }
        self.init(recorded: id, customer: customer, from: from, through: through, signatures: .none)
    }

    /// From the books.
    package init(recorded id: ID, customer: CustomerCode, from: Day, through: Day?, signatures: TwoSignatures) {
        self.id = id
        self.customer = customer
        self.from = from
        self.through = through
        self.signatures = signatures
    }

    package var isBinding: Bool { signatures.isBinding }

    package func covers(_ day: Day) -> Bool { day >= from && through.map { day <= $0 } ?? true }

    package mutating func sign(_ signature: Signature, today: Day) throws(SigningRefusal) {
        try signatures.sign(signature, today: today)
    }
}

package enum PaperRefusal: Refusal, Equatable {
    case otherCurrency(Currency, Currency)
    case amountOutOfBounds
    case daysOutOfBounds
    case endsBeforeItBegins(Day, Day)
    case anotherBinds(MaintenanceAgreement.ID, from: Day)

    package var message: String {
        switch self {
        case .otherCurrency(let given, let own):
            "The amount is in \(given), and the customer is billed in \(own). Give it in \(own)."
        case .amountOutOfBounds: "An amount is zero or more, and below a million million. Check the figure."
        case .daysOutOfBounds:
            "Days before the end of a year are 0 to 300. The usual ones are 60 for the invoice and 90 for notice."
        case .anotherBinds(let other, let from):
            "A customer has one maintenance agreement, renewed yearly by itself (3.1): \(other) is binding from \(from.words). Leave this one unsigned, and put new work under \(other)."
        case .endsBeforeItBegins(let from, let through): "A term from \(from) cannot end on \(through). Check the days."
        }
    }
}

extension Money {
    /// An amount a contract can state: zero or more, in the customer's currency.
    package func check(in currency: Currency) throws(PaperRefusal) {
        guard self.currency == currency else { throw .otherCurrency(self.currency, currency) }
        guard (0..<100_000_000_000_000).contains(minor) else { throw .amountOutOfBounds }
    }
}
