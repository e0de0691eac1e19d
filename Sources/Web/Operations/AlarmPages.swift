import BackOffice
import Domain
import Workbook

/// Alarms: what is open, who has seen it, what it is followed in.
enum AlarmPages {
    static let routes: [Route] =
        list.routes + forms.flatMap(\.routes) + [
            .get("/alarms/{alarm}", .permission(.readBooks), "An alarm: what crossed, who looks after it") { visit in
                .page(try page(visit))
            },
            .get("/why/alarm/{alarm}", .permission(.readBooks), "Why an alarm opened, and what became of it") { visit in
                let (alarm, monitor) = try known(visit)
                return .page(
                    WhyPages.page(
                        "\(alarm.id)", [alarm.derivation(of: monitor, in: visit.zone, name: visit.names.name)],
                        back: Button("\(alarm.id)", href: "/alarms/\(alarm.id)"), section: .operations))
            },
        ]

    struct Row: Sendable {
        let alarm: Alarm
        let monitor: Monitor?
    }

    private static let list = Listing<Row>(
        "/alarms", "Alarms", section: .operations, key: { $0.alarm.id.text },
        deeds: { _ in [Button("Monitors", href: "/monitors")] },
        whenEmpty: "No alarm is open. One opens when a monitor's value crosses its threshold.",
        filters: { visit in
            let customers = try visit.customerChoices()
            return [
                ListFilter("state", "State", .choice([("any", "any, of the last 90 days")]), whenNone: "open", standing: "open"),
                ListFilter("severity", "Severity", .choice(Alarm.Severity.allCases.map { ($0.rawValue, $0.rawValue) })),
                ListFilter("customer", "Utility", .customers(customers)),
                ListFilter("seen", "Seen", .choice([("no", "not acknowledged")])),
            ]
        }, columns: columns, whole: rows)

