import Domain

/// What `monitor check list --json` prints of a check.
package struct CheckAnswer: Encodable, Equatable, Sendable {
    package let check: MonitorCheck.ID
    package let monitor: Monitor.ID
    package let probe: String
    /// Seconds from one to the next.
    package let every: Int
    package let nextAt: Instant?
    package let lastAt: Instant?
    package let lastProblem: String?

    package init(_ kept: KeptCheck) {
        check = kept.check.id
        monitor = kept.check.monitor
        probe = kept.check.probe.words
        every = kept.check.every
        nextAt = kept.nextAt
        lastAt = kept.lastAt
        lastProblem = kept.lastProblem
    }
}
