import BackOffice
import Domain
import Reports
import Workbook

/// Reports that come by mail: who has which, when the next comes, and how to begin or end one.
enum ReportSchedulePages {
    static let routes: [Route] = list.routes + ReportCatalogue.all.flatMap { form($0).routes } + end.routes

    private static let list = Listing<KeptReportSchedule>(
        "/reports/schedules", "Reports by mail", section: .reports, key: { $0.id.text },
        deeds: { _ in [Button("All reports", href: "/reports")] },
        whenEmpty: "No report comes by mail yet. Open one and schedule it.",
        filters: { _ in [ListFilter("state", "State", .choice([("running", "that still come"), ("ended", "that have ended")]))] },
        columns: columns,
        whole: { view, query in
            let state = query["state"]
            return try view.reportSchedules().filter { state == nil || ($0.dueAt != nil) == (state == "running") }
        })

    private static func columns(_ visit: Visit) -> [ListColumn<KeptReportSchedule>] {
        let names = visit.names
        return [
            ListColumn("number", "Number", { .text($0.id.text) }),
            ListColumn(
                "report", "Report", { .text($0.title) },
                shown: { row, shown in
                    var shown = shown
                    shown.href = "/reports/\(row.report)"
                    return shown
                }),
            ListColumn("customer", "Customer", { .text($0.customer?.text ?? "all") }),
            ListColumn("covers", "Covers", { .text($0.schedule.coverage.words) }),
            ListColumn("rhythm", "Comes", { .text($0.schedule.rhythm.rawValue) }),
            ListColumn(
                "next", "Next", { $0.dueAt.map { .instant($0, visit.zone) } ?? .text("ended") }),
            ListColumn("to", "To", { .text($0.recipients.map { names.name($0) }.joined(separator: ", ")) }),
            ListColumn("by", "Scheduled by", { .text(names.name($0.recordedBy)) }),
            ListColumn(
                "end", "End", sortable: false, { _ in .empty },
                shown: { row, _ in
                    let may = row.recordedBy == visit.actor.id.text || visit.actor.permissions.contains(.manageAccess)
                    return row.dueAt != nil && may ? Shown("End it", href: "/reports/schedules/\(row.id)/end") : Shown()
                }),
        ]
    }

    private static func form(_ report: Report) -> FormRoute {
        FormRoute(
            "/reports/\(report.name)/schedule", .permission(ReportCatalogue.permission(of: report)), "\(report.title) by mail",
            section: .reports, deed: "Schedule the report", action: ScheduleReport.name,
            lead: { visit in
                guard report.isFor(visit.actor) else { throw Missing("report", report.name) }
                return
                    "A mail comes at 06:00 Pacific with a link to the report, filled in for its period. Each sees what they may see."
            }, fields: { try fields(of: report, $0) }
        ) { visit, form in
            guard report.isFor(visit.actor) else { throw Missing("report", report.name) }
            let people = try form.text("recipients").split(whereSeparator: { $0.isWhitespace || $0 == "," })
            let ids = try people.map { name throws(FormProblem) in
                guard let id = Actor.ID(name) else { throw FormProblem("recipients", "\(name.prefix(60)) is no user name.") }
                return id
            }
            let base = visit.house.terms.address ?? "\(visit.house.terms.isSecure ? "https" : "http")://\(visit.authority)"
            let scheduled = try await visit.perform(
                ScheduleReport(
                    report: report.name, title: report.title,
                    customer: try form.optionalWord("customer", "a customer's code") { CustomerCode($0) },
                    rhythm: try form.word("rhythm", "weekly or monthly") { ReportSchedule.Rhythm(rawValue: $0) },
                    firstOn: try form.day("firstOn"),
                    coverage: try form.word("coverage", "what the report covers") { ReportSchedule.Coverage(rawValue: $0) },
                    recipients: ids, address: "\(base)/reports/\(report.name)"))
            return .redirect(
                "/reports/schedules",
                said: "\(scheduled.schedule) is scheduled; it comes first on \(visit.zone.words(scheduled.dueAt)).")
        }
    }

    private static func fields(of report: Report, _ visit: Visit) throws -> [Field] {
        let customers = try visit.customerChoices()
        let coverages: [ReportSchedule.Coverage] =
            switch report.asked {
            case .customerAndQuarter: [.lastQuarter, .runningQuarter]
            case .period: [.lastMonth, .lastQuarter, .runningMonth, .runningQuarter]
            case .day: [.theDay]
            }
        let today = visit.zone.day(of: visit.now)
        return [
            ReportFields.customer(customers, of: report, visit),
            Field("coverage", "Covers", .choice(coverages.map { ($0.rawValue, $0.words) })),
            Field(
                "rhythm", "Comes", .choice([("monthly", "every month, on the first day's number"), ("weekly", "every week")])),
            Field("firstOn", "First on", .day, standing: Month(of: today).next.first.description),
            Field(
                "recipients", "To", .area(lines: 3), hint: "User names, one a line; each is to have a mail address",
                standing: visit.actor.id.text),
        ]
    }

    private static let end = FormRoute(
        "/reports/schedules/{schedule}/end", .permission(.readBooks), "End a report by mail", section: .reports,
        deed: "End it", action: EndReportSchedule.name,
        lead: { visit in
            let id: ReportSchedule.ID = try visit.identifier("schedule", of: "report schedule")
            let kept = try visit.read { try $0.reportSchedule(id) }
            return
                "\(kept.id), \(kept.title), no longer comes to \(kept.recipients.map { visit.names.name($0) }.joined(separator: ", "))."
        }, fields: { _ in [] }
    ) { visit, _ in
        let id: ReportSchedule.ID = try visit.identifier("schedule", of: "report schedule")
        try await visit.perform(EndReportSchedule(schedule: id))
        return .redirect("/reports/schedules", said: "\(id) has ended.")
    }
}
