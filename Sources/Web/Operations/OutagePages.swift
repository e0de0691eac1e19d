import BackOffice
import Domain
import Workbook

/// Outages: recorded, ended, put right.
enum OutagePages {
    static let routes: [Route] =
        list.routes + [recording, ending, correcting].flatMap(\.routes) + [
            .get("/outages/{outage}", .permission(.readBooks), "An outage, and the month it counts in") { visit in
                .page(try page(visit))
            }
        ]

    private static let list = Listing<Outage>(
        "/outages", "Outages", section: .operations, key: { $0.id.text },
        deeds: { visit in
            visit.actor.permissions.contains(.recordOutages)
                ? [Button("Record outage", href: "/outages/new", key: "n", isMain: true)] : []
        },
        whenEmpty: "No outage fits. One is recorded when a system is not as it should be.",
        filters: { visit in
            let customers = try visit.customerChoices()
            return [
                ListFilter("customer", "Utility", .customers(customers)),
                ListFilter("state", "State", .choice([("open", "open"), ("over", "over"), ("withdrawn", "withdrawn")])),
                ListFilter("kind", "Kind", .choice(Outage.Kind.allCases.map { ($0.rawValue, $0.rawValue) })),
                ListFilter("month", "Month", .text(example: "2026-09")),
            ]
        }, columns: columns
    ) { view, query in
        let customer = try query.word("customer", "a utility's code") { CustomerCode($0) }
        let kind = try query.word("kind", "a kind of outage") { Outage.Kind(rawValue: $0) }
        let month = try query.word("month", "a month such as 2026-09") { Month($0) }
        let zones = Dictionary(try view.customers().map { ($0.code, $0.zone) }, uniquingKeysWith: { first, _ in first })
        return try (customer.map { try view.outages(of: $0, asOf: view.now) } ?? view.outages(asOf: view.now)).filter { outage in
            let whole = month.flatMap { month in zones[outage.customer].map { $0.period(of: month.days) } }
            return (kind == nil || outage.kind == kind) && (query["state"] == nil || outage.state == query["state"])
                && (whole == nil || whole.map { outage.period(at: view.now)?.overlaps($0) == true } == true)
        }.sorted { ($1.startedAt, $1.id) < ($0.startedAt, $0.id) }
    }

    private static func columns(_ visit: Visit) -> [ListColumn<Outage>] {
        [
            ListColumn(
                "number", "Outage", { .text($0.id.text) }, shown: { row, shown in Shown(shown.text, href: "/outages/\(row.id)") }),
            ListColumn("customer", "Utility", { .text($0.customer.text) }),
            ListColumn("system", "System", { .text($0.system.name) }),
            ListColumn("kind", "Kind", { .text($0.kind.rawValue) }, shown: { row, _ in Shown(chip: row.chip) }),
            ListColumn("started", "Began", { .instant($0.startedAt, visit.zone) }),
            ListColumn(
                "ended", "Ended", { $0.endedAt.map { .instant($0, visit.zone) } ?? .empty },
                shown: { row, shown in
                    row.state == "open"
                        ? Shown(chip: Chip("still open", .late)) : shown
                }),
            ListColumn("lasted", "Lasted", { row in row.period(at: visit.now).map { .seconds($0.seconds) } ?? .empty }),
            ListColumn("note", "Note", { .text($0.note) }),
        ]
    }

    private static func known(_ visit: Visit) throws -> Outage {
        let id: Outage.ID = try visit.identifier("outage", of: "outage")
        return try visit.read { try $0.outage(id).outage }
    }

    private static func page(_ visit: Visit) throws -> Page {
        let outage = try known(visit)
        let zone = visit.zone
        var deeds: [Button] = []
        if visit.actor.permissions.contains(.recordOutages), !outage.isWithdrawn {
            deeds.append(Button("Put outage right", href: "/outages/\(outage.id)/correct"))
            if outage.endedAt == nil { deeds.append(Button("End outage", href: "/outages/\(outage.id)/end", isMain: true)) }
        }
        let month = Month(of: zone.day(of: outage.startedAt))
        return Page(
            "\(outage.id)  \(outage.system) of \(outage.customer)", lead: outage.state, section: .operations, deeds: deeds,
            number: outage.id.text,
            [
                Facts([
                    ("Kind", Shown(chip: outage.chip)), ("Began", Shown(zone.words(outage.startedAt))),
                    ("Ended", Shown(outage.endedAt.map { zone.words($0) } ?? "not yet")),
                    (
                        "Lasted",
                        Shown(
                            outage.period(at: visit.now).map { Cell.seconds($0.seconds).words } ?? "nothing: it was withdrawn",
                            why: "/why/availability/\(outage.customer)/\(month)/\(Query.encoded(outage.system.name))",
                            isFigure: true)
                    ), ("Note", Shown(outage.note)),
                    (
                        "Counts in",
                        Shown("Availability in \(month.words)", href: "/availability/\(outage.customer)/\(month)")
                    ),
                ])
            ])
    }

