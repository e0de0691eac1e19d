import Domain
import GRDB

/// Draws up a change order (5.1). Fewer Enhanced Maintenance hours are refused, with what the hours can still buy.
package struct DraftChangeOrder: Action {
    package static let permission = Permission.manageContracts
    package static var example: DraftChangeOrder {
        DraftChangeOrder(
            statementOfWork: Identifier(named: "SOW-2026-0012"), asks: .moreHoursThisYear,
            reason: "Training of the second shift.",
            hours: Hours(hours: 20), fee: Money(minor: 420_000, .usd), costs: Money(minor: 0, .usd),
            year: Day(ordinal: 20_454))
    }

    package var statementOfWork: StatementOfWork.ID
    package var asks: ChangeOrder.Kind
    /// Why, in 1 to 2,000 characters.
    package var reason: String
    /// Minutes, above zero; not for a cancellation.
    package var hours: Hours?
    /// A project's fee up or down, zero or more; for projects alone.
    package var fee: Money?
    /// Costs incurred, for a cancellation alone.
    package var costs: Money?
    /// A day of the year that gets more hours; the running year when left out.
    package var year: Day?

    package init(
        statementOfWork: StatementOfWork.ID, asks: ChangeOrder.Kind, reason: String, hours: Hours? = nil, fee: Money? = nil,
        costs: Money? = nil, year: Day? = nil
    ) {
        self.statementOfWork = statementOfWork
        self.asks = asks
        self.reason = reason
        self.hours = hours
        self.fee = fee
        self.costs = costs
        self.year = year
    }

    package struct Drafted: Codable, Equatable, Sendable {
        package let changeOrder: ChangeOrder.ID
        package let asks: String
    }

    package func perform(in book: Book) throws -> Drafted {
        let sow = try book.view.statementOfWork(statementOfWork)
        let customer = try book.view.customer(sow.customer)
        let today = customer.zone.day(of: book.now)
        try book.view.requireChangeable(sow, today: today)
        let asks: ChangeOrder.Asks
        switch try sow.signedTerms {
        case .enhancedMaintenance: asks = try maintenanceAsks(of: sow, today: today, book.view)
        case .advancedServices: asks = try projectAsks(of: sow)
        }
        try book.view.check(asks, of: sow, today: today)
        let order = try ChangeOrder(
            id: try book.identifier("CO"), customer: sow.customer, statementOfWork: sow.id, asks: asks, reason: reason,
            currency: customer.currency)
        try order.insert(in: book)
        return Drafted(changeOrder: order.id, asks: asks.words)
    }

    private func maintenanceAsks(of sow: StatementOfWork, today: Day, _ view: View) throws -> ChangeOrder.Asks {
        switch asks {
        case .fewerHours: throw try view.useItOrLoseIt(sow, today: today)
        case .cancellation:
            let year = try view.runningYear(of: sow, on: today)
            throw ChangeOrderRefusal.endsByNotice(sow.id, lastDay: try view.noticeDeadline(of: sow, year).day)
        case .moreHours: throw ChangeOrderRefusal.onlyAdvancedServices(asks.rawValue, sow.id)
        case .moreHoursThisYear, .moreHoursEveryYear: break
        }
        if fee != nil { throw ChangeOrderRefusal.needless("fee", of: asks.rawValue) }
        if costs != nil { throw ChangeOrderRefusal.needless("costs", of: asks.rawValue) }
        guard let hours else { throw ChangeOrderRefusal.missing("hours", of: asks.rawValue) }
        guard asks == .moreHoursThisYear else {
            if year != nil { throw ChangeOrderRefusal.needless("year", of: asks.rawValue) }
            return .moreHoursEveryYear(hours: hours)
        }
        let named = try view.hourYear(of: sow, containing: year ?? max(today, sow.signedTerms.startsOn))
        return .moreHoursThisYear(year: named.first, hours: hours)
    }

    private func projectAsks(of sow: StatementOfWork) throws -> ChangeOrder.Asks {
        if year != nil { throw ChangeOrderRefusal.needless("year", of: asks.rawValue) }
        switch asks {
        case .moreHoursThisYear, .moreHoursEveryYear: throw ChangeOrderRefusal.onlyEnhancedMaintenance(asks.rawValue, sow.id)
        case .cancellation:
            if hours != nil { throw ChangeOrderRefusal.needless("hours", of: asks.rawValue) }
            if fee != nil { throw ChangeOrderRefusal.needless("fee", of: asks.rawValue) }
            guard let costs else { throw ChangeOrderRefusal.missing("costs incurred", of: asks.rawValue) }
            return .cancellation(costs: costs)
        case .moreHours, .fewerHours:
            if costs != nil { throw ChangeOrderRefusal.needless("costs", of: asks.rawValue) }
            guard let hours else { throw ChangeOrderRefusal.missing("hours", of: asks.rawValue) }
            guard let fee else { throw ChangeOrderRefusal.missing("fee", of: asks.rawValue) }
            return asks == .moreHours ? .moreHours(hours: hours, fee: fee) : .fewerHours(hours: hours, fee: fee)
        }
    }
}
