import Domain
import Testing

/// 3.5: actuals with receipts, or a per diem the customer asked for.
struct ExpenseTests {
    private static let receipt = String(repeating: "0123456789abcdef", count: 4)

    private func expense(_ basis: Expense.Basis, what: String = "Flight", currency: Currency = .usd) throws -> Expense {
        try Expense(
            id: Identifier(named: "EXP-000001"), customer: SampleWork.customer, statementOfWork: SampleWork.id, engagement: nil,
            category: .travel, basis: basis, spentOn: SampleWork.day("2026-05-15"), what: what, bearer: .customer,
            currency: currency)
    }

    @Test func `an actual cost has its amount and its receipt`() throws {
        #expect(try expense(.actual(Money(minor: 48_260, .usd), receipt: Self.receipt)).amount.decimal == "482.60")
        #expect(throws: ExpenseRefusal.receiptMissing) { try expense(.actual(Money(minor: 1, .usd), receipt: "")) }
        #expect(throws: ExpenseRefusal.nothingSpent) { try expense(.actual(Money(minor: 0, .usd), receipt: Self.receipt)) }
        #expect(throws: PaperRefusal.amountOutOfBounds) {
            try expense(.actual(Money(minor: -1, .usd), receipt: Self.receipt))
        }
        #expect(throws: PaperRefusal.otherCurrency(.usd, SampleWork.euro)) {
            try expense(.actual(Money(minor: 1, .usd), receipt: Self.receipt), currency: SampleWork.euro)
        }
        #expect(throws: ExpenseRefusal.wordsMissing) {
            try expense(.actual(Money(minor: 1, .usd), receipt: Self.receipt), what: "")
        }
    }

    @Test func `a per diem is days at a rate, only where the customer asked for it`() throws {
        let rate = Money(minor: 6_400, .usd)
        #expect(try expense(.perDiem(days: 3, rate: rate, asked: "Order 4411")).amount.decimal == "192.00")
        #expect(throws: ExpenseRefusal.notAskedFor) { try expense(.perDiem(days: 3, rate: rate, asked: "")) }
        for days in [0, 367] {
            #expect(throws: ExpenseRefusal.daysOutOfBounds) {
                try expense(.perDiem(days: days, rate: rate, asked: "Order 4411"))
            }
        }
        #expect(throws: ExpenseRefusal.nothingSpent) {
            try expense(.perDiem(days: 3, rate: Money(minor: 0, .usd), asked: "Order 4411"))
        }
    }
}
