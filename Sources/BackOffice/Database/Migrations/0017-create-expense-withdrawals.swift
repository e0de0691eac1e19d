extension Migration {
    /// An expense entered wrongly is put right by a fact that names it.
    static let createExpenseWithdrawals = Migration(
        "0017-create-expense-withdrawals",
        """
        CREATE TABLE expense_withdrawal (
            expense TEXT PRIMARY KEY,
            customer TEXT NOT NULL,
            reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            FOREIGN KEY (customer, expense) REFERENCES expense (customer, id)
        ) STRICT, WITHOUT ROWID;
        """)
}
