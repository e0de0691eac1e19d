import BackOffice
import Domain
import Metering
import Workbook

/// The billing read rate by bill date.
enum BillingSheet {
    static func hasFigures(_ facts: QuarterFacts) -> Bool {
        facts.metering.contains { !$0.judgedBilling.cycles.isEmpty || $0.judgedBilling.toCome > 0 }
    }

    static func sheet(_ facts: QuarterFacts) -> Sheet {
        let cycles: [BillingCounts] = facts.metering.flatMap { $0.judgedBilling.cycles }
        let total = cycles.reduce(Share.zero) { $0 + $1.share }
        let target = facts.judged.first { $0.assessment.metric == .billingReadRate }?.assessment.target
        let columns: [Column<BillingCounts>] = [
            Column("Bill date", total: .text("All")) { .day($0.billDate) },
            Column("Cycle") { .text($0.cycle) },
            Column("Commodity") { .text($0.commodity.rawValue) },
            Column("Endpoints") { .int($0.rawEligible) },
            Column("Excluded") { .int($0.rawEligible - $0.eligible) },
            Column("Eligible", total: .sum(.int(total.whole))) { .int($0.eligible) },
            Column("Read", total: .sum(.int(total.part))) { .int($0.received) },
            Column("Rate", total: .rate(part: "Read", whole: "Eligible", .share(total, against: target))) {
                .share($0.share, against: target)
            },
        ]
        let table = Table(
            "billing", cycles, columns: columns, rates: ["Rate": .init("Read", over: "Eligible")],
            whenEmpty: "No billing window is over yet.")
        let toCome = facts.metering.reduce(0) { $0 + $1.judgedBilling.toCome }
        let still: [Block] = toCome == 0 ? [] : [.text("The windows of \(toCome.grouped) bill dates are still open.")]
        return Sheet(
            "Billing reads", title: "Billing reads", summary: "Endpoints read for each bill date", still + [.table(table)])
    }
}
