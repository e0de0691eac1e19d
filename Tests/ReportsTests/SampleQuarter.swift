import Domain
import Foundation
import Metering

@testable import BackOffice
@testable import Reports

/// A made-up utility's third quarter, small enough to follow by hand: 100 endpoints with a register and 24 intervals a day.
///
/// On 3 September six endpoints of a device without power are excluded for the day. Two slots a hundred come after T1 every day;
/// on 9 August all of ten endpoints came late. One outage of 2 h 30 min lies in agreed time, one file left late.
struct SampleQuarter {
    let isOver: Bool

    var facts: QuarterFacts {
        get throws {
            let now = try instant(isOver ? "2026-10-09T09:00:00-05:00" : "2026-09-15T09:00:00-05:00")
            let promise = try agreement.promise ?? { throw Missing("promise", customerCode) }()
            let months = quarter.months
            let metering = try months.map { try self.metering(of: $0, now: now) }
            let availability = try months.map { ($0, try self.availability(in: $0, now: now, promise)) }
            func rows(_ period: ReportingPeriod) throws -> [ComplianceRow] {
                try promise.commitments.compactMap { commitment -> ComplianceRow? in
                    let measures = try period.months.compactMap { month -> MonthMeasure? in
                        guard let index = months.firstIndex(of: month) else { return nil }
                        return try measure(commitment, metering[index], availability[index].1)
                    }
                    guard !measures.isEmpty else { return nil }
                    let subject = commitment.metric == .applicationAvailability ? "meterdata" : nil
                    return ComplianceRow(
                        assessment: Assessment(
                            of: commitment, agreement: try agreement.id, subject: subject, over: period, months: measures,
                            closesAt: try instant("2026-10-08T00:00:00-05:00")),
                        restated: nil)
                }
            }
            var facts = QuarterFacts(
                customer: try customer, quarter: quarter, agreements: [try agreement], now: now, madeBy: "Dana Ruiz",
                names: PeopleNames([:]),
                judged: try rows(.quarter(quarter)), trend: try months.map { ($0, try rows(.month($0))) },
                availability: availability, metering: metering, exclusions: [try exclusion])
            facts.made = [try release, try firewall]
            facts.ahead = [try patches]
            facts.requests = try SampleDesk.lines(at: now).compactMap { $0.known(at: now, policies: .standard) }
            return facts
        }
    }

    let quarter = Quarter(of: Day(ordinal: 20_700))
    private var zone: Zone { .central }
    private var customerCode: CustomerCode { CustomerCode(series: "CFE", 1) }

    private var customer: Customer {
        get throws {
            try Customer(
                code: customerCode, name: "Cedar Falls Electric & Water", zone: zone, currency: .usd, accountManager: "Dana Ruiz",
                technicalRepresentative: "Lee Park")
        }
    }

    private var agreement: CloudServicesAgreement {
        get throws {
            let first = try day("2026-07-01")
            var agreement = try CloudServicesAgreement(
                id: Identifier(series: "CSA", 7), customer: customerCode,
                terms: CloudServicesTerms(
                    tier: "Gold", catalogue: .standard, deliveryModel: .managedServices, dataCenter: .thirdParty,
                    applications: [try name("meterdata")], from: first, through: try day("2027-06-30")), catalogue: .standard)
            for party in [Party.customer, .provider] {
                try agreement.sign(
                    Signature(party: party, by: "Maria Ortiz", on: first), today: first, catalogue: .standard, zone: zone)
            }
            return agreement
        }
    }

    // MARK: Reads

    private func metering(of month: Month, now: Instant) throws -> MeteringMonth {
        let excludedDay = try day("2026-09-03")
        let badDay = try day("2026-08-09")
        func series(_ readClass: ReadClass, slots: Int) -> RateSeries {
            let days = month.days.filter { zone.start(of: $0 + 1) <= now }.map { day -> DayRate in
                let raw = 100 * slots
                let excluded = day == excludedDay ? 6 * slots : 0
                let late = raw / 50 + (day == badDay ? 10 * slots : 0)
                let eligible = raw - excluded
                let missing = day == badDay ? slots : 0
                let t1 = eligible - late
                return DayRate(
                    day: day, raw: SlotCounts(eligible: raw, t1: t1, t3: eligible - missing, ever: eligible - missing),
                    adjusted: SlotCounts(eligible: eligible, t1: t1, t3: eligible - missing, ever: eligible - missing),
                    excludedByCode: excluded > 0 ? ["device-power": excluded] : [:])
            }
            return RateSeries(commodity: .electric, readClass: readClass, days: days)
        }
        let rate = MonthRate(month: month, series: [series(.register, slots: 1), series(.interval, slots: 24)])
        let isFinal = zone.start(of: month.last + 8) <= now
        let billDay = month.first + 11
        let cycles =
            zone.start(of: billDay + 4) <= now
            ? [
                BillingCounts(
                    cycle: "07", billDate: billDay, commodity: .electric, rawEligible: 100, rawReceived: 98, eligible: 100,
                    received: 98)
            ] : []
        let billing = BillingRate(month: month, cycles: cycles, comingOn: cycles.isEmpty ? [month.last] : [])
        let deliveries = try deliveries(of: month, now: now)
        let closesAt = zone.start(of: month.last + 8)
        let evidence = MonthEvidence(
            utility: customerCode, month: month, closesAt: closesAt, isTakenOver: false, rates: rate.series, billing: billing,
            deliveries: deliveries, population: "p", configuration: "c", exclusions: "e", zoneData: Zone.dataVersion)
        return MeteringMonth(
            utility: customerCode, month: month, zone: zone, closesAt: closesAt, now: now, frozen: isFinal ? evidence : nil,
            digest: isFinal ? "5f2c" : nil, rate: rate, billing: billing, deliveries: deliveries,
            days: UtilityDays(zone: zone, terms: DatedReadTerms(changes: [])))
    }

