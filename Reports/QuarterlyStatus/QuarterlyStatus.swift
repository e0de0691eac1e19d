import BackOffice
import Domain
import Metering
import Workbook

/// The quarterly status report: what was promised, what was kept, and the evidence, ready to be shown.
enum QuarterlyStatus {
    static let report = Report(
        "quarterly-status", title: "Quarterly status report",
        holds:
            "The verdict on every commitment of the quarter, with trend, availability, read rates, file delivery, requests, changes, operations, hours, deadlines, open actions and evidence"
    ) { facts in
        var sheets = [Cover(facts: facts).sheet, CommitmentSheets.byMonth(facts), CommitmentSheets.trend(facts)]
        if !facts.availability.isEmpty { sheets.append(AvailabilitySheets.sheet(facts)) }
        let classes = ReadRateSheets.classes(facts)
        if !classes.isEmpty {
            sheets.append(ReadRateSheets.summary(facts))
            sheets += classes.map { ReadRateSheets.daily($0, facts) }
            sheets.append(ExclusionSheets.sheet(facts))
        }
        if BillingSheet.hasFigures(facts) { sheets.append(BillingSheet.sheet(facts)) }
        if DeliverySheets.hasFigures(facts) { sheets.append(DeliverySheets.sheet(facts)) }
        if !facts.requests.isEmpty { sheets.append(RequestSheets.sheet(facts)) }
        if !facts.made.isEmpty || !facts.ahead.isEmpty { sheets.append(ChangeSheets.sheet(facts)) }
        if let operations = facts.operations { sheets.append(OperationsSheet.sheet(operations)) }
        if !facts.hours.isEmpty {
            sheets.append(
                Sheet(
                    "Hours", title: "Enhanced Maintenance and project hours",
                    summary: "Hours bought, used, left and forecast lost, by statement of work and month",
                    [.banner(HoursSheets.verdict(facts.hours))] + HoursSheets.summary(facts.hours) + [
                        .heading("By month"), .table(HoursSheets.byMonth(facts.hours)),
                    ]))
        }
        if !facts.hours.isEmpty || !facts.changes.isEmpty { sheets.append(ScopeSheet.sheet(facts)) }
        if !facts.deadlines.isEmpty { sheets.append(DeadlineSheets.sheet(facts.deadlines)) }
        sheets.append(OpenActionsSheet.sheet(facts.openActions, on: facts.zone.day(of: facts.now)))
        sheets.append(EvidenceSheet.sheet(facts.judged.map(\.assessment.derivation)))
        return sheets
    }
}
