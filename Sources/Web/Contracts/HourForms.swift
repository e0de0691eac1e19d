import BackOffice
import Domain
import Foundation

/// The forms of hours: work, offers, expenses, the closing of a year.
enum HourForms {
    static let all: [FormRoute] = [logging, offering, spending, closing, reversing]

    /// The gauge stands beside what changes it.
    static func gauge(_ visit: Visit) throws -> [any Piece] {
        let sow = try WorkForms.sow(visit)
        guard sow.isBinding else { return [] }
        let budget = try visit.read { try BudgetStanding(sow, from: $0) }
        let heads = [Grid.Head("Bought", figure: true), Grid.Head("Used", figure: true), Grid.Head("Left", figure: true)]
        let row = [
            Shown(budget.ledger.bought.description), Shown(budget.ledger.used.description),
            Shown(budget.ledger.balance.description, why: "/why/hours/\(sow.id)"),
        ]
        let bar: [any Piece] = sow.kind == .enhancedMaintenance ? [HourGauge(budget)] : []
        return [Panel("Hours, \(budget.words)", bar + [Grid("Hours", heads, [row])] + HourOffers.remark(budget, visit))]
    }

    static func engagementField(_ sow: StatementOfWork, _ visit: Visit) throws -> Field {
        let open = try visit.read { try $0.engagements(of: sow) }.filter { $0.status != .cancelled }
        return Field(
            "engagement", "Engagement", .choice([("", "none")] + open.map { ($0.id.text, "\($0.id) \($0.subject)") }),
            optional: true)
    }

    private static let logging = WorkForms.form(
        "log-hours", "Log hours", deed: "Log hours", action: LogHours.name, permission: .logHours, beside: gauge
    ) { visit in
        let sow = try WorkForms.sow(visit)
        let phases = sow.phases.map { ($0.name, $0.name) }
        return [
            Field("on", "Work date", .day, hint: "It decides the year", standing: try WorkForms.today(visit).description),
            try WorkForms.specialist("person", "Who worked", visit, standing: visit.actor.name),
            Field("minutes", "How long", hint: "Such as 1:30, 90 min or 2 h; it is rounded up to the unit"),
            try engagementField(sow, visit),
            Field("request", "For", optional: true, hint: "A request of \(sow.customer), such as SR-000012, or a task in words"),
        ] + (phases.isEmpty ? [] : [Field("phase", "Phase", .choice(phases))])
            + [Field("note", "Note", .area(lines: 2), optional: true)]
    } _: { visit, form, sow in
        let logged = try await visit.perform(
            LogHours(
                statementOfWork: sow.id, on: try form.day("on"), person: try form.text("person"),
                minutes: try form.hours("minutes"),
                engagement: try form.optionalWord("engagement", "an engagement") { Engagement.ID($0) },
                request: try form.optionalText("request"), phase: try form.optionalText("phase"),
                note: try form.optionalText("note")))
        let over = logged.overBudget > .zero ? ", \(logged.overBudget) of it over budget" : ""
        return "\(logged.accounted) are logged\(over); \(logged.balance) are left."
    }

    private static let offering = WorkForms.form(
        "offer", "Offer hours", deed: "Record offer", action: OfferHours.name, permission: .manageWork, beside: gauge
    ) { visit in
        let services = try visit.read { try $0.catalogue().maintenance.supplemental }
        return [
            Field("service", "Service", .choice(services.map { ($0, $0) })), Field("to", "Offered to"),
            Field("on", "On", .day, standing: try WorkForms.today(visit).description),
            Field("note", "Note", .area(lines: 2), optional: true),
        ]
    } _: { visit, form, sow in
        let offered = try await visit.perform(
            OfferHours(
                statementOfWork: sow.id, service: try form.text("service"), to: try form.text("to"), on: try form.day("on"),
                note: try form.optionalText("note")))
        return "The offer is kept; \(offered.balance) are left to use."
    }

