import BackOffice
import Domain
import Foundation

/// Books of 250 customers with 80 billable facts each: a maintenance fee, Enhanced Maintenance hours and an option, a Cloud
/// Services fee and an option, sixty entries of a project's hours, fifteen expenses. The peer is given the same contracts and
/// entries as tables.
struct BillingBooks {
    static let customers = 250
    static let factsOfEach = 80
    private static let entries = 60
    private static let expenses = 15

    /// The day after which the run bills September 2026.
    static let now = Instant("2026-10-02T18:00:00Z") ?? .distantFuture
    static let month = Month("2026-09") ?? Month(of: Day(ordinal: 20_700))
    private static let signedAt = Instant("2025-12-01T18:00:00Z") ?? .distantPast
    private static let root = Actor.ID(named: "root")

    let directory: DataDirectory
    private let office: Office
    private let actor: Actor
    private var tables: [String: String] = [:]

    /// Makes the books, and beside them the tables of the peer: `NAME.csv` without a header.
    static func make(in folder: String) async throws -> DataDirectory {
        let directory = DataDirectory(folder + "/books")
        let office = try await Office.create(
            directory, clock: .standing(at: signedAt), opening: OpenBooks(administrator: root, name: "Bench"))
        var books = BillingBooks(directory: directory, office: office, actor: try office.actor(root.text))
        var projects: [StatementOfWork.ID] = []
        for number in 0..<customers { projects.append(try await books.sign(number)) }
        try office.close()
        let later = try Office.open(directory, clock: .standing(at: now), waiting: 0)
        var working = BillingBooks(
            directory: directory, office: later, actor: try later.actor(root.text), tables: books.tables)
        for (number, project) in projects.enumerated() { try await working.work(on: project, number) }
        try later.close()
        for (name, rows) in working.tables {
            try rows.write(toFile: "\(folder)/\(name).csv", atomically: true, encoding: .utf8)
        }
        return directory
    }

    /// Signs the contracts of so many customers into books that are there, as they were signed on a day of before, and logs the
    /// work done on each tenth of their projects.
    static func add(_ count: Int, signedAt: Instant, servicesFrom: Day, to office: Office, as actor: Actor) async throws {
        var books = BillingBooks(directory: office.directory, office: office, actor: actor)
        books.circumstances = Circumstances(at: signedAt)
        books.signedOn = Zone.pacific.day(of: signedAt)
        books.servicesFrom = servicesFrom
        books.targets =
            Catalogue.standard.readTargets + [.init(metric: .checklistCompleteness, target: Percent(literal: 980_000))]
        books.managers = ["Dana Whitfield", "Marcus Lindqvist"] + (3...12).map { "Account manager \($0)" }
        var projects: [StatementOfWork.ID] = []
        for number in 0..<count { projects.append(try await books.sign(number)) }
        books.circumstances = Circumstances()
        for (number, project) in projects.enumerated() where number % 10 == 0 { try await books.work(on: project, number) }
    }

    private init(directory: DataDirectory, office: Office, actor: Actor, tables: [String: String] = [:]) {
        self.directory = directory
        self.office = office
        self.actor = actor
        self.tables = tables
    }

    static func code(_ number: Int) throws -> CustomerCode {
        guard let code = CustomerCode("C\(number.padded(4))") else { throw Peer.Failed(description: "no code for \(number)") }
        return code
    }

    private func perform<Deed: Action>(_ deed: Deed) async throws -> Deed.Outcome {
        try await office.perform(deed, as: actor, circumstances)
    }

    private mutating func row(_ table: String, _ values: any CustomStringConvertible...) {
        tables[table, default: ""] += values.map(\.description).joined(separator: ",") + "\n"
    }

    private let signatories: [(Party, String)] = [(.customer, "Maria Ortiz"), (.provider, "Dana Ruiz")]
    private var circumstances = Circumstances()
    private var managers = ["Dana"]
    private var targets: [Catalogue.ReadTarget] = []
    private var servicesFrom = month.first
    private var signedOn = Zone.pacific.day(of: signedAt)
    private let year = Day("2026-01-01") ?? .earliest

