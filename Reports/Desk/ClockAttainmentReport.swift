import BackOffice
import Domain
import Workbook

/// What share of the clocks of each month was met, by severity and clock (8.3).
enum ClockAttainmentReport {
    static let report = Report(
        "clock-attainment", title: "Clock attainment",
        holds: "Clocks met over clocks due, by month, severity and clock; late only through a change apart",
        over: .period, notes: DeskDefinitions.all
    ) { scope in
        let months = Set(scope.days.map(Month.init(of:))).sorted()
        return sheets(try scope.deskLines(judgedIn: DeskLine.zone.period(of: scope.days)), months: months)
    }

    static func sheets(_ lines: [DeskLine], months: [Month]) -> [Sheet] {
        let rows = attainment(lines, months: months)
        return [
            Sheet(
                "Attainment", title: "Clock attainment", summary: "Clocks met over clocks due, by month and severity",
                [.banner(verdict(rows)), .table(table(rows))]),
            Sheet(
                "Missed", title: "Clocks missed", summary: "Each clock that was missed, or late only through a change",
                [.table(missed(lines, months: months))]),
            EvidenceSheet.sheet(rows.map(\.derivation)),
        ]
    }

    static func attainment(_ lines: [DeskLine], months: [Month]) -> [ClockAttainment] {
        ClockAttainment.table(lines.flatMap { line in line.clocks.all.map { (request: line.id, clock: $0) } }, months: months)
    }

    static func verdict(_ rows: [ClockAttainment]) -> Verdict {
        let share = rows.reduce(Share.zero) { $0 + $1.share }
        if share.isNoObligation { return Verdict("No clock was met or fell due in these months.", .calm) }
        let words = "\(share.part.grouped) of \(share.whole.counted("clock")) met: \(share.words())."
        return Verdict(words, share.part == share.whole ? .good : .late)
    }

    static func table(_ rows: [ClockAttainment]) -> Table {
        Table(
            "attainment", rows,
            columns: [
                Column("Month") { .month($0.group.month) },
                Column("Severity") { .int($0.group.severity.number) },
                Column("Clock") { .text($0.group.kind.words) },
                Column("Due") { .int($0.share.whole) },
                Column("Met") { .int($0.met) },
                Column("Missed") { .int($0.missed.count) },
                Column("Attainment") { $0.share.isNoObligation ? .text("no obligation") : .share($0.share) },
                Column("Late only through a change") { .int($0.lateThroughChange.count) },
            ], whenEmpty: "No clock was met or fell due in these months.")
    }

    private struct MissedLine: Sendable {
        let request: DeskLine
        let clock: ServiceClock
    }

    private static func missed(_ lines: [DeskLine], months: [Month]) -> Table {
        let rows = lines.flatMap { line in
            line.clocks.all.filter { clock in
                let month = clock.month ?? clock.lateThroughChangeAt.map { Month(of: DeskLine.zone.day(of: $0)) }
                return !clock.isMet && month.map(months.contains) == true
            }.map { MissedLine(request: line, clock: $0) }
        }
        return Table(
            "missed", rows,
            columns: [
                Column("Request") { .text($0.request.id.text) },
                Column("Customer") { .text($0.request.customer.text) },
                Column("Title", widest: 44) { .text($0.request.title) },
                Column("Severity") { .text($0.clock.severity.map { "\($0)" } ?? "") },
                Column("Clock") { .text($0.clock.kind.words) },
                Column("Since") { .instant($0.clock.origin, DeskLine.zone) },
                Column("Due") { DeskLine.instant($0.clock.due) },
                Column("Done") { DeskLine.instant(DeskLine.doneAt($0.clock)) },
                Column("Standing") { .verdict(DeskLine.verdict($0.clock)) },
            ], whenEmpty: "No clock was missed in these months.")
    }
}
