import BackOffice
import Domain
import Workbook

/// Copies and their media: what was taken, who keeps it where, what is to be done with it next.
enum BackupPages {
    static let routes: [Route] =
        list.routes + RestoreForms.recording.routes + [
            .get("/backups/{backup}", .permission(.readBooks), "A copy: its medium, its keepers, its end") { visit in
                .page(try page(visit))
            },
            .get("/why/backup/{backup}", .permission(.readBooks), "Why a copy is to be moved or disposed of") { visit in
                let copy = try known(visit)
                return .page(
                    WhyPages.page(
                        "\(copy.id)", [Rotation.standard.derivation(of: copy)],
                        back: Button("\(copy.id)", href: "/backups/\(copy.id)"), section: .operations))
            },
            .get(
                "/why/backups/{customer}/{month}", .permission(.readBooks), "Why so many daily backups of a month were taken"
            ) { visit in
                .page(try why(visit))
            },
        ]

    private static let list = Listing<BackupCopy>(
        "/backups", "Backups", section: .operations, key: { $0.id.text },
        deeds: { visit in
            visit.actor.permissions.contains(.operateSystems)
                ? [Button("Record backup", href: RestoreForms.address(RestoreForms.recordingPath, visit), key: "n", isMain: true)]
                : []
        },
        whenEmpty: "No copy fits. Each backup is recorded with its medium and its keeper.",
        filters: { visit in
            let customers = try visit.customerChoices()
            return [
                ListFilter("customer", "Utility", .customers(customers)),
                ListFilter("schedule", "Schedule", .choice(BackupCopy.Schedule.allCases.map { ($0.rawValue, $0.words) })),
                ListFilter(
                    "due", "Next step", .choice([("yes", "due"), ("any", "any, disposed of too")]), whenNone: "all that are kept"),
                ListFilter("place", "Kept", .choice(BackupCopy.Place.allCases.map { ($0.rawValue, $0.words) })),
            ]
        }, columns: columns, above: BackupGaps.panel
    ) { view, query in
        let customer = try query.word("customer", "a utility's code") { CustomerCode($0) }
        let schedule = try query.word("schedule", "daily, afterChange, weekly or monthly") { BackupCopy.Schedule(rawValue: $0) }
        let place = try query.word("place", "onSite or offSite") { BackupCopy.Place(rawValue: $0) }
        return try copies(view, customer).reversed().filter { copy in
            (schedule == nil || copy.schedule == schedule) && (place == nil || copy.custody.last?.place == place)
                && (query["due"] == "any" || copy.disposal == nil)
                && (query["due"] != "yes" || isDue(copy, on: Checklist.zone.day(of: view.now)))
        }
    }

    /// Of the last fourteen months: nothing is kept longer by rotation.
    private static func copies(_ view: View, _ customer: CustomerCode?) throws -> [BackupCopy] {
        try view.backupCopies(of: customer, takenIn: Period(view.now - 430 * 86_400, view.now + 1), asOf: view.now)
    }

    static func isDue(_ copy: BackupCopy, on day: Day) -> Bool { Rotation.standard.next(of: copy).map { $0.day <= day } ?? false }

    /// Copies whose next step has come, the longest waiting first.
    static func due(_ view: View) throws -> [BackupCopy] {
        let today = Checklist.zone.day(of: view.now)
        return try copies(view, nil).filter { isDue($0, on: today) }
            .sorted { (Rotation.standard.next(of: $0)?.day ?? today) < (Rotation.standard.next(of: $1)?.day ?? today) }
    }

