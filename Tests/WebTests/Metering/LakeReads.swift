import Domain
import Foundation
import Metering
import Testing

@testable import BackOffice

/// Lake County Water as the tests of the metering pages know it, on 16 September at 10:00: W1 to W3 expected from the 14th on; of the
/// 14th W1 gave all, W2 twenty of twenty-four hours and no register, W3 nothing; of the 15th nothing came.
///
/// So of the 14th 44 of 72 interval slots (61.11 %) and 1 of 3 registers (33.33 %), of the month so far 44 of 144 (30.55 %).
enum LakeReads {
    static let lake = CustomerCode(named: "LAKE")

    static func fill(_ office: Office, folder: String = NSTemporaryDirectory() + "lake-\(UUID().uuidString)") async throws {
        let root = try office.actor("root")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let canary = TestServer.canaries["LAKE"] ?? ""
        let rows = (1...3).map { number in
            "S\(number),P\(number),A-\(canary)-\(number),water,C1,M\(number),W\(number),water,mesh,G1,billing-approved,2026-09-14T00:00:00-07:00,"
        }
        let registry = """
            service_point,premise,account,commodity,cycle,meter,endpoint,configuration,communication,device,state,from,to
            \(rows.joined(separator: "\n"))

            """
        try registry.write(toFile: folder + "/registry.csv", atomically: true, encoding: .utf8)
        try await office.perform(ImportRegistry(utility: lake, sha256: try office.files.put(folder + "/registry.csv")), as: root)
        let day = try #require(Day("2026-09-14"))
        let grid = SlotGrid(period: Zone.pacific.period(of: day), minutes: 60)
        func head(_ meter: Int) -> String { "MEPMD01,20080501,A,B,C,D,202609150000,M\(meter),OK,W" }
        func intervals(_ meter: Int, _ slots: Range<Int>) -> String {
            let triplets = slots.map { "\(stamp(grid.end(of: $0))),R,\(100 + $0)" }
            return "\(head(meter)),GAL,1,00000100,\(triplets.count),\(triplets.joined(separator: ","))"
        }
        let text = """
            \(intervals(1, 0..<24))
            \(head(1)),GALREG,1,00000000,1,\(stamp(grid.period.end)),R,1014
            \(intervals(2, 0..<20))

            """
        try text.write(toFile: folder + "/reads-\(canary).cmep", atomically: true, encoding: .utf8)
        let acceptedAt = try #require(Instant("2026-09-15T06:00:00-07:00"))
        _ = try await ReadImport(office: office, actor: root).run(
            folder + "/reads-\(canary).cmep", utility: lake, terms: ReadImportTerms(receivedAt: acceptedAt, zone: .utc))
    }

    /// A Silver agreement from September on: interval reads by T1 at least 98 %.
    static func agree(_ office: Office) async throws {
        let root = try office.actor("root")
        let (first, last) = (try #require(Day("2026-09-01")), try #require(Day("2027-08-31")))
        let draft = DraftCloudServicesAgreement(
            customer: lake, tier: "Silver", deliveryModel: .managedServices, dataCenter: .thirdParty,
            applications: [Application.Name(named: "headend")], from: first, through: last)
        let agreement = try await office.perform(draft, as: root).agreement
        let on = try #require(Day("2026-08-20"))
        for party in [Party.customer, .provider] {
            try await office.perform(SignAgreement(agreement: agreement, party: party, by: "Maria Ortiz", on: on), as: root)
        }
    }

    /// `CCYYMMDDHHMM`, UTC.
    private static func stamp(_ instant: Instant) -> String { String(Zone.utc.iso(instant).filter(\.isNumber).prefix(12)) }
}
