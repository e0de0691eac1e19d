import BackOffice
import Domain

/// One change as it was asked for, and the facts that follow from it.
struct AskedChange: Sendable {
    let key: String
    private let kind: ChangeRequest.Kind
    private let plan: ChangePlan
    private let askedBy: Person

    /// No system named means all of the utility's.
    init(
        _ key: String, _ utility: DemoUtility, _ kind: ChangeRequest.Kind, _ system: MonitoredSystem?, _ start: Instant,
        _ end: Instant, _ title: String, _ description: String, _ reason: String, _ preventative: String, _ contingency: String,
        template: StaticString? = nil, askedBy: Person = .hana, madeBy: Person = .hana
    ) {
        self.key = AskedChange.key(key, utility)
        self.kind = kind
        self.askedBy = askedBy
        let systems =
            system.map { [$0] } ?? [
                MonitoredName.headend.system, MonitoredName.mdm.system, MonitoredName.portal.system, .infrastructure,
            ]
        plan = ChangePlan(
            title: title, description: description, reason: reason, planned: Period(start, end), preventative: preventative,
            contingency: contingency, affects: systems.map { AffectedSystem(customer: utility.customer, system: $0) },
            implementer: Domain.Person.Name(madeBy.rawValue), template: template.map { Identifier(named: $0) })
    }

    static func key(_ key: String, _ utility: DemoUtility) -> String { "change \(utility.code) \(key)" }

    /// Drafted and submitted.
    func asked(at: Instant) -> StoryFact {
        StoryFact(
            at, askedBy,
            .contract { [self] desk in
                let change = try await desk.perform(DraftChange(kind: kind, plan: plan)).change
                desk.name(key, change)
                try await desk.perform(SubmitChange(change: change))
            })
    }

    func approved(by person: Person, at: Instant) -> StoryFact {
        step(at, person) { try await $0.perform(ApproveEmergencyChange(change: $1)) }
    }

    func scheduled(at: Instant) -> StoryFact { step(at, .rui) { try await $0.perform(ScheduleChange(change: $1)) } }

    func begun(at: Instant) -> StoryFact { step(at, .hana) { try await $0.perform(StartChange(change: $1)) } }

    func backedUp(at: Instant) -> StoryFact {
        let reference = "snapshot \(plan.customers.map(\.text).joined(separator: " ")) \(Zone.pacific.day(of: at))"
        return step(at, .hana) { try await $0.perform(RecordChangeBackup(change: $1, reference: reference)) }
    }

    /// Begun, ended, backed up half an hour later, and, where nobody has to review it first, closed.
    func made(_ start: Instant, _ end: Instant, closed: Instant?) -> [StoryFact] {
        let ended = step(end + 600, .hana) { try await $0.perform(FinishChange(change: $1, at: end)) }
        let facts = [begun(at: start), ended, backedUp(at: end + 1_800)]
        return facts + (closed.map { [close(at: $0)] } ?? [])
    }

    func reviewed(by person: Person, _ finding: String, at: Instant) -> [StoryFact] {
        [step(at, person) { try await $0.perform(ReviewChange(change: $1, finding: finding)) }, close(at: at + 3_600)]
    }

    private func close(at: Instant) -> StoryFact { step(at, .hana) { try await $0.perform(CloseChange(change: $1)) } }

    private func step<Outcome>(
        _ at: Instant, _ person: Person, _ deed: @escaping @Sendable (ContractDesk, ChangeRequest.ID) async throws -> Outcome
    ) -> StoryFact {
        StoryFact(at, person, .contract { [key] desk in _ = try await deed(desk, desk.id(key)) })
    }
}
