import Domain
import Metering

extension MeteringMonth {
    /// How a month's read rate came about, or that of one day of it, over the commodities and classes chosen.
    package func readRateDerivation(
        commodity: Commodity? = nil, readClass: ReadClass? = nil, deadline: ReadDeadline, on day: Day? = nil
    ) -> Derivation {
        let chosen = judgedRate.series(commodity, readClass)
        let counted = DayRate.pooled(chosen.flatMap { judgedDays(of: $0, by: deadline) }).filter { (day ?? $0.day) == $0.day }
        let total = RateTotal(counted)
        let by =
            deadline == .t1
            ? "by the first export time after the service day" : "by 24:00 of the third day after the service day"
        var out = Derivation(
            "\(title(commodity, readClass)) read rate, \(deadline.words), \(utility), \(day?.words ?? month.words)",
            rule:
                "Slots with an actual accepted \(by), over eligible slots\(day == nil ? "; a month is sum over sum" : "") (12.3, 12.4).",
            result: day != nil && counted.isEmpty ? "not due yet" : standing(total.adjusted.share(deadline)))
        out.input("utility's zone", zone.id)
        if let day { tellDue(day, chosen, deadline, in: &out) }
        out.input("month closes", zone.words(closesAt))
        if let frozen {
            out.input("population, as known at the close", "sha-256 of the registry rows", source: frozen.population)
            out.input("configurations and terms", "sha-256", source: frozen.configuration)
            out.input("exclusions, as approved at the close", "sha-256", source: frozen.exclusions)
            out.input("zone data", frozen.zoneData)
            out.input("frozen evidence", "sha-256", source: digest)
            if frozen.isTakenOver {
                out.input("registry", "taken over after the close: judged by what was known when it was closed")
            }
        }
        if !isFinal, day == nil {
            let last = counted.last.map { "the days to \($0.day.words), whose \(deadline.words) has passed" }
            out.input("counted", last ?? "nothing yet: no \(deadline.words) has passed")
        }
        out.step(
            "expected slots \(total.raw.eligible.grouped), received \(received(total.raw, deadline).grouped): raw rate \(total.raw.share(deadline).words())"
        )
        for (code, slots) in total.excludedByCode.sorted(by: { $0.key < $1.key }) {
            out.step("less \(slots.grouped) slots excluded: \(ExclusionCode(rawValue: code)?.words ?? code)")
        }
        if total.excluded > 0 {
            let share = Share(total.excluded, of: total.raw.eligible).words()
            out.step("excluded \(share) of all slots\(total.isFlagged ? ": more than 2 %, flagged" : "")")
        }
        out.step(
            "eligible \(total.adjusted.eligible.grouped), received by \(deadline.words) \(received(total.adjusted, deadline).grouped), "
                + "at any time \(total.adjusted.ever.grouped)")
        for row in counted where day == nil && row.raw.eligible > 0 {
            out.step(
                "\(row.day): \(received(row.adjusted, deadline).grouped) of \(row.adjusted.eligible.grouped)"
                    + (row.excluded > 0 ? ", \(row.excluded.grouped) excluded" : ""))
        }
        if frozen != nil {
            let now = RateTotal(rate.series(commodity, readClass).flatMap(\.days).filter { (day ?? $0.day) == $0.day })
            out.parts.append(
                Derivation(
                    "Restated, \(day?.words ?? month.words)",
                    rule: "The same figure from all that is known now; the contract keeps the frozen one (12.5).",
                    steps: [
                        "eligible \(now.adjusted.eligible.grouped), received by \(deadline.words) \(received(now.adjusted, deadline).grouped)"
                    ],
                    result: now == total
                        ? "unchanged: \(now.adjusted.share(deadline).words())" : now.adjusted.share(deadline).words()))
        }
        return out
    }

    package func billingDerivation() -> Derivation {
        let rate = judgedBilling
        var out = Derivation(
            "Billing read rate, \(utility), \(month.words)",
            rule:
                "Endpoints with an actual register read stamped in the window of their bill date and accepted by its end, over endpoints eligible on the bill date (12.4).",
            result: standing(rate.adjusted))
        out.input("utility's zone", zone.id)
        out.input("month closes", zone.words(closesAt))
        for cycle in rate.cycles {
            out.step(
                "\(cycle.billDate), cycle \(cycle.cycle), \(cycle.commodity.rawValue): \(cycle.received.grouped) of \(cycle.eligible.grouped)"
                    + (cycle.rawEligible == cycle.eligible ? "" : ", \((cycle.rawEligible - cycle.eligible).grouped) excluded"))
        }
        if rate.toCome > 0 { out.step("\(rate.toCome) bill dates whose window is still open") }
        out.step("raw \(rate.raw.part.grouped) of \(rate.raw.whole.grouped): \(rate.raw.words())")
        if frozen != nil, isBillingRestated {
            out.parts.append(
                Derivation(
                    "Restated, \(month.words)",
                    rule: "The same figure from all that is known now; the contract keeps the frozen one (12.5).",
                    result: billing.adjusted.words()))
        }
        return out
    }

    /// When the day ran and when its reads fell due, commodity by commodity.
    private func tellDue(_ day: Day, _ chosen: [RateSeries], _ deadline: ReadDeadline, in out: inout Derivation) {
        for commodity in Commodity.allCases where chosen.contains(where: { $0.commodity == commodity }) {
            let service = days.days(of: commodity, on: day)
            let (ran, due) = (service.period(of: day), service.deadlines(for: day))
            out.input("service day, \(commodity.rawValue)", "\(zone.words(ran.start)) to \(zone.words(ran.end))")
            let waits = notDueUntil(deadline, of: commodity, on: day) == nil ? "" : ", still to come"
            out.input(
                "\(deadline.words), \(commodity.rawValue)", zone.words(deadline == .t1 ? due.t1 : due.t3) + waits)
        }
    }

    private func title(_ commodity: Commodity?, _ readClass: ReadClass?) -> String {
        let words = [commodity?.rawValue, readClass?.rawValue].compactMap { $0 }.joined(separator: " ")
        return words.isEmpty ? "Whole" : words.prefix(1).uppercased() + words.dropFirst()
    }

    private func received(_ counts: SlotCounts, _ deadline: ReadDeadline) -> Int { counts.share(deadline).part }

    func standing(_ share: Share) -> String {
        "\(share.words())\(share.isNoObligation ? "" : " (\(share.part.grouped) of \(share.whole.grouped))"), "
            + (isFinal ? "frozen at the close" : "not final")
    }
}
