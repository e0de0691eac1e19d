import Domain
import GRDB

/// Says who sits on the change board, how it decides and when it meets. The first rules make the first meetings; a new weekly time
/// counts from the first meeting not yet made (9.2).
package struct SetBoardRules: Action {
    package static let permission = Permission.administerBoard
    package static var example: SetBoardRules {
        SetBoardRules(
            members: [Identifier(named: "root"), Identifier(named: "dana"), Identifier(named: "lou")],
            chair: Identifier(named: "root"), deputy: Identifier(named: "dana"), emergencyMembers: [Identifier(named: "dana")],
            quorum: 1, emergencyQuorum: 1, rule: .majority, weekday: .tuesday, minute: 600, lengthMinutes: 60,
            cutOffMinutes: 1_320, zone: .pacific, retentionYears: 1)
    }

    package var members: [Person.Name]
    package var chair: Person.Name
    /// Decides in the chair's place what the chair asked for.
    package var deputy: Person.Name
    /// Members who approve emergencies between meetings.
    package var emergencyMembers: [Person.Name]
    package var quorum: Int
    /// One when left out.
    package var emergencyQuorum: Int?
    package var rule: BoardRules.Rule
    /// 1 (Monday) to 7 (Sunday).
    package var weekday: Day.Weekday
    /// Minutes after midnight.
    package var minute: Int
    /// Sixty when left out.
    package var lengthMinutes: Int?
    /// How long before a meeting its agenda closes.
    package var cutOffMinutes: Int
    /// The provider's when left out.
    package var zone: Zone?
    /// One when left out; never shortened.
    package var retentionYears: Int?

    package init(
        members: [Person.Name], chair: Person.Name, deputy: Person.Name, emergencyMembers: [Person.Name], quorum: Int,
        emergencyQuorum: Int? = nil, rule: BoardRules.Rule, weekday: Day.Weekday, minute: Int, lengthMinutes: Int? = nil,
        cutOffMinutes: Int, zone: Zone? = nil, retentionYears: Int? = nil
    ) {
        self.members = members
        self.chair = chair
        self.deputy = deputy
        self.emergencyMembers = emergencyMembers
        self.quorum = quorum
        self.emergencyQuorum = emergencyQuorum
        self.rule = rule
        self.weekday = weekday
        self.minute = minute
        self.lengthMinutes = lengthMinutes
        self.cutOffMinutes = cutOffMinutes
        self.zone = zone
        self.retentionYears = retentionYears
    }

    /// How many meetings are made ahead.
    static let ahead = 4

    package func perform(in book: Book) throws -> Done {
        let zone = zone ?? .pacific
        let weekly = try WeeklyMeeting(
            weekday: weekday, minute: minute, lengthMinutes: lengthMinutes ?? 60, cutOffMinutes: cutOffMinutes, zone: zone)
        let earlier = try book.view.standingBoardRules()
        let rules = try BoardRules(
            members: members, chair: chair, deputy: deputy, emergencyMembers: emergencyMembers, quorum: quorum,
            emergencyQuorum: emergencyQuorum ?? 1, rule: rule, meetings: weekly,
            retentionYears: retentionYears ?? earlier?.retentionYears ?? 1)
        try rules.check(after: earlier)
        for member in rules.members { try requireActor(member, in: book) }
        try book.db.execute(
            sql: "INSERT INTO board_rules (rules, recorded_by, recorded_at) VALUES (?, ?, ?)",
            arguments: [try Canonical.json(rules), book.actor.id.text, book.now.milliseconds])
        try book.makeMeetingsAhead()
        if earlier == nil { try RecheckClashes.schedule(RecheckClashes.zone.day(of: book.now) + 1, in: book) }
        return Done()
    }

    private func requireActor(_ member: Person.Name, in book: Book) throws {
        let isKnown = try Bool.fetchOne(
            book.db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM actor WHERE id = ? AND utility IS NULL)"),
            arguments: [member.text])
        guard isKnown == true else { throw Missing("person of the house", member) }
    }
}

extension Book {
    /// Fills the weekly run up to four meetings ahead of now.
    func makeMeetingsAhead() throws {
        let planned =
            try Int.fetchOne(
                db.cachedStatement(sql: "SELECT count(*) FROM board_meeting WHERE starts_at > ? AND status = 'planned'"),
                arguments: [now.milliseconds]) ?? 0
        for _ in planned..<max(planned, SetBoardRules.ahead) { _ = try makeMeeting(after: now) }
    }
}
