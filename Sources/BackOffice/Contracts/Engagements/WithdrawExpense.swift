import Domain
import GRDB

/// Takes back an expense that was entered wrongly: it stays in the books and is not billed. Refused once it is on an invoice.
package struct WithdrawExpense: Action {
    package static let permission = Permission.recordExpenses
    package static var example: WithdrawExpense {
        WithdrawExpense(expense: Identifier(named: "EXP-000001"), reason: "Entered twice.")
    }

    package var expense: Expense.ID
    package var reason: String

    package init(expense: Expense.ID, reason: String) {
        self.expense = expense
        self.reason = reason
    }

    package func perform(in book: Book) throws -> Done {
        let found = try book.view.expense(expense)
        guard (1...2_000).contains(reason.count) else { throw ExpenseRefusal.reasonMissing }
        guard try !book.view.isWithdrawn(expense) else { throw ExpenseRefusal.withdrawnAlready(expense) }
        if let invoice = try book.view.isClaimed("expense", expense.text) { throw ExpenseRefusal.invoiced(expense, invoice) }
        try book.db.execute(
            sql: """
                INSERT INTO expense_withdrawal (customer, expense, reason, recorded_by, recorded_at) VALUES (?, ?, ?, ?, ?)
                """,
            arguments: [found.customer.text, expense.text, reason, book.actor.id.text, book.now.milliseconds])
        return Done()
    }
}

extension View {
    fileprivate func isWithdrawn(_ id: Expense.ID) throws -> Bool {
        try Bool.fetchOne(
            db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM expense_withdrawal WHERE expense = ?)"), arguments: [id.text])
            ?? false
    }
}
