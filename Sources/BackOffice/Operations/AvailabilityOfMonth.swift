import Domain
import Foundation
import GRDB

/// The availability of one system in a month: the closed figure where there is one, with what is known today beside it.
package struct AvailabilityRow: Equatable, Codable, Sendable {
    package let agreement: CloudServicesAgreement.ID
    package let figure: Availability
    package let target: Percent
    /// The figure of the month's close; it no longer changes.
    package let isFinal: Bool
    /// From all facts known now, where that differs from the closed figure.
    package let restated: Availability?
    /// Whether the figure alone is judged; false for applications that are judged pooled.
    package let isJudged: Bool
}

/// Applications together: sum over sum.
package struct PooledAvailability: Equatable, Codable, Sendable {
    package let agreed: Int
    package let down: Int
    package let unknown: Int
    package let remaining: Int

    package init(_ rows: [AvailabilityRow]) {
        let pooled = Availability.pooled(rows.map(\.figure).filter { $0.system != .infrastructure })
        agreed = pooled.agreed
        down = pooled.down
        unknown = pooled.unknown
        remaining = pooled.remaining
    }

    package var share: Share { Share(agreed - down, of: agreed) }
}

extension View {
    /// Each application by its name, then infrastructure, for each agreement in force in the month. Refused without any.
    package func availability(of customer: CustomerCode, in month: Month) throws -> [AvailabilityRow] {
        let agreements = try agreementsInForce(of: customer, on: month.days)
        guard !agreements.isEmpty else { throw AgreementRefusal.noneInForce(customer, .month(month)) }
        return try agreements.flatMap { agreement -> [AvailabilityRow] in
            guard let promise = agreement.promise else { return [] }
            let closed = try closedAvailability(of: agreement, in: month)
            return try judgedAvailability(of: agreement, in: month, asOf: nil, now: now).map { figure in
                let kept = closed[figure.system]
                let metric: Metric = figure.system == .infrastructure ? .infrastructureAvailability : .applicationAvailability
                let commitment = promise.commitments.first { $0.metric == metric }
                return AvailabilityRow(
                    agreement: agreement.id, figure: kept ?? figure,
                    target: commitment?.target ?? promise.tier.applicationAvailability,
                    isFinal: kept != nil, restated: kept.flatMap { $0.isSameCount(as: figure) ? nil : figure },
                    isJudged: figure.system == .infrastructure || !promise.availability.judgesPooled)
            }
        }
    }

    /// Worked out from the outages and windows known at `asOf`, judged as of `now`.
    func judgedAvailability(of agreement: CloudServicesAgreement, in month: Month, asOf: Instant?, now: Instant) throws
        -> [Availability]
    {
        guard let promise = agreement.promise else { return [] }
        let outages = try outages(of: agreement.customer, asOf: asOf)
        let windows = try serviceWindows(of: agreement.customer, asOf: asOf)
        let systems = agreement.terms.applications.sorted().map(MonitoredSystem.application) + [.infrastructure]
        return systems.map { system in
            Availability(
                of: system, in: month, terms: promise.availability, term: agreement.term, outages: outages, windows: windows,
                now: now)
        }
    }

    /// The figures stored at the month's close, as far as it has come at the view's instant.
    func closedAvailability(of agreement: CloudServicesAgreement, in month: Month) throws -> [MonitoredSystem: Availability] {
        let statement = try db.cachedStatement(
            sql: "SELECT figure FROM availability_month WHERE customer = ? AND agreement = ? AND month = ? AND closed_at <= ?")
        let texts = try String.fetchAll(
            statement, arguments: [agreement.customer.text, agreement.id.text, month.description, now.milliseconds])
        let figures = try texts.map { try DecodedText.value(Availability.self, of: $0) }
        return Dictionary(figures.map { ($0.system, $0) }, uniquingKeysWith: { first, _ in first })
    }
}

extension Availability {
    /// Whether two judgements came to the same seconds.
    package func isSameCount(as other: Availability) -> Bool {
        (agreed, down, unknown) == (other.agreed, other.down, other.unknown)
    }

    /// Keeps the figure of a close; the first stays.
    func store(for agreement: CloudServicesAgreement, closedAt: Instant, _ db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO availability_month
                    (customer, agreement, month, system, agreed_seconds, down_seconds, unknown_seconds, figure, closed_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                agreement.customer.text, agreement.id.text, month.description, system.name, agreed, down, unknown,
                try Canonical.json(self), closedAt.milliseconds,
            ])
    }
}
