/// A change of what a statement of work buys; nothing of it exists before both sides have signed (5.1).
package struct ChangeOrder: Equatable, Codable, Sendable {
    package typealias ID = Identifier<ChangeOrder>

    package let id: ID
    package let customer: CustomerCode
    package let statementOfWork: StatementOfWork.ID
    package let asks: Asks
    /// Why, in 1 to 2,000 characters.
    package let reason: String
    package private(set) var status: Status

    /// What is asked for, as the books and the command line call it.
    package enum Kind: String, CaseIterable, Codable, Sendable {
        case moreHoursThisYear = "more hours this year"
        case moreHoursEveryYear = "more hours every year"
        case moreHours = "more hours"
        case fewerHours = "fewer hours"
        case cancellation
    }

    /// What is asked for. Hours are above zero; fees are zero or more, of the SOW's currency.
    package enum Asks: Equatable, Codable, Sendable {
        /// Enhanced Maintenance: an addition to the year that begins on this day, invoiced at the SOW's rate.
        case moreHoursThisYear(year: Day, hours: Hours)
        /// Enhanced Maintenance: more in every year, from the first yearly invoice not yet issued.
        case moreHoursEveryYear(hours: Hours)
        /// Advanced Services: hours and fee up.
        case moreHours(hours: Hours, fee: Money)
        /// Advanced Services: hours and fee down, never below hours already worked.
        case fewerHours(hours: Hours, fee: Money)
        /// Advanced Services: the project ends; the costs incurred are billed with the work done.
        case cancellation(costs: Money)

        package var kind: Kind {
            switch self {
            case .moreHoursThisYear: .moreHoursThisYear
            case .moreHoursEveryYear: .moreHoursEveryYear
            case .moreHours: .moreHours
            case .fewerHours: .fewerHours
            case .cancellation: .cancellation
            }
        }

        package var words: String {
            switch self {
            case .moreHoursThisYear(let year, let hours): "\(hours) more in the year from \(year.words)"
            case .moreHoursEveryYear(let hours): "\(hours) more in every year from now on"
            case .moreHours(let hours, let fee): "\(hours) more for \(fee)"
            case .fewerHours(let hours, let fee): "\(hours) less, \(fee) off the fee"
            case .cancellation(let costs): "cancellation, with \(costs) of costs incurred"
            }
        }
    }

    package enum Status: Equatable, Codable, Sendable {
        case draft
        case signedByOne(Signature)
        case binding(first: Signature, last: Signature)
        case void(on: Day, reason: String)

        package var word: String {
            switch self {
            case .draft: "draft"
            case .signedByOne: "signed by one"
            case .binding: "binding"
            case .void: "void"
            }
        }
    }

    /// A draft. Refuses hours, fees and a reason out of bounds, and another currency than the SOW's.
    package init(
        id: ID, customer: CustomerCode, statementOfWork: StatementOfWork.ID, asks: Asks, reason: String, currency: Currency
    ) throws(ChangeOrderRefusal) {
        guard (1...2_000).contains(reason.count) else { throw .reasonMissing }
        switch asks {
        case .moreHoursThisYear(_, let hours), .moreHoursEveryYear(let hours):
            try ChangeOrder.check(hours)
        case .moreHours(let hours, let fee), .fewerHours(let hours, let fee):
            try ChangeOrder.check(hours)
            try ChangeOrder.check(fee, in: currency)
        case .cancellation(let costs):
            try ChangeOrder.check(costs, in: currency)
        }
        self.init(
            recorded: id, customer: customer, statementOfWork: statementOfWork, asks: asks, reason: reason, status: .draft)
    }

    /// From the books.
    package init(
        recorded id: ID, customer: CustomerCode, statementOfWork: StatementOfWork.ID, asks: Asks, reason: String, status: Status
    ) {
        self.id = id
        self.customer = customer
        self.statementOfWork = statementOfWork
        self.asks = asks
        self.reason = reason
        self.status = status
    }

    package var isBinding: Bool {
        switch status {
        case .draft, .signedByOne, .void: false
        case .binding: true
        }
    }

    /// The day of the last signature, once both have signed.
    package var bindingOn: Day? {
        switch status {
        case .draft, .signedByOne, .void: nil
        case .binding(let first, let last): max(first.on, last.on)
        }
    }

    /// One side signs; with the second it is binding. `today` is the day in the customer's zone.
    package mutating func sign(_ signature: Signature, today: Day) throws(ChangeOrderRefusal) {
        guard signature.on <= today else { throw .inTheFuture(signature.on) }
        guard (1...200).contains(signature.by.count) else { throw .signatoryMissing }
        switch status {
        case .draft:
            status = .signedByOne(signature)
        case .signedByOne(let first) where first.party != signature.party:
            status = .binding(first: first, last: signature)
        case .signedByOne: throw .signedAlready(id, by: signature.party)
        case .binding: throw .bindingAlready(id)
        case .void(let day, _): throw .voided(id, day)
        }
    }

    /// Drops it before it is binding.
    package mutating func void(on day: Day, reason: String) throws(ChangeOrderRefusal) {
        guard (1...2_000).contains(reason.count) else { throw .reasonMissing }
        switch status {
        case .draft, .signedByOne: status = .void(on: day, reason: reason)
        case .binding: throw .bindingAlready(id)
        case .void(let day, _): throw .voided(id, day)
        }
    }

    private static func check(_ hours: Hours) throws(ChangeOrderRefusal) {
        guard (1...6_000_000).contains(hours.minutes) else { throw .hoursOutOfBounds }
    }

    private static func check(_ amount: Money, in currency: Currency) throws(ChangeOrderRefusal) {
        guard amount.currency == currency else { throw .otherCurrency(amount.currency, currency) }
        guard (0...100_000_000_000_000).contains(amount.minor) else { throw .amountOutOfBounds }
    }
}
