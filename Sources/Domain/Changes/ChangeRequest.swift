/// A change to a production system, from its draft to its close (9.1, 9.2).
package struct ChangeRequest: Equatable, Codable, Sendable {
    package typealias ID = Identifier<ChangeRequest>

    package enum Kind: String, CaseIterable, Codable, Sendable {
        /// Follows a template the board has approved.
        case standard
        /// Goes before the board.
        case normal
        /// Approved by the board's emergency members; the board reviews it afterwards.
        case emergency
        /// Found after it was made; the board reviews it.
        case unauthorized

        /// Whether it cannot close before the board has looked back on it.
        package var needsReview: Bool {
            switch self {
            case .emergency, .unauthorized: true
            case .standard, .normal: false
            }
        }
    }

    package let id: ID
    package let kind: Kind
    package let requestedBy: Person.Name
    package private(set) var plan: ChangePlan
    package private(set) var status: Status

    package enum Status: Equatable, Codable, Sendable {
        case draft
        /// The emergency members who have approved so far; none for a normal change.
        case submitted(at: Instant, approvals: [Person.Name])
        case onAgenda(BoardMeeting.ID)
        /// Of the meeting it moved to.
        case deferred(to: BoardMeeting.ID)
        case approved(Approval)
        case rejected(at: Instant, meeting: BoardMeeting.ID)
        case scheduled(Approval)
        case implementing(Approval, startedAt: Instant)
        case inReview(Implementation)
        case closed(Implementation, at: Instant)
        case cancelled(at: Instant, reason: String)

        package var word: String {
            switch self {
            case .draft: "draft"
            case .submitted: "submitted"
            case .onAgenda: "on agenda"
            case .deferred: "deferred"
            case .approved: "approved"
            case .rejected: "rejected"
            case .scheduled: "scheduled"
            case .implementing: "implementing"
            case .inReview: "in review"
            case .closed: "closed"
            case .cancelled: "cancelled"
            }
        }
    }

    /// A draft. Refuses a plan out of bounds, and a template for anything but a standard change.
    package init(id: ID, kind: Kind, requestedBy: Person.Name, plan: ChangePlan) throws(ChangeRefusal) {
        try plan.check()
        guard plan.template == nil || kind == .standard else { throw .templateOfAnother(kind) }
        self.init(recorded: id, kind: kind, requestedBy: requestedBy, plan: plan, status: .draft)
    }

    /// From the books.
    package init(recorded id: ID, kind: Kind, requestedBy: Person.Name, plan: ChangePlan, status: Status) {
        self.id = id
        self.kind = kind
        self.requestedBy = requestedBy
        self.plan = plan
        self.status = status
    }

    /// Who said yes, and when. Void as soon as the request is pulled back to its draft.
    package struct Approval: Equatable, Codable, Sendable {
        package enum Way: Equatable, Codable, Sendable {
            case template(ChangeTemplate.Name)
            case board(BoardMeeting.ID)
            case emergency
        }

        package let way: Way
        /// Empty for a template: the board approved that once.
        package let by: [Person.Name]
        package let at: Instant

        package init(way: Way, by: [Person.Name], at: Instant) {
            self.way = way
            self.by = by
            self.at = at
        }
    }

    /// How the change went: the actual times beside the planned ones, and what must be there before it closes (9.4).
    package struct Implementation: Equatable, Codable, Sendable {
        /// Nil for what nobody had approved.
        package let approval: Approval?
        package let actual: Period
        package fileprivate(set) var backup: Backup?
        package fileprivate(set) var review: Review?
    }

    /// The snapshot or backup taken after the change was made.
    package struct Backup: Equatable, Codable, Sendable {
        /// What it is called where it is kept, in 1 to 200 characters.
        package let reference: String
        package let takenAt: Instant

        package init(reference: String, takenAt: Instant) {
            self.reference = reference
            self.takenAt = takenAt
        }
    }

    package struct Review: Equatable, Codable, Sendable {
        package let by: Person.Name
        package let at: Instant
        /// In 1 to 4,000 characters.
        package let finding: String

        package init(by: Person.Name, at: Instant, finding: String) {
            self.by = by
            self.at = at
            self.finding = finding
        }
    }

    // MARK: Where it stands

    /// The one agenda it is on.
    package var agenda: BoardMeeting.ID? {
        switch status {
        case .onAgenda(let meeting), .deferred(let meeting): meeting
        case .draft, .submitted, .approved, .rejected, .scheduled, .implementing, .inReview, .closed, .cancelled: nil
        }
    }

    package var approval: Approval? {
        switch status {
        case .approved(let approval), .scheduled(let approval), .implementing(let approval, _): approval
        case .inReview(let done), .closed(let done, _): done.approval
        case .draft, .submitted, .onAgenda, .deferred, .rejected, .cancelled: nil
        }
    }

    package var implementation: Implementation? {
        switch status {
        case .inReview(let done), .closed(let done, _): done
        case .draft, .submitted, .onAgenda, .deferred, .approved, .rejected, .scheduled, .implementing, .cancelled: nil
        }
    }

    /// Whether its planned time is taken, so that another change may clash with it.
    package var isAhead: Bool {
        switch status {
        case .submitted, .onAgenda, .deferred, .approved, .scheduled, .implementing: true
        case .draft, .rejected, .inReview, .closed, .cancelled: false
        }
    }

    /// Whether nothing more is to come of it; a rejected one can still be pulled back.
    package var isOver: Bool {
        switch status {
        case .rejected, .closed, .cancelled: true
        case .draft, .submitted, .onAgenda, .deferred, .approved, .scheduled, .implementing, .inReview: false
        }
    }

    /// The only door for `status` outside this file.
    mutating func move(to status: Status) { self.status = status }

    mutating func replace(_ plan: ChangePlan) { self.plan = plan }
}

extension ChangeRequest.Implementation {
    package init(approval: ChangeRequest.Approval?, actual: Period) {
        self.init(approval: approval, actual: actual, backup: nil, review: nil)
    }

    func with(_ backup: ChangeRequest.Backup) -> Self {
        var copy = self
        copy.backup = backup
        return copy
    }

    func with(_ review: ChangeRequest.Review) -> Self {
        var copy = self
        copy.review = review
        return copy
    }
}
