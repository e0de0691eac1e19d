import Domain
import Foundation
import Testing

struct CatalogueTests {
    // Hours of on-site restore, off-site restore and hardware failure.
    @Test(arguments: [("Silver", 8, 24, 24), ("Gold", 4, 12, 12), ("Platinum", 2, 8, 8)])
    func `each tier has its recovery times`(name: String, onSite: Int, offSite: Int, hardware: Int) throws {
        let recovery = try Catalogue.standard.tier(name).recovery
        #expect(recovery.onSiteRestore == Hours(hours: onSite))
        #expect(recovery.offSiteRestore == Hours(hours: offSite))
        #expect(recovery.hardwareFailure == Hours(hours: hardware))
        #expect(recovery.coldSiteDays == 16)
    }

    @Test func `a tier is found in any case, and by no other name`() throws {
        #expect(try Catalogue.standard.tier("pLaTiNuM").name == "Platinum")
        #expect(throws: CatalogueRefusal.self) { try Catalogue.standard.tier("platinum ") }
    }

    @Test func `the template of read targets is the contract's`() {
        #expect(
            Catalogue.standard.readTargets.map { "\($0.metric.name) \($0.target)" } == [
                "interval-t1 98 %", "interval-t3 98.5 %", "register-t3 98.5 %", "billing 97 %", "file-delivery 99 %",
            ])
    }

    @Test func `who operates the application follows the delivery model`() throws {
        let operation = try #require(Catalogue.standard.responsibilities.first { $0.area == "application operation" })
        #expect(operation.party(under: .saas) == .customer)
        #expect(operation.party(under: .managedServices) == .provider)
        let network = try #require(Catalogue.standard.responsibilities.first { $0.area == "field network" })
        #expect(network.party(under: .managedServices) == .customer)
        #expect(network.party(under: .onSiteManagedServices) == .provider)
    }

    @Test func `maintenance covers seven kinds of work and never eight others (2_4)`() {
        let maintenance = Catalogue.standard.maintenance
        #expect(maintenance.covered.count == 7 && maintenance.supplemental.count == 8)
        for work in ["operator training", "system migrations", "database administration", "annual health checks"] {
            #expect(maintenance.supplemental.contains(work) && !maintenance.covered.contains(work))
        }
        #expect(maintenance.covered.contains("hot fixes") && maintenance.covered.contains("troubleshooting and root cause"))
    }

    @Test func `optional charges are counted by devices and endpoints, outcome services are not (2_3)`() {
        let options = Catalogue.standard.options
        func units(_ kind: Catalogue.Option.Kind) -> [String] {
            options.filter { $0.kind == kind }.map { "\($0.name) \($0.unit ?? "-")" }
        }
        #expect(
            units(.charge) == [
                "wan-backhaul device-month", "cellular endpoint-month", "storage-15-minute endpoint-month",
                "storage-5-minute endpoint-month", "storage-extra-years endpoint-month", "extra-operations-cover -",
            ])
        #expect(
            units(.addOn) == [
                "endpoint-exception-mitigation -", "network-exception-mitigation -", "endpoint-firmware-updates -",
            ])
        #expect(units(.outcome) == ["daily-operations -"])
    }

    @Test func `a catalogue written and read is the same`() throws {
        #expect(try JSONDecoder().decode(Catalogue.self, from: JSONEncoder().encode(Catalogue.standard)) == .standard)
        try Catalogue.standard.check()
    }
}
