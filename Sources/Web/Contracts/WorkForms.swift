import BackOffice
import Domain
import Foundation

/// The forms of a statement of work: its life from the request to its end.
enum WorkForms {
    static let all: [FormRoute] =
        [requesting, scoping, quoting, signing, completing, dropping, gathering, accepting] + HourForms.all
        + [NoticePages.giving, ChangeOrderPages.drafting, EngagementPages.planning]

    static func id(_ visit: Visit) throws -> StatementOfWork.ID { try visit.identifier("work", of: "statement of work") }

    static func sow(_ visit: Visit) throws -> StatementOfWork { try visit.read { try $0.statementOfWork(id(visit)) } }

    static func today(_ visit: Visit) throws -> Day {
        try visit.read { try $0.today(of: $0.statementOfWork(id(visit)).customer) }
    }

    /// A form on one statement of work, which is named above it; done, it leads back to its page.
    static func form(
        _ word: String, _ title: String, deed: String, action: String, permission: Permission, bodyLimit: Int = Route.formLimit,
        beside: @escaping @Sendable (Visit) throws -> [any Piece] = { _ in [] },
        fields: @escaping @Sendable (Visit) throws -> [Field],
        _ perform: @escaping @Sendable (Visit, FormReader, StatementOfWork) async throws -> String
    ) -> FormRoute {
        FormRoute(
            "/work/{work}/\(word)", .permission(permission), title, section: .customers, deed: deed, bodyLimit: bodyLimit,
            action: action,
            lead: { visit in
                let sow = try sow(visit)
                let words = try visit.read { sow.standing(on: try $0.today(of: sow.customer)).words }
                return "\(sow.id) \(sow.title), of \(sow.customer): \(words)."
            }, beside: beside, fields: fields
        ) { visit, form in
            let sow = try sow(visit)
            return .redirect("/work/\(sow.id)", said: try await perform(visit, form, sow))
        }
    }

    /// Who signed for which side, when.
    static func signatureFields(today: Day) -> [Field] {
        [
            Field("party", "For", .choice(Party.allCases.map { ($0.rawValue, "the \($0.rawValue)") }), standing: "customer"),
            Field("by", "Who signed", hint: "Name and office, such as Maria Ortiz, general manager"),
            Field("on", "Signed on", .day, standing: today.description),
        ]
    }

    /// Somebody of the provider, by name: those known are offered, another can be typed.
    static func specialist(_ name: String, _ label: String, _ visit: Visit, standing: String = "") throws -> Field {
        let known = try visit.read { try $0.specialists() }
        let some = known.prefix(3).joined(separator: ", ")
        return Field(
            name, label, hint: known.isEmpty ? nil : "One who is known, such as \(some), or a new name", standing: standing,
            known: known)
    }

    static func party(_ form: FormReader, _ name: String = "party") throws -> Party {
        try form.word(name, "provider or customer") { Party(rawValue: $0) }
    }

    private static let requesting = FormRoute(
        "/work/new", .permission(.manageWork), "Request work", section: .customers, deed: "Record request",
        action: RequestStatementOfWork.name,
        lead: { _ in
            "What a customer asks for. A customer that wants hours every year and a project has two statements of work (3.2)."
        },
        fields: { visit in
            let customers = try visit.customerChoices(withCodes: true)
            return [
                Field("customer", "Utility", .choice(customers), standing: customers.first?.value ?? ""),
                Field("kind", "Kind", .choice(StatementOfWork.Kind.allCases.map { ($0.rawValue, $0.rawValue) })),
                Field("title", "Title", hint: "1 to 200 characters, such as Enhanced Maintenance 2027"),
            ]
        }
    ) { visit, form in
        let made = try await visit.perform(
            RequestStatementOfWork(
                customer: try form.customer(), kind: try form.word("kind", "a kind") { StatementOfWork.Kind(rawValue: $0) },
                title: try form.text("title")))
        return .redirect("/work/\(made.statementOfWork)", said: "\(made.statementOfWork) is requested. Scope it, then quote.")
    }

