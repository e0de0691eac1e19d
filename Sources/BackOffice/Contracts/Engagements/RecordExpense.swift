import Domain

/// Enters travel and living: an actual amount with its receipt, or days at a per-diem rate the customer asked for (3.5).
///
/// Costs of moved dates (`moved`) fall on the side that moved them; other costs on the customer.
package struct RecordExpense: Action {
    package static let permission = Permission.recordExpenses
    package static var example: RecordExpense {
        var example = RecordExpense(
            statementOfWork: Identifier(named: "SOW-2026-0012"), category: .travel, what: "Flight to Riverbend and back",
            spentOn: Day(ordinal: 20_590))
        example.engagement = Identifier(named: "ENG-000001")
        example.move = 1
        example.amount = Money(minor: 48_260, .usd)
        example.receipt = String(repeating: "0123456789abcdef", count: 4)
        example.days = 3
        example.rate = Money(minor: 6_400, .usd)
        example.asked = "Purchase order 4411"
        return example
    }

    package var statementOfWork: StatementOfWork.ID
    package var category: Expense.Category
    package var what: String
    package var spentOn: Day
    package var engagement: Engagement.ID?
    /// Which of the engagement's moves it is a cost of, counted from one; the last when left out.
    package var move: Int?
    /// With `receipt`, its SHA-256 in the file store.
    package var amount: Money?
    package var receipt: String?
    /// With `rate`, and `asked`: where the customer asked for it.
    package var days: Int?
    package var rate: Money?
    package var asked: String?

    package init(statementOfWork: StatementOfWork.ID, category: Expense.Category, what: String, spentOn: Day) {
        self.statementOfWork = statementOfWork
        self.category = category
        self.what = what
        self.spentOn = spentOn
    }

    package struct Recorded: Codable, Equatable, Sendable {
        package let expense: Expense.ID
        package let amount: Money
        /// Who bears it.
        package let bearer: Party
    }

    package func perform(in book: Book) throws -> Recorded {
        let sow = try book.view.statementOfWork(statementOfWork)
        let customer = try book.view.customer(sow.customer)
        guard spentOn <= customer.zone.day(of: book.now) else { throw ExpenseRefusal.inTheFuture(spentOn) }
        guard sow.isBinding else { throw WorkRefusal.notBinding(sow.id) }
        let expense = try Expense(
            id: try book.identifier("EXP"), customer: sow.customer, statementOfWork: sow.id, engagement: engagement,
            category: category, basis: try basis(in: book), spentOn: spentOn, what: what, bearer: try bearer(sow, book.view),
            currency: customer.currency)
        try expense.insert(in: book)
        return Recorded(expense: expense.id, amount: expense.amount, bearer: expense.bearer)
    }

    private func basis(in book: Book) throws -> Expense.Basis {
        switch (amount, days) {
        case (.some(let amount), nil):
            guard rate == nil, asked == nil else { throw ExpenseRefusal.oneBasis }
            guard let receipt, book.files.has(receipt) else { throw ExpenseRefusal.receiptMissing }
            return .actual(amount, receipt: receipt)
        case (nil, .some(let days)):
            guard let rate, receipt == nil else { throw ExpenseRefusal.oneBasis }
            return .perDiem(days: days, rate: rate, asked: asked ?? "")
        case (nil, nil), (.some, .some): throw ExpenseRefusal.oneBasis
        }
    }

    private func bearer(_ sow: StatementOfWork, _ view: View) throws -> Party {
        guard let id = engagement else {
            guard category != .moved else { throw ExpenseRefusal.moveMissing }
            guard move == nil else { throw ExpenseRefusal.notOfAMove(category) }
            return .customer
        }
        let engagement = try view.engagement(id)
        guard engagement.statementOfWork == sow.id else { throw ExpenseRefusal.otherEngagement(id, sow.id) }
        guard category == .moved else {
            guard move == nil else { throw ExpenseRefusal.notOfAMove(category) }
            return .customer
        }
        let moves = try view.facts(of: engagement).compactMap(\.movedBy)
        let number = move ?? moves.count
        guard (1...max(1, moves.count)).contains(number), let side = moves.dropFirst(number - 1).first else {
            throw ExpenseRefusal.notMoved(id, times: moves.count)
        }
        return Engagement.bearer(movedBy: side)
    }
}