    private func deliveries(of month: Month, now: Instant) throws -> DeliveryRate {
        let schedule = DeliverySchedule(
            number: 1, fileType: "daily-reads", destination: "sftp://files.cedarfalls.example/reads", dueMinute: 480,
            dueDaysAfter: 1, parts: 1, turnaroundMinutes: 240, firstDay: month.first, lastDay: nil)
        let lateDay = try day("2026-08-20")
        let facts = month.days.enumerated().map { index, day in
            let due = schedule.dueAt(for: day, in: zone)
            return Delivery(
                number: index + 1, schedule: 1, serviceDay: day, kind: .scheduled, version: 1, part: 1, parts: 1,
                deliveredAt: day == lateDay ? due + 2_700 : due - 1_200, isValid: true, declared: 2_500, actual: 2_500,
                unexplained: 0, requestedAt: nil, file: "reads-\(day).xml")
        }
        return DeliveryRate(month: month, zone: zone, schedules: [schedule], deliveries: facts, outages: [], now: now)
    }

    private var exclusion: ExclusionRow {
        get throws {
            ExclusionRow(
                number: 12, utility: customerCode, scope: ExclusionScope(.devices, ["GR-0007"]), code: .devicePower,
                period: zone.period(of: try day("2026-09-03")), evidence: "Crew report WO-8812: feeder down after the storm.",
                routedAt: nil, requestedBy: "lee", requestedAt: try instant("2026-09-04T09:00:00-05:00"), status: .approved,
                decidedBy: "dana", decidedAt: try instant("2026-09-04T15:20:00-05:00"), reason: nil)
        }
    }

    // MARK: Availability

    private func availability(
        in month: Month, now: Instant, _ promise: CloudServicesAgreement.Promise
    ) throws -> [AvailabilityRow] {
        let outage = Outage(
            recorded: Identifier(series: "OUT", 3), customer: customerCode, system: .application(try name("meterdata")),
            kind: .unavailable, startedAt: try instant("2026-08-12T08:00:00-07:00"),
            endedAt: try instant("2026-08-12T10:30:00-07:00"),
            note: "The database did not fail over; the standby was promoted by hand and the application servers were restarted.",
            isWithdrawn: false)
        let window = ServiceWindow(
            recorded: Identifier(series: "WIN", 2), customer: customerCode, systems: [],
            planned: Period(try instant("2026-07-18T20:00:00-07:00"), try instant("2026-07-18T23:00:00-07:00")),
            approvedAt: try instant("2026-07-06T10:00:00-07:00"), announcedAt: try instant("2026-07-06T12:00:00-07:00"),
            reason: "Release 9.2", completion: nil, isCancelled: false)
        let isFinal = zone.start(of: month.last + 8) <= now
        return try [MonitoredSystem.application(try name("meterdata")), .infrastructure].map { system in
            let figure = Availability(
                of: system, in: month, terms: promise.availability, term: try agreement.term, outages: [outage],
                windows: [window], now: now)
            let target = try system == .infrastructure ? percent("99.99") : percent("99")
            return AvailabilityRow(
                agreement: try agreement.id, figure: figure, target: target, isFinal: isFinal, restated: nil, isJudged: true)
        }
    }

    // MARK: Judged

    private func measure(
        _ commitment: Commitment, _ month: MeteringMonth, _ systems: [AvailabilityRow]
    ) throws -> MonthMeasure? {
        func made(_ share: Share, _ rest: Share, _ derivation: Derivation) -> MonthMeasure {
            MonthMeasure(
                month: month.month, soFar: share, ifNothingElseFails: month.isFinal ? share : rest, isFinal: month.isFinal,
                derivation: derivation)
        }
        switch commitment.metric {
        case .applicationAvailability, .infrastructureAvailability:
            let wanted = commitment.metric == .infrastructureAvailability
            return systems.first { ($0.figure.system == .infrastructure) == wanted }.map {
                made($0.figure.share, $0.figure.ifNothingElseFails, $0.figure.derivation)
            }
        case .readRate(let slots, let deadline):
            let series = month.judgedRate.series(nil, ReadClass(rawValue: slots.rawValue))
            let days = series.flatMap { month.judgedDays(of: $0, by: deadline == .t1 ? .t1 : .t3) }
            let share = RateTotal(days).adjusted.share(deadline == .t1 ? .t1 : .t3)
            return made(share, share, month.readRateDerivation(readClass: ReadClass(rawValue: slots.rawValue), deadline: .t1))
        case .billingReadRate: return made(month.judgedBilling.adjusted, month.judgedBilling.adjusted, month.billingDerivation())
        case .fileDelivery:
            let share = month.judgedDeliveries.adjusted.share
            let toCome = month.judgedDeliveries.toCome
            return made(share, share + Share(toCome, of: toCome), month.deliveryDerivation())
        case .recoveryTime, .checklistCompleteness, .quoteTurnaround, .clock:
            let nothing = Derivation(commitment.metric.words, rule: commitment.metric.rule, result: "nothing was due")
            return made(.zero, .zero, nothing)
        case .quarterlyMeeting: return nil
        }
    }

    private func day(_ text: String) throws -> Day { try Day(text) ?? { throw Missing("day", customerCode) }() }
    private func instant(_ text: String) throws -> Instant { try Instant(text) ?? { throw Missing("instant", customerCode) }() }
    private func percent(_ text: String) throws -> Percent { try Percent(text) ?? { throw Missing("percent", customerCode) }() }
    private func name(_ text: String) throws -> Application.Name {
        try Application.Name(text) ?? { throw Missing("name", customerCode) }()
    }
}