    private static func rows(_ view: View, _ query: ListQuery) throws -> [Row] {
        let customer = try query.word("customer", "a utility's code") { CustomerCode($0) }
        let severity = try query.word("severity", "warning or critical") { Alarm.Severity(rawValue: $0) }
        let isAny = try query.word("state", "open or any") { ["open", "any"].contains($0) ? $0 : nil } == "any"
        let alarms =
            isAny
            ? try view.alarms(of: customer, openedIn: Period(view.now - 90 * 86_400, view.now + 1))
            : try view.openAlarms(of: customer)
        let monitors = Dictionary(try view.monitors(retired: true).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return alarms.filter {
            (severity == nil || $0.severity == severity) && (query["seen"] == nil || $0.acknowledgement == nil)
        }
        .sorted { $0.openedAt > $1.openedAt }.map { Row(alarm: $0, monitor: monitors[$0.monitor]) }
    }

    private static func columns(_ visit: Visit) -> [ListColumn<Row>] {
        let names = visit.names
        return [
            ListColumn(
                "number", "Alarm", { .text($0.alarm.id.text) },
                shown: { row, shown in Shown(shown.text, href: "/alarms/\(row.alarm.id)") }),
            ListColumn(
                "severity", "Severity", { .text($0.alarm.severity.rawValue) },
                shown: { row, shown in Shown(chip: Chip(shown.text, row.alarm.severity.tone)) }),
            ListColumn("where", "Where", { .text($0.alarm.place.words) }),
            ListColumn(
                "what", "What", beneath: [.line("Read") { .text($0.crossingWords ?? "") }],
                { .text($0.monitor?.name.text ?? $0.alarm.monitor.text) },
                shown: { row, shown in Shown(shown.text, href: "/monitors/\(row.alarm.monitor)") }),
            ListColumn(
                "opened", "Opened", { .instant($0.alarm.openedAt, visit.zone) },
                shown: { row, shown in
                    Shown("\(DeadlineWords.age(from: row.alarm.openedAt, to: visit.now)) ago", sub: shown.text)
                }),
            ListColumn(
                "standing", "Standing",
                beneath: [.said("Seen by") { .text($0.alarm.acknowledgement.map { names.name($0.by) } ?? "") }],
                { .text($0.alarm.standing) }, shown: { row, _ in standing(row.alarm, names) }),
            ListColumn(
                "links", "Followed in", { .text($0.alarm.links.map(\.description).joined(separator: ", ")) },
                shown: { row, shown in Shown(shown.text, href: row.alarm.links.count == 1 ? RecordLink.href(shown.text) : nil) }),
            ListColumn(
                "acknowledged", "Seen within", spare: true, { $0.alarm.secondsToAcknowledge.map { .seconds($0) } ?? .empty }),
        ]
    }

    static func standing(_ alarm: Alarm, _ names: PeopleNames) -> Shown {
        let tone: Tone =
            switch (alarm.isOpen, alarm.acknowledgement) {
            case (true, nil): .late
            case (true, .some): .due
            case (false, nil): .due
            case (false, .some): .good
            }
        return Shown(chip: Chip(alarm.standing, tone), sub: alarm.acknowledgement.map { "seen by \(names.name($0.by))" })
    }

    private static func known(_ visit: Visit) throws -> (Alarm, Monitor) {
        let id: Alarm.ID = try visit.identifier("alarm", of: "alarm")
        return try visit.read { view in
            let alarm = try view.alarm(id)
            return (alarm, try view.monitor(alarm.monitor))
        }
    }

    private static func page(_ visit: Visit) throws -> Page {
        let (alarm, monitor) = try known(visit)
        let last = try visit.read { try $0.lastReading(of: monitor.id) }
        let names = try visit.read { try $0.peopleNames() }
        let zone = visit.zone
        var events = alarm.crossings.enumerated().map { index, crossing in
            (
                crossing.at, index == 0 ? "opened" : "raised",
                "\(crossing.severity.rawValue): \(monitor.words(of: crossing.value))", ""
            )
        }
        if let seen = alarm.acknowledgement { events.append((seen.at, "acknowledged", seen.note ?? "", names.name(seen.by))) }
        switch alarm.clearing {
        case .reading(let value, let at): events.append((at, "cleared", "by \(monitor.words(of: value))", ""))
        case .person(let reason, let at): events.append((at, "cleared by hand", reason, ""))
        case nil: break
        }
        let entries = events.enumerated().map { index, event in
            Timeline.Entry(
                anchor: "event-\(index + 1)", at: event.0, in: zone, who: event.3, what: event.1, words: event.2)
        }
        return Page(
            "\(alarm.id)  \(monitor.name)", lead: "\(alarm.place.words) \u{B7} \(alarm.standing)", section: .operations,
            deeds: deeds(alarm, visit), number: alarm.id.text, [Timeline(entries)],
            beside: [
                Panel(
                    "Facts of record",
                    [
                        Facts(
                            [
                                ("Standing", standing(alarm, names)),
                                (
                                    "Monitor",
                                    Shown(monitor.id.text, href: "/monitors/\(monitor.id)", sub: monitor.thresholds.words)
                                ),
                                (
                                    "Last reading",
                                    Shown(
                                        last.map { monitor.words(of: $0.value) } ?? "none", sub: last.map { zone.words($0.at) },
                                        why: "/why/alarm/\(alarm.id)", isFigure: true)
                                ),
                            ] + alarm.links.map { ("Followed in", Shown($0.description, href: RecordLink.href($0.description))) })
                    ])
            ])
    }

    private static func deeds(_ alarm: Alarm, _ visit: Visit) -> [Button] {
        guard visit.actor.permissions.contains(.operateSystems) else { return [] }
        let path = "/alarms/\(alarm.id)"
        return [Button("Link alarm", href: "\(path)/link")]
            + (alarm.isOpen ? [Button("Clear alarm", href: "\(path)/clear")] : [])
            + (alarm.acknowledgement == nil ? [Button("Acknowledge alarm", href: "\(path)/acknowledge", isMain: true)] : [])
    }

    private static func form<Done: Action>(
        _ word: String, _ title: String, _ action: Done.Type, _ fields: [Field],
        _ perform: @escaping @Sendable (Visit, FormReader, Alarm.ID) async throws -> String
    ) -> FormRoute {
        FormRoute(
            "/alarms/{alarm}/\(word)", .permission(Done.permission), title, section: .operations, deed: title, action: Done.name,
            lead: { visit in
                let (alarm, monitor) = try known(visit)
                return "\(alarm.id), \(monitor.words), \(alarm.standing)."
            }, fields: { _ in fields }
        ) { visit, form in
            let id: Alarm.ID = try visit.identifier("alarm", of: "alarm")
            let said = try await perform(visit, form, id)
            return .redirect("/alarms/\(id)", said: said)
        }
    }

    private static let forms: [FormRoute] = [
        form("acknowledge", "Acknowledge alarm", AcknowledgeAlarm.self, [Field("note", "What you do about it", optional: true)]) {
            visit, form, id in
            try await visit.perform(AcknowledgeAlarm(alarm: id, note: try form.optionalText("note", most: 2_000)))
            return "You look after \(id)."
        },
        form("clear", "Clear alarm", ClearAlarm.self, [Field("reason", "Why", .area(lines: 3))]) { visit, form, id in
            try await visit.perform(ClearAlarm(alarm: id, reason: try form.text("reason", most: 2_000)))
            return "\(id) is cleared."
        },
        form("link", "Link alarm", LinkAlarm.self, [Field("record", "To", hint: "An SR-, CR- or OUT- number")]) {
            visit, form, id in
            let record = try form.word("record", "a number such as SR-000123") { WorkRecord($0.uppercased()) }
            try await visit.perform(LinkAlarm(alarm: id, record: record))
            return "\(id) is followed in \(record)."
        },
    ]
}

extension Alarm.Severity {
    var tone: Tone { self == .critical ? .late : .due }
}

extension AlarmPages.Row {
    fileprivate var crossingWords: String? {
        alarm.crossings.last.map { crossing in monitor?.words(of: crossing.value) ?? crossing.value.description }
    }
}
