import Domain

/// What `engagement list --json` prints of planned work.
package struct EngagementAnswer: Encodable, Equatable, Sendable {
    package let engagement: Engagement.ID
    package let statementOfWork: StatementOfWork.ID
    package let changeOrder: ChangeOrder.ID?
    package let subject: String
    package let specialist: String
    package let place: String
    package let from: Day
    package let through: Day
    package let status: Engagement.Status

    package init(_ engagement: Engagement) {
        self.engagement = engagement.id
        statementOfWork = engagement.statementOfWork
        changeOrder = engagement.changeOrder
        subject = engagement.subject
        specialist = engagement.specialist
        place = engagement.place
        from = engagement.days.lowerBound
        through = engagement.days.upperBound
        status = engagement.status
    }

    package var words: String {
        "\(engagement) \(subject), \(specialist), \(place), \(from.words) to \(through.words), \(status.rawValue)"
    }
}

/// What `engagement show --json` prints: the engagement, and every move of its dates.
package struct WholeEngagementAnswer: Encodable, Sendable {
    package let engagement: EngagementAnswer
    package let facts: [EngagementFact]

    package init(_ engagement: Engagement, in view: View) throws {
        let names = try ShownNames(in: view)
        self.engagement = EngagementAnswer(engagement)
        facts = try view.facts(of: engagement).map {
            EngagementFact(
                deed: $0.deed, from: $0.from, through: $0.through, movedBy: $0.movedBy, reason: $0.reason, by: names.name($0.by),
                at: $0.at)
        }
    }
}
