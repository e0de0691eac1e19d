import Domain

/// Drafts a change to production systems; what is missing can follow until it is submitted (9.1).
package struct DraftChange: Action {
    package static let permission = Permission.submitChanges
    package static var example: DraftChange { DraftChange(kind: .emergency, plan: .example) }

    /// Normal when left out.
    package var kind: ChangeRequest.Kind?
    package var plan: ChangePlan

    package init(kind: ChangeRequest.Kind? = nil, plan: ChangePlan) {
        self.kind = kind
        self.plan = plan
    }

    package struct Drafted: Codable, Equatable, Sendable {
        package let change: ChangeRequest.ID
        /// What has to be said before it can be submitted.
        package let missing: [String]
        /// What stands against its planned time.
        package let clashes: [String]
    }

    package func perform(in book: Book) throws -> Drafted {
        let change = try ChangeRequest(
            id: try book.identifier("CR"), kind: kind ?? .normal, requestedBy: Person.Name(of: book.actor.id), plan: plan)
        try book.view.requireKnown(plan)
        try change.store(.drafted, change, in: book)
        try change.storeAffected(in: book)
        return Drafted(change: change.id, missing: plan.missing, clashes: try book.noteClashes(of: change).map(\.words))
    }
}

/// Changes what a draft says, whole.
package struct ReviseChange: Action {
    package static let permission = Permission.submitChanges
    package static var example: ReviseChange { ReviseChange(change: Identifier(named: "CR-000045"), plan: .example) }

    package var change: ChangeRequest.ID
    package var plan: ChangePlan

    package init(change: ChangeRequest.ID, plan: ChangePlan) {
        self.change = change
        self.plan = plan
    }

    package func perform(in book: Book) throws -> DraftChange.Drafted {
        var known = try book.view.change(change)
        try book.view.requireKnown(plan)
        try known.revise(plan)
        try known.store(.revised, plan, in: book)
        try known.storeAffected(in: book)
        return DraftChange.Drafted(change: change, missing: plan.missing, clashes: try book.noteClashes(of: known).map(\.words))
    }
}

extension ChangePlan {
    package static var example: ChangePlan {
        ChangePlan(
            title: "Release 9.4 of the head-end", description: "Installs release 9.4.", reason: "Repairs the scheduler.",
            planned: Period(Instant(seconds: 1_796_536_800), Instant(seconds: 1_796_544_000)),
            preventative: "Rehearsed on the test system.", contingency: "Restore the snapshot taken before.",
            affects: [
                AffectedSystem(customer: Identifier(named: "RIVERBEND"), system: .application(Identifier(named: "headend")))
            ], implementer: Identifier(named: "lee"))
    }
}

extension View {
    /// Refuses customers and systems that nobody has, and a template the board has not approved.
    func requireKnown(_ plan: ChangePlan) throws {
        if let name = plan.template { _ = try template(name) }
        for affected in plan.affects {
            try requireCustomer(affected.customer)
            try requireSystem(affected.system, of: affected.customer)
        }
    }
}

extension Book {
    /// Looks for clashes, and keeps what was found where it is not what was found last (9.3).
    func noteClashes(of change: ChangeRequest) throws -> [Clash] {
        let clashes = try view.clashes(of: change)
        if try Canonical.json(clashes) != (try view.notedClashes(of: change.id) ?? "[]") {
            try change.append(.clashes, clashes, in: self)
        }
        return clashes
    }
}
