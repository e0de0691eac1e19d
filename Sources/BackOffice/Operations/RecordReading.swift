import Domain
import GRDB

/// Records what a monitor read. Crossing a threshold opens an alarm, once; coming back clears it (10.2).
package struct RecordReading: Action {
    package static let permission = Permission.operateSystems
    package static var example: RecordReading {
        RecordReading(
            monitor: Identifier(named: "MON-000001"), value: Quantity(thousandths: 92_500), at: Instant(seconds: 1_789_200_000))
    }

    package var monitor: Monitor.ID
    package var value: Quantity
    /// When it was taken; now when left out.
    package var at: Instant?

    package init(monitor: Monitor.ID, value: Quantity, at: Instant? = nil) {
        self.monitor = monitor
        self.value = value
        self.at = at
    }

    package struct Recorded: Codable, Equatable, Sendable {
        /// The alarm it opened, raised or cleared; nil when it did neither.
        package let alarm: Alarm.ID?
        package let effect: Effect
    }

    package enum Effect: String, Codable, Sendable {
        case none, opened, raised, cleared
        /// Older than the newest reading: it is kept, and the alarms stay as they are.
        case late
    }

    package func perform(in book: Book) throws -> Recorded {
        let view = book.view
        let known = try view.monitor(monitor)
        try known.requireInUse()
        let at = at ?? book.now
        guard at <= book.now else { throw MonitorRefusal.stillToCome(book.now) }
        let newest = try Int64.fetchOne(
            book.db.cachedStatement(sql: "SELECT max(taken_at) FROM reading WHERE monitor = ?"), arguments: [monitor.text])
        try book.db.execute(
            sql: """
                INSERT INTO reading (monitor, customer, taken_at, thousandths, recorded_by, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                monitor.text, known.place.customer?.text, at.milliseconds, value.thousandths, book.actor.id.text,
                book.now.milliseconds,
            ])
        if let newest, at.milliseconds < newest { return Recorded(alarm: nil, effect: .late) }
        let open = try view.openAlarm(of: monitor)
        switch (known.thresholds.step(value, open: open?.severity), open) {
        case (.opens(let severity), _):
            let alarm = Alarm(
                id: try book.identifier("AL"), monitor: monitor, place: known.place,
                opened: Alarm.Crossing(severity: severity, value: value, at: at))
            try alarm.store(in: book)
            for crossing in alarm.crossings { try book.tell(of: alarm.id, crossing, number: 1, at: known) }
            return Recorded(alarm: alarm.id, effect: .opened)
        case (.raises(let severity), let alarm?):
            let crossing = Alarm.Crossing(severity: severity, value: value, at: at)
            try alarm.append(.raised(crossing), in: book)
            try book.tell(of: alarm.id, crossing, number: alarm.crossings.count + 1, at: known)
            return Recorded(alarm: alarm.id, effect: .raised)
        case (.clears, let alarm?):
            try alarm.append(.cleared(.reading(value, at: at)), in: book)
            return Recorded(alarm: alarm.id, effect: .cleared)
        case (.none, _), (.raises, nil), (.clears, nil): return Recorded(alarm: nil, effect: .none)
        }
    }
}
