import Domain
import GRDB

/// Lets Amico measure something for a monitor by itself, every so often (10.2).
package struct AddCheck: Action {
    package static let permission = Permission.operateSystems
    package static var example: AddCheck {
        AddCheck(monitor: Identifier(named: "MON-000001"), probe: .disk(path: "/var/lib"), every: 300)
    }

    package var monitor: Monitor.ID
    package var probe: Probe
    /// Seconds, 30 to 86,400.
    package var every: Int

    package init(monitor: Monitor.ID, probe: Probe, every: Int) {
        self.monitor = monitor
        self.probe = probe
        self.every = every
    }

    package struct Added: Codable, Equatable, Sendable {
        package let check: MonitorCheck.ID
    }

    package func perform(in book: Book) throws -> Added {
        if let utility = book.actor.utility { throw AccessRefusal.beyondUtility(utility) }
        let known = try book.view.monitor(monitor)
        try known.requireInUse()
        let check = try MonitorCheck(id: try book.identifier("CHK"), monitor: monitor, probe: probe, every: every)
        try book.db.execute(
            sql: """
                INSERT INTO monitor_check (id, monitor, customer, probe, every, next_at, recorded_by, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                check.id.text, monitor.text, known.place.customer?.text, try Canonical.json(probe), every, book.now.milliseconds,
                book.actor.id.text, book.now.milliseconds,
            ])
        return Added(check: check.id)
    }
}

/// Measures nothing more by that check.
package struct RemoveCheck: Action {
    package static let permission = Permission.operateSystems
    package static var example: RemoveCheck { RemoveCheck(check: Identifier(named: "CHK-000001")) }

    package var check: MonitorCheck.ID

    package init(check: MonitorCheck.ID) { self.check = check }

    package func perform(in book: Book) throws -> Done {
        let kept = try book.view.check(check)
        guard kept.nextAt != nil else { throw CheckRefusal.endedAlready(check) }
        try book.endChecks("id = ?", check.text)
        return Done()
    }
}

/// Records what a check found: a reading of its monitor, or why there is none.
package struct RecordCheck: Action {
    package static let permission = Permission.runJobs
    package static var example: RecordCheck {
        RecordCheck(check: Identifier(named: "CHK-000001"), value: Quantity(thousandths: 92_500), problem: "no such folder")
    }

    package var check: MonitorCheck.ID
    /// The reading.
    package var value: Quantity?
    /// Where there is none: why, in 1 to 2,000 characters.
    package var problem: String?

    package init(check: MonitorCheck.ID, value: Quantity? = nil, problem: String? = nil) {
        self.check = check
        self.value = value
        self.problem = problem
    }

    package struct Recorded: Codable, Equatable, Sendable {
        package let monitor: Monitor.ID
        package let alarm: Alarm.ID?
        /// When it is made next.
        package let nextAt: Instant
    }

    package func perform(in book: Book) throws -> Recorded {
        let kept = try book.view.check(check)
        guard kept.nextAt != nil else { throw CheckRefusal.endedAlready(check) }
        guard (value == nil) != (problem == nil), problem.map({ (1...2_000).contains($0.unicodeScalars.count) }) ?? true else {
            throw CheckRefusal.valueOrProblem
        }
        let reading = try value.map { try RecordReading(monitor: kept.check.monitor, value: $0).perform(in: book) }
        if let problem, kept.lastProblem == nil {
            try book.tell(of: kept.check, problem: problem, at: book.view.monitor(kept.check.monitor))
        }
        let next = book.now + kept.check.every
        try book.db.execute(
            sql: "UPDATE monitor_check SET next_at = ?, last_at = ?, last_problem = ? WHERE id = ?",
            arguments: [next.milliseconds, book.now.milliseconds, problem, check.text])
        return Recorded(monitor: kept.check.monitor, alarm: reading?.alarm, nextAt: next)
    }
}
