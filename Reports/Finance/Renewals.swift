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
        let ours = scope.isOfOne ? [] : try DeadlineLine.ofProvider(after: day, from: scope.view)
        return [
            DeadlineSheets.sheet(
                try scope.customers.flatMap { try DeadlineLine.list(of: $0, after: day, from: scope.view) } + ours)
        ]
    }
}

/// A day ahead, and why it is that day.
package struct DeadlineLine: Sendable {
    /// Nil: the provider's own house.
    package let customer: CustomerCode?
    package let on: Day
    package let from: Day
    package let about: String
    package let title: String
    package let what: String
    package let rule: String

    package var daysAhead: Int { on - from }
    var customerWords: String { customer?.text ?? "provider" }

    /// From a day through the end of the second quarter after its own.
    package static func list(of customer: Customer, after day: Day, from view: View) throws -> [DeadlineLine] {
        let days = day...Quarter(of: day).next.next.last
        let works = try view.statementsOfWork(of: customer.code)
        let titles = Dictionary(works.map { ($0.id, $0.title) }) { first, _ in first }
        var lines = try view.contractDeadlines(of: works, in: days).map { deadline in
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
        for review in try view.accessReviews(of: customer.code) {
            guard let due = review.dueOn, days.contains(due) else { continue }
            lines.append(DeadlineLine(of: review, due: due, from: day))
        }
        if let drill = try view.nextDrill(of: customer.code), days.contains(drill.on) {
            lines.append(
                DeadlineLine(
                    customer: customer.code, on: drill.on, from: day, about: drill.last?.text ?? "", title: "Restore drill",
                    what: "restore drill", rule: drill.rule))
        }
        return lines.sorted { ($0.on, $0.about) < ($1.on, $1.about) }
    }

    /// The same of the provider's own house: contracts with vendors, certificates, reviews of rooms. Nothing to someone of a utility.
    static func ofProvider(after day: Day, from view: View) throws -> [DeadlineLine] {
        guard view.actor.isInside else { return [] }
        let days = day...Quarter(of: day).next.next.last
        let renewed = Set(try view.vendorContracts().compactMap(\.renews))
        let contracts = try view.vendorContracts().filter { days.contains($0.through) && !renewed.contains($0.id) }.map {
            DeadlineLine(
                customer: nil, on: $0.through, from: day, about: $0.id.text, title: "\($0.vendor): \($0.covers)",
                what: "vendor contract ends", rule: "Its last day as signed; nothing renews it yet (10.5).")
        }
        let certificates = try view.certificates().filter { days.contains($0.expiresOn) }.map {
            DeadlineLine(
                customer: nil, on: $0.expiresOn, from: day, about: $0.id.text,
                title: $0.name + ($0.facility.map { " of \($0)" } ?? ""), what: "certificate expires",
                rule: "The last day it holds, as issued (10.2).")
        }
        let rooms = try view.accessReviews().filter { $0.plan.subject.customer == nil }.compactMap { review in
            review.dueOn.flatMap { days.contains($0) ? DeadlineLine(of: review, due: $0, from: day) : nil }
        }
        return contracts + certificates + rooms
    }
}

extension DeadlineLine {
    fileprivate init(of review: AccessReviewStanding, due: Day, from day: Day) {
        self.init(
            customer: review.plan.subject.customer, on: due, from: day, about: review.last?.id.text ?? "",
            title: "Access to \(review.plan.subject.words)", what: "access review",
            rule: review.last.map {
                "\(review.plan.months?.counted("month") ?? "") after the review of \($0.reviewedOn.words) (10.5)."
            } ?? "The first review, as planned (10.5).")
    }
}

enum DeadlineSheets {
    static func sheet(_ lines: [DeadlineLine]) -> Sheet {
        Sheet(
            "Deadlines", title: "Deadlines", summary: "What falls due in the next two quarters, and the rule that set each day",
            [
                .banner(verdict(lines)),
                .table(table(lines.sorted { ($0.on, $0.customerWords, $0.about) < ($1.on, $1.customerWords, $1.about) })),
            ])
    }

    private static func verdict(_ lines: [DeadlineLine]) -> Verdict {
        guard let next = lines.min(by: { $0.on < $1.on }) else {
            return Verdict("Nothing falls due in the next two quarters.", .good)
        }
        let words =
            "Next: \(next.what) of \(next.about.isEmpty ? next.title : next.about) (\(next.customerWords)) on \(next.on.words), in \(next.daysAhead) days. \(lines.count) in all."
        return Verdict(words, next.daysAhead <= 30 ? .due : .calm)
    }

    private static func table(_ lines: [DeadlineLine]) -> Table {
        Table(
            "deadlines", lines,
            columns: [
                Column("Day") { .day($0.on) },
                Column("Days ahead") { .int($0.daysAhead) },
                Column("Customer") { .text($0.customerWords) },
                Column("Of") { .text($0.about) },
                Column("Title", widest: 34) { .text($0.title) },
                Column("What") { $0.daysAhead <= 30 ? .verdict(Verdict("\($0.what), soon", .due)) : .text($0.what) },
                Column("Rule that set it", widest: 80) { .text($0.rule) },
            ], whenEmpty: "Nothing falls due in the next two quarters.")
    }
}