    private static let recording = FormRoute(
        "/outages/new", .permission(.recordOutages), "Record outage", section: .operations, deed: "Record outage",
        action: RecordOutage.name,
        fields: { visit in
            let customers = try visit.customerChoices(withCodes: true)
            return [
                Field("customer", "Utility", .choice(customers)),
                Field("system", "System", hint: "Such as headend, or infrastructure"),
                Field("kind", "Kind", .choice(Outage.Kind.allCases.map { ($0.rawValue, $0.words) })),
                Field("startedAt", "Began", .moment, standing: visit.zone.typed(visit.now)),
                Field("endedAt", "Ended", .moment, optional: true, hint: "Left empty while it lasts"),
                Field("note", "Note", .area(lines: 3), optional: true),
            ]
        }
    ) { visit, form in
        let recorded = try await visit.perform(
            RecordOutage(
                customer: try form.customer(), system: try form.word("system", "a system's name") { MonitoredSystem($0) },
                kind: try form.word("kind", "a kind of outage") { Outage.Kind(rawValue: $0) },
                startedAt: try form.moment("startedAt"),
                endedAt: try form.optionalMoment("endedAt"), note: try form.optionalText("note")))
        return .redirect("/outages/\(recorded.outage)", said: "\(recorded.outage) is recorded.")
    }

    private static let ending = FormRoute(
        "/outages/{outage}/end", .permission(.recordOutages), "End outage", section: .operations, deed: "End outage",
        action: EndOutage.name,
        lead: { visit in
            let outage = try known(visit)
            return "\(outage.id), \(outage.system) of \(outage.customer), since \(visit.zone.words(outage.startedAt))."
        }, fields: { visit in [Field("endedAt", "Ended", .moment, standing: visit.zone.typed(visit.now))] }
    ) { visit, form in
        let outage = try known(visit)
        try await visit.perform(EndOutage(outage: outage.id, endedAt: try form.moment("endedAt", notBefore: outage.startedAt)))
        return .redirect("/outages/\(outage.id)", said: "\(outage.id) has ended.")
    }

    private static let correcting = FormRoute(
        "/outages/{outage}/correct", .permission(.recordOutages), "Put outage right", section: .operations,
        deed: "Put outage right", action: CorrectOutage.name,
        lead: { visit in "\(try known(visit).id). What is left empty stays; the fact it corrects is kept." },
        fields: { _ in
            [
                Field("reason", "Why", .area(lines: 2)),
                Field(
                    "kind", "Kind", .choice([("", "as it was")] + Outage.Kind.allCases.map { ($0.rawValue, $0.words) }),
                    optional: true),
                Field("startedAt", "Began", .moment, optional: true), Field("endedAt", "Ended", .moment, optional: true),
                Field("withdraw", "It was none: it counts for nothing", .check, optional: true),
            ]
        }
    ) { visit, form in
        let outage = try known(visit)
        try await visit.perform(
            CorrectOutage(
                outage: outage.id, reason: try form.text("reason"),
                kind: try form.optionalWord("kind", "a kind of outage") { Outage.Kind(rawValue: $0) },
                startedAt: try form.optionalMoment("startedAt"), endedAt: try form.optionalMoment("endedAt"),
                withdraw: form.check("withdraw") ? true : nil))
        return .redirect("/outages/\(outage.id)", said: "\(outage.id) is put right.")
    }
}

extension Outage {
    var state: String { isWithdrawn ? "withdrawn" : endedAt == nil ? "open" : "over" }

    var chip: Chip {
        switch kind {
        case _ where isWithdrawn: Chip("\(kind.rawValue), withdrawn", .calm)
        case .unavailable: Chip(kind.rawValue, .late)
        case .degraded: Chip(kind.rawValue, .due)
        case .unknown: Chip(kind.rawValue, .calm)
        }
    }
}

extension Outage.Kind {
    var words: String {
        switch self {
        case .unavailable: "unavailable: down, and counted"
        case .degraded: "degraded: slow or partly working, not down"
        case .unknown: "unknown: the probes saw nothing, counted as up"
        }
    }
}
