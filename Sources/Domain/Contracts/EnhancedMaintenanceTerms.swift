/// Enhanced Maintenance: recurs with the years of a maintenance agreement, an hour budget and fixed options (3.2).
package struct EnhancedMaintenanceTerms: Equatable, Codable, Sendable {
    package let maintenance: MaintenanceAgreement.ID
    /// Hours of a full year.
    package let yearlyHours: Hours
    /// For an hour.
    package let rate: Money
    package let options: [FixedOption]
    /// Minutes an entry is rounded up to; 1 leaves it as it is (4.1). Bounds: 1 to 480.
    package let unit: Int
    package let startsOn: Day
    /// Hours and fee as signed where it begins inside a year of the agreement (6.1); nil where it begins with one.
    package let firstYear: ShortYear?

    package static let standardUnit = 15

    package init(
        maintenance: MaintenanceAgreement.ID, yearlyHours: Hours, rate: Money, options: [FixedOption] = [],
        unit: Int = standardUnit, startsOn: Day, firstYear: ShortYear? = nil
    ) {
        self.maintenance = maintenance
        self.yearlyHours = yearlyHours
        self.rate = rate
        self.options = options
        self.unit = unit
        self.startsOn = startsOn
        self.firstYear = firstYear
    }

    func check(in currency: Currency) throws {
        try WorkTerms.check(hours: yearlyHours, unit: unit)
        try rate.check(in: currency)
        guard options.count <= 50 else { throw WorkRefusal.tooMany("options", 50) }
        var named: Set<String> = []
        for option in options {
            try WorkTerms.check(name: option.name)
            try option.yearlyFee.check(in: currency)
            guard named.insert(option.name).inserted else { throw WorkRefusal.namedTwice(option.name) }
        }
        if let firstYear {
            try WorkTerms.check(hours: firstYear.hours, unit: unit)
            try firstYear.fee.check(in: currency)
        }
    }

    /// Refuses a day on which no year of it begins: the first begins with it, the others with the agreement's (6.1).
    package func check(yearBeginning day: Day, of id: StatementOfWork.ID, within years: ContractYears) throws(WorkRefusal) {
        if day == startsOn { return }
        guard let year = years.year(containing: max(day, startsOn)), day > startsOn, year.first == day else {
            throw .noSuchYear(id, day, first: startsOn)
        }
    }

    /// Refuses a start before the agreement's, and a short first year that is none, or a missing one (6.1).
    package func check(within years: ContractYears) throws {
        guard let year = years.year(containing: startsOn) else { throw WorkRefusal.beforeTheAgreement(startsOn, years.from) }
        switch (year.first == startsOn, firstYear) {
        case (true, nil), (false, .some): break
        case (true, .some): throw WorkRefusal.notAShortYear(year)
        case (false, nil): throw WorkRefusal.shortYearMissing(ContractYear(first: startsOn, last: year.last))
        }
    }
}

/// A fixed option of Enhanced Maintenance, for a year: live chat, a dedicated line, solution monitoring.
package struct FixedOption: Equatable, Codable, Sendable {
    package let name: String
    package let yearlyFee: Money

    package init(name: String, yearlyFee: Money) {
        self.name = name
        self.yearlyFee = yearlyFee
    }
}

/// A first year begun inside a year of the agreement: its hours and its fee, options included, as signed (6.1).
package struct ShortYear: Equatable, Codable, Sendable {
    package let hours: Hours
    package let fee: Money

    package init(hours: Hours, fee: Money) {
        self.hours = hours
        self.fee = fee
    }
}

/// In JSON, what has a usual value may be left out: options, unit, the short first year.
extension EnhancedMaintenanceTerms {
    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            maintenance: try fields.decode(MaintenanceAgreement.ID.self, forKey: .maintenance),
            yearlyHours: try fields.decode(Hours.self, forKey: .yearlyHours), rate: try fields.decode(Money.self, forKey: .rate),
            options: try fields.decodeIfPresent([FixedOption].self, forKey: .options) ?? [],
            unit: try fields.decodeIfPresent(Int.self, forKey: .unit) ?? EnhancedMaintenanceTerms.standardUnit,
            startsOn: try fields.decode(Day.self, forKey: .startsOn),
            firstYear: try fields.decodeIfPresent(ShortYear.self, forKey: .firstYear))
    }
}
