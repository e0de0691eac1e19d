import Domain

/// Plans work of a named specialist under a statement of work; tentative until it is confirmed (3.4).
package struct PlanEngagement: Action {
    package static let permission = Permission.manageWork
    package static var example: PlanEngagement {
        PlanEngagement(
            statementOfWork: Identifier(named: "SOW-2026-0012"), subject: "Operator training", specialist: "Lee Park",
            place: "Riverbend, operations center", from: Day(ordinal: 20_590), through: Day(ordinal: 20_592))
    }

    package var statementOfWork: StatementOfWork.ID
    package var subject: String
    package var specialist: String
    package var place: String
    package var from: Day
    package var through: Day

    package init(
        statementOfWork: StatementOfWork.ID, subject: String, specialist: String, place: String, from: Day, through: Day
    ) {
        self.statementOfWork = statementOfWork
        self.subject = subject
        self.specialist = specialist
        self.place = place
        self.from = from
        self.through = through
    }

    package struct Planned: Codable, Equatable, Sendable {
        package let engagement: Engagement.ID
        /// Engagements of the same specialist on these days: one of them has to move.
        package let clashes: [Engagement.ID]
    }

    package func perform(in book: Book) throws -> Planned {
        let sow = try book.view.statementOfWork(statementOfWork)
        let standing = sow.standing(on: try book.view.today(of: sow.customer))
        switch standing {
        case .completed, .cancelled, .lapsed: throw EngagementRefusal.statementEnded(sow.id, standing.words)
        case .requested, .scoping, .quoted, .signedByOne, .binding, .inEffect: break
        }
        try book.view.requireWithinBudget(sow)
        let engagement = try Engagement(
            id: try book.identifier("ENG"), customer: sow.customer, statementOfWork: sow.id, subject: subject,
            specialist: specialist, place: place, from: from, through: through)
        try engagement.insert(in: book)
        // Another utility's engagement is nobody else's to see: its number is told to the provider's own people alone.
        let rivals = try book.view.rivals(of: engagement).filter(\.isTold)
        return Planned(engagement: engagement.id, clashes: rivals.map(\.engagement.id))
    }
}
