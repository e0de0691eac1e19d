import Domain
import GRDB

/// Begins a restore drill or a real recovery: the issue was identified, and the clock of the tier runs (10.4).
package struct BeginRecovery: Action {
    package static let permission = Permission.operateSystems
    package static var example: BeginRecovery {
        BeginRecovery(
            customer: Identifier(named: "RIVERBEND"), system: .application(Identifier(named: "headend")), kind: .onSiteRestore,
            isDrill: true, identifiedAt: Instant(seconds: 1_789_200_000), backup: Identifier(named: "BK-000001"),
            note: "Yearly drill: database restored to the spare server.")
    }

    package var customer: CustomerCode
    package var system: MonitoredSystem
    package var kind: Recovery.Kind
    /// A drill when left out.
    package var isDrill: Bool?
    /// Now when left out.
    package var identifiedAt: Instant?
    package var backup: BackupCopy.ID?
    package var note: String?

    package init(
        customer: CustomerCode, system: MonitoredSystem, kind: Recovery.Kind, isDrill: Bool? = nil,
        identifiedAt: Instant? = nil, backup: BackupCopy.ID? = nil, note: String? = nil
    ) {
        self.customer = customer
        self.system = system
        self.kind = kind
        self.isDrill = isDrill
        self.identifiedAt = identifiedAt
        self.backup = backup
        self.note = note
    }

    package struct Begun: Codable, Equatable, Sendable {
        package let drill: Recovery.ID
        /// What the tier allows.
        package let target: Hours
    }

    package func perform(in book: Book) throws -> Begun {
        let view = book.view
        try book.requireCustomer(customer)
        try view.requireSystem(system, of: customer)
        if let backup, try view.backupCopy(backup).customer != customer { throw Missing("backup", backup) }
        let identified = identifiedAt ?? book.now
        let recovery = try Recovery(
            id: try book.identifier("DR"), customer: customer, system: system, kind: kind, isDrill: isDrill ?? true,
            identifiedAt: identified, target: try view.recoveryTarget(kind, of: customer, at: identified), copy: backup,
            note: note ?? "", now: book.now)
        try recovery.store(in: book)
        return Begun(drill: recovery.id, target: recovery.target.hours)
    }
}

/// Ends a drill or recovery: service was verified.
package struct VerifyRecovery: Action {
    package static let permission = Permission.operateSystems
    package static var example: VerifyRecovery {
        VerifyRecovery(drill: Identifier(named: "DR-000001"), verifiedAt: Instant(seconds: 1_789_209_000))
    }

    package var drill: Recovery.ID
    /// Now when left out.
    package var verifiedAt: Instant?

    package init(drill: Recovery.ID, verifiedAt: Instant? = nil) {
        self.drill = drill
        self.verifiedAt = verifiedAt
    }

    package struct Verified: Codable, Equatable, Sendable {
        package let elapsedSeconds: Int
        package let inTime: Bool
    }

    package func perform(in book: Book) throws -> Verified {
        var recovery = try book.view.recovery(drill)
        let at = verifiedAt ?? book.now
        try recovery.verify(at: at, now: book.now)
        try book.db.execute(
            sql: """
                INSERT INTO recovery_verification (recovery, customer, verified_at, recorded_by, recorded_at)
                VALUES (?, ?, ?, ?, ?)
                """,
            arguments: [
                drill.text, recovery.customer.text, at.milliseconds, book.actor.id.text, book.now.milliseconds,
            ])
        return Verified(elapsedSeconds: recovery.elapsed(at: at), inTime: recovery.isInTime(at: at) ?? false)
    }
}

/// Sets the disaster recovery plan of a customer: the site that takes over, as contracted (10.4).
package struct SetRecoveryPlan: Action {
    package static let permission = Permission.operateSystems
    package static var example: SetRecoveryPlan {
        SetRecoveryPlan(
            customer: Identifier(named: "RIVERBEND"), site: .hot, hotSiteHours: Hours(hours: 4),
            words: "Plan 7 of 2 March 2026: takes over in Reno within four hours.", approvedOn: Day(ordinal: 20_600))
    }

    package var customer: CustomerCode
    package var site: RecoveryPlan.Site
    /// Of a hot site, as agreed: 15 minutes to 72 hours.
    package var hotSiteHours: Hours?
    /// 1 to 20,000 characters.
    package var words: String
    package var approvedOn: Day

    package init(
        customer: CustomerCode, site: RecoveryPlan.Site, hotSiteHours: Hours? = nil, words: String, approvedOn: Day
    ) {
        self.customer = customer
        self.site = site
        self.hotSiteHours = hotSiteHours
        self.words = words
        self.approvedOn = approvedOn
    }

    package struct Planned: Codable, Equatable, Sendable {
        package let plan: RecoveryPlan.ID
    }

    package func perform(in book: Book) throws -> Planned {
        let view = book.view
        let today = try view.customer(customer).zone.day(of: book.now)
        guard approvedOn <= today else { throw RecoveryRefusal.stillToCome(book.now) }
        let plan = try RecoveryPlan(
            id: try book.identifier("DRP"), customer: customer, site: site, hotSiteHours: hotSiteHours, words: words,
            approvedOn: approvedOn)
        guard let agreement = try view.agreementsInForce(of: customer, on: today...today).first else {
            throw RecoveryRefusal.noAgreement(customer, today)
        }
        // Refused where the site is not contracted.
        _ = try site.recovery.target(under: agreement, hotSite: hotSiteHours)
        try book.db.execute(
            sql: """
                INSERT INTO recovery_plan (id, customer, site, hot_site_minutes, words, approved_on, recorded_by, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                plan.id.text, customer.text, site.rawValue, hotSiteHours?.minutes, words, approvedOn.description,
                book.actor.id.text, book.now.milliseconds,
            ])
        return Planned(plan: plan.id)
    }
}
