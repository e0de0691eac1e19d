import BackOffice
import Domain
import Foundation
import Metering

/// Asking for an exclusion, and deciding on one.
enum ExclusionForms {
    static let all: [FormRoute] = [request, approve, reject, withdraw]

    private static let request = FormRoute(
        "/exclusions/new", .permission(.requestExclusions), "Request an exclusion", section: .metering,
        deed: "Request the exclusion", action: RequestExclusion.name,
        lead: { visit in
            "It leaves both sides of the rate once another person approves it, at the latest at the month's close. "
                + "\(lastClosed(visit).words) and what is before it closed: there it only restates, and the contract keeps the frozen figure."
        },
        fields: { visit in
            let utilities = try visit.utilityChoices()
            return [
                Field(
                    "utility", "Utility", utilities.isEmpty ? .hidden : .choice(utilities),
                    standing: visit.actor.utility?.text ?? ""),
                Field("code", "Why the slots leave", .choice(ExclusionCode.excludable.map { ($0.rawValue, $0.words) })),
                Field("kind", "Whose slots", .choice(ExclusionScope.Kind.allCases.map { ($0.rawValue, $0.words) })),
                Field(
                    "names", "Names", .area(lines: 3), optional: true,
                    hint: "Endpoints, service points, devices, cycles or a commodity, one a line; nothing for the whole utility"),
                Field("from", "From", .moment, hint: "In \(visit.zone.id)"),
                Field("to", "To", .moment, hint: "In \(visit.zone.id)"),
                Field("evidence", "Evidence", .area(lines: 4), hint: "A ticket, a letter, a report: what shows it"),
                Field(
                    "routedAt", "Routed to the utility at", .moment, optional: true,
                    hint: "Needed for \u{201C}routed to utility\u{201D} alone"),
            ]
        }
    ) { visit, form in
        let names = try form.optionalText("names")?.split(whereSeparator: { $0 == "\n" || $0 == "," })
            .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
        let kind = try form.word("kind", "a scope") { ExclusionScope.Kind(rawValue: $0) }
        let isRouted = try form.optionalText("routedAt") != nil
        let outcome = try await visit.perform(
            RequestExclusion(
                utility: try form.customer("utility"), scope: ExclusionScope(kind, names ?? []),
                code: try form.word("code", "a cause that may be excluded") { ExclusionCode(rawValue: $0) },
                from: try form.moment("from"), to: try form.moment("to"), evidence: try form.text("evidence"),
                routedAt: isRouted ? try form.moment("routedAt") : nil))
        let closed = try visit.read { try ExclusionRow.find(outcome.exclusion, in: $0).monthsClosed(by: $0.now, $0.db) }
        return .redirect(
            "/exclusions/\(outcome.exclusion)",
            said: "\(outcome.exclusion) is requested. Another person approves it." + lateness(closed))
    }

    /// The last month whose close is past, where the viewer is.
    private static func lastClosed(_ visit: Visit) -> Month {
        var month = Month(of: visit.zone.day(of: visit.now)).previous
        while CloseRule.standard.instant(of: month, in: visit.zone) >= visit.now { month = month.previous }
        return month
    }

    private static func lateness(_ closed: [Month]) -> String {
        closed.isEmpty ? "" : " \(closed.map(\.words).joined(separator: ", ")) closed before: there it shows as restated only."
    }

    private static let approve = FormRoute(
        "/exclusions/{exclusion}/approve", .permission(.approveExclusions), "Approve an exclusion", section: .metering,
        deed: "Approve the exclusion", action: ApproveExclusion.name, lead: { try summary($0) }, beneath: { try foretold($0) },
        fields: { _ in [] }
    ) { visit, _ in
        let id: Exclusion.ID = try visit.identifier("exclusion", of: "exclusion")
        let outcome = try await visit.perform(ApproveExclusion(exclusion: id))
        return .redirect("/exclusions/\(id)", said: "\(id) is approved.\(lateness(outcome.tooLateFor))")
    }

    private static let reject = FormRoute(
        "/exclusions/{exclusion}/reject", .permission(.approveExclusions), "Reject an exclusion", section: .metering,
        deed: "Reject the exclusion", action: RejectExclusion.name, lead: { try summary($0) },
        fields: { _ in [Field("reason", "Why", .area(lines: 3))] }
    ) { visit, form in
        let id: Exclusion.ID = try visit.identifier("exclusion", of: "exclusion")
        try await visit.perform(RejectExclusion(exclusion: id, reason: try form.text("reason")))
        return .redirect("/exclusions/\(id)", said: "\(id) is rejected; its slots stay on both sides.")
    }

    private static let withdraw = FormRoute(
        "/exclusions/{exclusion}/withdraw", .permission(.requestExclusions), "Withdraw an exclusion", section: .metering,
        deed: "Withdraw the exclusion", action: WithdrawExclusion.name, lead: { try summary($0) },
        fields: { _ in [Field("reason", "Why", .area(lines: 3))] }
    ) { visit, form in
        let id: Exclusion.ID = try visit.identifier("exclusion", of: "exclusion")
        let outcome = try await visit.perform(WithdrawExclusion(exclusion: id, reason: try form.text("reason")))
        return .redirect("/exclusions/\(id)", said: "\(id) is withdrawn.\(lateness(outcome.tooLateFor))")
    }

    /// What is decided on, so that nobody decides by a number alone.
    private static func summary(_ visit: Visit) throws -> String {
        let id: Exclusion.ID = try visit.identifier("exclusion", of: "exclusion")
        let (row, closed) = try visit.read { view in
            let row = try ExclusionRow.find(id, in: view)
            return (row, row.status == .rejected ? [] : try row.monthsClosed(by: view.now, view.db))
        }
        return "\(id), \(row.utility): \(row.code.words), \(row.scope.words), \(visit.zone.words(row.period.start)) to "
            + "\(visit.zone.words(row.period.end)). Requested by \(visit.names.name(row.requestedBy)). Evidence: \(row.evidence)"
            + (closed.isEmpty ? "" : " \u{2014}" + lateness(closed))
    }

    private static func foretold(_ visit: Visit) throws -> [any Piece] {
        let id: Exclusion.ID = try visit.identifier("exclusion", of: "exclusion")
        return try visit.read { view in
            let row = try ExclusionRow.find(id, in: view)
            guard row.status == .requested else { return [] }
            return [Panel("What it would do to the rates", ForetoldRates.pieces(try view.foretelling(of: row)))]
        }
    }

    static func deeds(_ row: ExclusionRow, _ visit: Visit) -> [Button] {
        let may = visit.actor.permissions
        var deeds: [Button] = []
        if row.status == .requested, may.contains(.approveExclusions), row.requestedBy != visit.actor.id.text {
            deeds.append(Button("Approve", href: "/exclusions/\(row.id)/approve", isMain: true))
            deeds.append(Button("Reject", href: "/exclusions/\(row.id)/reject"))
        }
        if row.status == .requested || row.status == .approved, may.contains(.requestExclusions) {
            deeds.append(Button("Withdraw", href: "/exclusions/\(row.id)/withdraw"))
        }
        return deeds + [Button("All exclusions", href: "/exclusions?utility=\(row.utility)")]
    }
}

extension ExclusionScope.Kind {
    var words: String {
        switch self {
        case .endpoints: "endpoints"
        case .servicePoints: "service points"
        case .devices: "all that report through network devices"
        case .cycles: "billing cycles"
        case .commodity: "a commodity"
        case .utility: "the whole utility"
        }
    }
}
