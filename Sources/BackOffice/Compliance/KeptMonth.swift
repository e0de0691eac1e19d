import Domain
import GRDB

/// What a commitment came to in a closed month, as it was stored then: a point of a trend.
package struct KeptMonth: Equatable, Codable, Sendable {
    package let commitment: Commitment.ID
    /// The application, where each is judged for itself.
    package let subject: String?
    package let month: Month
    package let share: Share
}

extension View {
    /// The closed months of a customer's commitments from a month on, in their order.
    package func keptMonths(of customer: CustomerCode, from first: Month) throws -> [KeptMonth] {
        try requireCustomer(customer)
        return try Row.fetchAll(
            db,
            sql: """
                SELECT commitment, subject, period, numerator, denominator FROM assessment
                WHERE customer = ? AND length(period) = 7 AND period >= ? AND closed_at <= ? ORDER BY period
                """, arguments: [customer.text, first.description, now.milliseconds]
        ).map { row in
            guard let commitment = Commitment.ID(row["commitment"] as String), let month = Month(row["period"] as String) else {
                throw Unreadable("assessment.period")
            }
            let subject: String = row["subject"]
            return KeptMonth(
                commitment: commitment, subject: subject.isEmpty ? nil : subject, month: month,
                share: Share(row["numerator"], of: row["denominator"]))
        }
    }
}