    private static func columns(_ visit: Visit) -> [ListColumn<BackupCopy>] {
        [
            ListColumn(
                "number", "Copy", { .text($0.id.text) }, shown: { row, shown in Shown(shown.text, href: "/backups/\(row.id)") }),
            ListColumn("customer", "Utility", { .text($0.customer.text) }),
            ListColumn("system", "System", { .text($0.system?.name ?? "every system") }),
            ListColumn("schedule", "Schedule", { .text($0.schedule.words) }),
            ListColumn("contents", "Holds", { .text($0.contents.words) }),
            ListColumn("taken", "Taken", { .instant($0.takenAt, visit.zone) }),
            ListColumn("medium", "Medium", { .text($0.medium) }),
            ListColumn(
                "place", "Kept", beneath: [.line("By") { .text($0.disposal == nil ? $0.custody.last?.keeper ?? "" : "") }],
                { .text($0.disposal == nil ? $0.custody.last?.place.words ?? "" : "") }),
            ListColumn(
                "next", "Next", { .text(Rotation.standard.next(of: $0)?.words ?? "") }, shown: { row, _ in next(row, visit) }),
            ListColumn("change", "After", spare: true, { .text($0.change?.description ?? "") }),
        ]
    }

    /// What is to be done with a copy, and how late that is.
    static func next(_ copy: BackupCopy, _ visit: Visit) -> Shown {
        let why = "/why/backup/\(copy.id)"
        guard let step = Rotation.standard.next(of: copy) else {
            return copy.disposal == nil ? Shown("nothing is due", why: why) : Shown("disposed of", why: why)
        }
        let late = Checklist.zone.day(of: visit.now) - step.day
        let chip = late > 0 ? Chip("\(late.counted("day")) late", .late) : late == 0 ? Chip("due today", .due) : nil
        return Shown(step.words, chip: chip, why: why)
    }

    private static func known(_ visit: Visit) throws -> BackupCopy {
        let id: BackupCopy.ID = try visit.identifier("backup", of: "backup")
        return try visit.read { try $0.backupCopy(id) }
    }

    private static func page(_ visit: Visit) throws -> Page {
        let copy = try known(visit)
        let zone = visit.zone
        var entries = copy.custody.map { custody in
            (custody.from, custody.place.words, "with \(custody.keeper)")
        }
        if let disposal = copy.disposal { entries.append((disposal.at, "disposed of", disposal.method)) }
        let mayWork = visit.actor.permissions.contains(.operateSystems) && copy.disposal == nil
        let back = "backup=\(copy.id)&back=/backups/\(copy.id)"
        return Page(
            "\(copy.id)  \(copy.medium)", lead: "\(copy.schedule.words) backup of \(copy.customer)", section: .operations,
            deeds: mayWork
                ? [
                    Button("Dispose of copy", href: "/actions/DisposeOfBackup?\(back)"),
                    Button("Hand copy on", href: "/actions/MoveBackup?\(back)", isMain: true),
                ] : [], number: copy.id.text,
            [
                Timeline(
                    entries.enumerated().map { index, entry in
                        Timeline.Entry(
                            anchor: "event-\(index + 1)", at: entry.0, in: zone, who: "", what: entry.1, words: entry.2)
                    })
            ],
            beside: [
                Panel(
                    "Facts of record",
                    [
                        Facts([
                            ("System", Shown(copy.system?.name ?? "every system")), ("Holds", Shown(copy.contents.words)),
                            ("Taken", Shown(zone.words(copy.takenAt))), ("Next", next(copy, visit)),
                            (
                                "After",
                                Shown(
                                    copy.change?.description ?? "no change",
                                    href: copy.change.flatMap { RecordLink.href($0.description) })
                            ),
                            (
                                "This month",
                                Shown(
                                    "Daily backups taken",
                                    why: "/why/backups/\(copy.customer)/\(Month(of: zone.day(of: visit.now)))")
                            ),
                        ])
                    ])
            ])
    }

    private static func why(_ visit: Visit) throws -> Page {
        let code = try CustomerPages.code(visit)
        guard let month = Month(visit.parameters["month"] ?? "") else {
            throw Missing("month", (visit.parameters["month"] ?? "").prefix(64))
        }
        let figure = try visit.read { try $0.dailyBackups(of: code, on: month.days, words: "\(code), \(month.words)") }
        return WhyPages.page(
            "Daily backups of \(code)", [figure.derivation], back: Button("Backups", href: "/backups?customer=\(code)"),
            section: .operations)
    }
}

extension BackupCopy.Contents {
    var words: String {
        switch self {
        case .system: "system"
        case .database: "database"
        case .both: "system and database"
        }
    }
}
