/// How long a name has to wait after wrong passwords (15.2): a few are free, each further one doubles the wait.
package struct Lockout: Equatable, Sendable {
    /// Five are free for a user; then 30 s, 1 min, 2 min ... up to an hour.
    package static let ofUser = Lockout(free: 5, firstWait: 30, longestWait: 3_600)
    /// Thirty are free for an address, from which many may come.
    package static let ofAddress = Lockout(free: 30, firstWait: 30, longestWait: 3_600)

    package let free: Int
    /// Seconds.
    package let firstWait: Int
    /// Seconds.
    package let longestWait: Int

    /// Until when nothing is tried, given how many failed in a row and when the last did; nil where one may try at once.
    package func lockedUntil(failures: Int, lastAt: Instant) -> Instant? {
        guard failures >= free else { return nil }
        var wait = firstWait
        for _ in 0..<min(failures - free, 32) where wait < longestWait { wait *= 2 }
        return lastAt + min(wait, longestWait)
    }
}
