import Domain

/// Fixes the time of an approved change, and takes or makes the service windows it is made in (10.3).
package struct ScheduleChange: Action {
    package static let permission = Permission.administerBoard
    package static var example: ScheduleChange {
        ScheduleChange(
            change: Identifier(named: "CR-000045"), announcedAt: Instant(seconds: 1_795_759_200),
            overrideBy: Identifier(named: "dana"), implementer: Identifier(named: "lee"))
    }

    package var change: ChangeRequest.ID
    /// When the customers were told: a window is made for each that has none around the planned time.
    package var announcedAt: Instant?
    /// Who of its approvers lets an emergency into a freeze that blocks.
    package var overrideBy: Person.Name?
    /// Who makes it; whom the plan names when left out.
    package var implementer: Person.Name?

    package init(
        change: ChangeRequest.ID, announcedAt: Instant? = nil, overrideBy: Person.Name? = nil, implementer: Person.Name? = nil
    ) {
        self.change = change
        self.announcedAt = announcedAt
        self.overrideBy = overrideBy
        self.implementer = implementer
    }

    package struct Scheduled: Codable, Equatable, Sendable {
        package let windows: [ServiceWindow.ID]
        package let clashes: [String]
    }

    package func perform(in book: Book) throws -> Scheduled {
        var known = try book.view.change(change)
        if let implementer { try known.assign(implementer) }
        try known.schedule(try book.view.clashes(of: known), override: overrideBy)
        try book.takeWindows(for: known, announcedAt: announcedAt)
        try known.store(.scheduled, self, in: book)
        let clashes = try book.noteClashes(of: known).map(\.words)
        return Scheduled(windows: try book.view.windows(of: change).map(\.id), clashes: clashes)
    }
}

/// One of the board's emergency members approves an emergency between meetings; never one they asked for.
package struct ApproveEmergencyChange: Action {
    package static let permission = Permission.decideChanges
    package static var example: ApproveEmergencyChange { ApproveEmergencyChange(change: Identifier(named: "CR-000045")) }

    package var change: ChangeRequest.ID

    package init(change: ChangeRequest.ID) { self.change = change }

    package struct Approved: Codable, Equatable, Sendable {
        /// Submitted while further members have to approve, else approved.
        package let status: String
    }

    package func perform(in book: Book) throws -> Approved {
        var known = try book.view.change(change)
        try known.approveEmergency(
            by: Person.Name(of: book.actor.id), rules: try book.view.boardRules(), at: book.now)
        try known.store(.approved, known.status, in: book)
        return Approved(status: known.status.word)
    }
}
