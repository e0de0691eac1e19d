import Domain

/// Says that somebody has seen an alarm and looks after it; one that was raised since wants it again.
package struct AcknowledgeAlarm: Action {
    package static let permission = Permission.operateSystems
    package static var example: AcknowledgeAlarm {
        AcknowledgeAlarm(alarm: Identifier(named: "AL-000001"), note: "Old logs are being moved.")
    }

    package var alarm: Alarm.ID
    /// 1 to 2,000 characters.
    package var note: String?

    package init(alarm: Alarm.ID, note: String? = nil) {
        self.alarm = alarm
        self.note = note
    }

    package func perform(in book: Book) throws -> Done {
        let known = try book.view.alarm(alarm)
        guard note.map({ (1...2_000).contains($0.count) }) ?? true else { throw MonitorRefusal.noteOutOfBounds }
        try known.requireUnacknowledged()
        let seen = Alarm.Acknowledgement(by: book.actor.id.text, at: book.now, note: note)
        try known.append(.acknowledged(seen), in: book)
        return Done()
    }
}

/// Clears an alarm by hand whose last reading is inside the bounds, though not by the margin.
package struct ClearAlarm: Action {
    package static let permission = Permission.operateSystems
    package static var example: ClearAlarm {
        ClearAlarm(alarm: Identifier(named: "AL-000001"), reason: "Disk extended; 83 % is its new normal.")
    }

    package var alarm: Alarm.ID
    /// 1 to 2,000 characters.
    package var reason: String

    package init(alarm: Alarm.ID, reason: String) {
        self.alarm = alarm
        self.reason = reason
    }

    package func perform(in book: Book) throws -> Done {
        let view = book.view
        let known = try view.alarm(alarm)
        let monitor = try view.monitor(known.monitor)
        guard (1...2_000).contains(reason.count) else { throw MonitorRefusal.reasonMissing }
        try known.requireOpen()
        if let last = try view.lastReading(of: monitor.id), monitor.thresholds.level(of: last.value) != .good {
            throw MonitorRefusal.stillBeyond(alarm, monitor.words(of: last.value))
        }
        try known.append(.cleared(.person(reason: reason, at: book.now)), in: book)
        return Done()
    }
}

/// Links an alarm to the request, change or outage it is followed in.
package struct LinkAlarm: Action {
    package static let permission = Permission.operateSystems
    package static var example: LinkAlarm {
        LinkAlarm(alarm: Identifier(named: "AL-000001"), record: WorkRecord(.request, 123))
    }

    package var alarm: Alarm.ID
    package var record: WorkRecord

    package init(alarm: Alarm.ID, record: WorkRecord) {
        self.alarm = alarm
        self.record = record
    }

    package func perform(in book: Book) throws -> Done {
        let known = try book.view.alarm(alarm)
        try known.requireUnlinked(record)
        if let customer = known.place.customer { try book.view.requireRecord(record, of: customer) }
        try known.append(.linked(record), in: book)
        return Done()
    }
}
