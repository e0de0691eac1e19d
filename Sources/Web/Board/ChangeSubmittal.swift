import BackOffice
import Domain

/// The form in which a change is asked for: all that 9.1 wants, and what may follow until it is submitted.
enum ChangeSubmittal {
    static let drafting = FormRoute(
        "/changes/new", .permission(.submitChanges), "New change", section: .board, deed: "Keep change", action: DraftChange.name,
        lead: { _ in
            "A change cannot be submitted without description, reason, timing, both plans, and what it affects; a draft may wait for them."
        }, beside: { try systems($0) },
        fields: { visit in
            try fields(visit, nil) + [
                Field("submit", "Hand it to the board at once", .check, optional: true, standing: "true")
            ]
        }
    ) { visit, form in
        let drafted = try await visit.perform(
            DraftChange(
                kind: try form.word("kind", "a type of change") { ChangeRequest.Kind(rawValue: $0) }, plan: try plan(visit, form))
        )
        let page = "/changes/\(drafted.change)"
        guard form.check("submit") else { return .redirect(page, said: "\(drafted.change) is kept as a draft.") }
        do {
            let submitted = try await visit.perform(SubmitChange(change: drafted.change))
            return .redirect(page, said: "\(drafted.change) is \(submitted.status).")
        } catch let refusal as any Refusal {
            // The draft is kept: a form that came back would make another.
            return .redirect(page, said: "\(drafted.change) is kept as a draft. \(refusal.message)")
        }
    }

    static let revising = FormRoute(
        "/changes/{change}/revise", .permission(.submitChanges), "Revise change", section: .board, deed: "Keep change",
        action: ReviseChange.name, lead: { visit in "\(try known(visit).id), a draft." }, beside: { try systems($0) },
        fields: { visit in try fields(visit, known(visit)) }
    ) { visit, form in
        let id = try known(visit).id
        try await visit.perform(ReviseChange(change: id, plan: try plan(visit, form)))
        return .redirect("/changes/\(id)", said: "\(id) is revised.")
    }

    private static func known(_ visit: Visit) throws -> ChangeRequest {
        let id: ChangeRequest.ID = try visit.identifier("change", of: "change")
        return try visit.read { try $0.change(id) }
    }

    private static func fields(_ visit: Visit, _ change: ChangeRequest?) throws -> [Field] {
        let plan = change?.plan
        let makers = try visit.read { try $0.actors() }.filter { $0.permissions.contains(.implementChanges) }
        let kinds = ChangeRequest.Kind.allCases.map { (value: $0.rawValue, words: $0.words) }
        let kind = Field("kind", "Type", .choice(kinds), standing: ChangeRequest.Kind.normal.rawValue)
        return (change == nil ? [kind] : []) + [
            Field("title", "What, in a line", hint: "1 to 200 characters", standing: plan?.title ?? ""),
            Field("description", "Description", .area(lines: 3), optional: true, standing: plan?.description ?? ""),
            Field("reason", "Reason", .area(lines: 2), optional: true, standing: plan?.reason ?? ""),
            Field("start", "Starts", .moment, optional: true, standing: plan?.planned.map { visit.zone.typed($0.start) } ?? ""),
            Field("end", "Ends", .moment, optional: true, standing: plan?.planned.map { visit.zone.typed($0.end) } ?? ""),
            Field(
                "preventative", "Preventative action plan", .area(lines: 3), optional: true,
                hint: "What is done so that nothing goes wrong", standing: plan?.preventative ?? ""),
            Field(
                "contingency", "Contingency action plan", .area(lines: 3), optional: true,
                hint: "What is done when it goes wrong all the same", standing: plan?.contingency ?? ""),
            Field(
                "affects", "Affected systems", .area(lines: 4), optional: true,
                hint: "A utility and a system on each line, such as ALDER headend",
                standing: plan?.affects.map(\.words).joined(separator: "\n") ?? ""),
            Field(
                "implementer", "Made by", .choice([("", "nobody yet")] + makers.map { ($0.id.text, $0.name) }), optional: true,
                standing: plan?.implementer?.text ?? ""),
            Field(
                "template", "Template", optional: true, hint: "Of a standard change: the one the board approved",
                standing: plan?.template?.text ?? ""),
        ]
    }

    private static func plan(_ visit: Visit, _ form: FormReader) throws -> ChangePlan {
        let start = try form.optionalMoment("start")
        let end = try form.optionalMoment("end")
        if (start == nil) != (end == nil) {
            throw FormProblem(start == nil ? "start" : "end", "Give both ends of its time, or neither.")
        }
        if let start, let end, end <= start { throw FormProblem("end", "It ends after it starts.") }
        return ChangePlan(
            title: try form.text("title"), description: try form.optionalText("description"),
            reason: try form.optionalText("reason"),
            planned: start.flatMap { start in end.map { Period(start, $0) } },
            preventative: try form.optionalText("preventative"),
            contingency: try form.optionalText("contingency"), affects: try affected(form, visit),
            implementer: try form.person("implementer"),
            template: try form.optionalWord("template", "a template's name") { ChangeTemplate.Name($0) })
    }

    private static func affected(_ form: FormReader, _ visit: Visit) throws -> [AffectedSystem] {
        let known = try visit.read { try $0.customers() }.map(\.code)
        return try (form.optionalText("affects") ?? "").split(separator: "\n").map { line in
            let words = line.split(whereSeparator: \.isWhitespace)
            guard words.count == 2, let system = MonitoredSystem(words[1]),
                let customer = known.first(where: { $0.text.uppercased() == words[0].uppercased() }) ?? CustomerCode(words[0])
            else {
                throw FormProblem(
                    "affects",
                    "\u{201C}\(line.prefix(60))\u{201D} is no utility and system, such as ALDER headend. One on a line.")
            }
            return AffectedSystem(customer: customer, system: system)
        }
    }

    /// What there is to name, beside the form.
    private static func systems(_ visit: Visit) throws -> [any Piece] {
        let today = visit.zone.day(of: visit.now)
        let rows = try visit.read { view in
            try view.customers().prefix(60).map { customer in
                let applications = try view.agreementsInForce(of: customer.code, on: today...today).flatMap(\.terms.applications)
                let names = Set(applications.map(\.text)).sorted() + [MonitoredSystem.reserved]
                return (customer.code.text, Shown(names.joined(separator: ", ")))
            }
        }
        return [Panel("Systems", [Facts(rows)])]
    }
}

extension ChangeRequest.Kind {
    var words: String {
        switch self {
        case .standard: "standard: follows a template the board approved"
        case .normal: "normal: goes before the board"
        case .emergency: "emergency: approved between meetings, reviewed after"
        case .unauthorized: "unauthorized: found after it was made"
        }
    }
}
