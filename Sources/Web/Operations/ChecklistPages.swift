import BackOffice
import Domain
import Workbook

/// The daily sheets: every system's, what was found on it, who signed it and when.
enum ChecklistPages {
    static let path = "/checklists/{customer}/{system}/{day}"

    static let routes: [Route] =
        list.routes + ChecklistForms.all.flatMap(\.routes) + [
            .get(path, .permission(.readBooks), "The sheet of a system on a day") { visit in .page(try page(visit)) },
            .get(
                "/why/checklists/{customer}/{period}", .permission(.readBooks), "Why so many sheets of a period counted"
            ) { visit in
                .page(try why(visit))
            },
        ]

    private static let list = Listing<ChecklistSheet>(
        "/checklists", "Checklists", section: .operations, key: { $0.path },
        whenEmpty: "No sheet is due on these days. A checklist is set for each system of a utility.",
        filters: { visit in
            let customers = try visit.customerChoices()
            let today = Checklist.zone.day(of: visit.now)
            return [
                ListFilter("customer", "Utility", .customers(customers)),
                ListFilter(
                    "standing", "Standing",
                    .choice([
                        ("open", "to be signed"), ("counted", "signed in time"), ("late", "signed late"), ("missed", "missed"),
                    ])),
                ListFilter("from", "From", .text(example: "\(today - 7)")), ListFilter("to", "To", .text(example: "\(today)")),
            ]
        }, columns: columns, whole: rows)

    /// Today's, where no days are named.
    private static func rows(_ view: View, _ query: ListQuery) throws -> [ChecklistSheet] {
        let today = Checklist.zone.day(of: view.now)
        let to = try query.word("to", "a day such as 2026-09-30") { Day($0) } ?? today
        let from = try query.word("from", "a day such as 2026-09-30") { Day($0) } ?? min(to, today)
        guard from <= to, to - from <= 400 else { throw FormProblem("from", "Name at most 400 days, the first before the last.") }
        let only = try query.word("customer", "a utility's code") { CustomerCode($0) }
        let standing = try query.word("standing", "open, counted, late or missed") {
            ["open", "counted", "late", "missed"].contains($0) ? $0 : nil
        }
        return try view.checklistSheets(of: only, on: from...to, asOf: view.now).filter {
            standing == nil || $0.standing(at: view.now).key == standing
        }
        .sorted { ($1.day, $0.customer, $0.system) < ($0.day, $1.customer, $1.system) }
    }

    private static func columns(_ visit: Visit) -> [ListColumn<ChecklistSheet>] {
        [
            ListColumn("day", "Day", { .day($0.day) }, shown: { row, shown in Shown(shown.text, href: row.path) }),
            ListColumn("customer", "Utility", { .text($0.customer.text) }),
            ListColumn("system", "System", { .text($0.system.name) }),
            ListColumn("found", "Looked at", { .text($0.foundWords) }),
            ListColumn("faults", "Faults", { .int($0.faults.count) }),
            ListColumn(
                "standing", "Standing", beneath: [.said("To be signed by") { .instant($0.dueAt, visit.zone) }],
                { .text($0.standing(at: visit.now).words) },
                shown: { row, _ in ChecklistPages.standing(row, visit) }),
            ListColumn("initials", "Signed by", { .text($0.signOff?.initials ?? "") }),
            ListColumn("signed", "Signed at", { $0.signOff.map { .instant($0.at, visit.zone) } ?? .empty }),
        ]
    }

    /// `to be signed today in 6 h 30 min`, with until when.
    static func standing(_ sheet: ChecklistSheet, _ visit: Visit) -> Shown {
        let standing = sheet.standing(at: visit.now)
        switch standing {
        case .open:
            return Shown(
                chip: DeadlineWords.chip("to be signed", due: sheet.dueAt, at: visit.now),
                sub: "by \(visit.zone.words(sheet.dueAt))")
        case .counted: return Shown(chip: Chip(standing.words, .good))
        case .signedLate, .missed: return Shown(chip: Chip(standing.words, .late))
        case .toCome: return Shown(chip: Chip(standing.words, .calm))
        }
    }

