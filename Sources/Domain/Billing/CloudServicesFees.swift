/// What a Cloud Services agreement costs (7.1): its fee, and the prices of the optional charges it names.
package struct CloudServicesFees: Equatable, Codable, Sendable {
    package enum Per: String, CaseIterable, Codable, Sendable { case month, year }
    package enum Timing: String, CaseIterable, Codable, Sendable { case advance, arrears }

    /// The price of an option: for an endpoint-month or a device-month, or for a month where the catalogue counts nothing.
    package struct OptionPrice: Equatable, Codable, Sendable {
        package let option: String
        package let price: Money

        package init(option: String, price: Money) {
            self.option = option
            self.price = price
        }
    }

    package let fee: Money
    package let per: Per
    /// Nil takes the house's setting: months in arrears, years in advance.
    package let billed: Timing?
    package let options: [OptionPrice]?

    package init(fee: Money, per: Per, billed: Timing? = nil, options: [OptionPrice]? = nil) {
        self.fee = fee
        self.per = per
        self.billed = billed
        self.options = options
    }

    package var timing: Timing { billed ?? (per == .month ? .arrears : .advance) }

    /// Refuses another currency, amounts out of bounds, and prices of what the agreement does not name, or twice.
    package func check(options bought: [String], in currency: Currency) throws {
        try fee.check(in: currency)
        var priced: Set<String> = []
        for option in options ?? [] {
            try option.price.check(in: currency)
            guard bought.contains(option.option) else { throw BillingRefusal.optionNotBought(option.option) }
            guard priced.insert(option.option).inserted else { throw BillingRefusal.pricedTwice(option.option) }
        }
    }

    /// The fee of a month as a fraction of `fee`: its part in force, and a twelfth where the fee is a year's.
    func month(_ month: Month, in term: ClosedRange<Day>) -> (numerator: Int, denominator: Int) {
        let days = month.days.clamped(to: term)
        let inForce = month.days.overlaps(term) ? days.upperBound - days.lowerBound + 1 : 0
        return (inForce, month.length * (per == .year ? 12 : 1))
    }
}

/// What an optional charge counts at the end of a month's last day in the utility's zone (7.1).
package enum ChargeBasis: Hashable, Sendable {
    case devices
    case cellularEndpoints
    /// Endpoints with a channel of that many minutes.
    case endpointsWithChannel(minutes: Int)
    case endpoints
    /// Nothing is counted: a price for the month.
    case flat

    /// By the option's name in the catalogue.
    package init(option: String) {
        switch option {
        case "wan-backhaul": self = .devices
        case "cellular": self = .cellularEndpoints
        case "storage-15-minute": self = .endpointsWithChannel(minutes: 15)
        case "storage-5-minute": self = .endpointsWithChannel(minutes: 5)
        case "storage-extra-years": self = .endpoints
        default: self = .flat
        }
    }

    package var unit: BillingUnit {
        switch self {
        case .devices: .deviceMonth
        case .cellularEndpoints, .endpoints, .endpointsWithChannel: .endpointMonth
        case .flat: .each
        }
    }

    package var words: String {
        switch self {
        case .devices: "network devices with an endpoint in the field"
        case .cellularEndpoints: "billing-approved cellular endpoints"
        case .endpointsWithChannel(let minutes): "billing-approved endpoints with a \(minutes)-minute channel"
        case .endpoints: "billing-approved endpoints"
        case .flat: "a month"
        }
    }
}
