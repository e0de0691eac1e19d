import Domain
import GRDB

/// The closed months of one commitment, oldest first, whichever agreement it stood in.
package struct CommitmentTrend: Equatable, Codable, Sendable {
    package struct Point: Equatable, Codable, Sendable {
        package let month: Month
        package let share: Share
        package let verdict: Assessment.Verdict
    }

    package let commitment: Commitment.ID
    /// The application, where each is judged for itself.
    package let subject: String?
    package let points: [Point]
}

extension View {
    /// Of every commitment of a customer, those of the twelve months up to `last` that are closed, as they were stored at their
    /// close.
    package func commitmentTrends(of customer: CustomerCode, upTo last: Month) throws -> [CommitmentTrend] {
        try requireCustomer(customer)
        let first = (0..<11).reduce(last) { month, _ in month.previous }
        let statement = try db.cachedStatement(
            sql: """
                SELECT commitment, subject, period, numerator, denominator, verdict
                FROM assessment INDEXED BY assessment_by_period
                WHERE customer = ? AND length(period) = 7 AND period BETWEEN ? AND ? AND closed_at <= ?
                ORDER BY commitment, subject, period
                """)
        let rows = try Row.fetchAll(
            statement, arguments: [customer.text, first.description, last.description, now.milliseconds])
        var trends: [CommitmentTrend] = []
        for row in rows {
            guard let commitment = Commitment.ID(row["commitment"] as String), let month = Month(row["period"] as String),
                let verdict = Assessment.Verdict(rawValue: row["verdict"])
            else { throw Unreadable("assessment.period") }
            let named: String = row["subject"]
            let subject = named.isEmpty ? nil : named
            let point = CommitmentTrend.Point(
                month: month, share: Share(row["numerator"], of: row["denominator"]), verdict: verdict)
            if let last = trends.last, last.commitment == commitment, last.subject == subject {
                trends[trends.count - 1] = CommitmentTrend(
                    commitment: commitment, subject: subject, points: last.points + [point])
            } else {
                trends.append(CommitmentTrend(commitment: commitment, subject: subject, points: [point]))
            }
        }
        return trends
    }
}
