import Domain

/// Plans work of a named specialist under a statement of work; tentative until it is confirmed (3.4).
package struct PlanEngagement: Action {
    package static let permission = Permission.manageWork
    package static var example: PlanEngagement {
        PlanEngagement(
            statementOfWork: Identifier(named: "SOW-2026-0012"), subject: "Operator training", specialist: "Lee Park",
            place: "Riverbend, operations center", from: Day(ordinal: 20_590), through: Day(ordinal: 20_592),
            changeOrder: Identifier(named: "CO-000001"))
    }

    package var statementOfWork: StatementOfWork.ID
    package var subject: String
    package var specialist: String
    package var place: String
    package var from: Day
    package var through: Day
    /// The change order behind it; left out where the statement of work buys it.
    package var changeOrder: ChangeOrder.ID?

    package init(
        statementOfWork: StatementOfWork.ID, subject: String, specialist: String, place: String, from: Day, through: Day,
        changeOrder: ChangeOrder.ID? = nil
    ) {
        self.statementOfWork = statementOfWork
        self.subject = subject
        self.specialist = specialist
        self.place = place
        self.from = from
        self.through = through
        self.changeOrder = changeOrder
    }

    package struct Planned: Codable, Equatable, Sendable {
        package let engagement: Engagement.ID
        /// Engagements of the same specialist on these days: one of them has to move.
        package let clashes: [Engagement.ID]
    }

    package func perform(in book: Book) throws -> Planned {
        let sow = try book.view.statementOfWork(statementOfWork)
        try book.view.requireGoesOn(sow, through: through)
        if let changeOrder, try book.view.changeOrder(changeOrder).statementOfWork != sow.id {
            throw EngagementRefusal.otherOrder(changeOrder, sow.id)
        }
        try book.view.requireWithinBudget(sow)
        let engagement = try Engagement(
            id: try book.identifier("ENG"), customer: sow.customer, statementOfWork: sow.id, changeOrder: changeOrder,
            subject: subject, specialist: specialist, place: place, from: from, through: through)
        try engagement.insert(in: book)
        // Another utility's engagement is nobody else's to see: its number is told to the provider's own people alone.
        let rivals = try book.view.rivals(of: engagement).filter(\.isTold)
        return Planned(engagement: engagement.id, clashes: rivals.map(\.engagement.id))
    }
}

extension View {
    /// Refuses to plan work under a SOW that has ended, or for days after notice ends it (6.3).
    func requireGoesOn(_ sow: StatementOfWork, through day: Day) throws {
        let standing = sow.standing(on: try today(of: sow.customer))
        switch standing {
        case .completed, .cancelled, .lapsed: throw EngagementRefusal.statementEnded(sow.id, standing.words)
        case .requested, .scoping, .quoted, .signedByOne, .binding, .inEffect: break
        }
        if let end = try endsOn(sow), day > end { throw EngagementRefusal.afterItsEnd(sow.id, end) }
    }
}
