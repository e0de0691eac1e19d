/// A restore or a recovery, drilled or in earnest: from the issue identified to service verified (10.4).
package struct Recovery: Equatable, Codable, Sendable {
    package typealias ID = Identifier<Recovery>

    package enum Kind: String, CaseIterable, Codable, Sendable {
        case onSiteRestore, offSiteRestore, hardwareFailure, coldSite, warmSite, hotSite
    }

    package let id: ID
    package let customer: CustomerCode
    package let system: MonitoredSystem
    package let kind: Kind
    package let isDrill: Bool
    package let identifiedAt: Instant
    /// What the agreement in force allowed when it began.
    package let target: Target
    /// The copy it was restored from.
    package let copy: BackupCopy.ID?
    package let note: String
    package private(set) var verifiedAt: Instant?

    /// Refuses one still to come, and a note too long.
    package init(
        id: ID, customer: CustomerCode, system: MonitoredSystem, kind: Kind, isDrill: Bool, identifiedAt: Instant, target: Target,
        copy: BackupCopy.ID?, note: String, now: Instant
    ) throws(RecoveryRefusal) {
        guard identifiedAt <= now else { throw .stillToCome(now) }
        guard note.count <= 2_000 else { throw .noteTooLong }
        self.init(
            recorded: id, customer: customer, system: system, kind: kind, isDrill: isDrill, identifiedAt: identifiedAt,
            target: target, copy: copy, note: note, verifiedAt: nil)
    }

    /// From the books.
    package init(
        recorded id: ID, customer: CustomerCode, system: MonitoredSystem, kind: Kind, isDrill: Bool, identifiedAt: Instant,
        target: Target, copy: BackupCopy.ID?, note: String, verifiedAt: Instant?
    ) {
        self.id = id
        self.customer = customer
        self.system = system
        self.kind = kind
        self.isDrill = isDrill
        self.identifiedAt = identifiedAt
        self.target = target
        self.copy = copy
        self.note = note
        self.verifiedAt = verifiedAt
    }

    package mutating func verify(at instant: Instant, now: Instant) throws(RecoveryRefusal) {
        if let verifiedAt { throw .verifiedAlready(id, verifiedAt) }
        guard instant <= now else { throw .stillToCome(now) }
        guard instant >= identifiedAt else { throw .verifiedBeforeIdentified(id, identifiedAt) }
        verifiedAt = instant
    }

    /// Seconds from identification to service verified, or so far.
    package func elapsed(at now: Instant) -> Int { max(0, (verifiedAt ?? now) - identifiedAt) }

    /// Compared exactly, to the millisecond; nil while it runs within its time.
    package func isInTime(at now: Instant) -> Bool? {
        let end = verifiedAt ?? now
        let allowed = Int64(target.hours.minutes) * 60_000
        guard end.milliseconds - identifiedAt.milliseconds <= allowed else { return false }
        return verifiedAt == nil ? nil : true
    }

    /// Service verified within the hours allowed.
    package var duty: Duty {
        Duty(
            record: id.text, what: "\(kind.words) of \(system)", dueAt: identifiedAt + target.hours.minutes * 60,
            doneAt: verifiedAt)
    }

    package func derivation(at now: Instant, in zone: Zone) -> Derivation {
        let seconds = elapsed(at: now)
        let verdict =
            switch isInTime(at: now) {
            case true?: "met"
            case false?: "missed"
            case nil: "running"
            }
        let took = "\(seconds / 3_600) h \((seconds / 60 % 60).padded(2)) min \((seconds % 60).padded(2)) s"
        var derivation = Derivation(
            "\(id), \(kind.words) of \(system) of \(customer)\(isDrill ? ", drill" : "")",
            rule: "Elapsed time from identification of the issue to service verified, against the tier (2.2, 10.4).",
            result: "\(took) of \(target.hours): \(verdict)")
        derivation.input("allowed", "\(target.hours), \(target.basis)")
        derivation.input("identified", zone.words(identifiedAt), source: id.text)
        derivation.input("service verified", verifiedAt.map { zone.words($0) } ?? "not yet")
        if let copy { derivation.input("restored from", copy.text, source: copy.text) }
        return derivation
    }
}

