import BackOffice
import Domain
import Workbook

/// Monitors: what is measured, what it reads now, within which bounds.
enum MonitorPages {
    static let routes: [Route] =
        list.routes + [
            .get("/monitors/{monitor}", .permission(.readBooks), "A monitor: bounds, last readings, alarms") { visit in
                .page(try page(visit))
            }
        ]

    struct Row: Sendable {
        let monitor: Monitor
        let last: MonitorReading?
        let check: KeptCheck?
    }

    private static let list = Listing<Row>(
        "/monitors", "Monitors", section: .operations, key: { $0.monitor.id.text },
        deeds: { visit in
            [Button("Alarms", href: "/alarms")]
                + (visit.actor.permissions.contains(.operateSystems)
                    ? [Button("New monitor", href: "/actions/SetMonitor?back=/monitors", isMain: true)] : [])
        },
        whenEmpty: "Nothing is measured yet. A monitor names a value, its unit and its thresholds.",
        filters: { visit in
            let customers = try visit.customerChoices()
            return [
                ListFilter("customer", "Utility", .customers(customers)),
                ListFilter("level", "Reads", .choice([("good", "good"), ("warning", "warning"), ("critical", "critical")])),
            ]
        }, columns: columns
    ) { view, query in
        let customer = try query.word("customer", "a utility's code") { CustomerCode($0) }
        let checks = Dictionary(try view.checks().map { ($0.check.monitor, $0) }, uniquingKeysWith: { first, _ in first })
        return try view.monitors(of: customer).map {
            Row(monitor: $0, last: try view.lastReading(of: $0.id), check: checks[$0.id])
        }.filter { query["level"] == nil || $0.level?.words == query["level"] }
    }

    private static func columns(_ visit: Visit) -> [ListColumn<Row>] {
        [
            ListColumn(
                "number", "Monitor", { .text($0.monitor.id.text) },
                shown: { row, shown in Shown(shown.text, href: "/monitors/\(row.monitor.id)") }),
            ListColumn("where", "Where", { .text($0.monitor.place.words) }),
            ListColumn("what", "What", { .text($0.monitor.name.text) }),
            ListColumn(
                "value", "Reads",
                beneath: [
                    .said("Unit") { .text($0.monitor.unit) },
                    .said("Level") { row in
                        .text(row.last.map { row.monitor.thresholds.level(of: $0.value).words } ?? "never read")
                    },
                ],
                { .text($0.last.map { $0.value.description } ?? "") },
                shown: { row, _ in MonitorPages.reading(row.monitor, row.last) }),
            ListColumn(
                "taken", "Taken", { $0.last.map { .instant($0.at, visit.zone) } ?? .empty },
                shown: { row, shown in
                    row.last.map { Shown("\(DeadlineWords.age(from: $0.at, to: visit.now)) ago", sub: shown.text) }
                        ?? Shown("never")
                }),
            ListColumn("bounds", "Bounds", { .text($0.monitor.thresholds.words) }),
            ListColumn(
                "check", "Measured by", beneath: [.line("No reading because") { .text($0.check?.lastProblem ?? "") }],
                { .text($0.check?.check.probe.words ?? "hand") },
                shown: { row, shown in
                    Shown(shown.text, chip: row.check?.lastProblem == nil ? nil : Chip("no reading", .late))
                }),
        ]
    }

    /// A value with the level it stands at.
    static func reading(_ monitor: Monitor, _ last: MonitorReading?) -> Shown {
        guard let last else { return Shown(chip: Chip("never read", .calm)) }
        let level = monitor.thresholds.level(of: last.value)
        return Shown(monitor.words(of: last.value), chip: Chip(level.words, level.tone), isFigure: true)
    }

    /// How far back the chart of a monitor goes, in days.
    private static let days = 14

    private static func page(_ visit: Visit) throws -> Page {
        let people = visit.names
        let id: Monitor.ID = try visit.identifier("monitor", of: "monitor")
        let now = visit.now
        let (monitor, readings, alarms) = try visit.read { view in
            let monitor = try view.monitor(id)
            return (
                monitor, try view.readings(of: id, in: Period(now - days * 86_400, now + 1)),
                try view.alarms(of: monitor.place.customer, openedIn: Period(now - 90 * 86_400, now + 1)).filter {
                    $0.monitor == id
                }
            )
        }
        let last = try visit.read { try $0.lastReading(of: id) }
        var deeds: [Button] = []
        if visit.actor.permissions.contains(.operateSystems), monitor.retiredAt == nil {
            let back = "&back=/monitors/\(id)"
            deeds = [
                Button("Retire monitor", href: "/actions/RetireMonitor?monitor=\(id)\(back)"),
                Button("Record reading", href: "/actions/RecordReading?monitor=\(id)\(back)", isMain: true),
            ]
        }
        let rows = alarms.reversed().map { alarm -> (String, Shown) in
            var shown = AlarmPages.standing(alarm, people)
            shown.text = "\(alarm.severity.rawValue) \(visit.zone.words(alarm.openedAt))"
            shown.href = "/alarms/\(alarm.id)"
            return (alarm.id.text, shown)
        }
        return Page(
            "\(id)  \(monitor.name)", lead: monitor.place.words, section: .operations, deeds: deeds, number: id.text,
            [
                Panel(
                    "Readings of the last \(days) days",
                    [
                        readings.count < 2
                            ? Remark("\(readings.count.counted("reading")) in these days: too few for a line.")
                            : ReadingChart(monitor, readings, in: visit.zone)
                    ]),
                Panel("Alarms of the last 90 days", rows.isEmpty ? [Remark("None.", tone: .good)] : [Facts(rows)]),
            ],
            beside: [
                Panel(
                    "Facts of record",
                    [
                        Facts([
                            ("Reads", reading(monitor, last)), ("Taken", Shown(last.map { visit.zone.words($0.at) } ?? "never")),
                            ("Bounds", Shown(monitor.thresholds.words)),
                            ("Retired", Shown(monitor.retiredAt.map { visit.zone.words($0) } ?? "no")),
                        ])
                    ])
            ])
    }
}

extension MonitorPages.Row {
    fileprivate var level: Thresholds.Level? { last.map { monitor.thresholds.level(of: $0.value) } }
}

extension Thresholds.Level {
    var tone: Tone {
        switch self {
        case .good: .good
        case .warning: .due
        case .critical: .late
        }
    }
}
