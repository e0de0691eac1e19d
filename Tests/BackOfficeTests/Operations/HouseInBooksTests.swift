import BackOffice
import Domain
import Testing

/// Vendors, access reviews and visitors in the books (10.5).
struct HouseInBooksTests {
    private static let west = Facility.ID(named: "DC-WEST")

    private static func books() async throws -> TestBooks {
        let books = try await TestBooks.make(at: "2026-06-15T00:00:00Z")
        try await books.register()
        try await books.sign(try await books.draft())
        try await books.perform(EquipFacility(facility: west))
        return books
    }

    private static func day(_ text: String) throws -> Day { try #require(Day(text)) }

    /// Someone of a utility who may do everything there.
    private static func kim(_ books: TestBooks) async throws -> Actor {
        let other = CustomerCode(named: "LAKESIDE")
        try await books.register(other)
        try await books.tied(Identifier(named: "kim"), .administrator, to: other)
        return try books.office.actor("kim")
    }

    @Test func `a vendor is called under the contract in force, and another takes its place once`() async throws {
        let books = try await Self.books()
        let first = try await books.perform(
            RecordVendorContract(
                vendor: "Summit", covers: "UPS", from: try Self.day("2026-01-01"), through: try Self.day("2026-08-31"))
        ).contract
        var next = RecordVendorContract(
            vendor: "Summit", covers: "UPS", from: try Self.day("2026-08-31"), through: try Self.day("2027-08-31"))
        next.renews = first
        await #expect(throws: VendorRefusal.overlapsRenewed(first, try Self.day("2026-08-31"))) { try await books.perform(next) }
        next.from = try Self.day("2026-09-01")
        let second = try await books.perform(next).contract
        await #expect(throws: VendorRefusal.renewedAlready(first, by: second)) { try await books.perform(next) }
        func running(_ at: String) throws -> [String] {
            try books.read(at: at) { try $0.vendorContracts(running: true).map(\.id.text) }
        }
        #expect(try running("2026-08-31T12:00:00-07:00") == ["VC-000001", "VC-000002"])
        #expect(try running("2026-09-01T12:00:00-07:00") == ["VC-000002"])

        let called = try await books.perform(
            RecordVendorCall(contract: first, about: "Bypass"), at: "2026-08-30T22:00:00-07:00")
        #expect(called.dueAt == Instant("2026-08-31T02:00:00-07:00"))
        func standing(_ at: String) throws -> String {
            try books.read(at: at) { try $0.vendorCall(called.call).standing(at: $0.now) }
        }
        #expect(try standing("2026-08-31T02:00:00-07:00") == "waiting")
        #expect(try standing("2026-08-31T02:00:01-07:00") == "no response, late")
        let response = try await books.perform(
            RecordVendorResponse(call: called.call), at: "2026-08-31T02:30:00-07:00")
        #expect(!response.inTime)
        #expect(try standing("2026-09-01T00:00:00Z") == "responded late")
        await #expect(throws: VendorRefusal.self) {
            try await books.perform(RecordVendorCall(contract: first, about: "Bypass"), at: "2026-09-01T08:00:00-07:00")
        }
    }

