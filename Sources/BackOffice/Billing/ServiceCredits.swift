import Domain
import GRDB

/// The service credits of an agreement's closed months (13.5): from the final assessments of application availability.
struct ServiceCredits {
    private let view: View
    private let customer: Customer
    private let except: String

    init(_ view: View, customer: Customer, except: String) {
        self.view = view
        self.customer = customer
        self.except = except
    }

    func facts(
        of agreement: CloudServicesAgreement, _ billing: CloudServicesBilling, _ terms: CreditTerms, judgedOn: Day
    ) throws -> [BillableFact] {
        let given = try given(under: agreement)
        let claims = try claims(under: agreement)
        let years = ContractYears(from: agreement.term.lowerBound)
        var givenInYear: [ContractYear: Int] = [:]
        for (month, minor) in given { givenInYear[year(of: month, agreement, years), default: 0] += minor }
        return try closedMonths(of: agreement).compactMap { closed in
            guard given[closed.month] == nil else { return nil }
            if let days = terms.claimDays {
                let isClaimed = claims.contains(closed.month)
                // The close is 24:00 of its day.
                guard isClaimed || judgedOn <= customer.zone.day(of: closed.at) - 1 + days else { return nil }
            }
            let year = year(of: closed.month, agreement, years)
            let credit = ServiceCredit(
                in: closed.month, of: closed.figures, term: agreement.term, fees: billing.fees, terms: terms,
                givenThisYear: Money(minor: givenInYear[year] ?? 0, billing.fees.fee.currency))
            guard let credit, let fact = billing.fact(of: credit) else { return nil }
            givenInYear[year, default: 0] += credit.amount.minor
            return fact
        }
    }

    private struct Closed {
        let month: Month
        let at: Instant
        let figures: [(subject: String?, share: Share)]
    }

    private func year(of month: Month, _ agreement: CloudServicesAgreement, _ years: ContractYears) -> ContractYear {
        years.year(containing: max(month.first, agreement.term.lowerBound)) ?? years.firstYear
    }

    private func closedMonths(of agreement: CloudServicesAgreement) throws -> [Closed] {
        let rows = try Row.fetchAll(
            view.db.cachedStatement(
                sql: """
                    SELECT subject, period, numerator, denominator, closed_at FROM assessment
                    WHERE customer = ? AND agreement = ? AND commitment = ? AND length(period) = 7 ORDER BY period, subject
                    """),
            arguments: [agreement.customer.text, agreement.id.text, Metric.applicationAvailability.commitment.text])
        let byMonth = Dictionary(grouping: rows) { $0["period"] as String }
        return try byMonth.sorted { $0.key < $1.key }.map { text, rows in
            guard let month = Month(text), let closedAt = rows.first?["closed_at"] as Int64? else {
                throw Unreadable("assessment.period")
            }
            return Closed(
                month: month, at: Instant(milliseconds: closedAt),
                figures: rows.map { row in
                    let subject: String = row["subject"]
                    return (subject.isEmpty ? nil : subject, Share(row["numerator"], of: row["denominator"]))
                })
        }
    }

    /// Credits that stand on a line, by month.
    private func given(under agreement: CloudServicesAgreement) throws -> [Month: Int] {
        let rows = try Row.fetchAll(
            view.db.cachedStatement(
                sql: """
                    SELECT fact_id, price_minor FROM claim
                    WHERE fact_kind = 'credit' AND released_at IS NULL AND fact_id GLOB ? AND invoice <> ?
                    """), arguments: ["\(agreement.id)/*", except])
        return try rows.reduce(into: [:]) { all, row in
            guard let month = (row["fact_id"] as String).split(separator: "/").last.flatMap({ Month($0) }) else {
                throw Unreadable("claim.fact_id")
            }
            all[month] = -(row["price_minor"] as Int)
        }
    }

    private func claims(under agreement: CloudServicesAgreement) throws -> Set<Month> {
        Set(
            try String.fetchAll(
                view.db.cachedStatement(sql: "SELECT month FROM credit_claim WHERE agreement = ?"), arguments: [agreement.id.text]
            )
            .compactMap { Month($0) })
    }
}
