import Domain
import Foundation
import GRDB
import Metering
import Testing

@testable import BackOffice

/// Begins the closes of a utility, as signing an agreement does.
struct BeginCloses: Action {
    static let permission = Permission.closeMonths
    static var example: BeginCloses { BeginCloses(utility: WaterBooks.utility, month: WaterBooks.month) }

    var utility: CustomerCode
    var month: Month

    func perform(in book: Book) throws -> Done {
        try MonthCloses.schedule(month, of: utility, in: book)
        return Done()
    }
}

/// The small water utility of the hand-worked month in `Tests/MeteringTests/Rates`, in real books with real files.
///
/// Endpoints E1 to E3 are expected all November 2026, E4 from the 10th at 10:20. Each day's reads of each meter are a file of
/// their own, accepted at 06:00 of the next morning but for the late ones.
struct WaterBooks {
    static let utility = CustomerCode(named: "TIDEWATER")
    static let month = Month("2026-11") ?? Month(of: Day(ordinal: 0))

    let books: TestBooks
    let folder: String

    static func make() async throws -> WaterBooks {
        let books = try await TestBooks.make(at: "2026-10-01T00:00:00Z")
        let folder = TestBooks.temporaryPath()
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let world = WaterBooks(books: books, folder: folder)
        try await books.perform(
            RegisterCustomer(
                customer: utility, name: "Tidewater", zone: .pacific, accountManager: "Dana", technicalRepresentative: "Lee"))
        for (name, role) in [("lee", Role.amiOperator), ("kim", .accountManager)] {
            let id = try #require(Actor.ID(name))
            try await books.perform(AddActor(id: id, name: name, roles: [role], approval: "letter of 1 October"))
        }
        try await books.perform(BeginCloses(utility: utility, month: month))
        let registry = """
            service_point,premise,account,commodity,cycle,meter,endpoint,configuration,communication,device,state,from,to
            S1,P1,A1,water,C1,M1,E1,water,mesh,G1,billing-approved,2026-07-01T00:00:00-07:00,
            S2,P2,A2,water,C1,M2,E2,water,mesh,G1,billing-approved,2026-07-01T00:00:00-07:00,
            S3,P3,A3,water,C2,M3,E3,water,mesh,G2,billing-approved,2026-07-01T00:00:00-07:00,
            S4,P4,A4,water,C2,M4,E4,water,mesh,G2,billing-approved,2026-11-10T10:20:00-08:00,

            """
        let path = folder + "/registry.csv"
        try registry.write(toFile: path, atomically: true, encoding: .utf8)
        try await books.perform(ImportRegistry(utility: utility, sha256: try books.office.files.put(path)))
        return world
    }

    /// A day's reads of one meter: hourly deliveries, and the register at the day's end.
    struct DayFile {
        let name: String
        let text: String
        let acceptedAt: Instant
    }

    static func files(through last: Int = 30) throws -> [DayFile] {
        let outage = Period(try at("2026-11-12T06:30:00-08:00"), try at("2026-11-12T09:15:00-08:00"))
        let late = [
            "3 2026-11-05": try at("2026-11-06T09:00:00-08:00"), "1 2026-11-20": try at("2026-11-24T00:00:00-08:00"),
            "1 2026-11-21": try at("2026-11-25T00:00:00.001-08:00"),
        ]
        var files: [DayFile] = []
        for day in month.days where day.day <= last {
            let grid = SlotGrid(period: Zone.pacific.period(of: day), minutes: 60)
            for meter in 1...4 where meter < 4 || day.day >= 10 {
                var triplets: [String] = []
                for slot in grid.all {
                    let end = grid.end(of: slot)
                    if meter == 4, day.day == 10, slot < 11 { continue }
                    if meter == 2, outage.overlaps(Period(end - 3_600, end)) { continue }
                    let quality = meter == 1 && day.day == 1 && (4..<7).contains(slot) ? "E" : "R"
                    triplets.append("\(stamp(end)),\(quality),\(100 + slot)")
                }
                let head = "MEPMD01,20080501,A,B,C,D,202612010000,M\(meter),OK,W"
                let text = """
                    \(head),GAL,1,00000100,\(triplets.count),\(triplets.joined(separator: ","))
                    \(head),GALREG,1,00000000,1,\(stamp(grid.period.end)),R,\(1_000 + day.day)

                    """
                files.append(
                    DayFile(
                        name: "M\(meter)-\(day).cmep", text: text,
                        acceptedAt: late["\(meter) \(day)"] ?? Zone.pacific.instant(day + 1, second: 6 * 3_600)))
            }
        }
        return files
    }

    static func at(_ text: String) throws -> Instant { try #require(Instant(text)) }

    /// `CCYYMMDDHHMM`, UTC.
    private static func stamp(_ instant: Instant) -> String {
        String(Zone.utc.iso(instant).filter(\.isNumber).prefix(12))
    }

    /// Imports each as received at its acceptance; the clock stands at the end of November.
    func take(_ files: [DayFile], at text: String = "2026-11-30T20:00:00-08:00") async throws {
        books.clock.stand(at: try WaterBooks.at(text))
        let importer = ReadImport(office: books.office, actor: try books.root)
        for file in files {
            let path = "\(folder)/\(file.name)"
            try file.text.write(toFile: path, atomically: true, encoding: .utf8)
            if file.acceptedAt > books.clock.now { books.clock.stand(at: file.acceptedAt) }
            _ = try await importer.run(
                path, utility: WaterBooks.utility, terms: ReadImportTerms(receivedAt: file.acceptedAt, zone: .utc))
        }
    }

    /// Requested by lee, approved by kim.
    func exclude(
        _ scope: ExclusionScope, _ code: ExclusionCode, _ from: String, _ to: String, decidedAt text: String
    ) async throws -> ExclusionDecided {
        let asked = try await books.office.perform(
            RequestExclusion(
                utility: WaterBooks.utility, scope: scope, code: code, from: try WaterBooks.at(from), to: try WaterBooks.at(to),
                evidence: "ticket 7"), as: try books.office.actor("lee"))
        books.clock.stand(at: try WaterBooks.at(text))
        return try await books.office.perform(
            ApproveExclusion(exclusion: asked.exclusion), as: try books.office.actor("kim"))
    }

    /// Runs the closes due at that instant.
    @discardableResult
    func close(at text: String) async throws -> [JobRunner.Report] {
        books.clock.stand(at: try WaterBooks.at(text))
        return try await JobRunner(office: books.office, actor: try books.root, handlers: [MonthCloses.handler])
            .run(until: books.clock.now)
    }

    func figures() throws -> MeteringMonth {
        try books.office.read(as: try books.root) { try $0.meteringMonth(of: WaterBooks.utility, in: WaterBooks.month) }
    }

    /// After exclusions, of one class.
    func counts(_ readClass: ReadClass) throws -> (judged: RateTotal, now: RateTotal) {
        let figures = try figures()
        return (
            RateTotal(figures.judgedRate.pooled(.water, readClass)), RateTotal(figures.rate.pooled(.water, readClass))
        )
    }
}