    @Test func `access is reviewed each period, and an overdue review shows`() async throws {
        let books = try await Self.books()
        let headend = AccessSubject.system(customer: TestBooks.riverbend, system: TestBooks.headend)
        let room = AccessSubject.room(facility: Self.west, room: Identifier(named: "cage-2"))
        let due = try Self.day("2026-09-30")
        for subject in [headend, room] {
            try await books.perform(SetAccessReview(subject: subject, months: 3, owner: "Hana Novak", firstDueOn: due))
        }
        let review = try await books.perform(
            RecordAccessReview(
                subject: headend, reviewedBy: "Hana Novak",
                decisions: [
                    .init(person: "Tom", outcome: .kept, reason: "Operates it"),
                    .init(person: "Lee", outcome: .withdrawn, reason: "Left"),
                ]), at: "2026-09-20T12:00:00-07:00")
        #expect(review.nextDueOn == Day("2026-12-20"))
        func overdue(_ at: String) throws -> [String] {
            try books.read(at: at) { view in
                try view.accessReviews().filter { $0.isOverdue(on: Checklist.zone.day(of: view.now)) }.map(\.plan.subject.words)
            }
        }
        #expect(try overdue("2026-09-30T23:59:59-07:00").isEmpty)
        #expect(try overdue("2026-10-01T00:00:00-07:00") == ["room cage-2 of DC-WEST"])
        let standing = try books.read(at: "2026-10-01T12:00:00Z") { try $0.accessReview(of: headend) }
        #expect(standing.last?.withdrawn.map(\.person) == ["Lee"])
        await #expect(throws: AccessReviewRefusal.beforeLastReview(review.review, try Self.day("2026-09-20"))) {
            try await books.perform(
                RecordAccessReview(
                    subject: headend, reviewedOn: Self.day("2026-09-19"), reviewedBy: "Hana Novak", decisions: []))
        }
        try await books.perform(SetAccessReview(subject: room, months: nil, owner: "Hana Novak", firstDueOn: due))
        #expect(try overdue("2026-10-01T12:00:00Z").isEmpty)
        await #expect(throws: AccessReviewRefusal.noPlan(room)) {
            try await books.perform(RecordAccessReview(subject: room, reviewedBy: "Hana Novak", decisions: []))
        }
        await #expect(throws: Missing("facility", "DC-WST")) {
            try await books.perform(
                SetAccessReview(
                    subject: .room(facility: Identifier(named: "DC-WST"), room: Identifier(named: "a")), months: 3, owner: "Hana",
                    firstDueOn: due))
        }
    }

    @Test func `a visitor is inside until recorded out, and not twice`() async throws {
        let books = try await Self.books()
        let visit = RecordVisit(
            facility: Self.west, visitor: "Alex Romero", company: "Summit", escort: "Hana Novak", purpose: "Batteries")
        let first = try await books.perform(visit, at: "2026-09-01T09:00:00-07:00").visit
        await #expect(throws: VisitRefusal.insideAlready(first, "Alex Romero")) {
            try await books.perform(visit, at: "2026-09-01T10:00:00-07:00")
        }
        func inside(_ at: String) throws -> Int {
            try books.read(at: at) { view in try view.visits(to: Self.west).count { $0.isInside(at: view.now) } }
        }
        #expect(try inside("2026-09-01T16:00:00-07:00") == 1)
        let ended = try await books.perform(EndVisit(visit: first), at: "2026-09-01T17:00:00-07:00")
        #expect(ended.insideSeconds == 8 * 3_600)
        #expect(try inside("2026-09-01T17:00:00-07:00") == 0)
        let left = try #require(Instant("2026-09-01T17:00:00-07:00"))
        await #expect(throws: VisitRefusal.leftAlready(first, left)) {
            try await books.perform(EndVisit(visit: first), at: "2026-09-01T16:30:00-07:00")
        }
        try await books.perform(visit, at: "2026-09-02T09:00:00-07:00")
        #expect(try inside("2026-09-02T10:00:00-07:00") == 1)
    }

    @Test func `what belongs to the provider's house is nothing a utility's people see`() async throws {
        let books = try await Self.books()
        let contract = try await books.perform(
            RecordVendorContract(
                vendor: "Summit", covers: "UPS", from: try Self.day("2026-01-01"), through: try Self.day("2026-12-31"))
        ).contract
        let call = try await books.perform(RecordVendorCall(contract: contract, about: "Bypass")).call
        let visit = try await books.perform(
            RecordVisit(facility: Self.west, visitor: "Alex", escort: "Hana", purpose: "Batteries")
        ).visit
        let room = AccessSubject.room(facility: Self.west, room: Identifier(named: "cage-2"))
        let headend = AccessSubject.system(customer: TestBooks.riverbend, system: TestBooks.headend)
        for subject in [room, headend] {
            try await books.perform(
                SetAccessReview(subject: subject, months: 3, owner: "Hana", firstDueOn: try Self.day("2026-09-30")))
        }
        let kim = try await Self.kim(books)
        try books.office.read(as: kim) { (view: View) throws -> Void in
            #expect(try view.vendorContracts().isEmpty && view.vendorCalls().isEmpty && view.visits().isEmpty)
            #expect(try view.accessReviews().isEmpty)
            #expect(throws: Missing("vendor contract", contract)) { try view.vendorContract(contract) }
            #expect(throws: Missing("vendor call", call)) { try view.vendorCall(call) }
            #expect(throws: Missing("visit", visit)) { try view.visit(visit) }
            #expect(throws: Missing.self) { try view.accessReview(of: headend) }
            #expect(throws: Missing.self) { try view.accessReview(of: room) }
        }
        await #expect(throws: AccessRefusal.self) {
            try await books.office.perform(
                RecordVendorContract(vendor: "S", covers: "U", from: Self.day("2026-01-01"), through: Self.day("2026-12-31")),
                as: kim)
        }
        await #expect(throws: Missing("facility", Self.west)) {
            try await books.office.perform(
                RecordVisit(facility: Self.west, visitor: "Alex", escort: "Hana", purpose: "Batteries"), as: kim)
        }
        await #expect(throws: Missing.self) {
            try await books.office.perform(
                SetAccessReview(subject: headend, months: 3, owner: "Hana", firstDueOn: Self.day("2026-09-30")), as: kim)
        }
    }
}
