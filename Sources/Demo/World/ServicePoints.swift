import Domain
import Metering

/// A service point of a demo utility with all that ever hung on it.
package struct DemoPoint: Sendable {
    package let utility: DemoUtility
    /// From 0 within its utility.
    package let index: Int
    package let configuration: Configuration
    /// In the order of time; a later one begins at or after the end of the one before.
    package var links: [Installation]
    /// What its use is like: 60 to 150 percent of the usual.
    package let size: Int

    package var commodity: Commodity { configuration.commodity }
    package var days: ServiceDays { utility.days(of: commodity) }
    package var key: UInt64 { utility.number &* 1_000_003 &+ UInt64(index) }
    package var first: Installation? { links.first }

    /// The link in force over the whole of a service day that counts for the rates; nil when there is none.
    package func wholeLink(on day: Day) -> Installation? {
        let period = days.period(of: day)
        return links.first { $0.state.isExpected && $0.from <= period.start && period.end <= $0.span.end }
    }

    /// The link that a stamp falls under.
    package func link(at stamp: Instant) -> Installation? { links.first { $0.state.takesReads && $0.covers(stamp: stamp) } }
}

extension DemoPoint {
    /// The service points of a utility in a demo of `endpoints` in all, as they stood when it began.
    package static func all(of utility: DemoUtility, endpoints: Int, seed: UInt64) -> [DemoPoint] {
        let count = max(endpoints * utility.percent / 100, 2)
        var configurations: [Configuration] = []
        for share in utility.shares {
            let rest = count - configurations.count
            let last = share.configuration == utility.shares.last?.configuration
            let wanted = last ? rest : min(rest, max((count * share.permille + 500) / 1_000, 1))
            configurations += Array(repeating: share.configuration, count: wanted)
        }
        var random = SeededRandom(seed: seed, utility.code, "points")
        return configurations.enumerated().map { index, configuration in
            make(utility, index, configuration, device: index * max(1, count / 16) / count, &random)
        }
    }

    private static func make(
        _ utility: DemoUtility, _ index: Int, _ configuration: Configuration, device: Int, _ random: inout SeededRandom
    ) -> DemoPoint {
        let street = utility.streets[(index / 4) % utility.streets.count]
        let letter = configuration.commodity.rawValue.prefix(1).uppercased()
        let installed = Day.of2026(random.between(2, 5), random.between(1, 28))
        let cellular = configuration == .commercialElectric || random.chance(12)
        let link = Installation(
            servicePoint: "\(utility.prefix)-SP-\((10_001 + index * 7).padded(5))",
            premise: "\(12 + index * 6) \(street)", account: "\(utility.prefix)-\((400_210 + index * 13).padded(6))",
            commodity: configuration.commodity, cycle: utility.cycles[index % utility.cycles.count],
            meter: "\(utility.prefix)\(letter)\((610_000 + index * 37 + random.below(30)).padded(7))",
            endpoint: "\((25_000_000 + Int(utility.number % 97) * 100_000 + index * 41 + random.below(40)).padded(8))",
            configuration: configuration, communication: cellular ? .cellular : .mesh,
            device: cellular ? "" : "\(utility.prefix)-R\((device + 1).padded(2))", state: .billingApproved,
            from: utility.zone.instant(installed, second: random.between(8, 16) * 3_600 + random.below(60) * 60), to: nil)
        return DemoPoint(
            utility: utility, index: index, configuration: configuration, links: [link], size: random.between(60, 150))
    }
}
