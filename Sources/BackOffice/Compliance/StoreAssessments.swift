import Domain
import Foundation
import GRDB

/// Stores a month's availability and assessments at its close, and those of the quarter that ends with it. They never change.
///
/// Judged by the facts recorded up to the close. An agreement that came into the books only after it was taken over from
/// elsewhere: nothing was known here then, so its months are judged by all that is known when they are closed.
package struct StoreAssessments: Action {
    package static let permission = Permission.closeMonths
    package static var example: StoreAssessments {
        StoreAssessments(customer: Identifier(named: "RIVERBEND"), month: Month(of: Day(ordinal: 20_700)))
    }

    package var customer: CustomerCode
    package var month: Month

    package init(customer: CustomerCode, month: Month) {
        self.customer = customer
        self.month = month
    }

    package struct Stored: Codable, Equatable, Sendable {
        package let met: Int
        package let missed: Int
        package let noObligation: Int
    }

    package func perform(in book: Book) throws -> Stored {
        let zone = try book.view.customer(customer).zone
        let closesAt = CloseRule.standard.instant(of: month, in: zone)
        guard book.now >= closesAt else { throw ComplianceRefusal.tooEarly(month, closesAt) }
        // The books as seen from the close, whenever this is performed.
        let view = View(db: book.db, now: closesAt, actor: book.actor, directory: book.directory, files: book.files)
        let figures = MonthFigures(customer, view, usesFrozen: true)
        let agreements = try view.agreementsInForce(of: customer, on: month.days)
        var stored: [Assessment] = []
        for agreement in agreements {
            if try isWaitingForReads(agreement, figures) { throw ComplianceRefusal.readsNotFrozen(month) }
            guard try view.closedAvailability(of: agreement, in: month).isEmpty else {
                throw ComplianceRefusal.storedAlready(customer, month)
            }
            let asOf = try view.boundAt(agreement.id) > closesAt ? nil : closesAt
            for figure in try view.judgedAvailability(of: agreement, in: month, asOf: asOf, now: closesAt) {
                try figure.store(for: agreement, closedAt: closesAt, book.db)
            }
            let measures = try Measures(agreement, view, .closing(month, asOf: asOf), figures)
            for period in periods {
                for assessment in try measures.assessments(over: period) where assessment.isFinal {
                    try assessment.store(for: customer, book.db)
                    stored.append(assessment)
                }
            }
        }
        if try !view.agreementsInForce(of: customer, on: month.next.first...Day.latest).isEmpty {
            try AssessmentCloses.schedule(month.next, of: customer, in: book)
        }
        return Stored(
            met: stored.count { $0.verdict == .met }, missed: stored.count { $0.verdict == .missed },
            noObligation: stored.count { $0.verdict == .noObligation })
    }

    private var periods: [ReportingPeriod] {
        month.quarter.last == month.last ? [.month(month), .quarter(month.quarter)] : [.month(month)]
    }

    private func isWaitingForReads(_ agreement: CloudServicesAgreement, _ figures: MonthFigures) throws -> Bool {
        guard figures.isRegistered, try !figures.isFrozen(month) else { return false }
        return agreement.promise?.commitments.contains { $0.metric.isOfReads } ?? false
    }
}

extension Assessment {
    func store(for customer: CustomerCode, _ db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO assessment
                    (customer, agreement, commitment, subject, period, numerator, denominator, verdict, assessment, closed_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                customer.text, agreement.text, commitment.text, subject ?? "", period.description, share.part, share.whole,
                verdict.rawValue, try Canonical.json(self), closesAt.milliseconds,
            ])
    }
}
