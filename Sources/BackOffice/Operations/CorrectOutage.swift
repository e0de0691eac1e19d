import Domain

/// Puts an outage right, or withdraws one that was none. The facts before it stay, and this one names the last of them.
package struct CorrectOutage: Action {
    package static let permission = Permission.recordOutages
    package static var example: CorrectOutage {
        CorrectOutage(
            outage: Identifier(named: "OUT-000001"), reason: "The probe's clock was ten minutes ahead.",
            system: .application(Identifier(named: "headend")), kind: .degraded, startedAt: Instant(seconds: 1_788_439_800),
            endedAt: Instant(seconds: 1_788_443_400), withdraw: false)
    }

    package var outage: Outage.ID
    /// Why, in 1 to 2,000 characters.
    package var reason: String
    /// What is left out stays.
    package var system: MonitoredSystem?
    package var kind: Outage.Kind?
    package var startedAt: Instant?
    package var endedAt: Instant?
    /// True: it was no outage.
    package var withdraw: Bool?

    package init(
        outage: Outage.ID, reason: String, system: MonitoredSystem? = nil, kind: Outage.Kind? = nil, startedAt: Instant? = nil,
        endedAt: Instant? = nil, withdraw: Bool? = nil
    ) {
        self.outage = outage
        self.reason = reason
        self.system = system
        self.kind = kind
        self.startedAt = startedAt
        self.endedAt = endedAt
        self.withdraw = withdraw
    }

    package func perform(in book: Book) throws -> Done {
        var (known, fact) = try book.view.outage(outage)
        guard (1...2_000).contains(reason.count) else { throw OutageRefusal.reasonMissing }
        if let system { try book.view.requireSystem(system, of: known.customer) }
        try known.correct(
            system: system, kind: kind, startedAt: startedAt, endedAt: endedAt, withdraw: withdraw ?? false, now: book.now)
        try known.append(known.isWithdrawn ? .withdrawn : .corrected, corrects: fact, reason: reason, in: book)
        return Done()
    }
}
