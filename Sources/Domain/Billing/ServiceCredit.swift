/// What a missed availability gives back (13.5); an agreement has none unless it says so.
package struct CreditTerms: Equatable, Codable, Sendable {
    package struct Band: Equatable, Codable, Sendable {
        /// The band applies below this.
        package let below: Percent
        /// Hundredths of a percent of the month's fee.
        package let basisPoints: Int

        package init(below: Percent, basisPoints: Int) {
            self.below = below
            self.basisPoints = basisPoints
        }
    }

    package let bands: [Band]
    /// Basis points of the month's fee; nil is uncapped.
    package let monthlyCap: Int?
    /// Basis points of the year's fee; nil is uncapped.
    package let yearlyCap: Int?
    /// Days after the close by which the customer claims; nil needs no claim.
    package let claimDays: Int?

    package init(bands: [Band], monthlyCap: Int? = nil, yearlyCap: Int? = nil, claimDays: Int? = nil) {
        self.bands = bands
        self.monthlyCap = monthlyCap
        self.yearlyCap = yearlyCap
        self.claimDays = claimDays
    }

    /// Refuses bands that do not give more the lower they are, and caps and days out of bounds.
    package func check() throws(BillingRefusal) {
        let sorted = bands.sorted { $0.below > $1.below }
        guard (1...10).contains(bands.count), bands.allSatisfy({ (1...10_000).contains($0.basisPoints) }),
            zip(sorted, sorted.dropFirst()).allSatisfy({ $0.below > $1.below && $0.basisPoints < $1.basisPoints })
        else { throw .bandsOfNoUse }
        for cap in [monthlyCap, yearlyCap].compactMap({ $0 }) {
            guard (1...10_000).contains(cap) else { throw .capOutOfBounds }
        }
        if let claimDays { guard (1...366).contains(claimDays) else { throw .claimDaysOutOfBounds } }
    }

    /// The deepest band missed, judged on the exact fraction; nil where none is, or nothing was owed.
    package func band(for share: Share) -> Band? {
        bands.filter { share.meets($0.below) == false }.min { $0.below < $1.below }
    }
}

/// The credit of one month, with its steps.
package struct ServiceCredit: Equatable, Codable, Sendable {
    package let month: Month
    /// The worst of the month's final assessments, and of what.
    package let share: Share
    package let subject: String?
    package let band: CreditTerms.Band
    package let fees: CloudServicesFees
    /// The month's fee as a fraction of the fee.
    package let numerator: Int
    package let denominator: Int
    package let terms: CreditTerms
    /// What the year's cap has left; nil where there is none.
    package let leftOfYear: Money?

    /// Nil where no band is missed.
    package init?(
        in month: Month, of assessments: [(subject: String?, share: Share)], term: ClosedRange<Day>, fees: CloudServicesFees,
        terms: CreditTerms, givenThisYear: Money
    ) {
        let missed = assessments.compactMap { judged in terms.band(for: judged.share).map { (judged, $0) } }
        guard let (worst, band) = missed.min(by: { $0.1.below < $1.1.below }) else { return nil }
        self.month = month
        share = worst.share
        subject = worst.subject
        self.band = band
        self.fees = fees
        (numerator, denominator) = fees.month(month, in: term)
        self.terms = terms
        leftOfYear = terms.yearlyCap.flatMap { cap in
            fees.fee.times(cap * (fees.per == .month ? 12 : 1), over: 10_000).map {
                Money(minor: max(0, $0.minor.addingClamped(givenThisYear.minor.negatedClamped)), $0.currency)
            }
        }
    }

    private var basisPoints: Int { min(band.basisPoints, terms.monthlyCap ?? 10_000) }

    /// Rounded once, then held within what the year's cap has left.
    package var amount: Money {
        let exact = fees.fee.times(basisPoints * numerator, over: 10_000 * denominator) ?? Money(minor: 0, fees.fee.currency)
        return leftOfYear.map { Money(minor: min(exact.minor, $0.minor), exact.currency) } ?? exact
    }

    package var words: String {
        var words =
            "\(share.part.grouped) of \(share.whole.grouped) s\(subject.map { " (\($0))" } ?? ""), \(share.words(against: band.below)),"
            + " is below \(band.below): \(Percent(literal: band.basisPoints * 100))"
        if basisPoints < band.basisPoints { words += ", capped at \(Percent(literal: basisPoints * 100))" }
        words += " of \(numerator == denominator ? "" : "\(numerator)/\(denominator) of ")\(fees.fee)"
        if let leftOfYear, leftOfYear.minor <= amount.minor { words += "; the year's cap leaves \(leftOfYear)" }
        return words
    }
}
