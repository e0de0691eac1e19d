import Domain
import Glibc
import Synchronization

/// Where the office gets the time from. Nothing else in the house asks for it.
package struct Clock: Sendable {
    /// Whether someone made it stand at an instant (`--at`, a test).
    package let isStanding: Bool
    private let reading: @Sendable () -> Instant
    private let outside: @Sendable () -> Instant

    package init(isStanding: Bool = true, _ reading: @escaping @Sendable () -> Instant) {
        self.init(isStanding: isStanding, reading: reading, outside: reading)
    }

    private init(isStanding: Bool, reading: @escaping @Sendable () -> Instant, outside: @escaping @Sendable () -> Instant) {
        self.isStanding = isStanding
        self.reading = reading
        self.outside = outside
    }

    package var now: Instant { reading() }

    /// The time of what is between a browser and us. A demonstration has a time of its own; a session in it does not.
    package var machineNow: Instant { outside() }

    /// The machine's clock, to the millisecond.
    package static let machine = Clock(isStanding: false) {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(milliseconds: Int64(time.tv_sec) &* 1_000 &+ Int64(time.tv_nsec) / 1_000_000)
    }

    package static func standing(at instant: Instant) -> Clock { Clock(isStanding: true) { instant } }

    /// A demonstration's. It shows the instant, and at each look a millisecond later than before: what is done one after the
    /// other happened so. Where people work in it, it runs on from there at the machine's pace.
    static func demonstration(from instant: Instant, runs: Bool) -> Clock {
        let hand = Hand(instant)
        let begun = machine.now
        return Clock(
            isStanding: true,
            reading: { runs ? instant + max(0, machine.now.seconds - begun.seconds) : hand.move() },
            outside: { machine.now })
    }
}

private final class Hand: Sendable {
    private let shown: Mutex<Instant>

    init(_ instant: Instant) { shown = Mutex(instant) }

    /// Where it stands; it moves on by a millisecond.
    func move() -> Instant {
        shown.withLock { shown in
            defer { shown = shown.next }
            return shown
        }
    }
}

extension Instant {
    /// A millisecond later.
    var next: Instant { Instant(milliseconds: milliseconds &+ 1) }
}
