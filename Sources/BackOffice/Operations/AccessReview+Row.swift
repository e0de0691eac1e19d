import Domain
import GRDB

extension AccessSubject {
    init(row: Row) throws {
        self = try AccessSubject(
            customer: (row["customer"] as String?).flatMap { CustomerCode($0) },
            system: (row["system"] as String?).flatMap { MonitoredSystem($0) },
            facility: (row["facility"] as String?).flatMap { Facility.ID($0) },
            room: (row["room"] as String?).flatMap { Room($0) })
    }

    /// Customer, system, facility, room, as the tables have them.
    var columns: [String?] {
        switch self {
        case .system(let customer, let system): [customer.text, system.name, nil, nil]
        case .room(let facility, let room): [nil, nil, facility.text, room.text]
        }
    }
}

extension AccessReviewPlan: FetchableRecord {
    package init(row: Row) throws {
        guard let day = Day(row["first_due_on"] as String) else { throw Unreadable("access_review_plan.first_due_on") }
        self.init(recorded: try AccessSubject(row: row), months: row["months"], owner: row["owner"], firstDueOn: day)
    }

    func store(in book: Book) throws {
        try book.db.execute(
            sql: """
                INSERT INTO access_review_plan
                    (customer, system, facility, room, months, owner, first_due_on, recorded_by, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: StatementArguments(subject.columns) + [
                months, owner, firstDueOn.description, book.actor.id.text, book.now.milliseconds,
            ])
    }
}

extension AccessReview {
    func store(in book: Book) throws {
        try book.db.execute(
            sql: """
                INSERT INTO access_review
                    (id, customer, system, facility, room, reviewed_on, reviewed_by, recorded_by, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [id.text] + StatementArguments(subject.columns) + [
                reviewedOn.description, reviewedBy, book.actor.id.text, book.now.milliseconds,
            ])
        for (index, decision) in decisions.enumerated() {
            try book.db.execute(
                sql: "INSERT INTO access_decision (review, line, customer, person, outcome, reason) VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [
                    id.text, index + 1, subject.customer?.text, decision.person, decision.outcome.rawValue, decision.reason,
                ])
        }
    }
}

extension Actor {
    /// What belongs to no customer is the provider's own people's alone.
    func maySee(_ subject: AccessSubject) -> Bool { subject.customer.map { maySee($0) } ?? isInside }
}

extension View {
    /// Where the reviews of each subject stand, as known now: a customer's systems, or all the actor may see. Those ended are left
    /// out. A utility's people read neither who of the provider has access nor why.
    package func accessReviews(of customer: CustomerCode? = nil) throws -> [AccessReviewStanding] {
        if let customer { try requireCustomer(customer) }
        let plans = try AccessReviewPlan.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT * FROM access_review_plan AS plan
                    WHERE recorded_at <= :now AND (:customer IS NULL OR customer = :customer) AND NOT EXISTS (
                        SELECT 1 FROM access_review_plan AS later
                        WHERE later.number > plan.number AND later.recorded_at <= :now AND later.customer IS plan.customer
                            AND later.system IS plan.system AND later.facility IS plan.facility AND later.room IS plan.room)
                    ORDER BY customer, system, facility, room
                    """), arguments: ["now": now.milliseconds, "customer": customer?.text])
        let names = try peopleNames()
        return try plans.filter { $0.months != nil && actor.maySee($0.subject) }.map {
            AccessReviewStanding(plan: $0, last: try lastAccessReview(of: $0.subject)).naming(names.written)
        }
    }

    /// Where the reviews of one subject stand; missing where none is planned or it is another utility's.
    package func accessReview(of subject: AccessSubject) throws -> AccessReviewStanding {
        guard actor.maySee(subject) else { throw Missing("access review", subject.words) }
        guard let found = try accessReviews(of: subject.customer).first(where: { $0.plan.subject == subject }) else {
            throw AccessReviewRefusal.noPlan(subject)
        }
        return found
    }

    private func lastAccessReview(of subject: AccessSubject) throws -> AccessReview? {
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT * FROM access_review WHERE customer IS ? AND system IS ? AND facility IS ? AND room IS ? AND recorded_at <= ?
                    ORDER BY reviewed_on DESC, id DESC LIMIT 1
                    """), arguments: StatementArguments(subject.columns) + [now.milliseconds])
        guard let row else { return nil }
        guard let id = AccessReview.ID(row["id"] as String), let on = Day(row["reviewed_on"] as String) else {
            throw Unreadable("access_review.id")
        }
        let decisions = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM access_decision WHERE review = ? ORDER BY line"), arguments: [id.text]
        ).map { row in
            guard let outcome = AccessReview.Decision.Outcome(rawValue: row["outcome"]) else {
                throw Unreadable("access_decision.outcome")
            }
            return AccessReview.Decision(person: row["person"], outcome: outcome, reason: row["reason"])
        }
        return AccessReview(recorded: id, subject: subject, reviewedOn: on, reviewedBy: row["reviewed_by"], decisions: decisions)
    }
}
