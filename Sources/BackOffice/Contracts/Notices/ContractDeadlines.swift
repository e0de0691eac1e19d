import Domain
import GRDB

/// A day ahead that a statement of work hangs on, with the rule that set it.
package struct ContractDeadline: Equatable, Codable, Sendable {
    package enum Kind: String, Codable, Sendable {
        case lastDayForNotice = "last day for notice"
        /// The first day of a year that begins unless notice in time ends the SOW before it.
        case renewal
        /// The last day of a SOW that notice has ended, or of a project.
        case end
    }

    package let customer: CustomerCode
    package let statementOfWork: StatementOfWork.ID
    package let kind: Kind
    package let on: Day
    /// How it came about, in a line.
    package let rule: String
}

extension View {
    /// What falls due for a customer in these days, in the order of days.
    package func contractDeadlines(of customer: CustomerCode, in days: ClosedRange<Day>) throws -> [ContractDeadline] {
        try contractDeadlines(of: statementsOfWork(of: customer), in: days)
    }

    /// The same of statements of work that are at hand.
    package func contractDeadlines(of works: [StatementOfWork], in days: ClosedRange<Day>) throws -> [ContractDeadline] {
        try works.filter(\.isBinding).flatMap { sow in
            try contractDeadlines(of: sow, in: days)
        }.sorted { ($0.on, $0.statementOfWork) < ($1.on, $1.statementOfWork) }
    }

    private func contractDeadlines(of sow: StatementOfWork, in days: ClosedRange<Day>) throws -> [ContractDeadline] {
        func deadline(_ kind: ContractDeadline.Kind, _ on: Day, _ rule: String) -> ContractDeadline? {
            days.contains(on)
                ? ContractDeadline(customer: sow.customer, statementOfWork: sow.id, kind: kind, on: on, rule: rule) : nil
        }
        switch try sow.signedTerms {
        case .advancedServices(let terms):
            switch sow.status {
            case .completed, .cancelled: return []
            case .requested, .scoping, .quoted, .signedByOne, .binding:
                return [deadline(.end, terms.endsOn, "The project's last day as signed.")].compactMap { $0 }
            }
        case .enhancedMaintenance:
            let notice = try standingNotice(of: sow.id)
            var found: [ContractDeadline?] = []
            var year = try runningYear(of: sow, on: days.lowerBound)
            // A deadline lies at most a year or so before the end of its year.
            while year.first <= days.upperBound {
                if let notice, notice.verdict.endsOn <= year.last {
                    found.append(
                        deadline(
                            .end, notice.verdict.endsOn, "\(notice.id), received on \(notice.verdict.receivedOn.words) (6.3)."))
                    break
                }
                let last = try noticeDeadline(of: sow, year)
                if notice == nil {
                    found.append(
                        deadline(
                            .lastDayForNotice, last.day,
                            "Set by \(last.setBy.words): \(last.noticeDays) days before \(last.yearEnd.words) is "
                                + "\(last.byNotice.words), the day before the next invoice is \(last.byInvoice.words) (6.2)."))
                }
                let next = try hourYear(of: sow, after: year)
                let renewed = try renewal(of: sow, next)
                let fee = renewed.fee.map { " for \($0)" } ?? ""
                let condition = notice.map(\.renewalWords) ?? last.renewalWords(on: days.lowerBound)
                found.append(deadline(.renewal, next.first, "Renewed with \(renewed.hours)\(fee)\(condition)"))
                year = next
            }
            return found.compactMap { $0 }
        }
    }
}

extension Notice {
    /// Why a year before the one it ends begins all the same (6.3).
    fileprivate var renewalWords: String {
        ": \(id), received on \(verdict.receivedOn.words), came after the last day for notice, "
            + "\(verdict.deadline.day.words), and ends the SOW on \(verdict.endsOn.words) (6.3)."
    }
}

extension NoticeDeadline {
    /// Whether notice may still keep the next year from beginning.
    fileprivate func renewalWords(on today: Day) -> String {
        today <= day
            ? " unless notice is received by \(day.words) (6.1)."
            : "; the last day for notice, \(day.words), has passed without one (6.1)."
    }
}