    private static let scoping = form(
        "scoping", "Record scoping", deed: "Record scoping", action: RecordScoping.name, permission: .manageWork
    ) { _ in
        [
            Field(
                "completeAt", "Information complete at", .moment, optional: true,
                hint: "The turnaround of the quote runs from then, five business days. Leave it out while it is gathered.")
        ]
    } _: { visit, form, sow in
        let isComplete = visit.form["completeAt"] != nil
        try await visit.perform(
            RecordScoping(statementOfWork: sow.id, completeAt: isComplete ? try form.moment("completeAt") : nil))
        return isComplete ? "Scoping is complete; the turnaround of the quote runs." : "Scoping has begun."
    }

    private static let quoting = form(
        "quote", "Quote", deed: "Make quote", action: QuoteStatementOfWork.name, permission: .manageWork
    ) { visit in
        try QuoteForm.fields(try sow(visit), visit)
    } _: { visit, form, sow in
        let quoted = try await visit.perform(try QuoteForm.action(form, sow, visit))
        let words = quoted.inTime.map { $0 ? ", in time" : ", late" } ?? ""
        return "Quoted\(words); it is valid until 24:00 of \(quoted.validUntil.words)."
    }

    private static let signing = form(
        "sign", "Record signature", deed: "Record signature", action: SignStatementOfWork.name, permission: .signContracts
    ) { visit in
        signatureFields(today: try today(visit))
    } _: { visit, form, sow in
        let signed = try await visit.perform(
            SignStatementOfWork(
                statementOfWork: sow.id, party: try party(form), by: try form.text("by"), on: try form.day("on")))
        return signed.effectiveFrom.map { "It is binding, and in effect from \($0.words)." }
            ?? "Signed by one; the other side signs next."
    }

    private static let completing = form(
        "complete", "Complete project", deed: "Complete project", action: CompleteStatementOfWork.name, permission: .manageWork
    ) { visit in
        [Field("on", "Completed on", .day, standing: try today(visit).description)]
    } _: { visit, form, sow in
        try await visit.perform(CompleteStatementOfWork(statementOfWork: sow.id, on: try form.day("on")))
        return "\(sow.id) is completed."
    }

    private static let dropping = form(
        "drop", "Drop statement of work", deed: "Drop statement of work", action: DropStatementOfWork.name,
        permission: .manageWork
    ) { _ in
        [Field("why", "Why", .area(lines: 3))]
    } _: { visit, form, sow in
        try await visit.perform(DropStatementOfWork(statementOfWork: sow.id, why: try form.text("why")))
        return "\(sow.id) is dropped."
    }

    private static let gathering = form(
        "requirements", "Gather requirements of a year", deed: "Keep requirements", action: GatherRequirements.name,
        permission: .manageWork
    ) { visit in
        let first = try visit.read { view -> Day in
            let sow = try view.statementOfWork(id(visit))
            let today = try view.today(of: sow.customer)
            guard sow.isBinding else { return sow.terms?.startsOn ?? today }
            return try view.hourYear(of: sow, after: view.runningYear(of: sow, on: today)).first
        }
        return [
            Field("year", "Year that begins on", .day, standing: first.description), Field("scope", "Scope", .area(lines: 4)),
            Field("assumptions", "Assumptions", .area(lines: 3)), Field("schedule", "Schedule", .area(lines: 3)),
            Field("responsibilities", "Roles and responsibilities", .area(lines: 3)),
        ]
    } _: { visit, form, sow in
        try await visit.perform(
            GatherRequirements(
                statementOfWork: sow.id, year: try form.day("year"), scope: try form.text("scope"),
                assumptions: try form.text("assumptions"), schedule: try form.text("schedule"),
                responsibilities: try form.text("responsibilities")))
        return "The requirements of that year are kept."
    }

    private static let accepting = form(
        "accept-phase", "Accept phase", deed: "Accept phase", action: AcceptPhase.name, permission: .manageWork
    ) { visit in
        let sow = try sow(visit)
        let done = Set(try visit.read { try $0.acceptedPhases(of: sow) }.map(\.phase))
        return [
            Field("phase", "Phase", .choice(sow.phases.filter { !done.contains($0.name) }.map { ($0.name, $0.name) })),
            Field("by", "Accepted by"), Field("on", "On", .day, standing: try today(visit).description),
        ]
    } _: { visit, form, sow in
        try await visit.perform(
            AcceptPhase(
                statementOfWork: sow.id, phase: try form.text("phase"), by: try form.text("by"), on: try form.day("on")))
        return "The phase is accepted; the next invoice run bills it."
    }
}
