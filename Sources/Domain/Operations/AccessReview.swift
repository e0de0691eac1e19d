/// What people have access to, and what is gone through for it again and again (10.5): a system, or a room of a facility.
package enum AccessSubject: Hashable, Codable, Sendable {
    case system(customer: CustomerCode, system: MonitoredSystem)
    case room(facility: Facility.ID, room: Room)

    package enum RoomName {}
    package typealias Room = Identifier<RoomName>

    /// One of the two, whole. Refuses anything else.
    package init(customer: CustomerCode?, system: MonitoredSystem?, facility: Facility.ID?, room: Room?)
        throws(AccessReviewRefusal)
    {
        switch (customer, system, facility, room) {
        case (let customer?, let system?, nil, nil): self = .system(customer: customer, system: system)
        case (nil, nil, let facility?, let room?): self = .room(facility: facility, room: room)
        default: throw .subjectUnclear
        }
    }

    package var customer: CustomerCode? {
        switch self {
        case .system(let customer, _): customer
        case .room: nil
        }
    }

    package var words: String {
        switch self {
        case .system(let customer, let system): "\(customer) \(system)"
        case .room(let facility, let room): "room \(room) of \(facility)"
        }
    }
}

/// How often access to a subject is reviewed, and by whom.
package struct AccessReviewPlan: Equatable, Codable, Sendable {
    package let subject: AccessSubject
    /// Months from one review to the next, 1 to 24; nil: from now on none is due.
    package let months: Int?
    package let owner: String
    /// The day by which the first is owed.
    package let firstDueOn: Day

    package init(subject: AccessSubject, months: Int?, owner: String, firstDueOn: Day) throws(AccessReviewRefusal) {
        if let months { guard (1...24).contains(months) else { throw .monthsOutOfBounds } }
        guard (1...200).contains(owner.count) else { throw .nameOfNoUse }
        self.init(recorded: subject, months: months, owner: owner, firstDueOn: firstDueOn)
    }

    /// From the books.
    package init(recorded subject: AccessSubject, months: Int?, owner: String, firstDueOn: Day) {
        self.subject = subject
        self.months = months
        self.owner = owner
        self.firstDueOn = firstDueOn
    }

    /// The last day on which the next review is in time: the first as set, each later one so many months after the last.
    package func dueOn(after last: AccessReview?) -> Day? {
        guard let months else { return nil }
        return last.map { Rotation.day(months, monthsAfter: $0.reviewedOn) } ?? firstDueOn
    }
}

/// One review: who had access, and for each person whether it was kept or withdrawn, and why.
package struct AccessReview: Equatable, Codable, Sendable {
    package typealias ID = Identifier<AccessReview>

    package let id: ID
    package let subject: AccessSubject
    package let reviewedOn: Day
    package let reviewedBy: String
    /// One for each person who had access; none where nobody had.
    package let decisions: [Decision]

    package struct Decision: Equatable, Codable, Sendable {
        package enum Outcome: String, CaseIterable, Codable, Sendable {
            case kept, withdrawn
        }

        package let person: String
        package let outcome: Outcome
        package let reason: String

        package init(person: String, outcome: Outcome, reason: String) {
            self.person = person
            self.outcome = outcome
            self.reason = reason
        }
    }

    /// Refuses a day to come, people named twice, and a decision without a reason.
    package init(
        id: ID, subject: AccessSubject, reviewedOn: Day, reviewedBy: String, decisions: [Decision], today: Day
    ) throws(AccessReviewRefusal) {
        guard reviewedOn <= today else { throw .stillToCome(reviewedOn, today: today) }
        guard (1...200).contains(reviewedBy.count) else { throw .nameOfNoUse }
        guard decisions.count <= 500 else { throw .tooManyPeople }
        var named: Set<String> = []
        for decision in decisions {
            guard (1...200).contains(decision.person.count) else { throw .nameOfNoUse }
            guard (1...500).contains(decision.reason.count) else { throw .reasonMissing(decision.person) }
            guard named.insert(decision.person.lowercased()).inserted else { throw .personTwice(decision.person) }
        }
        self.init(recorded: id, subject: subject, reviewedOn: reviewedOn, reviewedBy: reviewedBy, decisions: decisions)
    }

    /// From the books.
    package init(recorded id: ID, subject: AccessSubject, reviewedOn: Day, reviewedBy: String, decisions: [Decision]) {
        self.id = id
        self.subject = subject
        self.reviewedOn = reviewedOn
        self.reviewedBy = reviewedBy
        self.decisions = decisions
    }

    package var withdrawn: [Decision] { decisions.filter { $0.outcome == .withdrawn } }
}

