import Domain
import GRDB

/// Declares a time in which changes are blocked or warned of: for one customer or all, for some systems or all (9.3).
package struct DeclareFreeze: Action {
    package static let permission = Permission.administerBoard
    package static var example: DeclareFreeze {
        DeclareFreeze(
            customer: Identifier(named: "RIVERBEND"), systems: [.application(Identifier(named: "headend"))],
            start: Instant(seconds: 1_798_704_000), end: Instant(seconds: 1_798_963_200), effect: .block,
            reason: "The utility closes its year.")
    }

    /// Every customer when left out.
    package var customer: CustomerCode?
    /// Every system when left out.
    package var systems: [MonitoredSystem]?
    package var start: Instant
    package var end: Instant
    package var effect: Freeze.Effect
    /// In 1 to 2,000 characters.
    package var reason: String

    package init(
        customer: CustomerCode? = nil, systems: [MonitoredSystem]? = nil, start: Instant, end: Instant, effect: Freeze.Effect,
        reason: String
    ) {
        self.customer = customer
        self.systems = systems
        self.start = start
        self.end = end
        self.effect = effect
        self.reason = reason
    }

    package struct Declared: Codable, Equatable, Sendable {
        package let freeze: Freeze.ID
        /// What is ahead inside it, by number.
        package let changes: [ChangeRequest.ID]
    }

    package func perform(in book: Book) throws -> Declared {
        if let customer {
            try book.requireCustomer(customer)
            for system in systems ?? [] { try book.view.requireSystem(system, of: customer) }
        } else {
            for system in systems ?? [] { try book.view.requireSystem(system) }
        }
        let freeze = try Freeze(
            id: try book.identifier("FRZ"), customer: customer, systems: systems ?? [], period: Period(start, end),
            effect: effect, reason: reason)
        try book.db.execute(
            sql: """
                INSERT INTO change_freeze (id, customer, systems, starts_at, ends_at, effect, reason, recorded_by, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                freeze.id.text, customer?.text, try Canonical.json(freeze.systems), start.milliseconds, end.milliseconds,
                effect.rawValue, reason, book.actor.id.text, book.now.milliseconds,
            ])
        let inside = try book.view.changes().filter(\.isAhead).filter { change in
            try book.noteClashes(of: change).contains { $0.kind == .insideFreeze(freeze.id, effect) }
        }
        return Declared(freeze: freeze.id, changes: inside.map(\.id))
    }
}

/// Lifts a freeze before its end; what it held back may go on from then.
package struct LiftFreeze: Action {
    package static let permission = Permission.administerBoard
    package static var example: LiftFreeze {
        LiftFreeze(freeze: Identifier(named: "FRZ-000001"), reason: "The year was closed early.")
    }

    package var freeze: Freeze.ID
    /// In 1 to 2,000 characters.
    package var reason: String

    package init(freeze: Freeze.ID, reason: String) {
        self.freeze = freeze
        self.reason = reason
    }

    package func perform(in book: Book) throws -> Done {
        guard var known = try book.view.freezes().first(where: { $0.id == freeze }) else { throw Missing("freeze", freeze) }
        guard (1...2_000).contains(reason.count) else { throw ChangeRefusal.textOutOfBounds }
        try known.lift(at: book.now)
        try book.db.execute(
            sql: "INSERT INTO change_freeze_lift (freeze, reason, recorded_by, recorded_at) VALUES (?, ?, ?, ?)",
            arguments: [freeze.text, reason, book.actor.id.text, book.now.milliseconds])
        return Done()
    }
}

/// Approves a kind of change once for all, in a meeting that is open: a standard change follows it (9.1).
package struct PublishChangeTemplate: Action {
    package static let permission = Permission.administerBoard
    package static var example: PublishChangeTemplate {
        PublishChangeTemplate(
            name: Identifier(named: "certificates"), scope: "Renews a certificate that expires.",
            meeting: Identifier(named: "CCB-000001"))
    }

    package var name: ChangeTemplate.Name
    /// In 1 to 4,000 characters.
    package var scope: String
    package var meeting: BoardMeeting.ID

    package init(name: ChangeTemplate.Name, scope: String, meeting: BoardMeeting.ID) {
        self.name = name
        self.scope = scope
        self.meeting = meeting
    }

    package func perform(in book: Book) throws -> Done {
        _ = try book.view.meeting(meeting).present()
        guard (1...4_000).contains(scope.count) else { throw BoardRefusal.textOutOfBounds }
        let isTaken = try Bool.fetchOne(
            book.db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM change_template WHERE name = ?)"), arguments: [name.text])
        guard isTaken != true else { throw ChangeRefusal.templateTaken(name) }
        try book.db.execute(
            sql: "INSERT INTO change_template (name, scope, approved_in, recorded_by, recorded_at) VALUES (?, ?, ?, ?, ?)",
            arguments: [name.text, scope, meeting.text, book.actor.id.text, book.now.milliseconds])
        return Done()
    }
}
