import Domain
import GRDB

/// What a change order must find when it is drafted, and again when it becomes binding.
extension View {
    /// Refuses a SOW that is not binding, or is over.
    func requireChangeable(_ sow: StatementOfWork, today: Day) throws {
        switch sow.standing(on: today) {
        case .binding, .inEffect: break
        case .completed(let on), .cancelled(let on): throw ChangeOrderRefusal.over(sow.id, on)
        case .requested, .scoping, .quoted, .signedByOne, .lapsed: throw ChangeOrderRefusal.notBinding(sow.id)
        }
        // Until its last year is closed, hours may still be added to it (4.4).
        if let end = try endsOn(sow), today > end,
            try openedHourYear(of: sow.id, first: runningYear(of: sow, on: end).first)?.closed != nil
        {
            throw ChangeOrderRefusal.over(sow.id, end)
        }
    }

    /// The answer to whoever asks for fewer Enhanced Maintenance hours: the rule, the balance, what the hours still buy.
    func useItOrLoseIt(_ sow: StatementOfWork, today: Day) throws -> ChangeOrderRefusal {
        let year = try runningYear(of: sow, on: today)
        let notice = NoticeVerdict(
            deadline: try noticeDeadline(of: sow, year), receivedOn: today, receivedAt: nil,
            followingYearEnd: try hourYear(of: sow, after: year).last)
        return .useItOrLoseIt(
            sow.id, left: try hourLedger(of: sow, year).balance, until: year.last,
            services: try catalogue().maintenance.supplemental, notice: notice)
    }

    func check(_ asks: ChangeOrder.Asks, of sow: StatementOfWork, today: Day) throws {
        switch asks {
        case .moreHoursThisYear(let first, _):
            let year = try hourYear(of: sow, containing: first)
            let running = try runningYear(of: sow, on: today)
            guard year.first <= running.first else { throw ChangeOrderRefusal.yearToCome(sow.id, year.first) }
            if let closed = try openedHourYear(of: sow.id, first: year.first)?.closed {
                throw HoursRefusal.yearClosed(sow.id, year.first, year.last, on: closed.on, by: closed.by)
            }
        case .moreHoursEveryYear:
            let year = try firstYearNotInvoiced(of: sow, today: today)
            if let end = try endsOn(sow), year.first > end { throw ChangeOrderRefusal.over(sow.id, end) }
        case .moreHours, .cancellation: break
        case .fewerHours(let hours, let fee):
            let total = try projectTotals(of: sow)
            let worked = try hourLedger(of: sow, try hourYear(of: sow, containing: sow.signedTerms.startsOn)).worked
            guard total.hours - hours >= worked else {
                throw ChangeOrderRefusal.belowWorked(sow.id, worked: worked, remaining: total.hours - hours)
            }
            guard total.fee.minor >= fee.minor else { throw ChangeOrderRefusal.feeBelowZero(sow.id, fee: total.fee) }
        }
    }

    /// The year in which more hours of every year take effect: the first, from the running one on, whose yearly invoice is not
    /// issued yet (5.1). A short first year has no yearly invoice.
    func firstYearNotInvoiced(of sow: StatementOfWork, today: Day) throws -> ContractYear {
        let terms = try sow.maintenanceTerms
        var year = try runningYear(of: sow, on: today)
        if terms.firstYear != nil, year.first == terms.startsOn { year = try hourYear(of: sow, after: year) }
        while try yearlyInvoiceIssued(terms.maintenance, year) != nil { year = try hourYear(of: sow, after: year) }
        return year
    }
}
