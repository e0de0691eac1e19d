import Domain
import Testing

/// Random histories of specialists: planned, confirmed, moved and cancelled engagements of two kinds of work.
struct EngagementHistoryTests {
    private typealias Held = (engagement: Engagement, isEnhancedMaintenance: Bool)

    @Test(arguments: 1...200)
    func `no specialist has two confirmed engagements on a day, and none is confirmed over one who waits (3_4)`(
        seed: Int
    ) throws {
        var random = Seeded(UInt64(seed))
        var all: [Held] = []
        var confirmations = 0
        for number in 1...40 {
            all.append(try planned(number, &random))
            let index = Int.random(in: 0..<all.count, using: &random)
            let before = all[index].engagement
            do {
                try act(&all, at: index, &random)
            } catch {
                #expect(all[index].engagement == before, "a refusal changes nothing")
                continue
            }
            guard before.status == .tentative, all[index].engagement.status == .confirmed else { continue }
            confirmations += 1
            for (place, other) in all.enumerated() where place != index && meet(other.engagement, before) {
                #expect(other.engagement.status != .confirmed, "\(before.id) over \(other.engagement.id)")
                let waits = other.engagement.status == .tentative && other.isEnhancedMaintenance
                #expect(!waits || all[index].isEnhancedMaintenance, "\(before.id) over \(other.engagement.id)")
            }
        }
        #expect(confirmations > 0)
    }

    private func meet(_ one: Engagement, _ other: Engagement) -> Bool {
        one.specialist == other.specialist && one.days.overlaps(other.days)
    }

    private func planned(_ number: Int, _ random: inout Seeded) throws -> Held {
        let first = try #require(Day("2026-03-01")) + Int.random(in: 0...40, using: &random)
        let specialist = Bool.random(using: &random) ? "Lee Park" : "Ana Silva"
        let engagement = try Engagement(
            id: .init(series: "ENG", number), customer: .init(named: "RIVERBEND"),
            statementOfWork: .init(named: "SOW-2026-0012"), subject: "Work", specialist: specialist, place: "Riverbend",
            from: first, through: first + Int.random(in: 0...5, using: &random))
        return (engagement, Bool.random(using: &random))
    }

    private func act(_ all: inout [Held], at index: Int, _ random: inout Seeded) throws {
        let rivals = all.map { Engagement.Rival($0.engagement, isEnhancedMaintenance: $0.isEnhancedMaintenance) }
        switch Int.random(in: 0..<6, using: &random) {
        case 0: try all[index].engagement.cancel()
        case 1:
            let first = all[index].engagement.days.lowerBound + Int.random(in: -7...7, using: &random)
            try all[index].engagement.reschedule(from: first, through: first + 2)
        default:
            try all[index].engagement.confirm(
                under: .inEffect, isEnhancedMaintenance: all[index].isEnhancedMaintenance, rivals: rivals)
        }
    }
}
