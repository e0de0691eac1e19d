import BackOffice
import Domain
import Workbook

/// The operators' day on one page: sheets to sign, what is wrong, what is to be done next.
enum OperationsPages {
    static let routes: [Route] =
        [
            .get("/operations", .permission(.readBooks), "Today's checklists, open alarms and outages, what is due") { visit in
                .page(try page(visit))
            }
        ] + ChecklistPages.routes + AlarmPages.routes + MonitorPages.routes + OutagePages.routes + AvailabilityPages.routes
        + BackupPages.routes + DrillPages.routes + FacilityPages.routes + VendorPages.routes

    private static func page(_ visit: Visit) throws -> Page {
        let isInside = visit.actor.isInside
        var beside: [any Piece] = [try backups(visit), try drills(visit)]
        if isInside { beside.append(try papers(visit)) }
        var deeds = [Button("Availability", href: "/availability"), Button("Monitors", href: "/monitors")]
        if isInside { deeds += [Button("Facilities", href: "/facilities"), Button("Vendors", href: "/vendors")] }
        return Page(
            "Operations", section: .operations, deeds: deeds,
            [sheets(try todaysSheets(visit), visit), try missed(visit), try alarms(visit), try outages(visit)], beside: beside)
    }

    /// An operator's day at home: what is down or wrong, what is to be signed.
    static func day(_ day: inout HomeDay) throws {
        try outages(&day)
        let visit = day.visit
        let (alarms, missed) = (try openAlarms(visit), try missedSheets(visit))
        day.add(
            "Open alarms", id: "alarms", more: Button("All alarms", href: "/alarms"), alarms, whenNone: "no alarm is open")
        day.add("Sheets missed in the last seven days", more: allMissed(visit), missed, whenNone: "no sheet was missed this week")
        let sheets = try todaysSheets(visit)
        let open = sheets.filter { $0.signOff == nil }
        if let first = open.map(\.dueAt).min() {
            day.owes(
                "Checklists", at: first,
                Shown(
                    "\(open.count.counted("sheet")) to be signed", href: "/checklists",
                    chip: DeadlineWords.chip("to be signed", due: first, at: visit.now), sub: "by \(visit.zone.words(first))"))
        }
        day.add(self.sheets(sheets, visit, onlyOpen: true))
    }

    private static func todaysSheets(_ visit: Visit) throws -> [ChecklistSheet] {
        let today = Checklist.zone.day(of: visit.now)
        return try visit.read { try $0.checklistSheets(of: nil, on: today...today, asOf: $0.now) }
    }

    /// Today's sheets, those to be signed first.
    private static func sheets(_ all: [ChecklistSheet], _ visit: Visit, onlyOpen: Bool = false) -> any Piece {
        let open = all.filter { $0.signOff == nil }
        let shown = onlyOpen ? open : open + all.filter { $0.signOff != nil }
        let rows = shown.prefix(12).map { sheet -> (String, Shown) in
            var shown = ChecklistPages.standing(sheet, visit)
            shown.text = "\(sheet.foundWords) looked at"
            shown.href = sheet.path
            return ("\(sheet.customer) \(sheet.system)", shown)
        }
        let words = "\(open.count) of \(all.count.counted("sheet")) to be signed today"
        return Panel(
            "Today's checklists", id: "checklists", more: Button("All sheets", href: "/checklists"),
            [
                all.isEmpty
                    ? Remark("No checklist is set for today.")
                    : Remark(open.isEmpty ? "Every sheet of today is signed." : words, tone: open.isEmpty ? .good : .due)
            ] + (rows.isEmpty ? [] : [Facts(Array(rows))]))
    }

    /// Sheets of the last seven days that nobody signed in time.
    private static func missedSheets(_ visit: Visit) throws -> [(String, Shown)] {
        let today = Checklist.zone.day(of: visit.now)
        return try visit.read { try $0.missedSheets(on: (today - 7)...(today - 1), limit: 8) }.map { sheet in
            ("\(sheet.customer) \(sheet.system)", Shown(sheet.day.words, href: sheet.path, chip: Chip("missed", .late)))
        }
    }

    private static func allMissed(_ visit: Visit) -> Button {
        let today = Checklist.zone.day(of: visit.now)
        return Button("All missed", href: "/checklists?from=\(today - 7)&to=\(today - 1)&standing=missed")
    }

    private static func missed(_ visit: Visit) throws -> any Piece {
        let rows = try missedSheets(visit)
        return Panel(
            "Missed in the last seven days", id: "missed", more: allMissed(visit),
            [rows.isEmpty ? Remark("No sheet was missed.", tone: .good) : Facts(rows)])
    }

