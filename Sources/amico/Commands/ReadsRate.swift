import ArgumentParser
import BackOffice
import Domain
import Metering
import Workbook

/// `amico reads rate`: the read rates of a utility's month, day by day, raw beside adjusted.
struct ReadsRate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rate", abstract: "Show the read rates of a month, day by day.",
        discussion: """
            Counts are of slots, after exclusions; raw counts stand beside them. Of a closed month the frozen figure is shown, \
            with the restated one beside it. Of a running month a day counts once its deadline has passed: T1, and for T3 its T3.

            Example: amico reads rate --utility RIVERBEND --month 2026-09 --class interval
            """)

    @OptionGroup var house: HouseOptions
    @Option(help: "The utility's code.") var utility: CustomerCode
    @Option(help: ArgumentHelp("The month, such as 2026-09.", valueName: "month")) var month: Month
    @Option(help: "electric, gas or water (default: all).") var commodity: Commodity?
    @Option(name: .customLong("class"), help: "register, interval, voltage or net (default: all).") var readClass: ReadClass?

    func run() throws {
        let figures = try house.read { try $0.meteringMonth(of: utility, in: month, parts: .rate) }
        let answer = ReadRateAnswer(figures, commodity: commodity, readClass: readClass)
        try house.answer(answer) { text(answer, figures) }
    }

    private func text(_ answer: ReadRateAnswer, _ figures: MeteringMonth) -> String {
        let days = Table(
            "Days", answer.days,
            columns: [
                Column("Day", total: .text("Month")) { .day($0.day) },
                Column("Eligible", total: .sum(.int(answer.eligible))) { .int($0.eligible) },
                Column("Excluded", total: .sum(.int(answer.excluded))) { .int($0.excluded) },
                Column("By T1", total: .sum(.int(answer.t1))) { .int($0.t1) },
                Column("T1", total: .figure(.share(Share(answer.t1, of: answer.eligible)))) {
                    .share(Share($0.t1, of: $0.eligible))
                },
                Column("By T3", total: .figure(.int(answer.t3))) { .int($0.t3) },
                Column("T3", total: .figure(.share(Share(answer.t3, of: answer.t3Eligible)))) { row in
                    isDue(row.day, answer) ? .share(Share(row.t3, of: row.eligible)) : .text("to come")
                },
                Column("Ever", total: .sum(.int(answer.ever))) { .int($0.ever) },
            ], whenEmpty: "No service day of this month has come to its first deadline (T1).")
        let series = Table(
            "Series", answer.series,
            columns: [
                Column("Commodity") { .text($0.commodity.rawValue) },
                Column("Class") { .text($0.readClass.rawValue) },
                Column("Eligible") { .int($0.counts.eligible) },
                Column("T1") { .share(Share($0.counts.t1, of: $0.counts.eligible)) },
                Column("T3") { .share(Share($0.counts.t3, of: $0.counts.t3Eligible)) },
                Column("Raw eligible") { .int($0.raw.eligible) },
                Column("Raw T1") { .share(Share($0.raw.t1, of: $0.raw.eligible)) },
                Column("Raw T3") { .share(Share($0.raw.t3, of: $0.raw.t3Eligible)) },
                Column("Excluded") { .share(Share($0.counts.excluded, of: $0.raw.eligible)) },
                Column("") { .text($0.flag ? "more than 2 % excluded" : "") },
            ], whenEmpty: "No slots.")
        let chosen = [commodity?.rawValue, readClass?.rawValue].compactMap { $0 }.joined(separator: " ")
        var parts = [
            "\(utility) \(chosen.isEmpty ? "read rates" : chosen + " read rate"), \(month.words), zone \(figures.zone)",
            days.lines, series.lines,
        ]
        if !answer.excludedByCode.isEmpty {
            let codes = answer.excludedByCode.sorted { $0.key < $1.key }.map { code, slots in
                "  \(ExclusionCode(rawValue: code)?.words ?? code): \(slots.grouped) slots"
            }
            parts.append((["Excluded:"] + codes).joined(separator: "\n"))
        }
        let closes = figures.zone.words(answer.closesAt)
        if let restated = answer.restated {
            let same = (restated.eligible, restated.t1, restated.t3) == (answer.eligible, answer.t1, answer.t3)
            parts.append(
                "Final: frozen at the close, \(closes). "
                    + (same
                        ? "Nothing recorded since changes it."
                        : "Restated: T1 \(Share(restated.t1, of: restated.eligible).words()), T3 "
                            + "\(Share(restated.t3, of: restated.eligible).words()) of \(restated.eligible.grouped) eligible."))
        } else {
            parts.append("Not final: the month closes \(closes). \(counted(answer))")
        }
        return parts.joined(separator: "\n\n")
    }

    private func isDue(_ day: Day, _ answer: ReadRateAnswer) -> Bool { answer.t3Through.map { day <= $0 } ?? false }

    /// Over which days a running month is counted.
    private func counted(_ answer: ReadRateAnswer) -> String {
        guard let t1 = answer.t1Through else { return "No deadline of it has passed." }
        let t3 = answer.t3Through.map { "T3 over the days to \($0.words)" } ?? "no T3 has passed"
        return "A day counts once its deadline has passed: T1 over the days to \(t1.words), \(t3)."
    }
}
