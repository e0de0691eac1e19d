import Domain
import GRDB

/// Tells an address of alarms by mail, each opening and each raising once (10.2).
package struct AddAlarmRecipient: Action {
    package static let permission = Permission.operateSystems
    package static var example: AddAlarmRecipient {
        AddAlarmRecipient(
            to: EmailAddress(named: "oncall@provider.example"), customer: Identifier(named: "RIVERBEND"), severity: .critical)
    }

    package var to: EmailAddress
    /// Of whose systems; of all, and of facilities, when left out.
    package var customer: CustomerCode?
    /// The least severe it is told of.
    package var severity: Alarm.Severity

    package init(to: EmailAddress, customer: CustomerCode? = nil, severity: Alarm.Severity) {
        self.to = to
        self.customer = customer
        self.severity = severity
    }

    package func perform(in book: Book) throws -> Done {
        if let utility = book.actor.utility { throw AccessRefusal.beyondUtility(utility) }
        if let customer { try book.requireCustomer(customer) }
        guard try !book.view.alarmRecipients().contains(where: { $0.address == to && $0.customer == customer }) else {
            throw CheckRefusal.toldAlready(to)
        }
        let isContact = try Bool.fetchOne(
            book.db.cachedStatement(
                sql: "SELECT EXISTS (SELECT 1 FROM contact WHERE email = ? COLLATE NOCASE AND left_at IS NULL)"),
            arguments: [to.text])
        if isContact == true, customer == nil { throw CheckRefusal.contactHears(to) }
        try book.db.execute(
            sql: "INSERT INTO alarm_recipient (customer, address, severity, recorded_by, recorded_at) VALUES (?, ?, ?, ?, ?)",
            arguments: [customer?.text, to.text, severity.rawValue, book.actor.id.text, book.now.milliseconds])
        return Done()
    }
}

/// Tells an address of these alarms no longer.
package struct RemoveAlarmRecipient: Action {
    package static let permission = Permission.operateSystems
    package static var example: RemoveAlarmRecipient {
        RemoveAlarmRecipient(to: EmailAddress(named: "oncall@provider.example"), customer: Identifier(named: "RIVERBEND"))
    }

    package var to: EmailAddress
    package var customer: CustomerCode?

    package init(to: EmailAddress, customer: CustomerCode? = nil) {
        self.to = to
        self.customer = customer
    }

    package func perform(in book: Book) throws -> Done {
        if let utility = book.actor.utility { throw AccessRefusal.beyondUtility(utility) }
        try book.db.execute(
            sql: """
                UPDATE alarm_recipient SET ended_by = ?, ended_at = ?
                WHERE ended_at IS NULL AND address = ? AND customer IS ?
                """, arguments: [book.actor.id.text, book.now.milliseconds, to.text, customer?.text])
        guard book.db.changesCount == 1 else { throw CheckRefusal.notTold(to) }
        return Done()
    }
}

package struct AlarmRecipient: Codable, Equatable, Sendable, FetchableRecord {
    package let address: EmailAddress
    package let customer: CustomerCode?
    package let severity: Alarm.Severity

    package init(row: Row) throws {
        guard let address = EmailAddress(row["address"] as String) else { throw Unreadable("alarm_recipient.address") }
        guard let severity = Alarm.Severity(rawValue: row["severity"]) else { throw Unreadable("alarm_recipient.severity") }
        self.address = address
        customer = try (row["customer"] as String?).map { text in
            guard let code = CustomerCode(text) else { throw Unreadable("alarm_recipient.customer") }
            return code
        }
        self.severity = severity
    }
}

extension View {
    package func alarmRecipients() throws -> [AlarmRecipient] {
        guard actor.isInside else { return [] }
        return try AlarmRecipient.fetchAll(
            db.cachedStatement(
                sql: "SELECT * FROM alarm_recipient WHERE ended_at IS NULL ORDER BY coalesce(customer, ''), address"))
    }
}

extension Book {
    /// Writes a mail of a crossing to everyone who is told of such; `number` is 1 for the opening.
    func tell(of alarm: Alarm.ID, _ crossing: Alarm.Crossing, number: Int, at monitor: Monitor) throws {
        let words = try MailWords(
            record: alarm.text, title: "\(monitor.words): \(crossing.severity.rawValue)".cut(500),
            facts: [
                .init("Where", monitor.place.words), .init("Measured", "\(monitor.name): \(monitor.words(of: crossing.value))"),
                .init("Bounds", monitor.thresholds.words),
                .init(number == 1 ? "Opened" : "Raised", Zone.pacific.words(crossing.at)),
            ])
        try tell(words, of: "\(alarm)/\(number)", severity: crossing.severity, at: monitor)
    }

    /// Writes a mail of a check that gives no reading any more, to everyone who is told of alarms there: while nothing is
    /// measured, none can open.
    func tell(of check: MonitorCheck, problem: String, at monitor: Monitor) throws {
        let words = try MailWords(
            record: check.id.text, title: "\(monitor.words): no reading".cut(500), text: problem,
            facts: [
                .init("Where", monitor.place.words), .init("Looks at", check.probe.words),
                .init("Since", Zone.pacific.words(now)),
            ])
        try tell(words, of: "\(check.id)/\(number(check.id.text))", severity: .critical, at: monitor)
    }

    private func tell(_ words: MailWords, of fact: String, severity: Alarm.Severity, at monitor: Monitor) throws {
        let recipients = try AlarmRecipient.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT * FROM alarm_recipient
                    WHERE ended_at IS NULL AND (customer IS NULL OR customer = ?) AND (severity = 'warning' OR severity = ?)
                    ORDER BY number
                    """), arguments: [monitor.place.customer?.text, severity.rawValue])
        for recipient in recipients {
            let mail = OutboxMail(
                fact: fact, customer: monitor.place.customer, to: recipient.address, kind: .alarm, words: words)
            // A reading is never refused because somebody may not hear of it.
            do { try send(mail) } catch MailRefusal.notTheirs { continue }
        }
    }
}
