import BackOffice
import Domain
import Workbook

/// Times in which changes are held back: declared, shown, lifted.
enum FreezePages {
    static let routes: [Route] =
        list.routes + declaring.routes + lifting.routes + [
            .get("/freezes/{freeze}", .permission(.readBooks), "A freeze and the changes inside it") { visit in
                .page(try page(visit))
            }
        ]

    private static let list = Listing<Freeze>(
        "/freezes", "Freezes", section: .board, key: { $0.id.text },
        deeds: { visit in
            visit.actor.permissions.contains(.administerBoard)
                ? [Button("Declare freeze", href: "/freezes/new", key: "n", isMain: true)] : []
        },
        whenEmpty: "Nothing is frozen. A freeze keeps changes off the systems of one utility or of all for a time.",
        columns: { visit in
            [
                ListColumn(
                    "number", "Freeze", { .text($0.id.text) },
                    shown: { row, shown in Shown(shown.text, href: "/freezes/\(row.id)") }),
                ListColumn("customer", "Utility", { .text($0.customer?.text ?? "every utility") }),
                ListColumn(
                    "systems", "Systems",
                    { .text($0.systems.isEmpty ? "every system" : $0.systems.map(\.name).joined(separator: ", ")) }),
                ListColumn("starts", "From", { .instant($0.period.start, visit.zone) }),
                ListColumn("ends", "To", { .instant($0.period.end, visit.zone) }),
                ListColumn(
                    "effect", "Effect", { .text($0.effect.rawValue) },
                    shown: { row, _ in Shown(chip: row.chip(at: visit.now)) }),
                ListColumn("reason", "Why", { .text($0.reason) }),
            ]
        }, whole: { view, _ in try view.freezes(asOf: view.now).sorted { $0.period.start > $1.period.start } })

    private static func known(_ visit: Visit) throws -> Freeze {
        let id: Freeze.ID = try visit.identifier("freeze", of: "freeze")
        guard let found = try visit.read({ try $0.freezes(asOf: visit.now) }).first(where: { $0.id == id }) else {
            throw Missing("freeze", id)
        }
        return found
    }

    private static func page(_ visit: Visit) throws -> Page {
        let freeze = try known(visit)
        let inside = try visit.read { view in
            try view.changes().filter { change in
                try change.isAhead
                    && view.clashes(of: change).contains {
                        if case .insideFreeze(freeze.id, _) = $0.kind { true } else { false }
                    }
            }
        }
        let mayLift =
            visit.actor.permissions.contains(.administerBoard) && freeze.liftedAt == nil && visit.now < freeze.period.end
        let changes: [any Piece] =
            inside.isEmpty
            ? [Remark("No change is planned inside it.", tone: .good)]
            : [
                Facts(
                    inside.map {
                        ($0.id.text, Shown($0.plan.title, href: "/changes/\($0.id)", chip: Chip($0.status.word, $0.tone)))
                    })
            ]
        return Page(
            "\(freeze.id)  Freeze", lead: "\(freeze.customer?.text ?? "every utility")", section: .board,
            deeds: mayLift ? [Button("Lift freeze", href: "/freezes/\(freeze.id)/lift")] : [], number: freeze.id.text,
            [
                Facts([
                    ("Standing", Shown(chip: freeze.chip(at: visit.now))),
                    (
                        "Systems",
                        Shown(freeze.systems.isEmpty ? "every system" : freeze.systems.map(\.name).joined(separator: ", "))
                    ),
                    ("From", Shown(visit.zone.words(freeze.period.start))), ("To", Shown(visit.zone.words(freeze.period.end))),
                    ("Lifted", Shown(freeze.liftedAt.map { visit.zone.words($0) } ?? "no")), ("Why", Shown(freeze.reason)),
                ]), Panel("Changes inside it", changes),
            ])
    }

    private static let declaring = FormRoute(
        "/freezes/new", .permission(.administerBoard), "Declare freeze", section: .board, deed: "Declare freeze",
        action: DeclareFreeze.name,
        fields: { visit in
            let customers = try visit.customerChoices(withCodes: true)
            return [
                Field("customer", "Utility", .choice([("", "every utility")] + customers), optional: true),
                Field(
                    "systems", "Systems", optional: true, hint: "Names with a space between them; every system when left empty"),
                Field("start", "From", .moment), Field("end", "To", .moment),
                Field(
                    "effect", "Effect", .choice([("block", "blocks: only an emergency goes through"), ("warn", "warns")])),
                Field("reason", "Why", .area(lines: 3)),
            ]
        }
    ) { visit, form in
        let systems = try (form.optionalText("systems") ?? "").split(whereSeparator: \.isWhitespace).map { word in
            guard let system = MonitoredSystem(word) else {
                throw FormProblem("systems", "\u{201C}\(word.prefix(60))\u{201D} is no system's name.")
            }
            return system
        }
        let (start, end) = (try form.moment("start"), try form.moment("end"))
        guard end > start else { throw FormProblem("end", "It ends after it starts.") }
        let declared = try await visit.perform(
            DeclareFreeze(
                customer: try form.optionalWord("customer", "a utility's code") { CustomerCode($0) },
                systems: systems.isEmpty ? nil : systems, start: start, end: end,
                effect: try form.word("effect", "block or warn") { Freeze.Effect(rawValue: $0) }, reason: try form.text("reason"))
        )
        return .redirect(
            "/freezes/\(declared.freeze)",
            said: "\(declared.freeze) is declared; \(declared.changes.count.counted("change")) inside it.")
    }

    private static let lifting = FormRoute(
        "/freezes/{freeze}/lift", .permission(.administerBoard), "Lift freeze", section: .board, deed: "Lift freeze",
        action: LiftFreeze.name,
        lead: { visit in
            let freeze = try known(visit)
            return "\(freeze.id), until \(visit.zone.words(freeze.period.end)). What it held back may go on from now."
        }, fields: { _ in [Field("reason", "Why", .area(lines: 3))] }
    ) { visit, form in
        let freeze = try known(visit)
        try await visit.perform(LiftFreeze(freeze: freeze.id, reason: try form.text("reason")))
        return .redirect("/freezes/\(freeze.id)", said: "\(freeze.id) is lifted.")
    }
}

extension Freeze {
    fileprivate func chip(at now: Instant) -> Chip {
        guard let inForce else { return Chip("lifted before it began", .calm) }
        if now >= inForce.end { return Chip(liftedAt == nil ? "over" : "lifted", .calm) }
        let word = effect == .block ? "blocks" : "warns"
        return now < inForce.start
            ? Chip("\(word), in \(DeadlineWords.span(inForce.start - now))", .due)
            : Chip("\(word) now, \(DeadlineWords.span(inForce.end - now)) left", effect == .block ? .late : .due)
    }
}
