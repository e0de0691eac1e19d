import BackOffice
import Domain

/// What is done to several requests chosen in the list.
extension RequestForms {
    /// Several at once: what may be done is done, and it says how many may not.
    static let bulk: [FormRoute] = [
        bulkForm("assign", AssignRequest.name, { [try assignee($0, "Assign to")] }) { visit, form, id in
            try await visit.perform(AssignRequest(request: id, to: try form.identifier("to", like: "kmeyer")))
        },
        bulkForm(
            "pause", PauseRequest.name,
            { _ in [Field("reason", "Pause", .choice(PauseReason.allCases.map { ($0.rawValue, $0.words) }))] }
        ) { visit, form, id in
            try await visit.perform(
                PauseRequest(request: id, reason: try form.word("reason", "a reason") { PauseReason(rawValue: $0) }))
        },
        bulkForm("acknowledge", AcknowledgeRequest.name, { _ in [] }) { visit, _, id in
            try await visit.perform(AcknowledgeRequest(request: id))
        },
    ]

    private static func bulkForm(
        _ word: String, _ action: String, _ fields: @escaping @Sendable (Visit) throws -> [Field],
        _ perform: @escaping @Sendable (Visit, FormReader, ServiceRequest.ID) async throws -> Void
    ) -> FormRoute {
        FormRoute(
            "/requests/bulk/\(word)", .permission(.workRequests), "\(word.capitalizedFirst) several requests", section: .requests,
            deed: "\(word.capitalizedFirst) requests", action: action,
            lead: { visit in "\(visit.form.all("row").count.counted("request")) chosen." },
            fields: { visit in try fields(visit) + visit.form.all("row").map { Field("row", "", .hidden, standing: $0) } }
        ) { visit, form in
            let chosen = visit.form.all("row").compactMap { ServiceRequest.ID($0) }
            guard !chosen.isEmpty else { throw FormProblem(nil, "Choose requests in the list first: x takes one.") }
            var refused: [String] = []
            for id in chosen.prefix(200) {
                do {
                    try await perform(visit, form, id)
                } catch let problem as FormProblem {
                    throw problem
                } catch let refusal as any Refusal {
                    refused.append("\(id): \(refusal.message)")
                }
            }
            let done = "\((chosen.prefix(200).count - refused.count).counted("request")) done"
            let rest = refused.isEmpty ? "." : ", \(refused.count.grouped) not. \(refused.prefix(3).joined(separator: " "))"
            return .redirect(visit.list("/requests"), said: done + rest)
        }
    }
}
