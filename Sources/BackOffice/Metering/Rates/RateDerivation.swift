import Domain
import Metering

extension MeteringMonth {
    /// How a month's read rate came about, over the commodities and classes chosen.
    package func readRateDerivation(commodity: Commodity? = nil, readClass: ReadClass? = nil, deadline: ReadDeadline)
        -> Derivation
    {
        let chosen = judgedRate.series(commodity, readClass)
        let counted = DayRate.pooled(chosen.flatMap { judgedDays(of: $0, by: deadline) })
        let total = RateTotal(counted)
        var out = Derivation(
            "\(title(commodity, readClass)) read rate, \(deadline.words), \(utility), \(month.words)",
            rule: deadline == .t1
                ? "Slots with an actual accepted by the first export time after the service day, over eligible slots; a month is sum over sum (12.3, 12.4)."
                : "Slots with an actual accepted by 24:00 of the third day after the service day, over eligible slots; a month is sum over sum (12.3, 12.4).",
            result: standing(total.adjusted.share(deadline)))
        out.input("utility's zone", zone.id)
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
        if !isFinal {
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
        for row in counted where row.raw.eligible > 0 {
            out.step(
                "\(row.day): \(received(row.adjusted, deadline).grouped) of \(row.adjusted.eligible.grouped)"
                    + (row.excluded > 0 ? ", \(row.excluded.grouped) excluded" : ""))
        }
        if frozen != nil {
            let now = RateTotal(rate.series(commodity, readClass).flatMap(\.days))
            out.parts.append(
                Derivation(
                    "Restated, \(month.words)",
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
