import BackOffice
import Domain
import Foundation
import Reports
import Workbook

/// Every report: what it holds, its parameters as a form, made in the background, kept an hour to be downloaded (14).
enum ReportPages {
    static let routes: [Route] =
        [
            .get("/reports", .permission(.readBooks), "Every report, and what is being made") { visit in .page(index(visit)) },
            .get("/reports/made/{work}", .permission(.readBooks), "A report that is being made, or that is ready") { visit in
                .page(try standing(visit))
            },
            .get("/reports/made/{work}/file", .permission(.readBooks), "A report that is ready, to download") { visit in
                guard case .done(let name, let type, let bytes) = try work(visit).standing else {
                    return .redirect("/reports/made/\(visit.parameters["work"] ?? "")")
                }
                return .download(name: name, type: type, bytes)
            },
        ] + ReportCatalogue.all.flatMap { form($0).routes } + ReportSchedulePages.routes

    // MARK: The list

    private static func index(_ visit: Visit) -> Page {
        let rows = ReportCatalogue.all.filter { $0.isFor(visit.actor) }.map { report in
            [
                Shown(report.title, href: "/reports/\(report.name)"), Shown(report.holds), Shown(report.asked.words),
                Shown("Schedule", href: "/reports/\(report.name)/schedule"),
            ]
        }
        let made = visit.house.longWork.all(of: visit.actor).map { work in
            [
                Shown(work.title, href: "/reports/made/\(work.id)"), Shown(chip: work.standing.chip),
                Shown(visit.zone.words(work.at)),
            ]
        }
        return Page(
            "Reports", lead: "\(rows.count.counted("report")); each as a workbook, its list as CSV", section: .reports,
            deeds: [Button("Scheduled by mail", href: "/reports/schedules"), Button("Compliance", href: "/compliance")],
            (made.isEmpty
                ? [] : [Panel("Made for you, kept for an hour", [Grid("Made for you", ["Report", "State", "Since"], made)])])
                + [Grid("Reports", ["Report", "Holds", "For a", "By mail"], rows)])
    }

    // MARK: The form

    private static func form(_ report: Report) -> FormRoute {
        FormRoute(
            "/reports/\(report.name)", .permission(ReportCatalogue.permission(of: report)), report.title, section: .reports,
            deed: "Make the report",
            lead: { visit in
                guard report.isFor(visit.actor) else { throw Missing("report", report.name) }
                return report.holds
            },
            beside: { _ in
                [
                    Panel(
                        "By mail",
                        [Facts([("Schedule", Shown("Have it come by mail", href: "/reports/\(report.name)/schedule"))])])
                ]
            }, fields: { try ReportFields.all(of: report, $0) }
        ) { visit, form in
            guard report.isFor(visit.actor) else { throw Missing("report", report.name) }
            let request = try ReportFields.request(for: report, form)
            // What lacks a parameter, or a customer that is not theirs, is told at the form and not by the work.
            if let customer = request.customer { try visit.read { try $0.requireCustomer(customer) } }
            let isCSV = try form.optionalText("format") == "csv"
            let words = [request.customer?.text, request.period?.words, request.on?.words].compactMap { $0 }
            let title = ([report.title] + words).joined(separator: ", ")
            let name =
                ([report.name] + [request.customer?.text, request.period?.description, request.on?.description].compactMap { $0 })
                .joined(separator: "-")
            let (house, actor) = (visit.house, visit.actor)
            let work = house.longWork.begin(title, of: actor) {
                try house.office.read(as: actor) { view in
                    isCSV
                        ? (
                            name: "\(name).csv", type: "text/csv; charset=utf-8",
                            bytes: Data(try report.csv(request, from: view).utf8)
                        )
                        : (
                            name: "\(name).xlsx", type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                            bytes: try report.workbook(request, from: view).bytes
                        )
                }
            }
            return .redirect("/reports/made/\(work)")
        }
    }

    // MARK: Made

    private static func work(_ visit: Visit) throws -> (title: String, standing: LongWork.Standing) {
        guard let found = visit.house.longWork.standing(of: visit.parameters["work"] ?? "", for: visit.actor) else {
            throw Missing("report being made", (visit.parameters["work"] ?? "").prefix(12))
        }
        return found
    }

    private static func standing(_ visit: Visit) throws -> Page {
        let (title, standing) = try work(visit)
        let id = visit.parameters["work"] ?? ""
        var page = Page(title, section: .reports, deeds: [Button("All reports", href: "/reports")], [])
        switch standing {
        case .running(let since):
            page.isWaiting = true
            page.lead = "being made"
            page.pieces = [
                Progress(
                    words: "It is being made, since \(visit.zone.words(since)).",
                    sub: "You may leave this page: it goes on, and stays an hour under Reports.")
            ]
        case .done(let name, _, let bytes):
            page.lead = "ready"
            page.deeds.insert(Button("Download \(name)", href: "/reports/made/\(id)/file", isMain: true), at: 0)
            page.pieces = [Remark("Ready: \(name), \(bytes.count.grouped) bytes. It is kept for an hour.", tone: .good)]
        case .refused(let why):
            page.lead = "not made"
            page.pieces = [Remark(why, tone: .late)]
        }
        return page
    }
}

extension LongWork.Standing {
    var chip: Chip {
        switch self {
        case .running: Chip("being made", .due)
        case .done: Chip("ready", .good)
        case .refused: Chip("not made", .late)
        }
    }
}

extension Report.Asked {
    var words: String {
        switch self {
        case .customerAndQuarter: "customer, quarter"
        case .period: "month or quarter"
        case .day: "day"
        }
    }
}
