import Domain
import GRDB

/// What a customer's promises of a closed month came to: how many were kept, and those that were not.
package struct ClosedMonth: Equatable, Sendable {
    package let customer: CustomerCode
    package let month: Month
    package let met: Int
    /// By commitment and what it is of.
    package let missed: [Assessment]

    package var judged: Int { met + missed.count }
}

extension View {
    /// The closed ones among some months of a customer, oldest first. The many that were kept are counted, not read.
    package func closedMonths(of customer: CustomerCode, among months: [Month]) throws -> [ClosedMonth] {
        try requireCustomer(customer)
        let statement = try db.cachedStatement(
            sql: """
                SELECT verdict, CASE verdict WHEN 'missed' THEN
                    (SELECT assessment FROM assessment AS whole WHERE whole.customer = one.customer
                        AND whole.agreement = one.agreement AND whole.commitment = one.commitment
                        AND whole.subject = one.subject AND whole.period = one.period) END AS missed
                FROM assessment AS one INDEXED BY assessment_by_period WHERE customer = ? AND period = ? AND closed_at <= ?
                ORDER BY commitment, subject
                """)
        return try months.sorted().compactMap { month in
            let rows = try Row.fetchAll(
                statement, arguments: [customer.text, ReportingPeriod.month(month).description, now.milliseconds])
            let texts: [String] = rows.compactMap { $0["missed"] }
            return rows.isEmpty
                ? nil
                : ClosedMonth(
                    customer: customer, month: month, met: rows.count { $0["verdict"] == Assessment.Verdict.met.rawValue },
                    missed: try texts.map { try DecodedText.value(Assessment.self, of: $0) })
        }
    }
}
