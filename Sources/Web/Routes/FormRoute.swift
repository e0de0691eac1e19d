import BackOffice
import Domain
import Foundation
import HTTPTypes

/// A form with the two routes it takes: its page, and what happens when it is sent. Refused, it comes back with what was typed
/// and the reason at its field; so does one whose record was changed since it was drawn.
package struct FormRoute: Sendable {
    package let path: String
    package let access: Route.Access
    package let title: String
    package let section: Page.Section?
    package let deed: String
    let bodyLimit: Int
    let action: String?
    let lead: @Sendable (Visit) throws -> String?
    let fields: @Sendable (Visit) throws -> [Field]
    let beside: @Sendable (Visit) throws -> [any Piece]
    /// What stands under the form and wants its width.
    let beneath: @Sendable (Visit) throws -> [any Piece]
    let submit: @Sendable (Visit, FormReader) async throws -> Answer

    package init(
        _ path: String, _ access: Route.Access, _ title: String, section: Page.Section? = nil, deed: String,
        bodyLimit: Int = Route.formLimit, action: String? = nil,
        lead: @escaping @Sendable (Visit) throws -> String? = { _ in nil },
        beside: @escaping @Sendable (Visit) throws -> [any Piece] = { _ in [] },
        beneath: @escaping @Sendable (Visit) throws -> [any Piece] = { _ in [] },
        fields: @escaping @Sendable (Visit) throws -> [Field],
        submit: @escaping @Sendable (Visit, FormReader) async throws -> Answer
    ) {
        self.path = path
        self.access = access
        self.title = title
        self.section = section
        self.deed = deed
        self.bodyLimit = bodyLimit
        self.action = action
        self.lead = lead
        self.beside = beside
        self.beneath = beneath
        self.fields = fields
        self.submit = submit
    }

    package var routes: [Route] {
        [
            .get(path, access, title) { visit in .page(try page(visit)) },
            .post(path, access, bodyLimit: bodyLimit, action: action, title) { visit in
                do {
                    return try await sent(visit)
                } catch {
                    let (problem, status) = try FormProblem.comingBack(error, visit)
                    let now = (error as? FormOvertaken).map { [$0.beside] } ?? []
                    return .page(try page(visit, problem, now), status: status)
                }
            },
        ]
    }

    private func sent(_ visit: Visit) async throws -> Answer {
        guard visit.form.raw("_was") != nil else { return try await performed(visit) }
        // Of two who save the same record at once, the second sees what the first saved.
        return try await visit.house.sent.inTurn(visit.path) {
            if let overtaken = FormOvertaken(visit.form, try fields(visit)) { throw overtaken }
            return try await performed(visit)
        }
    }

    private func performed(_ visit: Visit) async throws -> Answer {
        let answer = try await submit(visit, FormReader(visit))
        try await visit.house.office.forgetDrafts(of: visit.path, by: visit.actor)
        return answer
    }

    /// Fields that an address names stand in the form at once: a link can fill it in.
    private func page(_ visit: Visit, _ problem: FormProblem? = nil, _ now: [any Piece] = []) throws -> Page {
        let typed = visit.form.fields.isEmpty ? visit.query : visit.form
        let fields = try fields(visit)
        let isLong = fields.contains { if case .area = $0.kind { true } else { false } }
        return Page(
            title, section: section,
            [
                Form(
                    to: visit.query.address(visit.path), fields, deed: deed, visit: visit, typed: typed, problem: problem,
                    draft: isLong ? visit.path : nil, lead: try lead(visit))
            ] + (try beneath(visit)), beside: now + (try beside(visit)))
    }
}

extension FormProblem {
    /// What a form says that comes back with what was typed: a field that cannot be read, a rule's refusal, a name that is
    /// nobody's, a full disk. Thrown on where there is nothing to come back to.
    static func comingBack(_ error: any Error) throws -> (problem: FormProblem, status: HTTPResponse.Status) {
        if let problem = error as? FormProblem { return (problem, .unprocessableContent) }
        if let missing = error as? Missing { return (FormProblem(nil, missing.message), .unprocessableContent) }
        let failure = Failure(error)
        guard failure.status == .unprocessableContent || failure.status.code == 507 else { throw error }
        return (FormProblem(nil, failure.message), failure.status)
    }

    /// Says it at the field that names what is not there. Where the page's own record is not there, neither is its form.
    fileprivate static func comingBack(
        _ error: any Error, _ visit: Visit
    ) throws -> (problem: FormProblem, status: HTTPResponse.Status) {
        guard let missing = error as? Missing else { return try comingBack(error) }
        guard !visit.parameters.values.contains(missing.id) else { throw missing }
        let field = visit.form.fields.first { !$0.name.hasPrefix("_") && $0.value.uppercased() == missing.id.uppercased() }
        return (FormProblem(field?.name, missing.message), .unprocessableContent)
    }
}
