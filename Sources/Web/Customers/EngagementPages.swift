import BackOffice
import Domain
import Workbook

/// Engagements: the calendar, one with its history, and its forms (3.4).
enum EngagementPages {
    static let routes: [Route] =
        list.routes.filter { $0.path != list.path } + [confirming, moving, cancelling].flatMap(\.routes) + [
            .get("/engagements", .permission(.readBooks), "The calendar of engagements") { visit in .page(try calendar(visit)) },
            .get("/engagements/{engagement}", .permission(.readBooks), "An engagement with its history") { visit in
                .page(try page(visit))
            },
        ]

    private static func id(_ visit: Visit) throws -> Engagement.ID { try visit.identifier("engagement", of: "engagement") }

    static func grid(_ engagements: [Engagement]) -> Grid {
        let rows = engagements.map { engagement in
            [
                Shown(engagement.id.text, href: "/engagements/\(engagement.id)"), Shown(engagement.subject),
                Shown(engagement.specialist),
                Shown(WorkWords.days(engagement)), Shown(engagement.place), Shown(chip: WorkWords.chip(engagement)),
            ]
        }
        return Grid(
            "Engagements", ["Engagement", "Subject", "Specialist", "Days", "Place", "Standing"].map { Grid.Head($0) }, rows)
    }

    private static let list = Listing<Engagement>(
        "/engagements", "Engagements", section: .customers, key: { $0.id.text },
        whenEmpty: "No engagement fits. One is planned on the page of its statement of work.",
        filters: { visit in
            let customers = try visit.customerChoices()
            return [
                ListFilter("customer", "Utility", .customers(customers)),
                ListFilter("specialist", "Specialist", .text(example: "Lee Park")),
                ListFilter("status", "Status", .choice(Engagement.Status.allCases.map { ($0.rawValue, $0.rawValue) })),
                ListFilter("month", "Calendar month", .text(example: "2026-10")),
            ]
        },
        columns: { _ in
            [
                ListColumn(
                    "number", "Number", { .text($0.id.text) },
                    shown: { row, shown in Shown(shown.text, href: "/engagements/\(row.id)") }),
                ListColumn("customer", "Utility", { .text($0.customer.text) }),
                ListColumn(
                    "work", "SOW", { .text($0.statementOfWork.text) },
                    shown: { row, shown in Shown(shown.text, href: "/work/\(row.statementOfWork)") }),
                ListColumn("subject", "Subject", { .text($0.subject) }),
                ListColumn("specialist", "Specialist", { .text($0.specialist) }),
                ListColumn("from", "From", { .day($0.days.lowerBound) }),
                ListColumn("through", "Through", { .day($0.days.upperBound) }),
                ListColumn("place", "Place", spare: true, { .text($0.place) }),
                ListColumn(
                    "status", "Status", { .text($0.status.rawValue) }, shown: { row, _ in Shown(chip: WorkWords.chip(row)) }),
            ]
        },
        whole: { view, query in
            let customer = try query.word("customer", "a utility's code") { CustomerCode($0) }
            let words = query["specialist"]?.lowercased()
            return try view.engagements(of: customer).filter {
                (words == nil || $0.specialist.lowercased().contains(words ?? ""))
                    && (query["status"] == nil || $0.status.rawValue == query["status"])
            }.sorted { ($1.days.lowerBound, $1.id) < ($0.days.lowerBound, $0.id) }
        })

    private static func calendar(_ visit: Visit) throws -> Page {
        let month =
            try ListQuery(visit.query, limit: 1).word("month", "a month such as 2026-10") { Month($0) }
            ?? Month(of: visit.zone.day(of: visit.now))
        let all = try list.page(ListQuery(visit.query.with([("month", nil)]), limit: nil), visit).rows
        func at(_ month: Month) -> String {
            visit.query.with([("month", month.description)]).address("/engagements")
        }
        return Page(
            "Engagements", lead: month.words, section: .customers,
            deeds: [Button(month.previous.words, href: at(month.previous)), Button(month.next.words, href: at(month.next))],
            [EngagementCalendar(month, all.filter { $0.status != .cancelled }, today: visit.zone.day(of: visit.now))]
                + (try list.pieces(visit)))
    }

