import BackOffice
import Domain
import Workbook

/// Every change the viewer may see, the newest first.
enum ChangeList {
    struct Row: Sendable {
        let change: ChangeRequest
        let clashes: [Clash]
    }

    static let list = Listing<Row>(
        "/changes", "Changes", section: .board, key: { $0.change.id.text },
        deeds: { visit in
            [Button("Calendar", href: "/board")]
                + (visit.actor.permissions.contains(.submitChanges)
                    ? [Button("New change", href: "/changes/new", key: "n", isMain: true)] : [])
        },
        whenEmpty: "No change fits. Draft one with its plans; it goes to the board when it is submitted.",
        filters: { visit in
            let customers = try visit.customerChoices()
            return [
                ListFilter("state", "State", .choice(states.map { ($0, $0) } + [("ahead", "ahead")])),
                ListFilter("kind", "Type", .choice(ChangeRequest.Kind.allCases.map { ($0.rawValue, $0.rawValue) })),
                ListFilter("customer", "Utility", .customers(customers)),
                ListFilter("clash", "Clashes", .choice([("yes", "only with a clash")])),
            ]
        }, columns: columns, whole: rows)

    private static let states = [
        "draft", "submitted", "on agenda", "deferred", "approved", "rejected", "scheduled", "implementing", "in review", "closed",
        "cancelled",
    ]

    private static func rows(_ view: View, _ query: ListQuery) throws -> [Row] {
        let customer = try query.word("customer", "a utility's code") { CustomerCode($0) }
        let kind = try query.word("kind", "a type of change") { ChangeRequest.Kind(rawValue: $0) }
        let state = try query.word("state", "a state of a change") { states.contains($0) || $0 == "ahead" ? $0 : nil }
        return try view.changes(of: customer).reversed().filter { change in
            (kind == nil || change.kind == kind)
                && (state == nil || change.status.word == state || (state == "ahead" && change.isAhead))
        }.map { Row(change: $0, clashes: try $0.isAhead ? view.shownClashes(of: $0) : []) }
            .filter { query["clash"] == nil || !$0.clashes.isEmpty }
    }

    /// When a time ends: the hour alone where it is the day it began.
    private static func end(of time: Period, in zone: Zone) -> String {
        let words = zone.words(time.end)
        guard zone.day(of: time.start) == zone.day(of: time.end) else { return words }
        return words.split(separator: " ").suffix(2).joined(separator: " ")
    }

    private static func columns(_ visit: Visit) -> [ListColumn<Row>] {
        let (zone, names) = (visit.zone, visit.names)
        return [
            ListColumn(
                "number", "Number", { .text($0.change.id.text) },
                shown: { row, shown in Shown(shown.text, href: "/changes/\(row.change.id)") }),
            ListColumn(
                "title", "What",
                beneath: [
                    .line("Systems") { row in
                        .text(row.change.plan.affects.map { "\($0.customer) \($0.system)" }.joined(separator: ", "))
                    }
                ],
                { .text($0.change.plan.title) }),
            ListColumn("kind", "Type", { .text($0.change.kind.rawValue) }),
            ListColumn(
                "state", "State", beneath: [.line("Agenda") { .text($0.change.agenda?.text ?? "") }],
                { .text($0.change.status.word) }, shown: { row, shown in Shown(chip: Chip(shown.text, row.change.tone)) }),
            ListColumn(
                "starts", "Planned",
                beneath: [
                    .line(
                        "Planned end", { $0.change.time.map { .instant($0.end, zone) } ?? .empty },
                        words: { row, end in "to \(row.change.time.map { self.end(of: $0, in: zone) } ?? end)" })
                ],
                { $0.change.time.map { .instant($0.start, zone) } ?? .empty }),
            ListColumn(
                "clashes", "Stands against it",
                { .text($0.clashes.map { $0.words(naming: names.name) }.joined(separator: "; ")) },
                shown: { row, shown in
                    row.clashes.isEmpty
                        ? Shown()
                        : Shown(
                            chip: Chip(row.clashes.count == 1 ? "1 clash" : "\(row.clashes.count) clashes", .late),
                            sub: shown.text)
                }),
            ListColumn("implementer", "Made by", spare: true, { .text($0.change.plan.implementer.map(names.name) ?? "") }),
            ListColumn("requested", "Asked by", spare: true, { .text(names.name($0.change.requestedBy)) }),
        ]
    }
}
