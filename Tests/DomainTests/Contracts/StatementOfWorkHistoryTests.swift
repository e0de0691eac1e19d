import Domain
import Testing

/// Random deeds, day after day, many of them refused.
struct StatementOfWorkHistoryTests {
    private typealias Sample = SampleWork

    private static func rank(_ status: StatementOfWork.Status) -> Int {
        switch status {
        case .requested: 0
        case .scoping(let scoping): scoping.completeAt == nil ? 1 : 2
        case .quoted: 3
        case .signedByOne: 4
        case .binding: 5
        case .completed, .cancelled: 6
        }
    }

    private enum Deed: CaseIterable { case scope, scopeComplete, offer, sign, complete, drop }

    private static func perform(
        _ deed: Deed, on work: inout StatementOfWork, today: Day, _ random: inout Seeded
    ) throws {
        switch deed {
        case .scope: try work.scope(completeAt: nil)
        case .scopeComplete: try work.scope(completeAt: Sample.scoped)
        case .offer:
            let terms = Sample.maintenance(hours: Int.random(in: 1...500, using: &random))
            try work.offer(
                .enhancedMaintenance(terms), validUntil: today + Int.random(in: -2...9, using: &random), at: Sample.quoted,
                today: today, currency: .usd)
        case .sign:
            let party = Bool.random(using: &random) ? Party.customer : .provider
            let on = today + Int.random(in: -8...1, using: &random)
            try work.sign(Signature(party: party, by: "Somebody", on: on), today: today)
        case .complete: try work.complete(on: today)
        case .drop: if Int.random(in: 0..<12, using: &random) == 0 { try work.cancel(on: today) }
        }
    }

    @Test func `it never goes back, and a lapsed quote is never binding`() throws {
        var random = Seeded(33)
        var seen: Set<Int> = []
        var (renewed, lapsed) = (0, 0)
        for _ in 0..<3_000 {
            var work = try Sample.requested()
            var today = Sample.day("2026-11-05")
            for _ in 0..<40 {
                today = today + Int.random(in: 0...3, using: &random)
                let before = work
                let deed = Deed.allCases.randomElement(using: &random) ?? .sign
                do {
                    try Self.perform(deed, on: &work, today: today, &random)
                } catch {
                    #expect(work == before, "what is refused changes nothing")
                    if case WorkRefusal.quoteLapsed = error { lapsed += 1 }
                    continue
                }
                let (old, new) = (Self.rank(before.status), Self.rank(work.status))
                if new < old {
                    // Only a quote that lapsed with one signature is offered anew, and needs both again.
                    #expect((old, new) == (4, 3) && before.standing(on: today) == .lapsed)
                    renewed += 1
                }
                if let binding = before.binding { #expect(work.binding == binding, "what is signed stays") }
                if let binding = work.binding {
                    #expect(binding.first.party != binding.last.party)
                    #expect(max(binding.first.on, binding.last.on) <= binding.quote.validUntil)
                    #expect(binding.effectiveFrom == max(binding.boundOn, binding.quote.terms.startsOn))
                }
                seen.insert(new)
            }
        }
        #expect(seen == Set(0...6))
        #expect(renewed > 20 && lapsed > 100)
    }
}
