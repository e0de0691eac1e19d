import Domain

/// Records that both sides agreed the dates (3.4).
package struct ConfirmEngagement: Action {
    package static let permission = Permission.manageWork
    package static var example: ConfirmEngagement { ConfirmEngagement(engagement: Identifier(named: "ENG-000001")) }

    package var engagement: Engagement.ID

    package init(engagement: Engagement.ID) { self.engagement = engagement }

    package func perform(in book: Book) throws -> Done {
        var confirmed = try book.view.engagement(engagement)
        let sow = try book.view.statementOfWork(confirmed.statementOfWork)
        try book.view.requireGoesOn(sow, through: confirmed.days.upperBound)
        try confirmed.confirm(
            under: sow.standing(on: try book.view.today(of: sow.customer)),
            behind: try confirmed.changeOrder.map(book.view.changeOrder),
            isEnhancedMaintenance: try book.view.hasEnhancedMaintenance(sow.customer, on: confirmed.days.lowerBound),
            rivals: try book.view.rivals(of: confirmed))
        try confirmed.update(in: book)
        try confirmed.record("confirmed", in: book)
        return Done()
    }
}

/// Moves an engagement to other dates. It is tentative again; costs already incurred fall on the customer when the customer moved
/// the dates, else on the provider, and are entered with `RecordExpense` as `moved` (3.4).
package struct RescheduleEngagement: Action {
    package static let permission = Permission.manageWork
    package static var example: RescheduleEngagement {
        RescheduleEngagement(
            engagement: Identifier(named: "ENG-000001"), from: Day(ordinal: 20_597), through: Day(ordinal: 20_599),
            movedBy: .customer, reason: "Storm restoration takes the operators.")
    }

    package var engagement: Engagement.ID
    package var from: Day
    package var through: Day
    /// The side that moved the dates.
    package var movedBy: Party
    package var reason: String

    package init(engagement: Engagement.ID, from: Day, through: Day, movedBy: Party, reason: String) {
        self.engagement = engagement
        self.from = from
        self.through = through
        self.movedBy = movedBy
        self.reason = reason
    }

    package struct Moved: Codable, Equatable, Sendable {
        /// Who bears costs already incurred.
        package let costsFallOn: Party
    }

    package func perform(in book: Book) throws -> Moved {
        var moved = try book.view.engagement(engagement)
        guard (1...2_000).contains(reason.count) else { throw WorkRefusal.requirementsOutOfBounds("The reason") }
        try book.view.requireGoesOn(try book.view.statementOfWork(moved.statementOfWork), through: through)
        try moved.reschedule(from: from, through: through)
        try moved.update(in: book)
        try moved.record("rescheduled", movedBy: movedBy, reason: reason, in: book)
        return Moved(costsFallOn: Engagement.bearer(movedBy: movedBy))
    }
}

/// Takes an engagement off the calendar.
package struct CancelEngagement: Action {
    package static let permission = Permission.manageWork
    package static var example: CancelEngagement {
        CancelEngagement(engagement: Identifier(named: "ENG-000001"), reason: "The training is held remotely.")
    }

    package var engagement: Engagement.ID
    package var reason: String

    package init(engagement: Engagement.ID, reason: String) {
        self.engagement = engagement
        self.reason = reason
    }

    package func perform(in book: Book) throws -> Done {
        var cancelled = try book.view.engagement(engagement)
        guard (1...2_000).contains(reason.count) else { throw WorkRefusal.requirementsOutOfBounds("The reason") }
        try cancelled.cancel()
        try cancelled.update(in: book)
        try cancelled.record("cancelled", reason: reason, in: book)
        return Done()
    }
}
