import Domain
import GRDB
import Metering

/// The reads and deliveries of a customer's months as assessments take them: frozen at the close where there is such a
/// figure, else worked out now. Each is worked out once.
final class MonthFigures {
    let customer: CustomerCode
    let view: View
    /// False: everything from what is known now, for restated figures.
    private let usesFrozen: Bool
    /// Exclusions that wait for a decision and are taken as approved.
    private let asIfApproved: [ExclusionRow]
    private var frozen: [Month: FrozenMonth?] = [:]
    private var rates: [Month: MonthRate]
    private var billings: [Month: BillingRate] = [:]
    private var deliveries: [Month: DeliveryRate] = [:]
    private var falls: [CommodityMonth: [DayFall]] = [:]

    private struct CommodityMonth: Hashable {
        let commodity: Commodity
        let month: Month
    }

    /// When a service day is over, and when its reads fall due.
    struct DayFall {
        let day: Day
        let end: Instant
        let due: ServiceDays.Deadlines
    }

    /// - Parameter rates: those worked out already.
    init(
        _ customer: CustomerCode, _ view: View, usesFrozen: Bool, asIfApproved: [ExclusionRow] = [],
        rates: [Month: MonthRate] = [:]
    ) {
        self.customer = customer
        self.view = view
        self.usesFrozen = usesFrozen
        self.asIfApproved = asIfApproved
        self.rates = rates
    }

    func isFrozen(_ month: Month) throws -> Bool { try frozen(month) != nil }

    func rate(_ month: Month) throws -> MonthRate {
        if let known = rates[month] { return known }
        let figure =
            try frozen(month)?.evidence.rate ?? (isRegistered ? judge(month).rate() : MonthRate(month: month, series: []))
        rates[month] = figure
        return figure
    }

    func billing(_ month: Month) throws -> BillingRate {
        if let known = billings[month] { return known }
        let figure =
            try frozen(month)?.evidence.billing
            ?? (isRegistered ? judge(month).billing() : BillingRate(month: month, cycles: [], comingOn: []))
        billings[month] = figure
        return figure
    }

    func delivery(_ month: Month) throws -> DeliveryRate {
        if let known = deliveries[month] { return known }
        let figure =
            try frozen(month)?.evidence.deliveries ?? DeliveryRate.fetch(customer, month, now: view.now, view.db)
        deliveries[month] = figure
        return figure
    }

    /// Of every day of a month, which each commitment of reads asks.
    func falls(of commodity: Commodity, in month: Month, _ days: UtilityDays) -> [DayFall] {
        let key = CommodityMonth(commodity: commodity, month: month)
        if let known = falls[key] { return known }
        let all = month.days.map { day in
            let service = days.days(of: commodity, on: day)
            return DayFall(day: day, end: service.period(of: day).end, due: service.deadlines(for: day))
        }
        falls[key] = all
        return all
    }

    /// Whether any registry of the customer is in the books; without one there is nothing to read.
    lazy var isRegistered: Bool = {
        let found = try? Bool.fetchOne(
            view.db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM registry_change WHERE utility = ?)"),
            arguments: [customer.text])
        return found ?? false
    }()

    private func judge(_ month: Month) throws -> MonthJudge {
        try MonthJudge(
            customer, month, now: view.now, asIfApproved: asIfApproved, kept: try KeptReads.open(customer, view), db: view.db)
    }

    private func frozen(_ month: Month) throws -> FrozenMonth? {
        guard usesFrozen else { return nil }
        if let known = frozen[month] { return known }
        let found = try FrozenMonth.fetch(customer, month, view.db)
        // Seen from an earlier instant, a later close has not come yet.
        let visible = found.flatMap { $0.evidence.closesAt <= view.now ? $0 : nil }
        frozen[month] = .some(visible)
        return visible
    }
}

extension View {
    /// The files due to a utility in a month: as frozen at its close where it is closed, else as known now.
    package func judgedDeliveries(of utility: CustomerCode, in month: Month) throws -> DeliveryRate {
        try requireCustomer(utility)
        return try MonthFigures(utility, self, usesFrozen: true).delivery(month)
    }
}
