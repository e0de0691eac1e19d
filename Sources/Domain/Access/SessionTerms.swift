/// How long a sign-in lasts: half an hour without a sign of its user, twelve hours in all (15.2).
package struct SessionTerms: Equatable, Sendable {
    package static let standard = SessionTerms(idle: 1_800, total: 43_200)

    /// Seconds.
    package let idle: Int
    /// Seconds.
    package let total: Int

    /// The instant from which it is over, unless it is used before.
    package func endsAt(begunAt: Instant, usedAt: Instant) -> Instant { min(usedAt + idle, begunAt + total) }

    package func isOver(begunAt: Instant, usedAt: Instant, at now: Instant) -> Bool {
        now >= endsAt(begunAt: begunAt, usedAt: usedAt) || now < begunAt
    }
}