    static func sheet(_ visit: Visit) throws -> ChecklistSheet {
        let words = ["customer", "system", "day"].map { visit.parameters[$0] ?? "" }
        guard let customer = CustomerCode(words[0]), let system = MonitoredSystem(words[1]), let day = Day(words[2]) else {
            throw Missing("sheet", words.joined(separator: " ").prefix(64))
        }
        let found = try visit.read { try $0.checklistSheets(of: customer, on: day...day, asOf: visit.now) }
        guard let sheet = found.first(where: { $0.system == system }) else {
            throw Missing("sheet", "\(customer) \(system) \(day)")
        }
        return sheet
    }

    private static func page(_ visit: Visit) throws -> Page {
        let sheet = try sheet(visit)
        let mayWork = visit.actor.permissions.contains(.signChecklists) && sheet.day <= Checklist.zone.day(of: visit.now)
        var pieces: [any Piece] = [Panel("What was found", [found(sheet)])]
        if mayWork, sheet.signOff == nil {
            pieces.append(
                Panel(
                    "Write down what you find", id: "results",
                    [
                        Form(
                            to: "\(sheet.path)/record", ChecklistForms.fields(sheet), deed: "Keep results", visit: visit)
                    ]))
            pieces.append(
                Panel(
                    "Sign the sheet off",
                    [
                        Form(
                            to: "\(sheet.path)/sign", ChecklistForms.initials, deed: "Sign off", visit: visit,
                            lead: "It counts when signed by \(visit.zone.words(sheet.dueAt)).")
                    ]))
        }
        var deeds = [Button("Sheets of the day", href: "/checklists?from=\(sheet.day)&to=\(sheet.day)")]
        if mayWork, !sheet.faults.isEmpty { deeds.append(Button("Link what was done", href: "\(sheet.path)/link")) }
        return Page(
            "\(sheet.customer) \(sheet.system), \(sheet.day.words)", lead: sheet.standing(at: visit.now).words,
            section: .operations,
            deeds: deeds, place: sheet.path, pieces,
            beside: [
                Panel(
                    "Facts of record",
                    [
                        Facts([
                            ("Standing", standing(sheet, visit)), ("Due", Shown(visit.zone.words(sheet.dueAt))),
                            ("Looked at", Shown(sheet.foundWords)),
                            (
                                "Signed",
                                sheet.signOff.map { Shown($0.initials, sub: visit.zone.words($0.at)) } ?? Shown("not yet")
                            ),
                            (
                                "This month",
                                Shown("Sheets that counted", why: "/why/checklists/\(sheet.customer)/\(Month(of: sheet.day))")
                            ),
                        ])
                    ])
            ])
    }

    private static func found(_ sheet: ChecklistSheet) -> Facts {
        Facts(
            sheet.items.map { item in
                guard let check = sheet.checks[item.id] else { return (item.words, Shown(chip: Chip("not looked at yet", .due))) }
                let action = check.correctiveAction.map { "done about it: \($0.words)" }
                let link = check.correctiveAction?.record?.description
                return (
                    item.words,
                    Shown(
                        link ?? "", href: link.flatMap(RecordLink.href), chip: check.result.chip,
                        sub: [check.note, action].compactMap(\.self).joined(separator: "; "))
                )
            })
    }

    private static func why(_ visit: Visit) throws -> Page {
        let customer = try CustomerPages.code(visit)
        guard let period = ReportingPeriod(visit.parameters["period"] ?? "") else {
            throw Missing("period", (visit.parameters["period"] ?? "").prefix(64))
        }
        let figure = try visit.read { try $0.checklistCompleteness(of: customer, over: period) }
        return WhyPages.page(
            "Checklists of \(customer)", [figure.derivation],
            back: Button("Checklists", href: "/checklists?customer=\(customer)"),
            section: .operations)
    }
}

extension ChecklistSheet {
    var path: String { "/checklists/\(customer)/\(Query.encoded(system.name))/\(day)" }
    var foundWords: String { "\(checks.count) of \(items.count)" }
}

extension ChecklistSheet.Standing {
    /// Its word in an address.
    fileprivate var key: String {
        switch self {
        case .counted: "counted"
        case .signedLate: "late"
        case .missed: "missed"
        case .open, .toCome: "open"
        }
    }
}

extension ChecklistSheet.Result {
    var words: String {
        switch self {
        case .good: "good"
        case .fault: "fault"
        case .notApplicable: "not applicable"
        }
    }

    fileprivate var chip: Chip {
        switch self {
        case .good: Chip(words, .good)
        case .fault: Chip(words, .late)
        case .notApplicable: Chip(words, .calm)
        }
    }
}