    /// A customer's contracts, signed by both; its project.
    private mutating func sign(_ number: Int) async throws -> StatementOfWork.ID {
        let customer = try BillingBooks.code(number)
        _ = try await perform(
            RegisterCustomer(
                customer: customer, name: "Utility \(number)", zone: .pacific, accountManager: managers[number % managers.count],
                technicalRepresentative: "Lee"))
        _ = try await perform(SetTax(customer: customer, from: year, basisPoints: 500 + number))
        let fee = 1_200_000 + number * 31
        let maintenance = try await perform(
            DraftMaintenanceAgreement(customer: customer, from: year, yearlyFee: Money(minor: fee, .usd))
        ).agreement
        for (party, by) in signatories {
            _ = try await perform(SignMaintenanceAgreement(agreement: maintenance, party: party, by: by, on: signedOn))
        }
        let option = FixedOption(name: "live chat", yearlyFee: Money(minor: 90_000 + number, .usd))
        let terms = EnhancedMaintenanceTerms(
            maintenance: maintenance, yearlyHours: Hours(hours: 120), rate: Money(minor: 21_000 + number, .usd),
            options: [option], startsOn: year)
        let work = try await sign(customer, .enhancedMaintenance, maintenance: terms)
        row("maintenance", customer, maintenance, fee, work, 7_200, 21_000 + number, option.yearlyFee.minor)
        try await signCloudServices(customer, number)
        let services = try await perform(DraftProfessionalServicesAgreement(customer: customer, from: year)).agreement
        for (party, by) in signatories {
            _ = try await perform(SignProfessionalServicesAgreement(agreement: services, party: party, by: by, on: signedOn))
        }
        let project = try await sign(
            customer, .advancedServices,
            project: AdvancedServicesTerms(
                agreement: services, hours: Hours(hours: 2_000), fee: Money(minor: 38_666_000, .usd),
                rate: Money(minor: 19_333 + number, .usd), billing: .monthly, unit: 15, startsOn: year, endsOn: year + 364))
        row("project", customer, project, 19_333 + number)
        return project
    }

    private mutating func signCloudServices(_ customer: CustomerCode, _ number: Int) async throws {
        var draft = DraftCloudServicesAgreement(
            customer: customer, tier: "Gold", deliveryModel: .managedServices, dataCenter: .thirdParty,
            applications: [Application.Name(named: "headend")], from: servicesFrom, through: year + 730)
        draft.options = ["daily-operations"]
        draft.readTargets = targets
        draft.fees = CloudServicesFees(
            fee: Money(minor: 800_000 + number * 7, .usd), per: .month,
            options: [.init(option: "daily-operations", price: Money(minor: 150_000 + number, .usd))])
        let agreement = try await perform(draft).agreement
        for (party, by) in signatories {
            _ = try await perform(SignAgreement(agreement: agreement, party: party, by: by, on: signedOn))
        }
        row("cloud", customer, agreement, 800_000 + number * 7, 150_000 + number)
    }

    private func sign(
        _ customer: CustomerCode, _ kind: StatementOfWork.Kind, maintenance: EnhancedMaintenanceTerms? = nil,
        project: AdvancedServicesTerms? = nil
    ) async throws -> StatementOfWork.ID {
        let sow = try await perform(RequestStatementOfWork(customer: customer, kind: kind, title: "Work")).statementOfWork
        _ = try await perform(RecordScoping(statementOfWork: sow, completeAt: circumstances.at ?? BillingBooks.signedAt))
        _ = try await perform(
            QuoteStatementOfWork(
                statementOfWork: sow, validUntil: signedOn + 30, enhancedMaintenance: maintenance, advancedServices: project))
        for (party, by) in signatories {
            _ = try await perform(SignStatementOfWork(statementOfWork: sow, party: party, by: by, on: signedOn))
        }
        return sow
    }

    /// Hours and living on site in August and September, from a fixed series of numbers.
    private mutating func work(on project: StatementOfWork.ID, _ number: Int) async throws {
        let customer = try BillingBooks.code(number)
        var state = UInt64(number) | 1
        func next(_ bound: UInt64) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % bound)
        }
        let august = BillingBooks.month.previous.first
        for entry in 0..<BillingBooks.entries {
            let day = august + entry
            let minutes = 1 + next(480)
            _ = try await perform(
                LogHours(statementOfWork: project, on: day, person: "Lee Park", minutes: Hours(minutes: minutes)))
            row("entry", customer, project, minutes, day)
        }
        for trip in 0..<BillingBooks.expenses {
            let (day, days, rate) = (august + trip * 4, 1 + next(4), 1_000 + next(9_000))
            var expense = RecordExpense(statementOfWork: project, category: .living, what: "Living on site", spentOn: day)
            expense.days = days
            expense.rate = Money(minor: rate, .usd)
            expense.asked = "order \(number)"
            let recorded = try await perform(expense).expense
            row("expense", customer, project, recorded, days, rate, day)
        }
    }
}
