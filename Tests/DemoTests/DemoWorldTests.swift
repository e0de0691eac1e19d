import Domain
import Metering
import Testing

@testable import Demo

@Suite struct DemoWorldTests {
    static let closes: [Int: Instant] = [
        7: Zone.pacific.at(8, 8, 0), 8: Zone.pacific.at(9, 9, 0), 9: Zone.pacific.at(10, 8, 0), 10: Zone.pacific.at(11, 7, 0),
    ]

    /// A hundredth of a percent, truncated.
    static func rate(_ part: Int, _ whole: Int) -> Int { part * 10_000 / whole }

    @Test(arguments: [UInt64(1), 2_026])
    func `Alder Ridge keeps 98 percent of T1 in the third quarter by a hair, and misses it in August`(seed: UInt64) throws {
        let world = DemoWorld(.alder, endpoints: 120, seed: seed, span: .until(10, 7))
        let oracle = Oracle(world, classes: [.interval])
        var eligible = 0
        var t1 = 0
        var t3 = 0
        var months: [Int] = []
        for number in 7...9 {
            let month = try #require(Month(year: 2026, number: number))
            let close = try #require(Self.closes[number])
            let counts = oracle.counts(.electric, .interval, days: month.days, judgedAt: close)
            eligible += counts.eligible
            t1 += counts.t1
            t3 += counts.t3
            months.append(Self.rate(counts.t1, counts.eligible))
        }
        #expect((9_800...9_809).contains(Self.rate(t1, eligible)))
        #expect(Self.rate(t3, eligible) >= 9_850)
        #expect(months[0] >= 9_800 && months[1] < 9_800 && months[2] >= 9_800)
    }

    @Test func `the same seed makes the same world and another seed another`() {
        let span = DemoSpan.until(7, 20)
        let one = DemoWorld(.fireweed, endpoints: 60, seed: 1, span: span)
        let two = DemoWorld(.fireweed, endpoints: 60, seed: 1, span: span)
        let three = DemoWorld(.fireweed, endpoints: 60, seed: 2, span: span)
        #expect(one.gaps == two.gaps)
        #expect(one.points.flatMap(\.links) == two.points.flatMap(\.links))
        #expect(one.gaps != three.gaps)
        #expect(one.points.flatMap(\.links) != three.points.flatMap(\.links))
    }

    @Test(arguments: DemoUtility.all)
    func `no two endpoints, meters or service points share a name`(utility: DemoUtility) {
        for endpoints in [12, 120, 2_000] {
            let points = DemoPoint.all(of: utility, endpoints: endpoints, seed: 5)
            let links = points.flatMap(\.links)
            #expect(Set(links.map(\.meter)).count == links.count)
            #expect(Set(links.map(\.endpoint)).count == links.count)
            #expect(Set(links.map(\.servicePoint)).count == links.count)
            #expect(Set(links.map(\.account)).count == links.count)
        }
    }

    @Test func `files come in the order of their instants and none after the books' now`() {
        let world = DemoWorld(.prairie, endpoints: 12, seed: 1, span: .until(8, 3))
        let files = world.files()
        #expect(files.map(\.receivedAt) == files.map(\.receivedAt).sorted())
        #expect(files.allSatisfy { $0.receivedAt <= world.span.now })
        #expect(Set(files.map(\.name)).count == files.count)
    }

    @Test func `the files of the last morning wait in the drop folder`() {
        for utility in DemoUtility.all {
            let world = DemoWorld(utility, endpoints: 12, seed: 1, span: .story)
            let waiting = world.files().filter(\.isWaiting)
            #expect(!waiting.isEmpty)
            for file in waiting {
                #expect(file.items.allSatisfy { $0.day == .of2026(11, 15) })
            }
        }
    }
}
