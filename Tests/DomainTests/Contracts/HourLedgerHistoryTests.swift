import Domain
import Testing

/// Random histories of one year: work, corrections, additions, a close; in several units.
struct HourLedgerHistoryTests {
    private struct History {
        var ledger: HourLedger
        var random: Seeded
        var number = 1
        /// What a plain reckoning beside the ledger comes to: entries that stand, by their first row's number.
        var standing: [Int: Int] = [:]
        var boughtMinutes: Int

        mutating func next() -> Int {
            number += 1
            return number
        }
    }

    private static func history(_ seed: UInt64) throws -> History {
        var random = Seeded(seed)
        let hours = Hours(minutes: Int.random(in: 0...6_000, using: &random))
        let unit = RoundingUnit(minutes: [1, 6, 15, 30, 60].randomElement(using: &random) ?? 15)
        return History(
            ledger: try SampleLedger.open(hours: hours, unit: unit), random: random, boughtMinutes: hours.minutes)
    }

    /// One step; answers what kind it was, by the rows it wrote.
    private static func step(_ history: inout History) throws -> [HourRow] {
        let first = history.ledger.year.first
        let on = first + Int.random(in: 0...364, using: &history.random)
        var number = history.number
        defer { history.number = number }
        func next() -> Int {
            number += 1
            return number
        }
        switch Int.random(in: 0..<10, using: &history.random) {
        case 0..<6:
            let real = Int.random(in: 1...1_440, using: &history.random)
            let rows = try history.ledger.log(SampleLedger.work(on: on, minutes: real), numbering: next)
            history.standing[rows[0].number] = -rows.reduce(0) { $0 + $1.hours.minutes }
            return rows
        case 6..<8:
            guard let entry = history.standing.keys.sorted().randomElement(using: &history.random) else { return [] }
            let rows = try history.ledger.reverse(.init(series: "HR", entry), reason: "wrong", numbering: next)
            history.standing[entry] = nil
            return rows
        default:
            let hours = Int.random(in: 1...2_000, using: &history.random)
            history.boughtMinutes += hours
            return try history.ledger.add(Hours(minutes: hours), by: SampleLedger.order, on: on, numbering: next)
        }
    }

    @Test(arguments: 1...200)
    func `the balance is the sum of rows, never below zero, and all work stands in it or is marked (4_1, 4_4)`(
        seed: Int
    ) throws {
        var history = try Self.history(UInt64(seed))
        for _ in 0..<60 {
            _ = try Self.step(&history)
            let ledger = history.ledger
            let sum = ledger.rows.reduce(0) { $0 + ($1.isOverBudget ? 0 : $1.hours.minutes) }
            #expect(ledger.balance.minutes == sum)
            #expect(ledger.balance >= .zero)
            #expect(ledger.bought.minutes == history.boughtMinutes)
            #expect(ledger.worked.minutes == history.standing.values.reduce(0, +))
            // Hours lie idle only where no work waits for them.
            #expect(ledger.balance == .zero || !ledger.isOverBudget)
            #expect(ledger.balance.minutes == max(0, history.boughtMinutes - ledger.worked.minutes))
        }
        #expect(Set(history.ledger.rows.map(\.number)).count == history.ledger.rows.count)
    }

    @Test(arguments: 1...100)
    func `a budget goes down by work and expiry alone (4_2)`(seed: Int) throws {
        var history = try Self.history(UInt64(seed) + 10_000)
        for _ in 0..<60 {
            let before = history.ledger.balance
            let rows = try Self.step(&history)
            if history.ledger.balance < before { #expect(rows.contains { $0.kind == .consume }) }
            for row in rows where row.hours < .zero { #expect(row.kind == .consume) }
        }
        let left = history.ledger.balance
        let last = history.ledger.year.last
        var number = history.number
        let expire = try history.ledger.close(
            by: "Dana Ruiz", today: last + 1, rate: Money(minor: 21_000, .usd), offers: [],
            numbering: {
                number += 1
                return number
            })
        #expect(expire?.hours == (left > .zero ? -left : nil))
        #expect(history.ledger.balance == .zero)
        #expect(history.ledger.expired == left)
    }

    @Test(arguments: 1...50)
    func `the order in which work is entered changes neither balance nor what is over budget`(seed: Int) throws {
        var random = Seeded(UInt64(seed))
        let first = try #require(Day("2026-01-01"))
        let works = try (0..<30).map { _ in
            try SampleLedger.work(
                on: first + Int.random(in: 0...364, using: &random), minutes: Int.random(in: 1...600, using: &random))
        }
        func total(_ works: [Work]) throws -> [Int] {
            var ledger = try SampleLedger.open(hours: Hours(hours: 60), unit: .standard)
            var number = 1
            for work in works {
                _ = try ledger.log(
                    work,
                    numbering: {
                        number += 1
                        return number
                    })
            }
            return [ledger.balance.minutes, ledger.overBudget.minutes, ledger.used.minutes]
        }
        #expect(try total(works) == total(works.shuffled(using: &random)))
    }
}
