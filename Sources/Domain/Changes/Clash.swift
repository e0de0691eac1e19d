/// A time in which nothing, or nothing without good reason, is changed (9.3).
package struct Freeze: Equatable, Codable, Sendable {
    package typealias ID = Identifier<Freeze>

    package enum Effect: String, CaseIterable, Codable, Sendable {
        case block, warn
    }

    package let id: ID
    /// Nil: every customer.
    package let customer: CustomerCode?
    /// Empty: every system.
    package let systems: [MonitoredSystem]
    package let period: Period
    package let effect: Effect
    package let reason: String
    /// From then on it holds nothing back any more.
    package private(set) var liftedAt: Instant?

    package init(
        id: ID, customer: CustomerCode?, systems: [MonitoredSystem], period: Period, effect: Effect, reason: String,
        liftedAt: Instant? = nil
    ) throws(ChangeRefusal) {
        guard !period.isEmpty, period.seconds <= 366 * 86_400 else { throw .freezeOfNoUse }
        guard (1...2_000).contains(reason.count) else { throw .textOutOfBounds }
        self.id = id
        self.customer = customer
        self.systems = Set(systems).sorted()
        self.period = period
        self.effect = effect
        self.reason = reason
        self.liftedAt = liftedAt
    }

    /// Nil where it was lifted before it began.
    package var inForce: Period? {
        guard let liftedAt else { return period }
        return liftedAt > period.start ? Period(period.start, min(period.end, liftedAt)) : nil
    }

    /// Ends it early; refused once it is over.
    package mutating func lift(at now: Instant) throws(ChangeRefusal) {
        guard liftedAt == nil else { throw .liftedAlready(id) }
        guard now < period.end else { throw .freezeOver(id, period.end) }
        liftedAt = now
    }

    package func concerns(_ affected: AffectedSystem) -> Bool {
        (customer == nil || customer == affected.customer) && (systems.isEmpty || systems.contains(affected.system))
    }
}

/// What stands against a change at its planned time (9.3).
package struct Clash: Equatable, Codable, Sendable {
    package enum Kind: Equatable, Codable, Sendable {
        case sameSystem(ChangeRequest.ID, AffectedSystem)
        case outsideWindow(AffectedSystem)
        case insideFreeze(Freeze.ID, Freeze.Effect)
        case sameImplementer(ChangeRequest.ID, Person.Name)
    }

    package let kind: Kind

    package var words: String { words(naming: { $0.text }) }

    /// In words, with people as `name` calls them.
    package func words(naming name: (Person.Name) -> String) -> String {
        switch kind {
        case .sameSystem(let other, let at): "\(other) changes \(at.system) of \(at.customer) at that time too"
        case .outsideWindow(let at): "outside every service window of \(at.system) of \(at.customer)"
        case .insideFreeze(let freeze, .block): "inside \(freeze), which blocks"
        case .insideFreeze(let freeze, .warn): "inside \(freeze), which warns"
        case .sameImplementer(let other, let person): "\(name(person)) makes \(other) at that time too"
        }
    }

    /// Every clash of a change, in one order for the same books: whatever the order of what it is held against.
    package static func all(
        of change: ChangeRequest, others: [ChangeRequest], windows: [ServiceWindow], freezes: [Freeze]
    ) -> [Clash] {
        guard let planned = change.plan.planned, change.implementation == nil else { return [] }
        let ahead = others.filter { other in
            other.id != change.id && other.isAhead && other.plan.planned?.overlaps(planned) == true
        }.sorted { $0.id < $1.id }
        var kinds: [Kind] = []
        for other in ahead {
            let common = Set(other.plan.affects).intersection(change.plan.affects).sorted()
            kinds += common.map { .sameSystem(other.id, $0) }
            if let person = change.plan.implementer, other.plan.implementer == person {
                kinds.append(.sameImplementer(other.id, person))
            }
        }
        for affected in change.plan.affects {
            let inside = windows.contains { window in
                !window.isCancelled && window.customer == affected.customer && window.concerns(affected.system)
                    && window.planned.start <= planned.start && planned.end <= window.planned.end
            }
            if !inside { kinds.append(.outsideWindow(affected)) }
        }
        for freeze in freezes.sorted(by: { $0.id < $1.id })
        where freeze.inForce?.overlaps(planned) == true && change.plan.affects.contains(where: freeze.concerns) {
            kinds.append(.insideFreeze(freeze.id, freeze.effect))
        }
        return kinds.map(Clash.init)
    }
}
