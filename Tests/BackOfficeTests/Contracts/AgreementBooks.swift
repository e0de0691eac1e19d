import BackOffice
import Domain

/// A customer with a binding agreement, as the tests of contracts and operations need one.
extension TestBooks {
    static let riverbend = CustomerCode(named: "RIVERBEND")
    static let headend = MonitoredSystem.application(Application.Name(named: "headend"))

    func register(_ customer: CustomerCode = riverbend, zone: Zone = .pacific, at text: String? = nil) async throws {
        try await perform(
            RegisterCustomer(
                customer: customer, name: "Riverbend Electric", zone: zone, accountManager: "Dana Ruiz",
                technicalRepresentative: "Lee Park"),
            at: text)
    }

    func draft(
        _ customer: CustomerCode = riverbend, tier: String = "Gold", applications: [String] = ["headend"],
        from: String = "2026-07-01",
        through: String = "2027-06-30", readTargets: [Catalogue.ReadTarget]? = nil
    ) async throws -> CloudServicesAgreement.ID {
        var draft = DraftCloudServicesAgreement(
            customer: customer, tier: tier, deliveryModel: .managedServices, dataCenter: .thirdParty,
            applications: applications.compactMap { Application.Name($0) }, from: Day(from) ?? .earliest,
            through: Day(through) ?? .latest)
        draft.readTargets = readTargets
        return try await perform(draft).agreement
    }

    @discardableResult
    func sign(_ agreement: CloudServicesAgreement.ID, on day: String = "2026-06-10") async throws -> SignAgreement.Signed {
        let on = Day(day) ?? .earliest
        try await perform(SignAgreement(agreement: agreement, party: .customer, by: "Maria Ortiz", on: on))
        return try await perform(SignAgreement(agreement: agreement, party: .provider, by: "Dana Ruiz", on: on))
    }

    func read<Value>(at text: String, _ query: (View) throws -> Value) throws -> Value {
        try office.read(as: root, at: Instant(text), query)
    }

    func runJobs(until text: String) async throws {
        guard let instant = Instant(text) else { return }
        clock.stand(at: instant)
        try await JobRunner(office: office, actor: root).run(until: instant)
    }
}