    private static func page(_ visit: Visit) throws -> Page {
        let (engagement, facts, sow, names) = try visit.read { view in
            let engagement = try view.engagement(id(visit))
            return (
                engagement, try view.facts(of: engagement), try view.statementOfWork(engagement.statementOfWork),
                try view.peopleNames()
            )
        }
        var deeds: [Button] = []
        if visit.actor.permissions.contains(.manageWork), engagement.status != .cancelled {
            let base = "/engagements/\(engagement.id)"
            if engagement.status == .tentative { deeds.append(Button("Confirm", href: "\(base)/confirm", isMain: true)) }
            deeds += [Button("Reschedule", href: "\(base)/reschedule"), Button("Cancel", href: "\(base)/cancel")]
        }
        let entries = facts.enumerated().map { place, fact in
            let days = "\(fact.from.words) to \(fact.through.words)"
            let why = [fact.movedBy.map { "moved by the \($0.rawValue)" }, fact.reason].compactMap { $0 }.joined(separator: ": ")
            return Timeline.Entry(
                anchor: "\(place + 1)", at: fact.at, in: visit.zone, who: names.name(fact.by),
                what: fact.deed,
                words: why.isEmpty ? days : "\(days)\n\n\(why)")
        }
        return Page(
            "\(engagement.id)  \(engagement.subject)", lead: "\(engagement.customer) \u{B7} \(engagement.status.rawValue)",
            section: .customers, deeds: deeds, number: engagement.id.text, [Timeline(entries)],
            beside: [
                Panel(
                    "Facts of record",
                    [
                        Facts([
                            ("Statement of work", Shown(sow.id.text, href: "/work/\(sow.id)", sub: sow.title)),
                            ("Standing", Shown(chip: WorkWords.chip(engagement))), ("Days", Shown(WorkWords.days(engagement))),
                            ("Specialist", Shown(engagement.specialist)), ("Place", Shown(engagement.place)),
                            (
                                "Change order",
                                engagement.changeOrder.map { Shown($0.text, href: "/change-orders/\($0)") }
                                    ?? Shown("none behind it")
                            ),
                        ])
                    ])
            ])
    }

    static let planning = WorkForms.form(
        "engagement", "Plan engagement", deed: "Plan engagement", action: PlanEngagement.name, permission: .manageWork,
        beside: HourForms.gauge
    ) { visit in
        let sow = try WorkForms.sow(visit)
        let orders = try visit.read { try $0.changeOrders(of: sow.id) }.map { ($0.id.text, "\($0.id) \($0.asks.kind.rawValue)") }
        return [
            Field("subject", "What is done"),
            try WorkForms.specialist("specialist", "Specialist", visit), Field("place", "Place"),
            Field("from", "From", .day),
            Field("through", "Through", .day),
            Field("changeOrder", "Change order behind it", .choice([("", "none")] + orders), optional: true),
        ]
    } _: { visit, form, sow in
        let planned = try await visit.perform(
            PlanEngagement(
                statementOfWork: sow.id, subject: try form.text("subject"), specialist: try form.text("specialist"),
                place: try form.text("place"), from: try form.day("from"), through: try form.day("through"),
                changeOrder: try form.optionalWord("changeOrder", "a change order") { ChangeOrder.ID($0) }))
        let clash =
            planned.clashes.isEmpty
            ? "" : " It clashes with \(planned.clashes.map(\.text).joined(separator: ", ")): one has to move."
        return "\(planned.engagement) is tentative until both sides agree the dates.\(clash)"
    }

    private static func form(
        _ word: String, _ title: String, action: String, _ fields: @escaping @Sendable (Engagement) -> [Field],
        _ perform: @escaping @Sendable (Visit, FormReader, Engagement) async throws -> String
    ) -> FormRoute {
        FormRoute(
            "/engagements/{engagement}/\(word)", .permission(.manageWork), title, section: .customers, deed: title,
            action: action,
            lead: { visit in
                let engagement = try visit.read { try $0.engagement(id(visit)) }
                return
                    "\(engagement.id) \(engagement.subject), \(engagement.specialist), \(WorkWords.days(engagement)): \(engagement.status.rawValue)."
            }, fields: { visit in fields(try visit.read { try $0.engagement(id(visit)) }) }
        ) { visit, form in
            let engagement = try visit.read { try $0.engagement(id(visit)) }
            return .redirect("/engagements/\(engagement.id)", said: try await perform(visit, form, engagement))
        }
    }

    private static let confirming = form("confirm", "Confirm engagement", action: ConfirmEngagement.name) { _ in
        []
    } _: { visit, _, engagement in
        try await visit.perform(ConfirmEngagement(engagement: engagement.id))
        return "Confirmed: both sides agreed the dates."
    }

    private static let moving = form("reschedule", "Reschedule engagement", action: RescheduleEngagement.name) { engagement in
        [
            Field("from", "From", .day, standing: engagement.days.lowerBound.description),
            Field("through", "Through", .day, standing: engagement.days.upperBound.description),
            Field(
                "movedBy", "Moved by", .choice(Party.allCases.map { ($0.rawValue, "the \($0.rawValue)") }),
                hint: "Costs already incurred fall on the customer when the customer moved the dates, else on the provider (3.4)."
            ),
            Field("reason", "Why", .area(lines: 2)),
        ]
    } _: { visit, form, engagement in
        let moved = try await visit.perform(
            RescheduleEngagement(
                engagement: engagement.id, from: try form.day("from"), through: try form.day("through"),
                movedBy: try WorkForms.party(form, "movedBy"), reason: try form.text("reason")))
        return "Moved, and tentative again. Costs already incurred fall on the \(moved.costsFallOn.rawValue)."
    }

    private static let cancelling = form("cancel", "Cancel engagement", action: CancelEngagement.name) { _ in
        [Field("reason", "Why", .area(lines: 2))]
    } _: { visit, form, engagement in
        try await visit.perform(CancelEngagement(engagement: engagement.id, reason: try form.text("reason")))
        return "It is off the calendar."
    }
}
