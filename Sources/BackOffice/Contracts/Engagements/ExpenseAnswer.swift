import Domain

/// What `expense list --json` prints of travel and living.
package struct ExpenseAnswer: Encodable, Equatable, Sendable {
    package let expense: Expense.ID
    package let statementOfWork: StatementOfWork.ID
    package let engagement: Engagement.ID?
    package let category: Expense.Category
    package let what: String
    package let spentOn: Day
    /// Decimal text.
    package let amount: String
    package let currency: Currency
    package let bearer: Party
    /// SHA-256.
    package let receipt: String?
    /// Of a per diem: how many, and who asked for it.
    package let days: Int?
    package let asked: String?
    package let money: Money

    private enum CodingKeys: String, CodingKey {
        case expense, statementOfWork, engagement, category, what, spentOn, amount, currency, bearer, receipt, days, asked
    }

    package init(_ spent: Expense) {
        expense = spent.id
        statementOfWork = spent.statementOfWork
        engagement = spent.engagement
        category = spent.category
        what = spent.what
        spentOn = spent.spentOn
        money = spent.amount
        amount = money.decimal
        currency = money.currency
        bearer = spent.bearer
        switch spent.basis {
        case .actual(_, let hash): (receipt, days, asked) = (hash, nil, nil)
        case .perDiem(let count, _, let whose): (receipt, days, asked) = (nil, count, whose)
        }
    }
}
