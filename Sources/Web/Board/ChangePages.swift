import BackOffice
import Domain
import Workbook

/// One change: what it is, what stands against it, its plans, its steps, what can be done with it.
enum ChangePages {
    static let routes: [Route] =
        ChangeForms.all.flatMap(\.routes) + [
            .get("/changes/{change}", .permission(.readBooks), "A change: plans, clashes, steps, deeds") { visit in
                .page(try page(visit))
            },
            .get("/why/change/{change}", .permission(.readBooks), "Why a change was decided so, and what stands against it") {
                visit in
                .page(try why(visit))
            },
        ]

    private static func page(_ visit: Visit) throws -> Page {
        let id: ChangeRequest.ID = try visit.identifier("change", of: "change")
        let (change, clashes, steps, windows, names) = try visit.read { view in
            let change = try view.change(id)
            return (
                change, try change.isAhead || change.status == .draft ? view.shownClashes(of: change) : [],
                try view.steps(of: id), try view.windows(of: id), try view.peopleNames()
            )
        }
        var pieces: [any Piece] = []
        if change.status == .draft, !change.plan.missing.isEmpty {
            pieces.append(
                Remark("Before it can be submitted it needs \(change.plan.missing.joined(separator: ", ")) (9.1).", tone: .due))
        }
        pieces += Remark.clashes(clashes, names)
        pieces.append(Panel("What is changed", [facts(change, names, visit)]))
        pieces += texts(change.plan)
        if change.implementation != nil || change.status.word == "implementing" { pieces.append(went(change, names, visit)) }
        pieces.append(Timeline(steps.filter { isShown($0, visit) }.enumerated().map { entry($0, $1, names, visit) }))
        return Page(
            "\(id)  \(change.plan.title)", lead: "\(change.kind.rawValue) change \u{B7} \(change.status.word)", section: .board,
            deeds: ChangeForms.deeds(change, visit), number: id.text, pieces, beside: [record(change, windows, names, visit)])
    }

    private static func facts(_ change: ChangeRequest, _ names: PeopleNames, _ visit: Visit) -> Facts {
        let plan = change.plan
        let time = plan.planned.map { "\(visit.zone.words($0.start)) to \(visit.zone.words($0.end))" }
        return Facts([
            ("Systems", Shown(plan.affects.isEmpty ? "none named" : plan.affects.map(\.words).joined(separator: ", "))),
            ("Planned", Shown(time ?? "no time yet", sub: plan.planned.map { "takes \(DeadlineWords.span($0.seconds))" })),
            ("Made by", Shown(plan.implementer.map(names.name) ?? "nobody named")),
            ("Description", Shown(plan.description ?? "none yet")), ("Reason", Shown(plan.reason ?? "none yet")),
        ])
    }

    /// The two plans of 9.1, each under its own head.
    private static func texts(_ plan: ChangePlan) -> [any Piece] {
        [("Preventative action plan", plan.preventative), ("Contingency action plan", plan.contingency)].map { title, text in
            Panel(title, [text.map { Prose($0) } ?? Remark("Not written yet.")])
        }
    }

    private static func went(_ change: ChangeRequest, _ names: PeopleNames, _ visit: Visit) -> any Piece {
        let zone = visit.zone
        var rows: [(String, Shown)] = []
        if case .implementing(_, let startedAt) = change.status { rows.append(("Started", Shown(zone.words(startedAt)))) }
        if let done = change.implementation {
            rows.append(
                (
                    "Actual", Shown("\(zone.words(done.actual.start)) to \(zone.words(done.actual.end))", sub: change.lateness)
                ))
            rows.append(
                (
                    "Backup after it",
                    done.backup.map { Shown($0.reference, sub: "taken \(zone.words($0.takenAt))") }
                        ?? Shown(chip: Chip("not recorded yet; it cannot close without", .due))
                ))
            if change.kind.needsReview || done.review != nil {
                rows.append(
                    (
                        "Review",
                        done.review.map { Shown($0.finding, sub: "\(names.name($0.by)), \(zone.words($0.at))") }
                            ?? Shown(chip: Chip("the board looks back on it before it closes", .due))
                    ))
            }
        }
        return Panel("How it went", [Facts(rows)])
    }

