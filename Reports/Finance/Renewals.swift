import BackOffice
import Domain
import Workbook

/// The deadlines of the next two quarters, with the rule that set each.
enum Renewals {
    static let report = Report(
        "renewals", title: "Deadlines and renewals",
        holds: "Last days for notice, renewals and ends of the next two quarters, with the rule that set each", over: .day
    ) { scope in
        let day = scope.days.lowerBound
        return [DeadlineSheets.sheet(try scope.customers.flatMap { try DeadlineLine.list(of: $0, after: day, from: scope.view) })]
    }
}

/// A day ahead, and why it is that day.
struct DeadlineLine: Sendable {
    let customer: CustomerCode
    let on: Day
    let from: Day
    let about: String
    let title: String
    let what: String
    let rule: String

    var daysAhead: Int { on - from }

    /// From a day through the end of the second quarter after its own.
    static func list(of customer: Customer, after day: Day, from view: View) throws -> [DeadlineLine] {
        let days = day...Quarter(of: day).next.next.last
        let titles = Dictionary(try view.statementsOfWork(of: customer.code).map { ($0.id, $0.title) }) { first, _ in first }
        var lines = try view.contractDeadlines(of: customer.code, in: days).map { deadline in
            DeadlineLine(
                customer: customer.code, on: deadline.on, from: day, about: deadline.statementOfWork.text,
                title: titles[deadline.statementOfWork] ?? "", what: deadline.kind.rawValue, rule: deadline.rule)
        }
        for agreement in try view.agreements(of: customer.code) where agreement.promise != nil {
            guard days.contains(agreement.terms.through) else { continue }
            lines.append(
                DeadlineLine(
                    customer: customer.code, on: agreement.terms.through, from: day, about: agreement.id.text,
                    title: "Cloud Services, \(agreement.terms.tier)", what: "end", rule: "The agreement's last day as signed."))
        }
        return lines.sorted { ($0.on, $0.about) < ($1.on, $1.about) }
    }
}

enum DeadlineSheets {
    static func sheet(_ lines: [DeadlineLine]) -> Sheet {
        Sheet(
            "Deadlines", title: "Deadlines", summary: "What falls due in the next two quarters, and the rule that set each day",
            [
                .banner(verdict(lines)),
                .table(table(lines.sorted { ($0.on, $0.customer, $0.about) < ($1.on, $1.customer, $1.about) })),
            ])
    }

    private static func verdict(_ lines: [DeadlineLine]) -> Verdict {
        guard let next = lines.min(by: { $0.on < $1.on }) else {
            return Verdict("Nothing falls due in the next two quarters.", .good)
        }
        let words =
            "Next: \(next.what) of \(next.about) (\(next.customer)) on \(next.on.words), in \(next.daysAhead) days. \(lines.count) in all."
        return Verdict(words, next.daysAhead <= 30 ? .due : .calm)
    }

    private static func table(_ lines: [DeadlineLine]) -> Table {
        Table(
            "deadlines", lines,
            columns: [
                Column("Day") { .day($0.on) },
                Column("Days ahead") { .int($0.daysAhead) },
                Column("Customer") { .text($0.customer.text) },
                Column("Of") { .text($0.about) },
                Column("Title", widest: 34) { .text($0.title) },
                Column("What") { $0.daysAhead <= 30 ? .verdict(Verdict("\($0.what), soon", .due)) : .text($0.what) },
                Column("Rule that set it", widest: 80) { .text($0.rule) },
            ], whenEmpty: "Nothing falls due in the next two quarters.")
    }
}
