import Domain
import Foundation
import Testing

@testable import BackOffice

extension HourBooks {
    static let invoices = MaintenanceAgreement.ID(named: "MSSA-000001")

    func tax(_ points: Int = 825, customer: CustomerCode = TestBooks.riverbend) async throws {
        try await books.perform(SetTax(customer: customer, from: Self.day("2020-01-01"), basisPoints: points))
    }

    @discardableResult
    func run(_ period: String, at: String? = nil) async throws -> [RunInvoices.Draft] {
        let period = try #require(ReportingPeriod(period))
        return try await books.perform(RunInvoices(period: period), at: at).drafts
    }

    func invoice(_ id: Invoice.ID) throws -> Invoice {
        try books.read(at: "2035-01-01T00:00:00Z") { try $0.invoice(id) }
    }

    func all() throws -> [Invoice] { try books.read(at: "2035-01-01T00:00:00Z") { try $0.invoices() } }

    func perDiem(
        _ days: Int, rate: Int = 6_400, on: String, sow: StatementOfWork.ID? = nil, at: String? = nil
    ) async throws -> Expense.ID {
        var expense = RecordExpense(
            statementOfWork: sow ?? self.sow, category: .living, what: "Living on site", spentOn: Self.day(on))
        expense.days = days
        expense.rate = Money(minor: rate, .usd)
        expense.asked = "order 4411"
        return try await books.perform(expense, at: at ?? "\(on)T22:00:00Z").expense
    }
}
