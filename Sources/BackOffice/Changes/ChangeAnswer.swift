import Domain

/// What `change list --json` prints of a change. Its clashes are told while it is ahead; a utility's people read neither who of the
/// provider asked for it and makes it, nor what would name another utility's change.
package struct ChangeAnswer: Encodable, Equatable, Sendable {
    package let change: ChangeRequest.ID
    package let title: String
    package let kind: ChangeRequest.Kind
    package let status: String
    package let requestedBy: String
    package let implementer: Person.Name?
    package let affects: [String]
    package let from: Instant?
    package let to: Instant?
    package let meeting: BoardMeeting.ID?
    package let startedAt: Instant?
    package let endedAt: Instant?
    package let clashes: [String]

    fileprivate init(_ change: ChangeRequest, _ names: ShownNames, in view: View) throws {
        self.change = change.id
        title = change.plan.title
        kind = change.kind
        status = change.status.word
        requestedBy = names.name(change.requestedBy.text)
        implementer = change.plan.implementer.flatMap { names.isShown($0.text) ? $0 : nil }
        affects = change.plan.affects.map { "\($0.customer):\($0.system)" }
        from = change.plan.planned?.start
        to = change.plan.planned?.end
        meeting = change.agenda
        startedAt = change.implementation?.actual.start
        endedAt = change.implementation?.actual.end
        clashes = change.isAhead ? try view.shownClashes(of: change).map(\.words) : []
    }

    /// Of a customer, or of all the actor may see; those that are over too where `all` are asked for.
    package static func list(of customer: CustomerCode?, all: Bool, in view: View) throws -> [ChangeAnswer] {
        try list(try view.changes(of: customer).filter { all || !$0.isOver }, in: view)
    }

    package static func list(_ changes: [ChangeRequest], in view: View) throws -> [ChangeAnswer] {
        let names = try ShownNames(in: view)
        return try changes.map { try ChangeAnswer($0, names, in: view) }
    }
}

/// What `change show --json` prints: the plan, what it stands on, and every step. Of a step a utility's people read neither the votes
/// nor clashes, and of a review nothing: they name people of the provider and other utilities' changes.
package struct WholeChangeAnswer: Encodable, Equatable, Sendable {
    package let line: ChangeAnswer
    package let plan: ChangePlan
    package let windows: [ServiceWindow.ID]
    package let backup: ChangeRequest.Backup?
    package let review: ChangeRequest.Review?
    package let steps: [ChangeStep]

    package init(_ id: ChangeRequest.ID, in view: View) throws {
        let change = try view.change(id)
        let names = try ShownNames(in: view)
        let isInside = view.actor.isInside
        line = try ChangeAnswer(change, names, in: view)
        var plan = change.plan
        plan.implementer = line.implementer
        self.plan = plan
        windows = try view.windows(of: id).map(\.id)
        backup = change.implementation?.backup
        review = isInside ? change.implementation?.review : nil
        steps = try view.steps(of: id).filter { isInside || $0.fact != ChangeRequest.Fact.clashes.rawValue }.map { step in
            ChangeStep(
                change: step.change, fact: step.fact, at: step.at, by: names.name(step.by), words: step.words, late: step.late,
                decision: isInside ? step.decision : nil)
        }
    }
}

extension View {
    /// The clashes of a change, without those that would name what the actor may not see.
    package func shownClashes(of change: ChangeRequest) throws -> [Clash] {
        let all = try clashes(of: change)
        guard !actor.isInside else { return all }
        let seen = Set(try changes().map(\.id))
        return all.filter { clash in
            if case .sameImplementer = clash.kind { false } else { clash.other.map(seen.contains) ?? true }
        }
    }
}

extension Clash {
    /// The change it clashes with.
    package var other: ChangeRequest.ID? {
        switch kind {
        case .sameSystem(let other, _), .sameImplementer(let other, _): other
        case .outsideWindow, .insideFreeze: nil
        }
    }
}
