import Domain
import GRDB

extension Expense: FetchableRecord {
    package init(row: Row) throws {
        guard let id = ID(row["id"] as String), let customer = CustomerCode(row["customer"] as String),
            let sow = StatementOfWork.ID(row["sow"] as String), let category = Category(rawValue: row["category"]),
            let bearer = Party(rawValue: row["bearer"]), let currency = Currency(row["currency"] as String),
            let on = Day(row["spent_on"] as String)
        else { throw Unreadable("expense.id") }
        let basis: Basis =
            if let receipt = row["receipt"] as String? {
                .actual(Money(minor: row["minor"], currency), receipt: receipt)
            } else {
                .perDiem(days: row["days"], rate: Money(minor: row["rate_minor"], currency), asked: row["asked"])
            }
        self.init(
            recorded: id, customer: customer, statementOfWork: sow,
            engagement: (row["engagement"] as String?).flatMap { Engagement.ID($0) }, category: category, basis: basis,
            spentOn: on, what: row["what"], bearer: bearer)
    }

    func insert(in book: Book) throws {
        let (receipt, days, rate, asked): (String?, Int?, Money?, String?) =
            switch basis {
            case .actual(_, let receipt): (receipt, nil, nil, nil)
            case .perDiem(let days, let rate, let asked): (nil, days, rate, asked)
            }
        try book.db.execute(
            sql: """
                INSERT INTO expense
                    (id, customer, sow, engagement, category, what, spent_on, bearer, minor, currency, receipt, days, rate_minor,
                     asked, recorded_by, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                id.text, customer.text, statementOfWork.text, engagement?.text, category.rawValue, what, spentOn.description,
                bearer.rawValue, amount.minor, amount.currency.code, receipt, days, rate?.minor, asked, book.actor.id.text,
                book.now.milliseconds,
            ])
    }
}

extension View {
    /// Missing where there is none, or it is another utility's.
    package func expense(_ id: Expense.ID) throws -> Expense {
        let found = try Expense.fetchOne(db.cachedStatement(sql: "SELECT * FROM expense WHERE id = ?"), arguments: [id.text])
        guard let found, actor.maySee(found.customer) else { throw Missing("expense", id) }
        return found
    }

    /// What was spent for a customer, by the day it was spent; what the provider bears too, what was withdrawn not.
    package func expenses(of customer: CustomerCode) throws -> [Expense] {
        try requireCustomer(customer)
        return try Expense.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT * FROM expense
                    WHERE customer = ? AND NOT EXISTS (SELECT 1 FROM expense_withdrawal WHERE expense = expense.id)
                    ORDER BY spent_on, id
                    """), arguments: [customer.text])
    }
}
