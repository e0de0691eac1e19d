/// When the figures of a period become final (12.5): 24:00 of the utility's zone on the fifth business day after its
/// last month's end. September 2026 closes on 7 October.
package struct CloseRule: Equatable, Codable, Sendable {
    package static let standard = CloseRule(businessDays: 5)

    package let businessDays: Int

    package init(businessDays: Int) { self.businessDays = businessDays }

    /// The business day on which a month closes.
    package func day(of month: Month) -> Day {
        BusinessDays.standard.date(businessDays, after: month.last) ?? month.last + businessDays
    }

    package func instant(of month: Month, in zone: Zone) -> Instant { zone.instant(day(of: month), second: 86_400) }

    /// A quarter closes with its last month.
    package func instant(of period: ReportingPeriod, in zone: Zone) -> Instant {
        instant(of: Month(of: period.last), in: zone)
    }

    package func derivation(of period: ReportingPeriod, in zone: Zone) -> Derivation {
        Derivation(
            "Close of \(period.words)",
            rule: "Figures are final at 24:00 utility local on business day \(businessDays) after month end (12.5).",
            inputs: [
                .init(label: "last day", value: Month(of: period.last).last.words, source: nil),
                .init(label: "zone", value: zone.id, source: nil),
            ],
            result: "24:00 on \(day(of: Month(of: period.last)).words) (\(zone.iso(instant(of: period, in: zone))))")
    }
}
