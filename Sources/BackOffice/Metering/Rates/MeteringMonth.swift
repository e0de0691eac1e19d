import Domain
import Foundation
import GRDB
import Metering

/// The metering figures of a utility's month: as frozen at its close, and as all that is known now makes them.
package struct MeteringMonth: Sendable {
    package let utility: CustomerCode
    package let month: Month
    package let zone: Zone
    package let closesAt: Instant
    package let now: Instant
    /// Nil until the month is closed. The contract is judged by it and by nothing later.
    package let frozen: MonthEvidence?
    /// SHA-256 of the frozen evidence, in hexadecimal.
    package let digest: String?
    /// As known now: the running figure before the close, the restated one after it.
    package let rate: MonthRate
    package let billing: BillingRate
    package let deliveries: DeliveryRate
    /// How the days are cut and when their reads are due.
    package let days: UtilityDays

    package var isFinal: Bool { frozen != nil }
    package var judgedRate: MonthRate { frozen?.rate ?? rate }
    package var judgedBilling: BillingRate { frozen?.billing ?? billing }
    package var judgedDeliveries: DeliveryRate { frozen?.deliveries ?? deliveries }

    package var isRateRestated: Bool { frozen.map { $0.rates != rate.series } ?? false }
    package var isBillingRestated: Bool { frozen.map { $0.billing != billing } ?? false }
    package var areDeliveriesRestated: Bool { frozen.map { $0.deliveries != deliveries } ?? false }

    /// The days a deadline has passed for: a day in progress is neither received nor missed.
    package func judgedDays(of series: RateSeries, by deadline: ReadDeadline) -> [DayRate] {
        series.days.filter { notDueUntil(deadline, of: series.commodity, on: $0.day) == nil }
    }

    /// When a service day's reads fall due, while that is still to come. At the close all days are judged, even where a
    /// contract's T3 would fall due later.
    package func notDueUntil(_ deadline: ReadDeadline, of commodity: Commodity, on day: Day) -> Instant? {
        guard !isFinal else { return nil }
        let deadlines = days.days(of: commodity, on: day).deadlines(for: day)
        let due = deadline == .t1 ? deadlines.t1 : deadlines.t3
        return due > now ? due : nil
    }
}

/// Which of a month's figures are wanted; the others are left empty.
package struct MeteringParts: OptionSet, Sendable {
    package let rawValue: Int

    package init(rawValue: Int) { self.rawValue = rawValue }

    package static let rate = MeteringParts(rawValue: 1)
    package static let billing = MeteringParts(rawValue: 2)
    package static let deliveries = MeteringParts(rawValue: 4)
    package static let all: MeteringParts = [.rate, .billing, .deliveries]
}

extension View {
    /// Refused as missing for a customer that is not in the books or not the actor's own. With `asIfApproved` what is known now is
    /// what it would be with those exclusions approved; what is frozen stays.
    package func meteringMonth(
        of utility: CustomerCode, in month: Month, parts: MeteringParts = .all, asIfApproved: [ExclusionRow] = []
    ) throws -> MeteringMonth {
        try requireCustomer(utility)
        let judge = try MonthJudge(
            utility, month, now: now, asIfApproved: asIfApproved, kept: try KeptReads.open(utility, self), db: db)
        // Seen from an earlier instant, a later close has not come yet.
        let frozen = try FrozenMonth.fetch(utility, month, db).flatMap { $0.evidence.closesAt <= now ? $0 : nil }
        return MeteringMonth(
            utility: utility, month: month, zone: judge.days.zone,
            closesAt: CloseRule.standard.instant(of: month, in: judge.days.zone), now: now, frozen: frozen?.evidence,
            digest: frozen?.digest.hexadecimal,
            rate: parts.contains(.rate) ? try judge.rate() : MonthRate(month: month, series: []),
            billing: parts.contains(.billing) ? try judge.billing() : BillingRate(month: month, cycles: [], comingOn: []),
            deliveries: parts.contains(.deliveries)
                ? try judge.deliveries()
                : DeliveryRate(
                    month: month, zone: judge.days.zone, schedules: [], deliveries: [], outages: [], now: .distantPast),
            days: judge.days)
    }
}
