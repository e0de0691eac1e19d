import Domain
import Foundation
import Testing

struct CloudServicesAgreementTests {
    private static let id = CloudServicesAgreement.ID(named: "CSA-000001")
    private static let customer = CustomerCode(named: "RIVERBEND")

    private static func day(_ text: String) throws -> Day { try #require(Day(text)) }

    private static func terms(
        _ tier: String = "Gold", center: DataCenter = .thirdParty,
        applications: [Application.Name] = [Application.Name(named: "headend")],
        options: [String] = [], from: String = "2026-07-01", through: String = "2027-06-30",
        readTargets: [Catalogue.ReadTarget]? = nil
    ) throws -> CloudServicesTerms {
        CloudServicesTerms(
            tier: tier, catalogue: .standard, deliveryModel: .managedServices, dataCenter: center, applications: applications,
            options: options, from: try day(from), through: try day(through), readTargets: readTargets)
    }

    private static func agreement(_ terms: CloudServicesTerms) throws -> CloudServicesAgreement {
        try CloudServicesAgreement(id: id, customer: customer, terms: terms, catalogue: .standard)
    }

    private static func sign(_ agreement: inout CloudServicesAgreement, _ party: Party, catalogue: Catalogue = .standard) throws {
        try agreement.sign(
            Signature(party: party, by: "Maria Ortiz", on: day("2026-06-20")), today: day("2026-06-21"), catalogue: catalogue,
            zone: .central)
    }

    @Test func `an agreement is binding when both sides have signed, and then its promise is fixed`() throws {
        var agreement = try Self.agreement(try Self.terms())
        #expect(agreement.status == .draft)
        try Self.sign(&agreement, .customer)
        #expect(agreement.promise == nil)
        #expect(throws: AgreementRefusal.signedAlready(Self.id, by: .customer)) { try Self.sign(&agreement, .customer) }
        try Self.sign(&agreement, .provider)
        let promise = try #require(agreement.promise)
        #expect(
            promise.commitments.map(\.id.text) == [
                "application-availability", "infrastructure-availability", "interval-t1", "interval-t3", "register-t3", "billing",
                "file-delivery", "recovery-time",
            ])
        #expect(
            promise.commitments.map(\.target.decimal) == ["99", "99.99", "98", "98.5", "98.5", "97", "99", "100"])
        #expect(promise.commitments[0].zone == .pacific)
        #expect(promise.commitments[2].zone == .central)
        #expect(throws: AgreementRefusal.signedAlready(Self.id, by: .provider)) { try Self.sign(&agreement, .provider) }
    }

    @Test(arguments: [("Silver", "98", false), ("Gold", "99", false), ("Platinum", "99.9", true)])
    func `each tier promises its availability, and Platinum a meeting a quarter`(tier: String, target: String, meets: Bool) throws
    {
        var agreement = try Self.agreement(try Self.terms(tier))
        try Self.sign(&agreement, .provider)
        try Self.sign(&agreement, .customer)
        let commitments = try #require(agreement.promise?.commitments)
        #expect(commitments.first { $0.metric == .applicationAvailability }?.target == Percent(target))
        #expect(commitments.first { $0.metric == .infrastructureAvailability }?.target == Percent("99.99"))
        #expect(commitments.contains { $0.metric == .quarterlyMeeting } == meets)
    }

    @Test func `a later catalogue does not alter a signed promise`() throws {
        var agreement = try Self.agreement(try Self.terms())
        try Self.sign(&agreement, .customer)
        try Self.sign(&agreement, .provider)
        let text = try JSONEncoder().encode(agreement)
        #expect(try JSONDecoder().decode(CloudServicesAgreement.self, from: text) == agreement)
        #expect(
            try JSONDecoder().decode(CloudServicesAgreement.self, from: text).promise?.tier == Catalogue.standard.tier("gold"))
    }

    @Test func `Platinum is not run in a provider-owned data center`() throws {
        #expect(
            throws: CatalogueRefusal.dataCenterNotAllowed(.providerOwned, tier: "Platinum", allowed: [.thirdParty])
        ) { try Self.agreement(try Self.terms("Platinum", center: .providerOwned)) }
        _ = try Self.agreement(try Self.terms("Gold", center: .providerOwned))
    }

    @Test func `what a tier has not is refused with its reason`() throws {
        let refusal = #expect(throws: CatalogueRefusal.self) {
            try Self.agreement(try Self.terms("Silver", options: ["warm-site"]))
        }
        #expect(refusal?.message.contains("a warm site can be bought with Gold or Platinum") == true)
        #expect(throws: CatalogueRefusal.self) { try Self.agreement(try Self.terms("Gold", options: ["hot-site"])) }
        _ = try Self.agreement(try Self.terms("Platinum", options: ["hot-site", "warm-site"]))
        _ = try Self.agreement(try Self.terms("Gold", options: ["warm-site"]))
    }

    @Test func `terms that make no sense are refused`() throws {
        let name = Application.Name(named: "headend")
        #expect(throws: CatalogueRefusal.unknownTier("Bronze", known: ["Silver", "Gold", "Platinum"])) {
            try Self.agreement(try Self.terms("Bronze"))
        }
        #expect(throws: CatalogueRefusal.self) { try Self.agreement(try Self.terms(options: ["teleport"])) }
        #expect(throws: AgreementRefusal.noApplications) { try Self.agreement(try Self.terms(applications: [])) }
        #expect(throws: AgreementRefusal.applicationTwice(name)) {
            try Self.agreement(try Self.terms(applications: [name, name]))
        }
        #expect(throws: AgreementRefusal.reservedName) {
            try Self.agreement(try Self.terms(applications: [Application.Name(named: "infrastructure")]))
        }
        #expect(throws: AgreementRefusal.termOfNoUse(try Self.day("2026-07-01"), try Self.day("2026-06-30"))) {
            try Self.agreement(try Self.terms(through: "2026-06-30"))
        }
        let ninety = try #require(Percent("90"))
        #expect(throws: AgreementRefusal.notAReadTarget(.applicationAvailability)) {
            try Self.agreement(try Self.terms(readTargets: [.init(metric: .applicationAvailability, target: ninety)]))
        }
        #expect(throws: AgreementRefusal.targetTwice(.fileDelivery)) {
            try Self.agreement(
                try Self.terms(readTargets: [
                    .init(metric: .fileDelivery, target: ninety), .init(metric: .fileDelivery, target: ninety),
                ]))
        }
    }

    @Test func `a signature still to come is refused`() throws {
        var agreement = try Self.agreement(try Self.terms())
        #expect(throws: AgreementRefusal.signedInTheFuture(try Self.day("2026-06-22"))) {
            try agreement.sign(
                Signature(party: .customer, by: "Maria Ortiz", on: Self.day("2026-06-22")), today: Self.day("2026-06-21"),
                catalogue: .standard, zone: .central)
        }
    }

    @Test func `targets are contract data`() throws {
        let own = Catalogue.ReadTarget(metric: .readRate(.interval, by: .t3), target: try #require(Percent("99.5")))
        var agreement = try Self.agreement(try Self.terms(readTargets: [own]))
        try Self.sign(&agreement, .customer)
        try Self.sign(&agreement, .provider)
        let reads = try #require(agreement.promise?.commitments).filter { $0.denominator == .eligibleSlots }
        #expect(reads.map(\.id.text) == ["interval-t3"])
        #expect(reads.map(\.target.decimal) == ["99.5"])
    }

    @Test func `every metric has a name that reads back`() throws {
        for metric in Metric.all {
            #expect(try JSONDecoder().decode(Metric.self, from: JSONEncoder().encode(metric)) == metric)
            #expect(metric.commitment.text == metric.name)
        }
    }
}
