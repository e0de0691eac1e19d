import BackOffice
import Domain
import Metering
import Workbook

/// Read rates in full: by commodity and class, month, and day; raw beside adjusted, frozen beside restated, excluded by reason.
enum ReadRates {
    static let report = Report(
        "read-rates", title: "Read rates",
        holds: "Read rates by day, commodity and class: raw and adjusted, frozen and restated, excluded by reason"
    ) { facts in
        var sheets = [ReadRateSheets.summary(facts), ReadRateSheets.months(facts)]
        sheets += ReadRateSheets.classes(facts).map { ReadRateSheets.daily($0, facts) }
        sheets += [ReadRateSheets.detail(facts), ExclusionSheets.sheet(facts)]
        if BillingSheet.hasFigures(facts) { sheets.append(BillingSheet.sheet(facts)) }
        sheets.append(
            EvidenceSheet.sheet(
                facts.judged.filter {
                    switch $0.assessment.metric {
                    case .readRate, .billingReadRate: true
                    case .applicationAvailability, .infrastructureAvailability, .fileDelivery, .recoveryTime,
                        .checklistCompleteness,
                        .quoteTurnaround, .clock, .quarterlyMeeting:
                        false
                    }
                }.map(\.assessment.derivation)))
        return sheets
    }
}
