import BackOffice
import Domain
import Foundation

/// Performs what the story says of contracts, hours and bills, and remembers what the books called each thing.
final class ContractDesk {
    private let office: Office
    private let folder: String
    private var actor: Actor
    private var names: [String: String] = [:]
    /// History that is taken over: the instant it happened.
    var at: Instant?

    init(office: Office, folder: String, actor: Actor) {
        self.office = office
        self.folder = folder
        self.actor = actor
    }

    func tell(_ deed: @Sendable (ContractDesk) async throws -> Void, as actor: Actor) async throws {
        self.actor = actor
        at = nil
        try await deed(self)
    }

    @discardableResult
    func perform<Deed: Action>(_ action: Deed) async throws -> Deed.Outcome {
        try await office.perform(action, as: actor, Circumstances(at: at))
    }

    /// Remembers an identifier under a name of the story.
    func name<Subject>(_ key: String, _ id: Identifier<Subject>) { names[key] = id.text }

    /// The identifier under a name of the story. A story that names what it has not told is refused by the books.
    func id<Subject>(_ key: String) -> Identifier<Subject> {
        names[key].flatMap { Identifier($0) } ?? Identifier(named: "untold")
    }

    func read<Value>(_ query: (View) throws -> Value) throws -> Value { try office.read(as: actor, query) }

    /// A receipt in the file store; answers its SHA-256.
    func receipt(_ name: String, _ text: String) throws -> String {
        let url = URL(filePath: "\(folder)/demo-files/receipts/\(name).txt")
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
        return try office.files.put(url.path)
    }
}

extension ContractDesk {
    /// A request, scoped, quoted and signed by both sides at once.
    func signed(
        _ key: String, _ utility: DemoUtility, _ title: String, on day: Day, customer: String,
        yearly: EnhancedMaintenanceTerms? = nil, project: AdvancedServicesTerms? = nil
    ) async throws {
        let kind = yearly == nil ? StatementOfWork.Kind.advancedServices : .enhancedMaintenance
        let sow = try await perform(RequestStatementOfWork(customer: utility.customer, kind: kind, title: title)).statementOfWork
        name(key, sow)
        try await perform(RecordScoping(statementOfWork: sow, completeAt: Zone.pacific.instant(day - 3, second: 36_000)))
        try await perform(
            QuoteStatementOfWork(
                statementOfWork: sow, validUntil: day + 30, enhancedMaintenance: yearly, advancedServices: project))
        for (party, by) in [(Party.customer, customer), (.provider, utility.accountManager)] {
            try await perform(SignStatementOfWork(statementOfWork: sow, party: party, by: by, on: day))
        }
    }

    func maintenance(_ key: String, _ utility: DemoUtility, from: Day, fee: Money, on day: Day, customer: String) async throws {
        let agreement = try await perform(
            DraftMaintenanceAgreement(customer: utility.customer, from: from, yearlyFee: fee)
        ).agreement
        name(key, agreement)
        for (party, by) in [(Party.customer, customer), (.provider, utility.accountManager)] {
            try await perform(SignMaintenanceAgreement(agreement: agreement, party: party, by: by, on: day))
        }
    }

    func professional(_ key: String, _ utility: DemoUtility, from: Day, on day: Day, customer: String) async throws {
        let agreement = try await perform(DraftProfessionalServicesAgreement(customer: utility.customer, from: from)).agreement
        name(key, agreement)
        for (party, by) in [(Party.customer, customer), (.provider, utility.accountManager)] {
            try await perform(SignProfessionalServicesAgreement(agreement: agreement, party: party, by: by, on: day))
        }
    }

    func work(_ sow: String, _ on: Day, _ person: Person, _ minutes: Int, _ request: String, phase: String? = nil) async throws {
        try await perform(
            LogHours(
                statementOfWork: id(sow), on: on, person: person.name, minutes: Hours(minutes: minutes), request: request,
                phase: phase))
    }

    func expense(
        _ sow: String, _ category: Expense.Category, _ what: String, _ on: Day, engagement: String, _ amount: Money
    ) async throws {
        var expense = RecordExpense(statementOfWork: id(sow), category: category, what: what, spentOn: on)
        expense.engagement = id(engagement)
        expense.amount = amount
        expense.receipt = try receipt("\(on)-\(category.rawValue)", "\(what)\n\(on)\n\(amount)\n")
        try await perform(expense)
    }
}
