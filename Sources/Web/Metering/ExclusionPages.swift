import BackOffice
import Domain
import Metering
import Workbook

/// What leaves both sides of a read rate: asked for by one person with evidence, decided by another (12.6).
enum ExclusionPages {
    static let routes: [Route] =
        list.routes + ExclusionForms.all.flatMap(\.routes) + [
            .get(
                "/exclusions/{exclusion}", .permission(.readBooks), "An exclusion: evidence, decision, what it does to the rates"
            ) {
                visit in
                .page(try page(visit))
            }
        ]

    private static let list = Listing<ExclusionRow>(
        "/exclusions", "Exclusions", section: .metering, key: { $0.id.text },
        deeds: { visit in
            (visit.actor.permissions.contains(.requestExclusions)
                ? [Button("Request an exclusion", href: "/exclusions/new", key: "n", isMain: true)] : [])
                + [Button("Read rates", href: "/metering")]
        },
        whenEmpty: "No exclusion fits. One is requested with its evidence, and counts once another person has approved it.",
        filters: { visit in
            let choices = try visit.utilityChoices()
            return (choices.isEmpty ? [] : [ListFilter("utility", "Utility", .customers(choices))]) + [
                ListFilter(
                    "status", "State",
                    .choice(["requested", "approved", "rejected", "withdrawn"].map { ($0, $0) })),
                ListFilter("month", "Touches", .offer(MeteringView.months(visit))),
            ]
        }, columns: columns,
        whole: { view, query in
            let asked = try query.word("utility", "a utility's code") { CustomerCode($0) }
            let status = try query.word("status", "requested, approved, rejected or withdrawn") { Exclusion.Status(rawValue: $0) }
            let month = try query.word("month", "a month such as 2026-09") { Month($0) }
            let customers = try asked.map { [try view.customer($0)] } ?? view.customers()
            return try customers.flatMap { customer in
                try ExclusionRow.list(
                    of: customer.code, touching: month.map { customer.zone.period(of: $0.days) }, status: status, asOf: view.now,
                    view.db)
            }.sorted { $0.number > $1.number }
        })

    private static func columns(_ visit: Visit) -> [ListColumn<ExclusionRow>] {
        let names = visit.names
        return [
            ListColumn(
                "number", "Number", { .text($0.id.text) },
                shown: { row, shown in
                    var shown = shown
                    shown.href = "/exclusions/\(row.id)"
                    return shown
                }),
            ListColumn("status", "State", { .text($0.status.rawValue) }, shown: { row, _ in Shown(chip: row.status.chip) }),
            ListColumn("utility", "Utility", { .text($0.utility.text) }),
            ListColumn("why", "Why", beneath: [.line("Reaches") { .text($0.scope.words) }], { .text($0.code.words) }),
            ListColumn("from", "From", { .instant($0.period.start, visit.zone) }),
            ListColumn("to", "To", { .instant($0.period.end, visit.zone) }),
            ListColumn("by", "Requested by", { .text(names.name($0.requestedBy)) }),
            ListColumn("decided", "Decided by", { .text($0.decidedBy.map { names.name($0) } ?? "") }),
            ListColumn("evidence", "Evidence", spare: true, { .text($0.evidence) }),
        ]
    }

    private static func page(_ visit: Visit) throws -> Page {
        let id: Exclusion.ID = try visit.identifier("exclusion", of: "exclusion")
        let (row, figures, closed) = try visit.read { view in
            let row = try ExclusionRow.find(id, in: view)
            return (row, try rates(row, view), try row.monthsClosed(by: row.decidedAt ?? view.now, view.db))
        }
        return Page(
            "\(row.id)  \(row.code.words)", lead: "\(row.utility) \u{B7} \(row.status.rawValue)", section: .metering,
            deeds: ExclusionForms.deeds(row, visit), number: row.id.text,
            [
                Panel("Evidence", [Prose(row.evidence)]),
                Panel(
                    row.status == .requested ? "What it would do to the rates" : "What it does to the rates",
                    [Remark(effect(row, closed, visit.names), tone: row.status.chip.tone)] + figures),
                Timeline(history(row, visit)),
            ], beside: [Panel("Facts of record", [facts(row, visit)])])
    }

    /// The rates of its months; while it waits, what it would make of them.
    private static func rates(_ row: ExclusionRow, _ view: View) throws -> [any Piece] {
        switch row.status {
        case .requested: return ForetoldRates.pieces(try view.foretelling(of: row))
        case .approved, .rejected, .withdrawn:
            let zone = try view.customer(row.utility).zone
            var months = [Month(of: zone.day(of: row.period.start))]
            while let last = months.last, zone.start(of: last.last + 1) < row.period.end, months.count < 12 {
                months.append(last.next)
            }
            return [ExclusionRates.grid(try months.map { try view.meteringMonth(of: row.utility, in: $0, parts: .rate) })]
        }
    }

    /// `closed`: the months it touches that closed before it was decided. What is frozen there stays.
    private static func effect(_ row: ExclusionRow, _ closed: [Month], _ names: PeopleNames) -> String {
        let months = closed.map(\.words).joined(separator: ", ")
        switch row.status {
        case .requested:
            return "It counts nowhere yet: another person than \(names.name(row.requestedBy)) approves or rejects it."
        case .approved:
            return closed.isEmpty
                ? "Its slots leave both sides of the adjusted rate. Raw and adjusted stand together below."
                : "\(months) closed before it was approved: there the frozen figure stays without it, and its slots leave the restated "
                    + "rate alone. Both stand below."
        case .rejected: return "It was rejected: its slots stay on both sides."
        case .withdrawn:
            return "It was withdrawn: its slots stay on both sides."
                + (closed.isEmpty
                    ? "" : " \(months) closed before: what was frozen there stands, and what changed since shows as restated.")
        }
    }

    private static func history(_ row: ExclusionRow, _ visit: Visit) -> [Timeline.Entry] {
        let names = visit.names
        var entries = [
            Timeline.Entry(
                anchor: "requested", at: row.requestedAt, in: visit.zone, who: names.name(row.requestedBy), what: "requested it",
                words: row.evidence, ground: .paper)
        ]
        if let at = row.decidedAt {
            entries.append(
                Timeline.Entry(
                    anchor: "decided", at: at, in: visit.zone, who: row.decidedBy.map { names.name($0) } ?? "",
                    what: row.status.rawValue + " it",
                    words: row.reason ?? ""))
        }
        return entries
    }

    private static func facts(_ row: ExclusionRow, _ visit: Visit) -> Facts {
        var rows: [(String, Shown)] = [
            ("State", Shown(chip: row.status.chip)),
            ("Utility", Shown(row.utility.text, href: "/metering?utility=\(row.utility)")),
            ("Reaches", Shown(row.scope.words, sub: row.scope.names.count > 3 ? row.scope.names.joined(separator: ", ") : nil)),
            ("From", Shown(visit.zone.words(row.period.start))), ("To", Shown(visit.zone.words(row.period.end))),
        ]
        if let routed = row.routedAt { rows.append(("Routed", Shown(visit.zone.words(routed)))) }
        return Facts(rows)
    }
}

extension Exclusion.Status {
    var chip: Chip {
        switch self {
        case .requested: Chip("waits for a decision", .due)
        case .approved: Chip("approved", .good)
        case .rejected: Chip("rejected", .late)
        case .withdrawn: Chip("withdrawn", .calm)
        }
    }
}
