/// Advanced Services: one project (3.2).
package struct AdvancedServicesTerms: Equatable, Codable, Sendable {
    package let agreement: ProfessionalServicesAgreement.ID
    package let hours: Hours
    /// What the whole project costs.
    package let fee: Money
    /// For an hour.
    package let rate: Money
    package let billing: Billing
    package let unit: Int
    package let startsOn: Day
    package let endsOn: Day

    package enum Billing: Equatable, Sendable {
        /// Hours worked, at the rate, in arrears.
        case monthly
        /// Each phase on its acceptance; the fees of the phases come to the fee.
        case byPhase([Phase])
        case atEnd
    }

    package struct Phase: Equatable, Codable, Sendable {
        package let name: String
        package let fee: Money

        package init(name: String, fee: Money) {
            self.name = name
            self.fee = fee
        }
    }

    package init(
        agreement: ProfessionalServicesAgreement.ID, hours: Hours, fee: Money, rate: Money, billing: Billing,
        unit: Int = EnhancedMaintenanceTerms.standardUnit, startsOn: Day, endsOn: Day
    ) {
        self.agreement = agreement
        self.hours = hours
        self.fee = fee
        self.rate = rate
        self.billing = billing
        self.unit = unit
        self.startsOn = startsOn
        self.endsOn = endsOn
    }

    package var phases: [Phase] {
        switch billing {
        case .monthly, .atEnd: []
        case .byPhase(let phases): phases
        }
    }

    func check(in currency: Currency) throws {
        try WorkTerms.check(hours: hours, unit: unit)
        try rate.check(in: currency)
        try fee.check(in: currency)
        guard startsOn <= endsOn else { throw PaperRefusal.endsBeforeItBegins(startsOn, endsOn) }
        guard case .byPhase(let phases) = billing else { return }
        guard (1...50).contains(phases.count) else { throw WorkRefusal.tooMany("phases", 50) }
        var named: Set<String> = []
        var sum = Money(minor: 0, currency)
        for phase in phases {
            try WorkTerms.check(name: phase.name)
            try phase.fee.check(in: currency)
            guard named.insert(phase.name).inserted else { throw WorkRefusal.namedTwice(phase.name) }
            sum = sum.adding(phase.fee) ?? sum
        }
        guard sum == fee else { throw WorkRefusal.phasesDoNotSum(sum, fee) }
    }
}

/// In JSON `billing` is `monthly`, `by phase` (then with `phases`) or `at end`.
extension AdvancedServicesTerms {
    private enum CodingKeys: String, CodingKey { case agreement, hours, fee, rate, billing, phases, unit, startsOn, endsOn }
    private enum BillingWord: String, Codable { case monthly, byPhase = "by phase", atEnd = "at end" }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        let billing: Billing =
            switch try fields.decode(BillingWord.self, forKey: .billing) {
            case .monthly: .monthly
            case .byPhase: .byPhase(try fields.decode([Phase].self, forKey: .phases))
            case .atEnd: .atEnd
            }
        self.init(
            agreement: try fields.decode(ProfessionalServicesAgreement.ID.self, forKey: .agreement),
            hours: try fields.decode(Hours.self, forKey: .hours), fee: try fields.decode(Money.self, forKey: .fee),
            rate: try fields.decode(Money.self, forKey: .rate), billing: billing,
            unit: try fields.decodeIfPresent(Int.self, forKey: .unit) ?? EnhancedMaintenanceTerms.standardUnit,
            startsOn: try fields.decode(Day.self, forKey: .startsOn), endsOn: try fields.decode(Day.self, forKey: .endsOn))
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(agreement, forKey: .agreement)
        try fields.encode(hours, forKey: .hours)
        try fields.encode(fee, forKey: .fee)
        try fields.encode(rate, forKey: .rate)
        switch billing {
        case .monthly: try fields.encode(BillingWord.monthly, forKey: .billing)
        case .atEnd: try fields.encode(BillingWord.atEnd, forKey: .billing)
        case .byPhase(let phases):
            try fields.encode(BillingWord.byPhase, forKey: .billing)
            try fields.encode(phases, forKey: .phases)
        }
        try fields.encode(unit, forKey: .unit)
        try fields.encode(startsOn, forKey: .startsOn)
        try fields.encode(endsOn, forKey: .endsOn)
    }
}
