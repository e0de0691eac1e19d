/// Travel and living: billed as actuals with receipts, or at a per-diem rate where the customer asked for it; always an item of
/// its own on the invoice (3.5).
package struct Expense: Equatable, Codable, Sendable {
    package typealias ID = Identifier<Expense>

    package let id: ID
    package let customer: CustomerCode
    package let statementOfWork: StatementOfWork.ID
    package let engagement: Engagement.ID?
    package let category: Category
    package let basis: Basis
    /// The day it was spent, or the last of the days of a per diem.
    package let spentOn: Day
    package let what: String
    /// Who bears it; what the provider bears is never billed.
    package let bearer: Party

    package enum Category: String, CaseIterable, Codable, Sendable {
        case travel, living
        /// Fares and penalties of dates that were moved (3.4).
        case moved
    }

    package enum Basis: Equatable, Codable, Sendable {
        /// The receipt by its SHA-256 in the file store.
        case actual(Money, receipt: String)
        /// `asked`: where the customer asked for it.
        case perDiem(days: Int, rate: Money, asked: String)
    }

    /// Refuses an amount that is not above zero or of another currency, days out of 1 to 366, and missing words.
    package init(
        id: ID, customer: CustomerCode, statementOfWork: StatementOfWork.ID, engagement: Engagement.ID?, category: Category,
        basis: Basis, spentOn: Day, what: String, bearer: Party, currency: Currency
    ) throws {
        guard (1...200).contains(what.count) else { throw ExpenseRefusal.wordsMissing }
        switch basis {
        case .actual(let amount, let receipt):
            try amount.check(in: currency)
            guard amount.minor > 0 else { throw ExpenseRefusal.nothingSpent }
            guard receipt.utf8.count == 64 else { throw ExpenseRefusal.receiptMissing }
        case .perDiem(let days, let rate, let asked):
            try rate.check(in: currency)
            guard rate.minor > 0 else { throw ExpenseRefusal.nothingSpent }
            guard (1...366).contains(days) else { throw ExpenseRefusal.daysOutOfBounds }
            guard (1...200).contains(asked.count) else { throw ExpenseRefusal.notAskedFor }
            guard rate.times(days, over: 1) != nil else { throw PaperRefusal.amountOutOfBounds }
        }
        self.init(
            recorded: id, customer: customer, statementOfWork: statementOfWork, engagement: engagement, category: category,
            basis: basis, spentOn: spentOn, what: what, bearer: bearer)
    }

    /// From the books.
    package init(
        recorded id: ID, customer: CustomerCode, statementOfWork: StatementOfWork.ID, engagement: Engagement.ID?,
        category: Category, basis: Basis, spentOn: Day, what: String, bearer: Party
    ) {
        self.id = id
        self.customer = customer
        self.statementOfWork = statementOfWork
        self.engagement = engagement
        self.category = category
        self.basis = basis
        self.spentOn = spentOn
        self.what = what
        self.bearer = bearer
    }

    package var amount: Money {
        switch basis {
        case .actual(let amount, _): amount
        case .perDiem(let days, let rate, _): rate.times(days, over: 1) ?? rate
        }
    }
}

package enum ExpenseRefusal: Refusal, Equatable {
    case wordsMissing
    case nothingSpent
    case receiptMissing
    case daysOutOfBounds
    case notAskedFor
    case inTheFuture(Day)
    case otherEngagement(Engagement.ID, StatementOfWork.ID)
    case oneBasis
    case moveMissing
    case notOfAMove(Expense.Category)
    case withdrawnAlready(Expense.ID)
    case invoiced(Expense.ID, String)
    case reasonMissing
    case notMoved(Engagement.ID, times: Int)

    package var message: String {
        switch self {
        case .wordsMissing: "Say what was spent, in 1 to 200 characters."
        case .nothingSpent: "The amount is above zero. Record what was spent."
        case .receiptMissing: "Actual costs are billed with their receipt. Name the receipt's file."
        case .daysOutOfBounds: "A per diem is for 1 to 366 days."
        case .notAskedFor:
            "A per-diem rate is billed only where the customer asked for it. Say where, in 1 to 200 characters, or give the receipt."
        case .inTheFuture(let day): "\(day.words) is still to come. Record an expense when it has been made."
        case .otherEngagement(let id, let sow): "\(id) is not an engagement of \(sow). Name one of its own, or none."
        case .withdrawnAlready(let id): "\(id) was withdrawn before. There is nothing more to take back."
        case .invoiced(let id, let invoice): "\(id) is on \(invoice). Credit that invoice, then withdraw the expense."
        case .reasonMissing: "Say why, in 1 to 2,000 characters."
        case .notOfAMove(let category):
            "Only costs of moved dates name a move. Record it as moved, not as \(category.rawValue), or leave the move out."
        case .moveMissing: "Costs of moved dates are those of an engagement. Name it."
        case .notMoved(let id, let times):
            "\(id) has been moved \(times) times. Name one of its moves, or record the cost as travel or living."
        case .oneBasis: "An expense is an amount with its receipt, or days at a per-diem rate. Give one of the two."
        }
    }
}
