import Workbook

/// The words of the finance workbooks and the rules behind them.
enum FinanceDefinitions {
    /// Of hours, changes and deadlines.
    static let hours: [Note] = [
        Note(
            "Hours",
            "Counted hours: the real time of an entry rounded up to the statement of work's unit, entry by entry. They decide balances and bills."
        ),
        Note("Bought", "The year's hours and what change orders added to them."),
        Note(
            "Use it or lose it",
            "Hours of an Enhanced Maintenance year that are left at its end expire when the year is closed. They are neither carried over nor refunded."
        ),
        Note(
            "Forecast lost",
            "The hours left, less what will be used if work goes on as in the last 90 days (or as many as the year has had)."),
        Note(
            "Over budget",
            "Work beyond what was bought. It stands outside the balance and is not billed until a change order covers it."),
        Note(
            "Last day for notice",
            "The earlier of the year's last day less the days of notice and the day before the next year's maintenance invoice is issued, to 24:00 in the customer's zone."
        ),
    ]

    static let all: [Note] =
        hours + [
            Note(
                "Amounts",
                "In whole minor units of one currency, rounded half away from zero once where a rule says so. Every total is a live formula over its rows."
            ),
            Note(
                "Net, tax, total",
                "Net is the sum of the lines; tax is rounded once on an invoice's taxable lines; the total is both."),
            Note(
                "Open",
                "The total, less payments and less what credit notes took off. In the register a credit note has its amount below zero in Total and in Credited: it leaves nothing open, and the row of all holds like every other."
            ),
            Note("Age", "Days from the due day to the day of the report: not due, 1-30, 31-60, 61-90, over 90."),
            Note(
                "Recognised",
                "Of a prepaid fee, to a month's end: fee x days elapsed / days of the period, rounded. A month is the difference to the month before, so that the months sum to the fee. The rest is deferred."
            ),
            Note(
                "Travel and living",
                "Actual costs with their receipt, or days at a per-diem rate the customer asked for. What the provider bears is never billed."
            ),
        ]
}
