import BackOffice
import Domain
import Foundation
import Workbook

/// A request with its clocks, its history and what can be done to it.
enum RequestPages {
    static let routes: [Route] =
        RequestList.list.routes + ArticlePages.routes + RequestForms.all.flatMap(\.routes) + RequestForms.answers + [
            .get("/requests/{request}", .permission(.readBooks), "A request: clocks, history, deeds") { visit in
                .page(try await page(visit))
            },
            .get("/requests/{request}/files/{sha256}", .permission(.readBooks), "A file of a request") { visit in
                try file(visit)
            },
        ]

    /// What was written on a request and did not get in: by which form, and why.
    typealias Refused = (kind: String, typed: Query, problem: FormProblem)

    static func page(_ visit: Visit, answer: Refused? = nil) async throws -> Page {
        let id: ServiceRequest.ID = try visit.identifier("request", of: "request")
        let (kept, clocks) = try visit.read { view in
            let kept = try view.serviceRequest(id)
            return (kept, try view.clocks(of: kept.history))
        }
        let others = try await visit.house.office.look(at: id.text, as: visit.actor)
        let history = kept.history
        let names = visit.names
        var pieces: [any Piece] = []
        if history.claimsCritical {
            pieces.append(
                visit.actor.isInside
                    ? Remark(
                        "The customer claims severity 1. An analyst validates it: set the severity, or leave it with a reason.",
                        tone: .due)
                    : Remark(try CriticalCall.after(visit), tone: .late))
        }
        pieces.append(
            Facts(
                clocks.all.map { clock in
                    (
                        clock.kind.words.capitalizedFirst,
                        Shown(
                            chip: DeadlineWords.chip(clock, at: visit.now), sub: clock.words(in: visit.zone))
                    )
                }))
        pieces.append(Timeline(kept.facts.map { entry($0, of: kept, names, visit) }))
        if let answer = RequestForms.answer(kept, visit, answer) { pieces += answer }
        let lead = [kept.customer.text, history.state.rawValue, history.severity.map { "severity \($0)" } ?? ""]
        var page = Page(
            "\(kept.id)  \(kept.request.title)", lead: lead.joined(separator: " \u{B7} "), section: .requests,
            deeds: RequestForms.deeds(kept, visit), place: id.text, number: id.text, pieces,
            beside: [Panel("Facts of record", [facts(kept, names, visit)])])
        page.others = Page.others(others)
        return page
    }

    private static func facts(_ kept: KeptRequest, _ names: PeopleNames, _ visit: Visit) -> Facts {
        let history = kept.history
        var rows: [(String, Shown)] = [
            ("Utility", Shown(kept.customer.text, href: "/customers/\(kept.customer)")),
            ("Opened", Shown(visit.zone.words(history.openedAt))),
            ("Clocks", Shown("Why these deadlines?", href: "/why/clock/\(kept.id)")),
        ]
        if let requester = kept.requester { rows.append(("Asked by", Shown(requester))) }
        if visit.actor.isInside {
            rows.append(("Assigned to", Shown(history.assignee.map { names.name($0) } ?? "nobody yet")))
        }
        rows += history.links.map { ("Linked", Shown($0, href: RecordLink.href($0))) }
        if !history.watchers.isEmpty, visit.actor.isInside {
            rows.append(("Watched by", Shown(history.watchers.map { names.name($0) }.sorted().joined(separator: ", "))))
        }
        if let into = history.mergedInto { rows.append(("Merged into", Shown(into.text, href: "/requests/\(into)"))) }
        return Facts(rows)
    }

    private static func entry(_ recorded: RecordedFact, of kept: KeptRequest, _ names: PeopleNames, _ visit: Visit)
        -> Timeline.Entry
    {
        let deed = recorded.fact.deed
        var link: Shown?
        if case .fileAttached(let name, let sha256) = deed {
            link = Shown("Open \(name)", href: "/requests/\(kept.id)/files/\(sha256)")
        } else if case .linked(let record) = deed, let href = RecordLink.href(record) {
            link = Shown(record, href: href)
        }
        return Timeline.Entry(
            anchor: "\(recorded.place)", at: recorded.fact.at, in: visit.zone,
            who: recorded.saidBy ?? names.name(recorded.recordedBy),
            what: deed.words, words: words(of: deed, names, toUtility: !visit.actor.isInside), ground: deed.ground,
            link: link)
    }

    /// What a deed says beside its kind, as a line of the page goes on with it.
    private static func words(of deed: RequestFact.Deed, _ names: PeopleNames, toUtility: Bool) -> String {
        switch deed {
        case .contractSet(let agreement): "to \(agreement)"
        case .severitySet(let severity, let claims): "to \(severity)\(claims ? ", severity 1 is claimed" : "")"
        case .assigned(let who): "to \(names.name(who))"
        case .watcherSet(let who, let watches): "\(names.name(who))\(watches ? "" : " no longer")"
        case .fileAttached(let name, _): toUtility ? name : "\(name), which the customer sees"
        default: deed.summary(names.name)
        }
    }

    private static func file(_ visit: Visit) throws -> Answer {
        let id: ServiceRequest.ID = try visit.identifier("request", of: "request")
        let wanted = visit.parameters["sha256"] ?? ""
        let kept = try visit.read { try $0.serviceRequest(id) }
        for recorded in kept.facts {
            guard case .fileAttached(let name, let sha256) = recorded.fact.deed, sha256.description == wanted else { continue }
            guard let path = visit.house.office.files.path(of: sha256) else {
                throw Missing("file", sha256.prefix(12))
            }
            // Never by its own type: whatever it is, a browser keeps it and does not show it as ours.
            return .download(name: name, type: "application/octet-stream", try Data(contentsOf: URL(filePath: path)))
        }
        throw Missing("file", wanted.prefix(12))
    }
}

extension RequestFact.Deed {
    /// On paper what the customer reads or wrote; on a tinted ground what stays inside.
    fileprivate var ground: Timeline.Entry.Ground {
        switch self {
        case .customerMessage, .publicReply, .workAroundGiven, .resolved, .reopened: .paper
        case .internalNote, .escalated: .inside
        case .opened, .contractSet, .severitySet, .assigned, .acknowledged, .fileAttached, .watcherSet, .linked, .merged,
            .unmerged,
            .workLogged, .paused, .resumed, .closed:
            .plain
        }
    }
}
