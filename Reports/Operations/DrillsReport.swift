import BackOffice
import Domain
import Workbook

/// Restore drills and recoveries of a period against the tier (10.4).
enum DrillsReport {
    static let report = Report(
        "drills", title: "Restore drills and recoveries",
        holds: "Elapsed time of each drill and recovery against the tier; plans",
        over: .period, notes: OperationsDefinitions.all
    ) { scope in
        let view = scope.view
        let rows = try view.recoveries(identifiedIn: Checklist.zone.period(of: scope.days), asOf: view.now)
            .filter { scope.holds($0.customer) }
        let plans = try scope.customers.compactMap { try view.recoveryPlan(of: $0.code, asOf: view.now) }
        return sheets(rows, plans: plans, at: view.now, in: scope.zone)
    }

    static func sheets(_ rows: [Recovery], plans: [RecoveryPlan], at now: Instant, in zone: Zone) -> [Sheet] {
        let missed = rows.filter { $0.isInTime(at: now) == false }
        let verdict =
            rows.isEmpty
            ? Verdict("Nothing was drilled or recovered in these days.", .calm)
            : missed.isEmpty
                ? Verdict("Every drill and recovery is within the tier's time.", .good)
                : Verdict("Beyond the tier's time: \(missed.map(\.id.text).joined(separator: ", ")).", .late)
        return [
            Sheet(
                "Drills", title: "Restore drills and recoveries", summary: "Each with its elapsed time against the tier",
                [.banner(verdict), .table(table(rows, at: now, in: zone))]),
            Sheet("Plans", title: "Disaster recovery plans", summary: "The plan of each customer", [.table(table(plans))]),
            EvidenceSheet.sheet(rows.map { $0.derivation(at: now, in: zone) }),
        ]
    }

    private static func table(_ rows: [Recovery], at now: Instant, in zone: Zone) -> Table {
        Table(
            "drills", rows,
            columns: [
                Column("Drill") { .text($0.id.text) },
                Column("Customer") { .text($0.customer.text) },
                Column("System") { .text($0.system.name) },
                Column("Kind") { .text($0.kind.words) },
                Column("Occasion") { .text($0.isDrill ? "drill" : "in earnest") },
                Column("Identified") { .instant($0.identifiedAt, zone) },
                Column("Service verified") { row in row.verifiedAt.map { .instant($0, zone) } ?? .empty },
                Column("Elapsed") { .seconds($0.elapsed(at: now)) },
                Column("Allowed") { .hours($0.target.hours) },
                Column("Promised in") { .text($0.target.basis) },
                Column("Standing") { row in
                    switch row.isInTime(at: now) {
                    case true?: .verdict(Verdict("met", .good))
                    case false?: .verdict(Verdict("missed", .late))
                    case nil: .verdict(Verdict("running", .due))
                    }
                },
                Column("Restored from") { .text($0.copy?.text ?? "") },
                Column("Note", widest: 44) { .text($0.note) },
            ], whenEmpty: "Nothing was drilled or recovered in these days.")
    }

    private static func table(_ plans: [RecoveryPlan]) -> Table {
        Table(
            "plans", plans,
            columns: [
                Column("Customer") { .text($0.customer.text) },
                Column("Plan") { .text($0.id.text) },
                Column("Site") { .text($0.site.rawValue) },
                Column("Hours agreed") { plan in plan.hotSiteHours.map { .hours($0) } ?? .empty },
                Column("Approved") { .day($0.approvedOn) },
                Column("Where and what", widest: 60) { .text($0.words) },
            ], whenEmpty: "No plan is set.")
    }
}
