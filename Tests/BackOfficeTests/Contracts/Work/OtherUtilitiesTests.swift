import Domain
import Testing

@testable import BackOffice

/// 15.1: a utility's people see their utility alone, whatever they may do there.
struct OtherUtilitiesTests {
    @Test func `the people of another utility find no agreement, no work, no engagement and no expense`() async throws {
        let work = try await WorkBooks.make()
        let riverbend = TestBooks.riverbend
        let sow = try await work.bind(.advancedServices(work.project()))
        let planned = try await work.plan(sow, from: "2026-03-02", through: "2026-03-04").engagement
        var expense = RecordExpense(
            statementOfWork: sow, category: .travel, what: "Flight", spentOn: WorkBooks.day("2026-01-05"))
        expense.amount = Money(minor: 48_260, .usd)
        expense.receipt = try work.receipt()
        let spent = try await work.books.perform(expense).expense
        let eve = try await stranger(in: work.books)

        let queries: [(View) throws -> Void] = [
            { _ = try $0.maintenanceAgreement(work.maintenance) }, { _ = try $0.maintenanceAgreements(of: riverbend) },
            { _ = try $0.professionalServicesAgreement(work.services) },
            { _ = try $0.professionalServicesAgreements(of: riverbend) }, { _ = try $0.statementOfWork(sow) },
            { _ = try $0.statementsOfWork(of: riverbend) }, { _ = try $0.engagement(planned) },
            { _ = try $0.engagements(of: riverbend) }, { _ = try $0.expense(spent) }, { _ = try $0.expenses(of: riverbend) },
        ]
        for (number, query) in queries.enumerated() {
            #expect(throws: Missing.self, "query \(number)") { try work.books.office.read(as: eve, query) }
            #expect(throws: Never.self) { try work.books.office.read(as: work.books.root, query) }
        }

        let on = WorkBooks.day("2026-01-05")
        func refuses(_ action: some Action) async {
            await #expect(throws: Missing.self, "\(type(of: action))") {
                _ = try await work.books.office.perform(action, as: eve)
            }
        }
        await refuses(SignMaintenanceAgreement(agreement: work.maintenance, party: .customer, by: "Eve", on: on))
        await refuses(SignProfessionalServicesAgreement(agreement: work.services, party: .customer, by: "Eve", on: on))
        await refuses(RequestStatementOfWork(customer: riverbend, kind: .advancedServices, title: "Work"))
        await refuses(RecordScoping(statementOfWork: sow))
        await refuses(QuoteStatementOfWork(statementOfWork: sow, validUntil: on, advancedServices: work.project()))
        await refuses(SignStatementOfWork(statementOfWork: sow, party: .customer, by: "Eve", on: on))
        await refuses(CompleteStatementOfWork(statementOfWork: sow, on: on))
        await refuses(DropStatementOfWork(statementOfWork: sow, why: "x"))
        await refuses(AcceptPhase(statementOfWork: sow, phase: "design", by: "Eve", on: on))
        await refuses(ConfirmEngagement(engagement: planned))
        await refuses(CancelEngagement(engagement: planned, reason: "x"))
        await refuses(expense)
        await refuses(WithdrawExpense(expense: spent, reason: "x"))
    }

    /// An administrator of another utility's: everything is allowed, nothing of Riverbend is seen.
    private func stranger(in books: TestBooks) async throws -> Actor {
        let lakeside = CustomerCode(named: "LAKESIDE")
        try await books.register(lakeside)
        try await books.tied(.init(named: "eve"), .administrator, to: lakeside)
        return try books.office.actor("eve")
    }
}
