import Domain

/// What `visitor list --json` prints of a visit.
package struct VisitAnswer: Encodable, Equatable, Sendable {
    package let visit: Visit.ID
    package let facility: Facility.ID
    package let visitor: String
    package let company: String
    package let escort: String
    package let purpose: String
    package let cameAt: Instant
    package let leftAt: Instant?
    package let inside: Bool
    package let insideSeconds: Int

    private init(_ visit: Visit, at now: Instant) {
        self.visit = visit.id
        facility = visit.facility
        visitor = visit.visitor
        company = visit.company
        escort = visit.escort
        purpose = visit.purpose
        cameAt = visit.cameAt
        leftAt = visit.leftAt
        inside = visit.isInside(at: now)
        insideSeconds = visit.lasted(at: now)
    }

    /// To one facility or all; only those still inside, where asked.
    package static func list(to facility: Facility.ID?, onlyInside: Bool, in view: View) throws -> [VisitAnswer] {
        try view.visits(to: facility).map { VisitAnswer($0, at: view.now) }.filter { !onlyInside || $0.inside }
    }
}
