import BackOffice
import Domain
import Foundation

@testable import Demo

/// Small books of 2026: one customer with yearly hours, a project and a visit that was moved, and what was spent on it.
final class VisitBooks {
    static let customer = CustomerCode(named: "RIVERBEND")

    private let office: Office
    private let clock: HeldClock
    private let folder: String
    private(set) var yearly = StatementOfWork.ID(series: "SOW", 0)
    private(set) var project = StatementOfWork.ID(series: "SOW", 0)
    private var visit = Engagement.ID(series: "ENG", 0)

    private init(office: Office, clock: HeldClock, folder: String) {
        self.office = office
        self.clock = clock
        self.folder = folder
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// 120 h a year at 210.00 from 1 January, and a project from February to June.
    static func make() async throws -> VisitBooks {
        let folder = NSTemporaryDirectory() + "visit-\(UUID().uuidString)"
        let clock = HeldClock(Instant("2026-01-05T18:00:00Z") ?? .distantFuture)
        let office = try await Office.create(
            DataDirectory(folder), clock: clock.clock, opening: OpenBooks(administrator: Actor.ID(named: "root"), name: "Root"))
        let books = VisitBooks(office: office, clock: clock, folder: folder)
        try await books.agree()
        return books
    }

    @discardableResult
    func perform<Deed: BackOffice.Action>(_ deed: Deed, at text: String? = nil) async throws -> Deed.Outcome {
        if let text, let instant = Instant(text) { clock.set(instant) }
        return try await office.perform(deed, as: office.actor("root"))
    }

    func read<Value>(at text: String, _ query: (View) throws -> Value) throws -> Value {
        try office.read(as: office.actor("root"), at: Instant(text), query)
    }

    static func day(_ text: String) -> Day { Day(text) ?? .earliest }
    private static func usd(_ minor: Int) -> Money { Money(minor: minor, .usd) }
    private static let signed = day("2026-01-05")
    private static let signatories = [(Party.customer, "Maria Ortiz"), (.provider, "Dana Ruiz")]

    private func agree() async throws {
        try await perform(
            RegisterCustomer(
                customer: Self.customer, name: "Riverbend Electric", zone: .pacific, accountManager: "Dana Ruiz",
                technicalRepresentative: "Lee Park"))
        try await perform(SetTax(customer: Self.customer, from: Self.day("2026-01-01"), basisPoints: 0))
        let first = Self.day("2026-01-01")
        let maintenance = try await perform(
            DraftMaintenanceAgreement(customer: Self.customer, from: first, yearlyFee: Self.usd(1_200_000))
        ).agreement
        let services = try await perform(DraftProfessionalServicesAgreement(customer: Self.customer, from: first)).agreement
        for (party, by) in Self.signatories {
            try await perform(SignMaintenanceAgreement(agreement: maintenance, party: party, by: by, on: Self.signed))
            try await perform(SignProfessionalServicesAgreement(agreement: services, party: party, by: by, on: Self.signed))
        }
        yearly = try await sign(
            .enhancedMaintenance, "Enhanced Maintenance",
            EnhancedMaintenanceTerms(
                maintenance: maintenance, yearlyHours: Hours(hours: 120), rate: Self.usd(21_000), startsOn: first))
        project = try await sign(
            .advancedServices, "Dashboard",
            project: AdvancedServicesTerms(
                agreement: services, hours: Hours(hours: 100), fee: Self.usd(2_000_000), rate: Self.usd(20_000),
                billing: .monthly, startsOn: Self.day("2026-02-01"), endsOn: Self.day("2026-06-30")))
    }

    private func sign(
        _ kind: StatementOfWork.Kind, _ title: String, _ yearly: EnhancedMaintenanceTerms? = nil,
        project: AdvancedServicesTerms? = nil
    ) async throws -> StatementOfWork.ID {
        let sow = try await perform(
            RequestStatementOfWork(customer: Self.customer, kind: kind, title: title)
        ).statementOfWork
        try await perform(RecordScoping(statementOfWork: sow, completeAt: clock.clock.now))
        try await perform(
            QuoteStatementOfWork(
                statementOfWork: sow, validUntil: Self.signed + 30, enhancedMaintenance: yearly, advancedServices: project))
        for (party, by) in Self.signatories {
            try await perform(SignStatementOfWork(statementOfWork: sow, party: party, by: by, on: Self.signed))
        }
        return sow
    }

    /// Three days in March, of which the provider moved the dates.
    func visitInMarch() async throws {
        visit = try await perform(
            PlanEngagement(
                statementOfWork: project, subject: "Workshop", specialist: "Lee Park", place: "Riverbend",
                from: Self.day("2026-03-02"), through: Self.day("2026-03-04")), at: "2026-02-20T18:00:00Z"
        ).engagement
        try await perform(
            RescheduleEngagement(
                engagement: visit, from: Self.day("2026-03-09"), through: Self.day("2026-03-11"), movedBy: .provider,
                reason: "Lee Park was ill."))
    }

    @discardableResult
    func spend(_ category: Expense.Category, _ what: String, _ minor: Int, on day: String, at text: String) async throws
        -> Expense.ID
    {
        var expense = RecordExpense(statementOfWork: project, category: category, what: what, spentOn: Self.day(day))
        expense.engagement = visit
        expense.amount = Self.usd(minor)
        let receipt = "\(folder)/receipt.txt"
        try "\(what) \(day) \(minor)".write(toFile: receipt, atomically: true, encoding: .utf8)
        expense.receipt = try office.files.put(receipt)
        return try await perform(expense, at: text).expense
    }

    /// At a rate the customer asked for.
    func perDiem(_ days: Int, _ minor: Int, on day: String, at text: String) async throws {
        var expense = RecordExpense(statementOfWork: project, category: .living, what: "Meals", spentOn: Self.day(day))
        expense.engagement = visit
        expense.days = days
        expense.rate = Self.usd(minor)
        expense.asked = "order 4411"
        try await perform(expense, at: text)
    }
}
