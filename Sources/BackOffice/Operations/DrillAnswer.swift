import Domain

/// What `drill list --json` prints of a drill or a recovery in earnest.
package struct DrillAnswer: Encodable, Equatable, Sendable {
    package let drill: Recovery.ID
    package let customer: CustomerCode
    package let system: MonitoredSystem
    package let kind: Recovery.Kind
    package let isDrill: Bool
    package let identifiedAt: Instant
    package let verifiedAt: Instant?
    package let elapsedSeconds: Int
    package let allowed: Hours
    /// Left out while it runs and is not late yet.
    package let inTime: Bool?

    package init(_ recovery: Recovery, at now: Instant) {
        drill = recovery.id
        customer = recovery.customer
        system = recovery.system
        kind = recovery.kind
        isDrill = recovery.isDrill
        identifiedAt = recovery.identifiedAt
        verifiedAt = recovery.verifiedAt
        elapsedSeconds = recovery.elapsed(at: now)
        allowed = recovery.target.hours
        inTime = recovery.isInTime(at: now)
    }

    package static func list(of customer: CustomerCode?, in view: View) throws -> [DrillAnswer] {
        try view.recoveries(of: customer, asOf: view.now).map { DrillAnswer($0, at: view.now) }
    }
}
