import Domain
import Testing

/// Service credits (13.5): the deepest band alone, on the exact fraction, within its caps.
@Suite struct ServiceCreditTests {
    private static let month = Month(of: Day(ordinal: 20_700))
    private static let term = Day(ordinal: 20_454)...Day(ordinal: 20_818)
    private static let bands = [
        CreditTerms.Band(below: Percent(literal: 990_000), basisPoints: 500),
        CreditTerms.Band(below: Percent(literal: 975_000), basisPoints: 1_000),
        CreditTerms.Band(below: Percent(literal: 950_000), basisPoints: 2_000),
    ]

    private func credit(
        _ shares: [Share], fee: Int = 1_200_000, per: CloudServicesFees.Per = .month, monthlyCap: Int? = nil,
        yearlyCap: Int? = nil, given: Int = 0
    ) -> Int? {
        ServiceCredit(
            in: Self.month, of: shares.map { (nil, $0) }, term: Self.term,
            fees: CloudServicesFees(fee: Money(minor: fee, .usd), per: per),
            terms: CreditTerms(bands: Self.bands, monthlyCap: monthlyCap, yearlyCap: yearlyCap),
            givenThisYear: Money(minor: given, .usd))?.amount.minor
    }

    @Test(arguments: [
        (99_000, Int?.none), (98_999, 60_000), (97_500, 60_000), (97_499, 120_000), (95_000, 120_000), (94_999, 240_000),
        (0, 240_000),
    ])
    func `only the deepest band missed applies`(up: Int, expected: Int?) {
        #expect(credit([Share(up, of: 100_000)]) == expected)
    }

    @Test func `a second short of the target is a miss however it rounds`() {
        // 99 % of 725,760 s is 718,502.4 s.
        #expect(credit([Share(718_502, of: 725_760)]) == 60_000)
        #expect(credit([Share(718_503, of: 725_760)]) == nil)
    }

    @Test func `the worst application counts, once; nothing owed gives nothing`() {
        #expect(credit([Share(98, of: 100), Share(96, of: 100), .zero]) == 120_000)
        #expect(credit([.zero]) == nil)
    }

    @Test func `a yearly fee gives by its twelfth, rounded once`() {
        // 10,000.00 / 12 x 5 % = 41.666...
        #expect(credit([Share(98, of: 100)], fee: 1_000_000, per: .year) == 4_167)
    }

    @Test func `caps hold by the month and by the year`() {
        #expect(credit([Share(90, of: 100)], monthlyCap: 1_500) == 180_000)
        #expect(credit([Share(90, of: 100)], yearlyCap: 200, given: 200_000) == 88_000)
        #expect(credit([Share(90, of: 100)], yearlyCap: 200, given: 288_000) == 0)
    }

    @Test func `bands that give less the deeper they are, are refused`() {
        let upside = CreditTerms(bands: [
            CreditTerms.Band(below: Percent(literal: 990_000), basisPoints: 500),
            CreditTerms.Band(below: Percent(literal: 950_000), basisPoints: 400),
        ])
        #expect(throws: BillingRefusal.bandsOfNoUse) { try upside.check() }
        #expect(throws: BillingRefusal.bandsOfNoUse) { try CreditTerms(bands: []).check() }
    }
}
