/// Something that is billed once: a fee of a period, worked hours, an accepted phase, an expense (7.1, 7.2).
///
/// Kind and id are its key: while a line of an invoice or a draft claims it, no other line may.
package struct BillableFact: Equatable, Codable, Sendable {
    package enum Kind: String, CaseIterable, Codable, Sendable {
        /// Of an agreement and a month or a year.
        case fee
        /// A row of hours worked.
        case hours
        case phase
        case project
        case changeOrder = "change order"
        /// An optional charge of a month.
        case charge
        case expense
        /// A service credit of a month.
        case credit
        case cancellation
    }

    package let kind: Kind
    package let id: String
    package let customer: CustomerCode
    /// The agreement or statement of work it comes from.
    package let agreement: String
    package let item: BilledItem
    /// What the line says.
    package let description: String
    /// First and last day of what is billed.
    package let from: Day
    package let through: Day
    /// In the unit; minutes where the price is for an hour.
    package let quantity: Int
    package let unit: BillingUnit
    /// For one unit.
    package let price: Money
    /// Paid before it is served; recognised over its days.
    package let isPrepaid: Bool
    /// The first day on which a run bills it.
    package let dueOn: Day
    /// Where the quantity or the price comes from.
    package let words: String

    package init(
        kind: Kind, id: String, customer: CustomerCode, agreement: String, item: BilledItem, description: String, from: Day,
        through: Day, quantity: Int = 1, unit: BillingUnit = .each, price: Money, isPrepaid: Bool = false, dueOn: Day,
        words: String
    ) {
        self.kind = kind
        self.id = id
        self.customer = customer
        self.agreement = agreement
        self.item = item
        self.description = description
        self.from = from
        self.through = max(from, through)
        self.quantity = quantity
        self.unit = unit
        self.price = price
        self.isPrepaid = isPrepaid
        self.dueOn = dueOn
        self.words = words
    }

    /// The key of a year's maintenance fee.
    package static func feeID(of agreement: MaintenanceAgreement.ID, _ year: ContractYear) -> String {
        "\(agreement)/\(year.first)"
    }
}

/// What a quantity counts.
package enum BillingUnit: String, CaseIterable, Codable, Sendable {
    case each
    /// The quantity is in minutes, the price for an hour.
    case hour
    case day
    case endpointMonth = "endpoint-month"
    case deviceMonth = "device-month"

    /// What a price times a quantity is divided by.
    package var divisor: Int {
        switch self {
        case .hour: 60
        case .each, .day, .endpointMonth, .deviceMonth: 1
        }
    }

    /// A quantity as people read it: `11 h 15 min`, `412 endpoint-months`.
    package func words(_ quantity: Int) -> String {
        switch self {
        case .each: quantity.grouped
        case .hour: Hours(minutes: quantity).description
        case .day: "\(quantity.grouped) \(quantity == 1 ? "day" : "days")"
        case .endpointMonth, .deviceMonth: "\(quantity.grouped) \(rawValue)\(quantity == 1 ? "" : "s")"
        }
    }
}
