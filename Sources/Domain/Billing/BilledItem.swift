/// What a line of an invoice is for: the rule it is billed by, the invoice it belongs on.
package enum BilledItem: String, CaseIterable, Codable, Sendable {
    case maintenanceFee = "maintenance fee"
    case maintenanceHours = "enhanced maintenance hours"
    case fixedOption = "fixed option"
    case shortYear = "short first year"
    case moreHours = "more hours this year"
    case cloudServicesFee = "cloud services fee"
    case optionalCharge = "optional charge"
    case hoursWorked = "hours worked"
    case phase
    case project
    case changeOfFee = "change of fee"
    case unacceptedWork = "work of a cancelled project"
    case costsIncurred = "costs incurred"
    case travel
    case living
    /// Costs of dates the customer moved (3.4).
    case movedDates = "moved dates"
    case serviceCredit = "service credit"

    /// A yearly invoice carries the maintenance fee and what goes with it; all else stands on another.
    package enum Category: String, CaseIterable, Codable, Sendable {
        case yearly, services
    }

    package var category: Category {
        switch self {
        case .maintenanceFee, .maintenanceHours, .fixedOption: .yearly
        case .shortYear, .moreHours, .cloudServicesFee, .optionalCharge, .hoursWorked, .phase, .project, .changeOfFee,
            .unacceptedWork, .costsIncurred, .travel, .living, .movedDates, .serviceCredit:
            .services
        }
    }

    /// Where its lines stand on an invoice.
    var order: Int { BilledItem.orders[self] ?? 0 }

    private static let orders = Dictionary(uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })

    /// Travel and living, which a customer's tax may leave out (3.5).
    package var isTravelAndLiving: Bool {
        switch self {
        case .travel, .living, .movedDates: true
        case .maintenanceFee, .maintenanceHours, .fixedOption, .shortYear, .moreHours, .cloudServicesFee, .optionalCharge,
            .hoursWorked, .phase, .project, .changeOfFee, .unacceptedWork, .costsIncurred, .serviceCredit:
            false
        }
    }

    /// The rule in one sentence, with its clause.
    package var rule: String {
        switch self {
        case .maintenanceFee: "The maintenance fee of a year is billed in advance, on its planned issue day (7.1)."
        case .maintenanceHours:
            "A year's hours, recurring additions included, at the rate, are billed in advance with the maintenance fee (7.1)."
        case .fixedOption: "A fixed option is billed for the year, in advance, with the maintenance fee (7.1)."
        case .shortYear: "A first year begun inside a year of the agreement is billed as signed, on the next run (6.1)."
        case .moreHours: "Hours added to this year by a change order are billed in full at the rate, on the next run (5.1)."
        case .cloudServicesFee:
            "The Cloud Services fee of a month or a year; for a part of one, days in force over its days, rounded once (7.1)."
        case .optionalCharge:
            "An optional charge is billed in arrears, by what the registry holds at the end of the month's last day in the "
                + "utility's zone (7.1)."
        case .hoursWorked: "Accounted hours of a project worked in a month, at the rate, rounded once (7.1, 4.1)."
        case .phase: "A phase is billed on its acceptance (7.1)."
        case .project: "A project's fee is billed at its end (7.1)."
        case .changeOfFee: "A change order's part of the fee is billed when the project has come to its end (5.1, 7.1)."
        case .unacceptedWork: "A cancelled project owes its unaccepted work: accounted hours times the rate (5.1)."
        case .costsIncurred: "A cancelled project owes the costs incurred (5.1)."
        case .travel, .living: "Travel and living are billed as actuals with their receipt, or per diem where asked for (3.5)."
        case .movedDates: "Costs of dates the customer moved fall on the customer (3.4)."
        case .serviceCredit:
            "Only the deepest band missed applies, on the exact fraction, to the month's fee without options and tax (13.5)."
        }
    }
}