/// Where the reviews of a subject stand.
package struct AccessReviewStanding: Equatable, Codable, Sendable {
    package let plan: AccessReviewPlan
    package let last: AccessReview?

    package init(plan: AccessReviewPlan, last: AccessReview?) {
        self.plan = plan
        self.last = last
    }

    /// With people as `name` calls them; where it calls somebody otherwise, why their access was kept or withdrawn is left out too.
    package func naming(_ name: (String) -> String) -> AccessReviewStanding {
        let plan = AccessReviewPlan(
            recorded: plan.subject, months: plan.months, owner: name(plan.owner), firstDueOn: plan.firstDueOn)
        let last = last.map { review in
            AccessReview(
                recorded: review.id, subject: review.subject, reviewedOn: review.reviewedOn, reviewedBy: name(review.reviewedBy),
                decisions: review.decisions.map { decision in
                    let person = name(decision.person)
                    return .init(
                        person: person, outcome: decision.outcome, reason: person == decision.person ? decision.reason : "")
                })
        }
        return AccessReviewStanding(plan: plan, last: last)
    }

    /// Nil where none is due any more.
    package var dueOn: Day? { plan.dueOn(after: last) }

    package func isOverdue(on day: Day) -> Bool { dueOn.map { day > $0 } ?? false }

    package func words(on day: Day) -> String {
        guard let dueOn else { return "ended" }
        return isOverdue(on: day)
            ? "overdue since \(dueOn.words), \((day - dueOn).counted("day"))" : "due by \(dueOn.words)"
    }

    package func derivation(on day: Day) -> Derivation {
        var derivation = Derivation(
            "Access to \(plan.subject.words)",
            rule: "Access is reviewed each period, and each person's kept or withdrawn (10.5).",
            result: words(on: day))
        derivation.input("period", plan.months.map { $0.counted("month") } ?? "none")
        derivation.input("owner", plan.owner)
        derivation.input(
            "last review", last.map { "\($0.reviewedOn.words) by \($0.reviewedBy)" } ?? "none", source: last?.id.text)
        for decision in last?.decisions ?? [] {
            let reason = decision.reason.isEmpty ? "" : ", \(decision.reason)"
            derivation.step("\(decision.person): \(decision.outcome.rawValue)\(reason)")
        }
        return derivation
    }
}

package enum AccessReviewRefusal: Refusal, Equatable {
    case subjectUnclear
    case monthsOutOfBounds
    case nameOfNoUse
    case noPlan(AccessSubject)
    case noneEnds(AccessSubject)
    case stillToCome(Day, today: Day)
    case beforeLastReview(AccessReview.ID, Day)
    case tooManyPeople
    case personTwice(String)
    case reasonMissing(String)

    package var message: String {
        switch self {
        case .subjectUnclear: "Name a customer with its system, or a facility with its room: one of the two."
        case .monthsOutOfBounds: "Access is reviewed every 1 to 24 months. Give months within that."
        case .nameOfNoUse: "A person's name has 1 to 200 characters."
        case .noPlan(let subject):
            "No review of \(subject.words) is planned. Set one first (access-review set), or check the names."
        case .noneEnds(let subject): "No review of \(subject.words) is planned, so there is none to end. See access-review list."
        case .stillToCome(let day, let today):
            "\(day.words) is still to come; it is \(today.words) in the provider's zone. Record a review when it is held."
        case .beforeLastReview(let id, let day):
            "\(id) was held on \(day.words); what came before is told already. Give a later day."
        case .tooManyPeople: "A review takes at most 500 people. Split the system or the room."
        case .personTwice(let name): "\(name) is named twice. Decide on each person once."
        case .reasonMissing(let name): "Say why \(name)'s access is kept or withdrawn, in 1 to 500 characters."
        }
    }
}
