import BackOffice
import Domain
import Metering

/// Everything that happens in the demo, in the order in which it happens.
enum Story {
    static func facts(of worlds: [DemoWorld], span: DemoSpan) -> [StoryFact] {
        var facts = BillingStory.facts + BoardStory.facts + HouseStory.facts
        for world in worlds {
            facts += Opening.facts(of: world)
            facts += OperationsStory.facts(of: world.utility)
            facts += ChangeStory.facts(of: world.utility)
            facts += CareStory.facts(of: world.utility, span: span)
            facts += ContractStory.facts(of: world.utility)
            facts += DeskStory.facts(of: world.utility)
            facts += DeliveryPlan.facts(of: world)
            facts += exclusions(of: world)
            facts += world.changes.map { StoryFact($0.knownAt, .tom, .registry(world.utility, name: $0.name, rows: $0.rows)) }
            facts += world.files().filter { !$0.isWaiting }.map { StoryFact($0.receivedAt, .jobs, .reads(world.utility, $0)) }
            facts += closes(of: world.utility)
        }
        let told = facts.enumerated().filter { $0.element.at <= span.now }
        return told.sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
            + [StoryFact(span.now, .jobs, .jobs)]
    }

    private static func closes(of utility: DemoUtility) -> [StoryFact] {
        (7...12).compactMap { Month(year: 2026, number: $0) }.map {
            StoryFact(CloseRule.standard.instant(of: $0, in: utility.zone), .jobs, .jobs)
        }
    }

    /// Asked for by one operator, decided by another.
    private static func exclusions(of world: DemoWorld) -> [StoryFact] {
        world.exclusions.enumerated().flatMap { index, exclusion -> [StoryFact] in
            let key = "\(world.utility.code) \(index)"
            let links = exclusion.points.compactMap { world.point($0)?.first }
            let scope: ExclusionScope =
                exclusion.code == .devicePower
                ? ExclusionScope(.devices, links.map(\.device)) : ExclusionScope(.servicePoints, links.map(\.servicePoint))
            let request = RequestExclusion(
                utility: world.utility.customer, scope: scope, code: exclusion.code, from: exclusion.period.start,
                to: exclusion.period.end, evidence: exclusion.evidence,
                routedAt: exclusion.code == .routedToUtility ? exclusion.period.start : nil)
            let rejection: String? =
                switch exclusion.decision {
                case .approved: nil
                case .rejected(_, let reason): reason
                }
            return [
                StoryFact(exclusion.requestedAt, .jorge, .exclusion(key: key, request)),
                StoryFact(exclusion.decision.at, .kim, .decision(key: key, rejection: rejection)),
            ]
        }
    }
}
