import Domain
import Testing

struct AccessReviewTests {
    private static let subject = AccessSubject.room(facility: Identifier(named: "DC-WEST"), room: Identifier(named: "cage-2"))

    private static func day(_ text: String) throws -> Day { try #require(Day(text)) }

    private static func review(_ day: String, _ people: [String] = ["Tom"], reason: String = "Works there") throws -> AccessReview
    {
        try AccessReview(
            id: Identifier(series: "AR", 1), subject: subject, reviewedOn: try Self.day(day), reviewedBy: "Hana",
            decisions: people.map { .init(person: $0, outcome: .kept, reason: reason) }, today: try Self.day("2026-11-30"))
    }

    /// Every three months from the last review, the last day of the month where there is no such day; the first as planned.
    @Test(
        arguments: [
            (nil, "2026-03-15"), ("2026-03-10", "2026-06-10"), ("2026-11-30", "2027-02-28"), ("2026-05-31", "2026-08-31"),
        ] as [(String?, String)])
    func `the next review is due a period after the last`(last: String?, due: String) throws {
        let plan = try AccessReviewPlan(subject: Self.subject, months: 3, owner: "Hana", firstDueOn: try Self.day("2026-03-15"))
        let standing = AccessReviewStanding(plan: plan, last: try last.map { try Self.review($0) })
        let on = try Self.day(due)
        #expect(standing.dueOn == on)
        #expect(!standing.isOverdue(on: on) && standing.isOverdue(on: on + 1))
        #expect(standing.words(on: on + 1) == "overdue since \(on.words), 1 day")
    }

    @Test func `a plan that ended owes nothing`() throws {
        let plan = try AccessReviewPlan(subject: Self.subject, months: nil, owner: "Hana", firstDueOn: try Self.day("2026-03-15"))
        #expect(AccessReviewStanding(plan: plan, last: nil).dueOn == nil)
        let later = try Self.day("2030-01-01")
        #expect(!AccessReviewStanding(plan: plan, last: nil).isOverdue(on: later))
    }

    @Test func `each person is decided on once, with a reason, on a day that has come`() throws {
        #expect(throws: AccessReviewRefusal.personTwice("tom")) { try Self.review("2026-11-01", ["Tom", "tom"]) }
        #expect(throws: AccessReviewRefusal.reasonMissing("Tom")) { try Self.review("2026-11-01", reason: "") }
        #expect(throws: AccessReviewRefusal.self) { try Self.review("2026-12-01") }
        #expect(try Self.review("2026-11-01", []).decisions.isEmpty)
    }

    @Test func `a subject is a system or a room, whole`() throws {
        let customer = CustomerCode(named: "RIVERBEND")
        #expect(throws: AccessReviewRefusal.subjectUnclear) {
            try AccessSubject(customer: customer, system: nil, facility: nil, room: nil)
        }
        #expect(throws: AccessReviewRefusal.subjectUnclear) {
            try AccessSubject(
                customer: customer, system: .infrastructure, facility: Identifier(named: "DC-WEST"), room: Identifier(named: "a"))
        }
        let system = try AccessSubject(customer: customer, system: .infrastructure, facility: nil, room: nil)
        #expect(system.customer == customer && system.words == "RIVERBEND infrastructure")
    }

    @Test(arguments: [0, 25])
    func `a period is one to twenty-four months`(months: Int) throws {
        #expect(throws: AccessReviewRefusal.monthsOutOfBounds) {
            try AccessReviewPlan(subject: Self.subject, months: months, owner: "Hana", firstDueOn: Self.day("2026-03-15"))
        }
    }
}

struct VisitTests {
    private static func visit(escort: String = "Hana", purpose: String = "Batteries") throws -> Visit {
        try Visit(
            id: Identifier(series: "VIS", 1), facility: Identifier(named: "DC-WEST"), visitor: "Alex", company: "",
            escort: escort,
            purpose: purpose, cameAt: Instant(seconds: 1_000), now: Instant(seconds: 1_000))
    }

    @Test func `a visitor is inside from coming to leaving, and leaves once`() throws {
        var visit = try Self.visit()
        #expect(!visit.isInside(at: Instant(seconds: 999)) && visit.isInside(at: Instant(seconds: 1_000)))
        #expect(throws: VisitRefusal.self) { try visit.leave(at: Instant(seconds: 999), now: Instant(seconds: 9_000)) }
        #expect(throws: VisitRefusal.self) { try visit.leave(at: Instant(seconds: 9_001), now: Instant(seconds: 9_000)) }
        try visit.leave(at: Instant(seconds: 4_600), now: Instant(seconds: 9_000))
        #expect(visit.isInside(at: Instant(seconds: 4_599)) && !visit.isInside(at: Instant(seconds: 4_600)))
        #expect(visit.lasted(at: Instant(seconds: 9_000)) == 3_600)
        #expect(throws: VisitRefusal.self) { try visit.leave(at: Instant(seconds: 5_000), now: Instant(seconds: 9_000)) }
    }

    @Test func `nobody from outside goes in alone or for nothing`() throws {
        #expect(throws: VisitRefusal.escortMissing) { try Self.visit(escort: "") }
        #expect(throws: VisitRefusal.ownEscort("Alex")) { try Self.visit(escort: "alex") }
        #expect(throws: VisitRefusal.purposeMissing) { try Self.visit(purpose: "") }
    }
}