extension Recovery {
    /// How long a recovery may take, and where that is promised.
    package struct Target: Equatable, Codable, Sendable {
        package let hours: Hours
        /// `Gold, CSA-000001`.
        package let basis: String

        /// Ten years in minutes.
        package static let longest = 5_256_000

        package init(hours: Hours, basis: String) {
            self.hours = hours
            self.basis = basis
        }
    }
}

extension Recovery.Kind {
    /// What the tier promises for it. Refuses a site that is not offered, not bought, or without hours agreed.
    package func target(under agreement: CloudServicesAgreement, hotSite: Hours?) throws -> Recovery.Target {
        guard let promise = agreement.promise else { throw RecoveryRefusal.noPromise(agreement.id) }
        let recovery = promise.tier.recovery
        let hours: Hours
        switch self {
        case .onSiteRestore: hours = recovery.onSiteRestore
        case .offSiteRestore: hours = recovery.offSiteRestore
        case .hardwareFailure: hours = recovery.hardwareFailure
        case .coldSite: hours = Hours(minutes: min(max(recovery.coldSiteDays, 0), Recovery.Target.longest) * 1_440)
        case .warmSite:
            let offered = try recovery.warmSite.bought("Warm-site recovery", of: promise.tier.name)
            guard agreement.terms.options.contains("warm-site"), let offered else {
                throw RecoveryRefusal.notContracted(self, agreement.id)
            }
            hours = offered
        case .hotSite:
            let offered = try recovery.hotSite.bought("Hot-site recovery", of: promise.tier.name)
            guard agreement.terms.options.contains("hot-site") else { throw RecoveryRefusal.notContracted(self, agreement.id) }
            guard let agreed = offered ?? hotSite else { throw RecoveryRefusal.hotSiteWithoutHours(agreement.id) }
            hours = agreed
        }
        guard (1...Recovery.Target.longest).contains(hours.minutes) else { throw RecoveryRefusal.timeOfNoUse(self, agreement.id) }
        return Recovery.Target(hours: hours, basis: "\(promise.tier.name), \(agreement.id)")
    }

    package var words: String {
        switch self {
        case .onSiteRestore: "restore from on-site backup"
        case .offSiteRestore: "restore from off-site backup"
        case .hardwareFailure: "recovery from hardware failure"
        case .coldSite: "cold-site recovery"
        case .warmSite: "warm-site recovery"
        case .hotSite: "hot-site recovery"
        }
    }
}

package enum RecoveryRefusal: Refusal, Equatable {
    case stillToCome(Instant)
    case noteTooLong
    case verifiedAlready(Recovery.ID, Instant)
    case verifiedBeforeIdentified(Recovery.ID, Instant)
    case noPromise(CloudServicesAgreement.ID)
    case noAgreement(CustomerCode, Day)
    case notContracted(Recovery.Kind, CloudServicesAgreement.ID)
    case hotSiteWithoutHours(CloudServicesAgreement.ID)
    case timeOfNoUse(Recovery.Kind, CloudServicesAgreement.ID)
    case hoursOfNoUse
    case planWithoutWords

    package var message: String {
        switch self {
        case .stillToCome(let now):
            "It is \(Zone.pacific.words(now)) now: a recovery is recorded as it happens. Check the time and its offset."
        case .noteTooLong: "A note has at most 2,000 characters. Shorten it."
        case .verifiedAlready(let id, let at):
            "Service was verified for \(id) at \(Zone.pacific.words(at)). It wants nothing more."
        case .verifiedBeforeIdentified(let id, let at):
            "\(id) was identified at \(Zone.pacific.words(at)); service cannot have been verified before. Check the time and its offset."
        case .noPromise(let id): "\(id) is not binding yet, so nothing is promised to hold it to. Have it signed."
        case .noAgreement(let customer, let day):
            "\(customer) has no Cloud Services agreement in force on \(day.words), so no recovery time is promised."
        case .notContracted(let kind, let id): "\(kind.words) is not among the options of \(id). Name what is contracted."
        case .hotSiteWithoutHours(let id):
            "A hot site's hours are agreed by contract (\(id)). Set the customer's recovery plan with them first."
        case .timeOfNoUse(let kind, let id):
            "\(id) promises no time of use for \(kind.words). Put the tier right in the catalogue, and agree on it anew."
        case .hoursOfNoUse: "A hot site is agreed in 15 minutes to 72 hours, and only a hot site's hours are set by the plan."
        case .planWithoutWords: "Say where the plan is and what it holds, in 1 to 20,000 characters."
        }
    }
}
