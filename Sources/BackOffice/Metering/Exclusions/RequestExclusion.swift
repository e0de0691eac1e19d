import Domain
import GRDB
import Metering

/// Asks that slots leave both sides of the read rates (12.6). Of no effect until another person approves it.
package struct RequestExclusion: Action {
    package static let permission = Permission.requestExclusions
    package static var example: RequestExclusion {
        RequestExclusion(
            utility: Identifier(named: "RIVERBEND"), scope: ExclusionScope(.devices, ["GR-0007"]), code: .routedToUtility,
            from: Instant(seconds: 1_789_034_400), to: Instant(seconds: 1_789_120_800),
            evidence: "Crew report WO-8812 of 10 September", routedAt: Instant(seconds: 1_789_034_400))
    }

    package var utility: CustomerCode
    package var scope: ExclusionScope
    package var code: ExclusionCode
    /// The slots any part of which lies in [from, to), and the stamps in (from, to].
    package var from: Instant
    package var to: Instant
    package var evidence: String
    /// Needed with `routed-to-utility` alone.
    package var routedAt: Instant?

    package init(
        utility: CustomerCode, scope: ExclusionScope, code: ExclusionCode, from: Instant, to: Instant, evidence: String,
        routedAt: Instant? = nil
    ) {
        self.utility = utility
        self.scope = scope
        self.code = code
        self.from = from
        self.to = to
        self.evidence = evidence
        self.routedAt = routedAt
    }

    package struct Requested: Codable, Equatable, Sendable {
        package let exclusion: Exclusion.ID
    }

    package func perform(in book: Book) throws -> Requested {
        try book.requireCustomer(utility)
        let period = Period(from, to)
        let exclusion = try Exclusion(
            scope: scope, code: code, period: period, evidence: evidence, routedAt: routedAt,
            utilityRepairs: try !Mitigation.isBought(by: utility, during: period, in: book.view))
        let unknown = try ExclusionReach.unknownNames(in: scope, of: utility, book.db)
        guard unknown.isEmpty else { throw ExclusionRefusal.unknownNames(scope.kind, unknown) }
        let number = try book.number("EXC")
        try ExclusionRow.insert(exclusion, number: number, utility: utility, by: book.actor.id, at: book.now, book.db)
        return Requested(exclusion: Identifier(series: "EXC", number))
    }
}