    private static func record(_ change: ChangeRequest, _ windows: [ServiceWindow], _ names: PeopleNames, _ visit: Visit)
        -> any Piece
    {
        var rows: [(String, Shown)] = [
            ("State", Shown(chip: Chip(change.status.word, change.tone))),
            ("Asked by", Shown(names.name(change.requestedBy))),
        ]
        if let meeting = change.agenda {
            rows.append(("Meeting", Shown(meeting.text, href: visit.actor.isInside ? "/board/\(meeting)" : nil)))
        }
        if let approval = change.approval {
            let way =
                switch approval.way {
                case .template(let name): "template \(name)"
                case .board(let meeting): meeting.text
                case .emergency: "emergency members"
                }
            let by = approval.by.map { names.name($0) }.joined(separator: ", ")
            rows.append(("Approved", Shown("by \(way)", sub: "\(by) \(visit.zone.words(approval.at))")))
        }
        if let template = change.plan.template { rows.append(("Template", Shown(template.text))) }
        rows += windows.map { ("Window", Shown($0.id.text, href: "/windows/\($0.id)", sub: "\($0.customer)")) }
        rows.append(("Decision", Shown("Why it stands so", why: "/why/change/\(change.id)")))
        return Panel("Facts of record", [Facts(rows)])
    }

    /// What was found against it may name another utility's change: that stays inside.
    private static func isShown(_ step: ChangeStep, _ visit: Visit) -> Bool {
        visit.actor.isInside || step.fact != "clashes"
    }

    private static func entry(_ index: Int, _ step: ChangeStep, _ names: PeopleNames, _ visit: Visit) -> Timeline.Entry {
        Timeline.Entry(
            anchor: "step-\(index + 1)", at: step.at, in: visit.zone, who: names.name(step.by), what: step.fact,
            words: step.words,
            ground: step.decision == nil ? .plain : .paper,
            link: step.decision == nil ? nil : Shown("Why this decision", href: "/why/change/\(step.change)"))
    }

    private static func why(_ visit: Visit) throws -> Page {
        let id: ChangeRequest.ID = try visit.identifier("change", of: "change")
        let zone = visit.zone
        let derivations = try visit.read { view -> [Derivation] in
            let change = try view.change(id)
            let names = try view.peopleNames()
            let decisions = try view.steps(of: id).compactMap { step in
                step.decision?.derivation(of: id, at: zone.words(step.at), list: names.list)
            }
            let clashes = try view.shownClashes(of: change)
            var standing = Derivation(
                "What stands against \(id) at its planned time",
                rule: "Same system, outside every service window, inside a freeze, same implementer (9.3).",
                result: clashes.isEmpty ? "nothing" : "\(clashes.count) in all")
            for clash in clashes {
                standing.input("clash", clash.words(naming: names.name), source: clash.other?.text)
            }
            return (visit.actor.isInside ? decisions : []) + [standing]
        }
        return WhyPages.page("\(id)", derivations, back: Button("\(id)", href: "/changes/\(id)"), section: .board)
    }
}

extension Remark {
    /// What stands against a change, in one sentence; none where nothing does.
    static func clashes(_ clashes: [Clash], _ names: PeopleNames) -> [Remark] {
        guard !clashes.isEmpty else { return [] }
        let words = clashes.map { $0.words(naming: names.name) }.joined(separator: "; ")
        return [Remark("\(clashes.count == 1 ? "Clash" : "Clashes"): \(words).", tone: .late)]
    }
}

extension AffectedSystem {
    var words: String { "\(customer) \(system)" }
}

extension ChangeRequest {
    /// How its actual end stands to the planned one; nil where it ended as planned or had no plan.
    fileprivate var lateness: String? {
        guard let actual = implementation?.actual, let planned = plan.planned, actual.end != planned.end else { return nil }
        let seconds = actual.end - planned.end
        return "\(DeadlineWords.span(abs(seconds))) \(seconds > 0 ? "after" : "before") its planned end"
    }
}