    private static func openAlarms(_ visit: Visit) throws -> [(String, Shown)] {
        let (shown, people) = try visit.read { view in
            let first = try view.openAlarms().sorted {
                ($0.severity == .critical ? 0 : 1, $0.openedAt) < ($1.severity == .critical ? 0 : 1, $1.openedAt)
            }.prefix(10)
            return (try first.map { ($0, try view.monitor($0.monitor).name) }, try view.peopleNames())
        }
        return shown.map { alarm, name -> (String, Shown) in
            let seen = alarm.acknowledgement.map { "seen by \(people.name($0.by))" } ?? "nobody has seen it"
            return (
                alarm.id.text,
                Shown(
                    "\(name) of \(alarm.place.words)", href: "/alarms/\(alarm.id)",
                    chip: Chip(alarm.severity.rawValue, alarm.severity.tone),
                    sub: "open for \(DeadlineWords.age(from: alarm.openedAt, to: visit.now)), \(seen)")
            )
        }
    }

    private static func alarms(_ visit: Visit) throws -> any Piece {
        let rows = try openAlarms(visit)
        return Panel(
            "Open alarms", id: "alarms", more: Button("All alarms", href: "/alarms"),
            [rows.isEmpty ? Remark("No alarm is open.", tone: .good) : Facts(rows)])
    }

    private static func openOutages(_ visit: Visit) throws -> [(String, Shown)] {
        let open = try visit.read { try $0.outages(asOf: $0.now, onlyOpen: true) }
            .sorted { ($0.customer, $0.startedAt, $0.id) < ($1.customer, $1.startedAt, $1.id) }
        return open.map { outage in
            (
                "\(outage.customer) \(outage.system)",
                Shown(
                    outage.id.text, href: "/outages/\(outage.id)", chip: outage.chip,
                    sub:
                        "since \(visit.zone.words(outage.startedAt)), \(DeadlineWords.age(from: outage.startedAt, to: visit.now))"
                )
            )
        }
    }

    static func outages(_ day: inout HomeDay) throws {
        day.add(
            "Open outages", id: "outages", more: Button("All outages", href: "/outages"), try openOutages(day.visit),
            whenNone: "every system is up as far as is known")
    }

    private static func outages(_ visit: Visit) throws -> any Piece {
        let rows = try openOutages(visit)
        return Panel(
            "Open outages", id: "outages", more: Button("All outages", href: "/outages"),
            [rows.isEmpty ? Remark("Every system is up as far as is known.", tone: .good) : Facts(rows)])
    }

    private static func backups(_ visit: Visit) throws -> any Piece {
        let due = try visit.read { try BackupPages.due($0) }
        let rows = due.prefix(6).map { copy -> (String, Shown) in
            var shown = BackupPages.next(copy, visit)
            shown.sub = "\(copy.customer), \(copy.medium)"
            return (copy.id.text, shown)
        }
        let gaps = try BackupGaps.facts(visit, most: 4)
        return Panel(
            "Backups due", id: "backups", more: Button("All copies", href: "/backups?due=yes"),
            gaps + [rows.isEmpty ? Remark("No copy is to be moved or disposed of.", tone: .good) : Facts(Array(rows))])
    }

    private static func drills(_ visit: Visit) throws -> any Piece {
        let today = visit.zone.day(of: visit.now)
        let next = try visit.read { try $0.nextDrills() }.sorted { ($0.value.on, $0.key) < ($1.value.on, $1.key) }
        let rows = next.prefix(6).map { customer, drill in
            (customer.text, Shown(drill.on.words, chip: DayWords.chip("drill", due: drill.on, today: today)))
        }
        return Panel(
            "Next drills", id: "drills", more: Button("Drills", href: "/drills"),
            [rows.isEmpty ? Remark("No agreement asks for a drill.") : Facts(Array(rows))])
    }

    /// What runs out: certificates, contracts with vendors, access reviews.
    private static func papers(_ visit: Visit) throws -> any Piece {
        let today = Checklist.zone.day(of: visit.now)
        let (certificates, contracts, reviews) = try visit.read { view in
            (try view.certificates(), try view.vendorContracts(running: true), try view.accessReviews())
        }
        var rows: [(Day, String, Shown)] = certificates.map { certificate in
            let standing = certificate.standing(on: today)
            return (certificate.expiresOn, certificate.name, Shown(href: nil, chip: Chip(standing.words, standing.tone)))
        }
        rows += contracts.map { contract in
            let standing = contract.standing(on: today)
            return (
                contract.through, contract.vendor,
                Shown(contract.id.text, href: "/vendors/\(contract.id)", chip: Chip(standing.words, standing.tone))
            )
        }
        rows += reviews.compactMap { review in
            review.dueOn.map { due in
                (
                    due, review.plan.subject.words,
                    Shown("review", href: "/access-reviews", chip: DayWords.chip("access review", due: due, today: today))
                )
            }
        }
        let soon = rows.filter { $0.0 <= today + 90 }.sorted { ($0.0, $0.1) < ($1.0, $1.1) }
        return Panel(
            "Running out within 90 days", id: "papers",
            [soon.isEmpty ? Remark("Nothing runs out.", tone: .good) : Facts(soon.prefix(8).map { ($0.1, $0.2) })])
    }
}
