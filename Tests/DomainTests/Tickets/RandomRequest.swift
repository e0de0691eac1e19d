import Domain

/// Histories as no desk writes them: any deed at any time, several at one instant, over weekends, holidays and both changes of
/// the clock.
struct RandomRequest {
    let facts: [RequestFact]
    /// After every fact, or among them.
    let now: Instant

    /// Severities after the first only where `changing`.
    init(using random: inout some RandomNumberGenerator, changing: Bool = true, deeds: Int = 14) {
        let origins = ["2026-09-04T22:00:00Z", "2026-10-30T22:00:00Z", "2026-03-06T23:00:00Z", "2026-11-24T18:00:00Z"]
        let start =
            (origins.randomElement(using: &random).flatMap { Instant($0) } ?? .distantPast)
            + Int.random(in: -40...40, using: &random) * 1_800
        var at = start
        let severity = (1...4).randomElement(using: &random).flatMap { Severity($0) } ?? .major
        var facts = [
            RequestFact(.opened(.phone), at: start), RequestFact(.severitySet(severity, claimsCritical: false), at: start),
        ]
        let scale = [600, 3_600, 14_400, 86_400].randomElement(using: &random) ?? 3_600
        for _ in 0..<Int.random(in: 0...deeds, using: &random) {
            at = at + (Int.random(in: 0...3, using: &random) == 0 ? 0 : Int.random(in: 1...6, using: &random) * scale / 2)
            facts.append(RequestFact(RandomRequest.deed(using: &random, changing: changing), at: at))
        }
        self.facts = facts
        now = start + Int.random(in: 0...Int((at - start) + 400_000), using: &random)
    }

    private static func deed(using random: inout some RandomNumberGenerator, changing: Bool) -> RequestFact.Deed {
        switch Int.random(in: 0...(changing ? 21 : 18), using: &random) {
        case 0...2: .publicReply("a", automatic: false)
        case 3: .publicReply("a", automatic: true)
        case 4...6: .customerMessage("a")
        case 7, 8: .paused(PauseReason.allCases.randomElement(using: &random) ?? .waitingOnCustomer)
        case 9, 10: .resumed
        case 11: .workAroundGiven("a")
        case 12, 13: .resolved("a")
        case 14, 15: .reopened("a")
        case 16: .internalNote("a")
        case 17: .merged(into: ServiceRequest.ID(named: "SR-000009"))
        case 18: .unmerged
        default: .severitySet((1...4).randomElement(using: &random).flatMap { Severity($0) } ?? .major, claimsCritical: false)
        }
    }

    /// In any order but of those of one kind and instant, which keep theirs.
    func shuffled(using random: inout some RandomNumberGenerator) -> [RequestFact] {
        var waiting = Dictionary(grouping: facts) { Kind($0) }
        return facts.shuffled(using: &random).compactMap { fact in
            waiting[Kind(fact)].flatMap { alike in
                waiting[Kind(fact)] = Array(alike.dropFirst())
                return alike.first
            }
        }
    }

    func history(_ facts: [RequestFact]? = nil) -> RequestHistory? { RequestHistory(facts ?? self.facts) }

    func clocks(_ facts: [RequestFact]? = nil, at now: Instant? = nil) -> RequestClocks? {
        history(facts).map { RequestClocks($0, policies: .standard, at: now ?? self.now) }
    }
}

/// What facts have in common that keep the order they were written down in.
private struct Kind: Hashable {
    let at: Instant
    let rank: Int

    init(_ fact: RequestFact) { (at, rank) = (fact.at, fact.deed.rank) }
}
