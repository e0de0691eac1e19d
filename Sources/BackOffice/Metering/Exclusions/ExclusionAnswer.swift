import Domain
import Metering

/// What `exclusions list --json` prints of an exclusion.
package struct ExclusionAnswer: Encodable, Equatable, Sendable {
    package let exclusion: Exclusion.ID
    package let utility: CustomerCode
    package let status: Exclusion.Status
    package let code: ExclusionCode
    package let scope: ExclusionScope
    package let from: Instant
    package let to: Instant
    package let evidence: String
    package let requestedBy: String
    package let requestedAt: Instant
    package let decidedBy: String?
    package let decidedAt: Instant?
    package let reason: String?

    package init(_ row: ExclusionRow, in view: View) throws { self.init(row, try ShownNames(in: view)) }

    private init(_ row: ExclusionRow, _ names: ShownNames) {
        exclusion = row.id
        utility = row.utility
        status = row.status
        code = row.code
        scope = row.scope
        from = row.period.start
        to = row.period.end
        evidence = row.evidence
        requestedBy = names.name(row.requestedBy)
        requestedAt = row.requestedAt
        decidedBy = row.decidedBy.map(names.name)
        decidedAt = row.decidedAt
        reason = row.reason
    }

    /// A utility's, newest first: those that touch a month, in its zone, and of one status, where one is named.
    package static func list(
        of utility: CustomerCode, touching month: Month?, status: Exclusion.Status?, in view: View
    ) throws -> [ExclusionAnswer] {
        let zone = try view.customer(utility).zone
        let names = try ShownNames(in: view)
        return try ExclusionRow.list(
            of: utility, touching: month.map { zone.period(of: $0.days) }, status: status, asOf: view.now, view.db
        ).map { ExclusionAnswer($0, names) }
    }
}