    private static let spending = WorkForms.form(
        "expense", "Record expense", deed: "Record expense", action: RecordExpense.name, permission: .recordExpenses,
        bodyLimit: Route.fileLimit
    ) { visit in
        let sow = try WorkForms.sow(visit)
        let currency = try visit.read { try $0.customer(sow.customer).currency }
        return [
            Field(
                "category", "For",
                .choice(Expense.Category.allCases.map { ($0.rawValue, $0 == .moved ? "moved dates" : $0.rawValue) })),
            Field("what", "What", hint: "Such as: flight to Riverbend and back"),
            Field("spentOn", "Spent on", .day, standing: try WorkForms.today(visit).description),
            try engagementField(sow, visit),
            Field("amount", "Actual amount, in \(currency)", optional: true, hint: "With its receipt; or a per diem below"),
            Field("receipt", "Receipt", .file, optional: true),
            Field("days", "Days of a per diem", .number, optional: true),
            Field("rate", "Rate a day, in \(currency)", optional: true),
            Field("asked", "Where the customer asked for a per diem", optional: true, hint: "Such as purchase order 4411"),
        ]
    } _: { visit, form, sow in
        let currency = try visit.read { try $0.customer(sow.customer).currency }
        var expense = RecordExpense(
            statementOfWork: sow.id,
            category: try form.word("category", "travel, living or moved") { Expense.Category(rawValue: $0) },
            what: try form.text("what"), spentOn: try form.day("spentOn"))
        expense.engagement = try form.optionalWord("engagement", "an engagement") { Engagement.ID($0) }
        if visit.form["amount"] != nil { expense.amount = try form.money("amount", in: currency) }
        if visit.form["days"] != nil { expense.days = try form.int("days") }
        if visit.form["rate"] != nil { expense.rate = try form.money("rate", in: currency) }
        expense.asked = try form.optionalText("asked")
        expense.receipt = try Receipts.keep("receipt", visit)
        let recorded = try await visit.perform(expense)
        return "\(recorded.expense) is kept: \(recorded.amount), borne by the \(recorded.bearer.rawValue)."
    }

    private static let closing = WorkForms.form(
        "close-year", "Close a year", deed: "Close the year", action: CloseHourYear.name, permission: .closeHourYears,
        beside: gauge
    ) { visit in
        let before = try visit.read { view -> Day in
            let sow = try view.statementOfWork(WorkForms.id(visit))
            let running = try view.runningYear(of: sow, on: view.today(of: sow.customer))
            return try view.openedHourYears(of: sow.id).first { $0.closed == nil && $0.year.last < running.first }?.year.first
                ?? running.first
        }
        return [
            Field(
                "year", "A day of the year", .day,
                hint: "What is left of it expires: it is neither refunded nor carried over, and no late entry is taken any more.",
                standing: before.description)
        ]
    } _: { visit, form, sow in
        let closed = try await visit.perform(CloseHourYear(statementOfWork: sow.id, year: try form.day("year")))
        return "The year to \(closed.last.words) is closed; \(closed.expired) expired."
    }

    private static let reversing = FormRoute(
        "/hours/{row}/reverse", .permission(.logHours), "Take work back", section: .customers, deed: "Take entry back",
        action: ReverseHours.name,
        lead: { visit in
            let id: HourRow.ID = try visit.identifier("row", of: "hour row")
            return "Every row of the entry of \(id) is taken back by a row that names it."
        },
        fields: { visit in
            let id: HourRow.ID = try visit.identifier("row", of: "hour row")
            _ = try visit.read { try $0.hourRow(id) }
            return [Field("reason", "Why", .area(lines: 3))]
        }
    ) { visit, form in
        let id: HourRow.ID = try visit.identifier("row", of: "hour row")
        let sow = try visit.read { try $0.hourRow(id) }.0
        let reversed = try await visit.perform(ReverseHours(entry: id, reason: try form.text("reason")))
        return .redirect("/work/\(sow)#ledger", said: "Taken back; \(reversed.balance) are left.")
    }
}

/// Documents that prove a fact, kept under their hash.
enum Receipts {
    /// Nil where none was chosen.
    static func keep(_ field: String, _ visit: Visit) throws -> String? {
        guard let file = visit.files.first(where: { $0.field == field }) else { return nil }
        guard file.bytes.count <= AttachToRequest.largest else {
            throw FormProblem(field, "A file of at most 25 MiB fits here.")
        }
        return try visit.house.office.files.put(Array(file.bytes)).description
    }
}
