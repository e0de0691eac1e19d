import Domain
import Foundation
import GRDB
import Testing

@testable import BackOffice

/// Random histories of years of hours: work, corrections, change orders, notices, invoices, closings, jobs, in several zones,
/// over leap years.
@Suite struct HourHistoryTests {
    private struct Walk {
        let hours: HourBooks
        var random: SplitMix
        var now: Instant
        var entries: [HourRow.ID] = []
        var orders: [ChangeOrder.ID] = []
        var notices: [Notice.ID] = []
        var steps = 0

        var today: Day { hours.zone.day(of: now) }
    }

    @Test(arguments: [("America/Los_Angeles", "2026-01-01"), ("America/New_York", "2027-03-01"), ("+10:00", "2024-02-29")])
    func `balance is the sum of rows, a budget goes down by work and expiry alone, nothing carries over, and it replays`(
        zone: String, from: String
    ) async throws {
        let start = (HourBooks.day(from) - 20).description + "T18:00:00Z"
        let hours = try await HourBooks.make(unit: 15, hours: 40, zone: Zone(zone) ?? .utc, from: from, at: start)
        var walk = Walk(
            hours: hours, random: SplitMix(state: UInt64(from.utf8.reduce(7) { $0 * 31 + UInt64($1) })),
            now: try #require(Instant(start)))
        var before: [Day: Hours] = [:]
        for _ in 0..<260 {
            walk.now = walk.now + Int.random(in: 0...900_000, using: &walk.random)
            hours.books.clock.stand(at: walk.now)
            do { try await step(&walk) } catch let refusal as any Refusal { #expect(refusal.message.count > 20) }
            before = try check(hours, before)
        }
        let taken = try hours.books.office.journal(after: 0, limit: 10_000).map(\.action)
        for name in ["LogHours", "ReverseHours", "SignChangeOrder", "OpenHourYear", "CloseHourYear", "Remind", "GiveNotice"] {
            #expect(taken.contains(name), "no \(name) in the history")
        }
        let path = TestBooks.temporaryPath()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let again = try Office.replay(from: hours.books.office, into: path)
        #expect(try again.differences(from: hours.books.office) == [])
    }

    private func step(_ walk: inout Walk) async throws {
        let books = walk.hours.books
        walk.steps += 1
        let day = walk.today - Int.random(in: 0...40, using: &walk.random)
        switch Int.random(in: 0..<20, using: &walk.random) {
        case 0..<8:
            let minutes = Int.random(in: 1...1_440, using: &walk.random)
            walk.entries.append(
                try await books.perform(
                    LogHours(statementOfWork: walk.hours.sow, on: day, person: "Lee", minutes: Hours(minutes: minutes))
                ).entry)
        case 8..<10:
            guard let entry = walk.entries.randomElement(using: &walk.random) else { return }
            try await books.perform(ReverseHours(entry: entry, reason: "wrong"))
        case 10..<12:
            let asks: ChangeOrder.Kind = Bool.random(using: &walk.random) ? .moreHoursThisYear : .moreHoursEveryYear
            let minutes = Hours(minutes: Int.random(in: 1...600, using: &walk.random))
            walk.orders.append(
                try await books.perform(
                    DraftChangeOrder(
                        statementOfWork: walk.hours.sow, asks: asks, reason: "x", hours: minutes,
                        year: asks == .moreHoursThisYear ? day : nil)
                ).changeOrder)
        case 12..<15:
            guard let order = walk.orders.randomElement(using: &walk.random) else { return }
            let party: Party = Bool.random(using: &walk.random) ? .customer : .provider
            try await books.perform(SignChangeOrder(changeOrder: order, party: party, by: "M", on: walk.today))
        case 15:
            try await books.perform(CloseHourYear(statementOfWork: walk.hours.sow, year: day - 200))
        case 16 where walk.steps > 150:
            walk.notices.append(
                try await books.perform(
                    GiveNotice(statementOfWork: walk.hours.sow, receivedOn: day, by: "M", how: "letter")
                ).notice)
        case 17:
            guard let notice = walk.notices.last else { return }
            try await books.perform(WithdrawNotice(notice: notice, on: walk.today))
        default:
            try await JobRunner(office: books.office, actor: books.root).run(until: walk.now)
        }
    }

    /// The laws, after every step. `before` are the balances of the step before.
    private func check(_ hours: HourBooks, _ before: [Day: Hours]) throws -> [Day: Hours] {
        try hours.books.office.read(as: hours.books.root) { view in
            let sow = try view.statementOfWork(hours.sow)
            var balances: [Day: Hours] = [:]
            for ledger in try view.hourLedgers(of: sow) {
                let first = ledger.year.first
                let sum = try Int.fetchOne(
                    view.db, sql: "SELECT sum(minutes) FROM hour_row WHERE sow = ? AND year_first = ? AND over_budget = 0",
                    arguments: [sow.id.text, first.description])
                #expect(ledger.balance.minutes == sum)
                #expect(ledger.balance >= .zero)
                #expect(ledger.balance == .zero || !ledger.isOverBudget)
                #expect(ledger.closed == nil || ledger.balance == .zero)
                // Bought is what the year renews with and what was ordered for it; nothing of another year.
                let ordered = try view.changeOrders(of: sow.id).filter(\.isBinding).reduce(Hours.zero) { sum, order in
                    if case .moreHoursThisYear(first, let more) = order.asks { sum + more } else { sum }
                }
                #expect(ledger.bought == (try view.hoursOf(sow, ledger.year)) + ordered)
                for row in ledger.rows where row.hours < .zero { #expect(row.kind == .consume || row.kind == .expire) }
                if let last = before[first], ledger.balance < last {
                    #expect(ledger.rows.last?.kind == .consume || ledger.rows.last?.kind == .expire)
                }
                balances[first] = ledger.balance
            }
            return balances
        }
    }
}

/// SplitMix64: the same histories on every run.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
