import BackOffice
import Domain
import Foundation
import Metering
import Testing

@testable import Demo

/// The whole way: files, gate, import, closes - and figures that agree with a count made slot by slot.
@Suite(.serialized) struct DemoBooksTests {
    private static let span = DemoSpan.until(8, 16)
    private static let endpoints = 12

    private static func folder() -> String {
        FileManager.default.temporaryDirectory.appendingPathComponent("amico-demo-\(UUID().uuidString)").path
    }

    /// The files under a folder with their contents, by their paths in it.
    private static func contents(_ path: String) throws -> [String: Data] {
        var out: [String: Data] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
            out[name] = FileManager.default.contents(atPath: "\(path)/\(name)")
        }
        return out
    }

    @Test func `the same seed makes the same files, the same journal and the same tables`() async throws {
        let paths = [Self.folder(), Self.folder()]
        defer { for path in paths { try? FileManager.default.removeItem(atPath: path) } }
        let demo = try DemoBooks(endpoints: Self.endpoints, seed: 11, span: .until(7, 8))
        let made = try await demo.make(in: DataDirectory(paths[0]))
        #expect(try await demo.make(in: DataDirectory(paths[1])) == made)
        for part in ["demo-files", "drop"] {
            let first = try Self.contents("\(paths[0])/\(part)")
            #expect(!first.isEmpty)
            #expect(try Self.contents("\(paths[1])/\(part)") == first)
        }
        let one = try Office.openForReading(DataDirectory(paths[0]), clock: .machine)
        let two = try Office.openForReading(DataDirectory(paths[1]), clock: .machine)
        #expect(try one.verify().head == two.verify().head)
        #expect(try one.differences(from: two) == [])
        try one.close()
        try two.close()
    }

    /// To the middle of August: July is closed, a file was refused, a new meter's reads were quarantined and released.
    @Test func `figures agree with a count made slot by slot`() async throws {
        let path = Self.folder()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let made = try await DemoBooks(endpoints: Self.endpoints, seed: 11, span: Self.span).make(in: DataDirectory(path))
        #expect(made.filesRefused == 1)
        #expect(made.filesWaiting > 0)
        let office = try Office.openForReading(DataDirectory(path), clock: .machine)
        #expect(try office.verify().isWhole)
        // All that was told is over.
        let now = office.clock.now
        #expect(now >= Self.span.now && now < Self.span.now + 1)
        try figuresAgree(office)
        try office.close()
    }

    private func figuresAgree(_ office: Office) throws {
        let actor = try office.actor("whoever")
        #expect(actor.id.text == "demo")
        for utility in DemoUtility.all {
            let world = DemoWorld(utility, endpoints: Self.endpoints, seed: 11, span: Self.span)
            let oracle = Oracle(world, classes: Set(ReadClass.allCases))
            for number in [7, 8] {
                let month = try #require(Month(year: 2026, number: number))
                let figures = try office.read(as: actor) { try $0.meteringMonth(of: utility.customer, in: month, parts: .rate) }
                #expect(figures.isFinal == (number == 7))
                for series in ReadRateAnswer(figures).series {
                    let closed = min(figures.closesAt, Self.span.now)
                    let last = try #require(series.days.map(\.day).max())
                    // A running month counts a day for T3 once it is past: 24:00 of the third day after.
                    let late = figures.isFinal ? last : min(last, utility.zone.day(of: Self.span.now) - 4)
                    let byT1 = oracle.counts(series.commodity, series.readClass, days: month.first...last, judgedAt: closed)
                    let byT3 = oracle.counts(series.commodity, series.readClass, days: month.first...late, judgedAt: closed)
                    let (told, name) = (series.counts, "\(utility.code) \(month) \(series.commodity) \(series.readClass)")
                    #expect(told.eligible == byT1.eligible && told.t1 == byT1.t1, "\(name)")
                    #expect(told.t3Eligible == byT3.eligible && told.t3 == byT3.t3, "\(name)")
                }
            }
        }
    }

    @Test func `too few or too many endpoints are refused`() {
        #expect(throws: DemoRefusal.endpointsOutOfBounds(3)) { try DemoBooks(endpoints: 3) }
        #expect(throws: DemoRefusal.endpointsOutOfBounds(20_001)) { try DemoBooks(endpoints: 20_001) }
    }
}
