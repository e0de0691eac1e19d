import Domain

/// Sets how often access to a customer's system, or to a room of a facility, is reviewed (10.5). Set anew, it holds from now on.
package struct SetAccessReview: Action {
    package static let permission = Permission.operateSystems
    package static var example: SetAccessReview {
        SetAccessReview(
            subject: .system(customer: Identifier(named: "RIVERBEND"), system: .application(Identifier(named: "headend"))),
            months: 3, owner: "Hana Novak", firstDueOn: Day(ordinal: 20_730))
    }

    /// A customer's system, or a room of a facility.
    package var subject: AccessSubject
    /// 1 to 24; left out, no review is due from now on.
    package var months: Int?
    /// Who sees to it, 1 to 200 characters.
    package var owner: String
    /// The day by which the first is owed.
    package var firstDueOn: Day

    package init(subject: AccessSubject, months: Int?, owner: String, firstDueOn: Day) {
        self.subject = subject
        self.months = months
        self.owner = owner
        self.firstDueOn = firstDueOn
    }

    package func perform(in book: Book) throws -> Done {
        try book.view.require(subject)
        let plan = try AccessReviewPlan(subject: subject, months: months, owner: owner, firstDueOn: firstDueOn)
        if months == nil, try !book.view.accessReviews(of: subject.customer).contains(where: { $0.plan.subject == subject }) {
            throw AccessReviewRefusal.noneEnds(subject)
        }
        try plan.store(in: book)
        return Done()
    }
}

/// Records a review of access: each person who had it, kept or withdrawn, and why (10.5).
package struct RecordAccessReview: Action {
    package static let permission = Permission.operateSystems
    package static var example: RecordAccessReview {
        RecordAccessReview(
            subject: .system(customer: Identifier(named: "RIVERBEND"), system: .application(Identifier(named: "headend"))),
            reviewedOn: Day(ordinal: 20_699), reviewedBy: "Hana Novak",
            decisions: [
                .init(person: "Tom Reyes", outcome: .kept, reason: "Operates the head-end."),
                .init(person: "Lee Park", outcome: .withdrawn, reason: "Moved to another team on 1 September."),
            ])
    }

    /// A customer's system, or a room of a facility.
    package var subject: AccessSubject
    /// A day of the provider's zone; today when left out.
    package var reviewedOn: Day?
    package var reviewedBy: String
    /// Everyone who had access, each once; empty where nobody had.
    package var decisions: [AccessReview.Decision]

    package init(
        subject: AccessSubject, reviewedOn: Day? = nil, reviewedBy: String, decisions: [AccessReview.Decision]
    ) {
        self.subject = subject
        self.reviewedOn = reviewedOn
        self.reviewedBy = reviewedBy
        self.decisions = decisions
    }

    package struct Recorded: Codable, Equatable, Sendable {
        package let review: AccessReview.ID
        /// When the next is due.
        package let nextDueOn: Day?
    }

    package func perform(in book: Book) throws -> Recorded {
        try book.view.require(subject)
        let standing = try book.view.accessReview(of: subject)
        let today = Checklist.zone.day(of: book.now)
        let review = try AccessReview(
            id: try book.identifier("AR"), subject: subject, reviewedOn: reviewedOn ?? today, reviewedBy: reviewedBy,
            decisions: decisions, today: today)
        if let last = standing.last, review.reviewedOn < last.reviewedOn {
            throw AccessReviewRefusal.beforeLastReview(last.id, last.reviewedOn)
        }
        try review.store(in: book)
        return Recorded(review: review.id, nextDueOn: standing.plan.dueOn(after: review))
    }
}

extension View {
    /// Refuses, as missing, a system that is not its customer's, a facility that is not known, and another utility's.
    fileprivate func require(_ subject: AccessSubject) throws {
        switch subject {
        case .system(let customer, let system):
            try requireCustomer(customer)
            try requireSystem(system, of: customer)
        case .room(let facility, _): try requireFacility(facility)
        }
    }

    /// Refuses, as missing, a facility that has no monitors, and any to someone of a utility.
    func requireFacility(_ facility: Facility.ID) throws {
        guard try facilities().contains(facility) else { throw Missing("facility", facility) }
    }
}
