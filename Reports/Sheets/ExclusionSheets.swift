import BackOffice
import Domain
import Metering
import Workbook

/// What left both sides of the read rates, by reason, and the records behind it.
enum ExclusionSheets {
    private struct Reason: Sendable {
        let month: Month
        let commodity: Commodity
        let slots: ReadClass
        let code: String
        let count: Int
        let expected: Int
    }

    static func sheet(_ facts: QuarterFacts) -> Sheet {
        var reasons: [Reason] = []
        for figures in facts.metering {
            for series in figures.judgedRate.series {
                let total = series.total
                for (code, count) in total.excludedByCode.sorted(by: { $0.key < $1.key }) {
                    reasons.append(
                        Reason(
                            month: figures.month, commodity: series.commodity, slots: series.readClass, code: code, count: count,
                            expected: total.raw.eligible))
                }
            }
        }
        let excluded = reasons.reduce(0) { $0 + $1.count }
        let columns: [Column<Reason>] = [
            Column("Month", total: .text("All")) { .month($0.month) },
            Column("Commodity") { .text($0.commodity.rawValue) },
            Column("Class") { .text($0.slots.rawValue) },
            Column("Slots excluded", total: .sum(.int(excluded))) { .int($0.count) },
            Column("Slots expected") { .int($0.expected) },
            Column("Share") { .share(Share($0.count, of: $0.expected)) },
            Column("Reason", widest: 60) { .text(ExclusionCode(rawValue: $0.code)?.words ?? $0.code) },
        ]
        let byCode = Table(
            "excluded", reasons, columns: columns, rates: ["Share": .init("Slots excluded", over: "Slots expected")],
            whenEmpty: "No slot was excluded.")
        let records = Table(
            "exclusions", facts.exclusions,
            columns: [
                Column("Exclusion") { .text($0.id.text) },
                Column("From") { .instant($0.period.start, facts.zone) },
                Column("To") { .instant($0.period.end, facts.zone) },
                Column("Requested by", widest: 24) { .text(facts.names.name($0.requestedBy)) },
                Column("Approved by", widest: 24) { .text($0.decidedBy.map(facts.names.name) ?? "") },
                Column("Approved at") { row in row.decidedAt.map { .instant($0, facts.zone) } ?? .empty },
                Column("Whose slots, why, and what shows it", widest: 90) {
                    .text("\($0.scope.words): \($0.code.words). \($0.evidence)")
                },
            ], whenEmpty: "No exclusion was approved for this quarter.")
        return Sheet(
            "Exclusions", title: "Exclusions",
            summary: "Slots excluded by reason, and every approved exclusion with its evidence",
            [.heading("Slots excluded, by reason"), .table(byCode), .heading("Approved exclusions"), .table(records)])
    }
}
