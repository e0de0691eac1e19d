import Domain
import Testing

struct WorkTermsTests {
    private typealias Sample = SampleWork

    private func offer(_ terms: StatementOfWork.Terms, currency: Currency = .usd) throws {
        var work = try Sample.requested(terms.kind)
        try work.scope(completeAt: Sample.scoped)
        try work.offer(
            terms, validUntil: Sample.day("2026-11-30"), at: Sample.quoted, today: Sample.day("2026-11-05"), currency: currency)
    }

    @Test func `amounts are in the customer's currency, zero or more`() throws {
        try offer(.enhancedMaintenance(Sample.maintenance()))
        #expect(throws: PaperRefusal.otherCurrency(.usd, Sample.euro)) {
            try offer(.enhancedMaintenance(Sample.maintenance()), currency: Sample.euro)
        }
        #expect(throws: PaperRefusal.amountOutOfBounds) {
            try offer(.enhancedMaintenance(Sample.maintenance(rate: Money(minor: -1, .usd))))
        }
        let euros = FixedOption(name: "live chat", yearlyFee: Money(minor: 1, Sample.euro))
        #expect(throws: PaperRefusal.otherCurrency(Sample.euro, .usd)) {
            try offer(.enhancedMaintenance(Sample.maintenance(options: [euros])))
        }
    }

    @Test func `hours and the rounding unit have bounds, an option is named once`() {
        #expect(throws: WorkRefusal.hoursOutOfBounds) {
            try offer(.enhancedMaintenance(Sample.maintenance(hours: 100_001)))
        }
        for unit in [0, 481] {
            #expect(throws: WorkRefusal.unitOutOfBounds) {
                try offer(.enhancedMaintenance(Sample.maintenance(unit: unit)))
            }
        }
        let chat = FixedOption(name: "live chat", yearlyFee: Money(minor: 600_000, .usd))
        #expect(throws: WorkRefusal.namedTwice("live chat")) {
            try offer(.enhancedMaintenance(Sample.maintenance(options: [chat, chat])))
        }
    }

    @Test func `phases come to the fee of the project`() throws {
        let design = AdvancedServicesTerms.Phase(name: "design", fee: Money(minor: 1_500_000, .usd))
        let build = AdvancedServicesTerms.Phase(name: "build", fee: Money(minor: 2_500_000, .usd))
        try offer(.advancedServices(Sample.project(fee: 4_000_000, billing: .byPhase([design, build]))))
        #expect(throws: WorkRefusal.phasesDoNotSum(Money(minor: 4_000_000, .usd), Money(minor: 4_000_001, .usd))) {
            try offer(.advancedServices(Sample.project(fee: 4_000_001, billing: .byPhase([design, build]))))
        }
        #expect(throws: WorkRefusal.namedTwice("design")) {
            try offer(.advancedServices(Sample.project(fee: 3_000_000, billing: .byPhase([design, design]))))
        }
        #expect(throws: WorkRefusal.tooMany("phases", 50)) {
            try offer(.advancedServices(Sample.project(fee: 0, billing: .byPhase([]))))
        }
        #expect(throws: PaperRefusal.endsBeforeItBegins(Sample.day("2027-01-01"), Sample.day("2026-12-31"))) {
            try offer(.advancedServices(Sample.project(endsOn: "2026-12-31")))
        }
    }

    @Test func `a first year begun inside a year is short, with hours and fee as signed (6_1)`() throws {
        let years = ContractYears(from: Sample.day("2026-07-01"))
        let short = ShortYear(hours: Hours(hours: 60), fee: Money(minor: 1_300_000, .usd))
        try Sample.maintenance(startsOn: "2026-07-01").check(within: years)
        try Sample.maintenance(startsOn: "2027-07-01").check(within: years)
        try Sample.maintenance(startsOn: "2027-01-01", firstYear: short).check(within: years)
        #expect(
            throws: WorkRefusal.shortYearMissing(
                ContractYear(first: Sample.day("2027-01-01"), last: Sample.day("2027-06-30")))
        ) { try Sample.maintenance(startsOn: "2027-01-01").check(within: years) }
        #expect(
            throws: WorkRefusal.notAShortYear(
                ContractYear(first: Sample.day("2027-07-01"), last: Sample.day("2028-06-30")))
        ) { try Sample.maintenance(startsOn: "2027-07-01", firstYear: short).check(within: years) }
        #expect(throws: WorkRefusal.beforeTheAgreement(Sample.day("2026-06-30"), Sample.day("2026-07-01"))) {
            try Sample.maintenance(startsOn: "2026-06-30", firstYear: short).check(within: years)
        }
    }

    @Test func `paper of both sides is binding with the second signature, and never signed twice (3_1)`() throws {
        var agreement = try ProfessionalServicesAgreement(
            id: Identifier(named: "PSA-000001"), customer: Sample.customer, from: Sample.day("2026-01-01"),
            through: Sample.day("2026-12-31"))
        let today = Sample.day("2026-01-05")
        try agreement.sign(Sample.signature(.provider, on: "2026-01-05"), today: today)
        #expect(!agreement.isBinding)
        #expect(throws: SigningRefusal.signedAlready(by: .provider)) {
            try agreement.sign(Sample.signature(.provider, on: "2026-01-05"), today: today)
        }
        try agreement.sign(Sample.signature(.customer, on: "2026-01-04"), today: today)
        #expect(agreement.signatures.bindingOn == today)
        #expect(agreement.covers(Sample.day("2026-12-31")) && !agreement.covers(Sample.day("2027-01-01")))
        #expect(throws: SigningRefusal.signedAlready(by: .customer)) {
            try agreement.sign(Sample.signature(.customer, on: "2026-01-05"), today: today)
        }
    }

    @Test(arguments: [(-1, 90), (301, 90), (60, -1), (60, 301)])
    func `days before a year's end have bounds`(lead: Int, notice: Int) {
        let terms = MaintenanceAgreement.Terms(
            from: Sample.day("2026-01-01"), yearlyFee: Money(minor: 1, .usd), issueLeadDays: lead, noticeDays: notice)
        #expect(throws: PaperRefusal.daysOutOfBounds) {
            try MaintenanceAgreement(
                id: Identifier(named: "MSSA-000001"), customer: Sample.customer, terms: terms, currency: .usd)
        }
    }
}
