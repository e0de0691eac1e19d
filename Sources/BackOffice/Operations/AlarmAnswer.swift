import Domain

/// What `alarm list --json` prints of an alarm.
package struct AlarmAnswer: Encodable, Equatable, Sendable {
    package let alarm: Alarm.ID
    package let customer: CustomerCode?
    package let place: String
    package let monitor: Monitor.ID
    package let severity: Alarm.Severity
    package let standing: String
    package let openedAt: Instant
    package let value: Quantity?
    package let acknowledgedBy: String?
    package let acknowledgedAt: Instant?
    package let clearedAt: Instant?
    package let links: [WorkRecord]

    package init(_ alarm: Alarm, in view: View) throws { self.init(alarm, try ShownNames(in: view)) }

    private init(_ alarm: Alarm, _ names: ShownNames) {
        self.alarm = alarm.id
        customer = alarm.place.customer
        place = alarm.place.words
        monitor = alarm.monitor
        severity = alarm.severity
        standing = alarm.standing
        openedAt = alarm.openedAt
        value = alarm.crossings.last?.value
        acknowledgedBy = (alarm.acknowledgement?.by).map(names.name)
        acknowledgedAt = alarm.acknowledgement?.at
        clearedAt = alarm.clearing?.at
        links = alarm.links
    }

    /// Those that opened in a month of the provider's zone; without one, those that are open or not acknowledged.
    package static func list(of customer: CustomerCode?, openedIn month: Month?, in view: View) throws -> [AlarmAnswer] {
        let alarms = try view.alarms(of: customer, openedIn: month.map { Checklist.zone.period(of: $0.days) }, asOf: view.now)
        let names = try ShownNames(in: view)
        return alarms.filter { month != nil || $0.isOpen || $0.acknowledgement == nil }.map { AlarmAnswer($0, names) }
    }
}
