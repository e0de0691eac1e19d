import Domain
import Testing

@testable import BackOffice

/// What pages over every utility read at once is what each utility's own reading gives.
struct ManyCustomersTests {
    private static let cedar = CustomerCode(named: "CEDAR")
    private static let both = [cedar, TestBooks.riverbend]
    private static let today = "2026-09-10T12:00:00-07:00"

    private static func books() async throws -> TestBooks {
        let books = try await TestBooks.make(at: "2026-06-15T00:00:00Z")
        try await books.register()
        try await books.perform(
            RegisterCustomer(
                customer: cedar, name: "Cedar", zone: .pacific, accountManager: "Dana", technicalRepresentative: "Lee"))
        let start = try #require(Instant("2026-09-05T10:00:00-07:00"))
        for customer in both {
            try await books.perform(
                SetChecklist(customer: customer, system: .infrastructure, from: Day("2026-09-01")),
                at: "2026-08-31T12:00:00-07:00")
            try await books.perform(
                RecordOutage(customer: customer, system: .infrastructure, startedAt: start, endedAt: start + 600),
                at: "2026-09-06T12:00:00-07:00")
            let open = try await books.perform(
                RecordOutage(customer: customer, system: .infrastructure, startedAt: start + 9_000))
            // Of Cedar one lasts; of Riverbend it was none.
            if customer == TestBooks.riverbend {
                try await books.perform(CorrectOutage(outage: open.outage, reason: "a test", withdraw: true))
            }
        }
        try await books.perform(
            RecordChecks(
                customer: cedar, system: .infrastructure, on: Day("2026-09-06"),
                checks: [.init(item: Checklist.Item.ID(named: "disk-space"), result: .good)]))
        return books
    }

    @Test func `sheets of all are those of each, day by day`() async throws {
        let books = try await Self.books()
        let days = try #require(Day("2026-09-01"))...#require(Day("2026-09-10"))
        try books.read(at: Self.today) { view in
            let each = try Self.both.flatMap { try view.checklistSheets(of: $0, on: days, asOf: view.now) }
            let all = try view.checklistSheets(of: nil, on: days, asOf: view.now)
            #expect(all.count == 20)
            #expect(all == each.sorted { ($0.day, $0.customer) < ($1.day, $1.customer) })
            #expect(all.filter { !$0.checks.isEmpty }.map(\.customer) == [Self.cedar])
        }
    }

    @Test func `missed sheets are the newest nobody signed, as many as are asked for`() async throws {
        let books = try await Self.books()
        try await books.perform(
            RecordChecks(
                customer: TestBooks.riverbend, system: .infrastructure, on: Day("2026-09-09"),
                checks: Checklist.standardItems.map { .init(item: $0.id, result: .good) }), at: Self.today)
        try await books.perform(
            SignChecklist(customer: TestBooks.riverbend, system: .infrastructure, on: Day("2026-09-09"), initials: "HN"))
        let days = try #require(Day("2026-09-07"))...#require(Day("2026-09-10"))
        try books.read(at: Self.today) { view in
            let all = try view.checklistSheets(of: nil, on: days, asOf: view.now).filter { $0.standing(at: view.now) == .missed }
            // Of the four days the last is not over, and on the ninth one of the two was signed, late.
            #expect(all.count == 5)
            let newest = all.sorted { ($1.day, $0.customer) < ($0.day, $1.customer) }
            #expect(try view.missedSheets(on: days, limit: 100) == newest)
            #expect(try view.missedSheets(on: days, limit: 2) == Array(newest.prefix(2)))
        }
    }

    @Test func `outages of all are those of each, and only one lasts`() async throws {
        let books = try await Self.books()
        try books.read(at: Self.today) { view in
            let each = try Self.both.flatMap { try view.outages(of: $0, asOf: view.now) }
            let all = try view.outages(asOf: view.now)
            #expect(all.count == 4)
            #expect(Set(all.map(\.id)) == Set(each.map(\.id)))
            #expect(try view.outages(asOf: view.now, onlyOpen: true).map(\.customer) == [Self.cedar])
        }
    }

    @Test func `people of a utility are told of their own alone`() async throws {
        let books = try await Self.books()
        try await books.perform(
            AddActor(
                id: Identifier(named: "ida"), name: "Ida", roles: [.customerContact], utility: Self.cedar, approval: "form"))
        let ida = try books.office.actor("ida")
        let day = try #require(Day("2026-09-06"))
        let (sheets, outages) = try books.office.read(as: ida) { view in
            (try view.checklistSheets(of: nil, on: day...day), try view.outages(asOf: view.now))
        }
        #expect(Set(sheets.map(\.customer)) == [Self.cedar] && Set(outages.map(\.customer)) == [Self.cedar])
        #expect(throws: Missing.self) {
            try books.office.read(as: ida) { try $0.checklistSheets(of: TestBooks.riverbend, on: day...day) }
        }
    }

    @Test func `what a text was decoded to is found again, and another text is another value`() throws {
        let first = try DecodedText.value([String: Int].self, of: #"{"a":1}"#)
        #expect(try DecodedText.value([String: Int].self, of: #"{"a":1}"#) == first)
        #expect(try DecodedText.value([String: Int].self, of: #"{"a":2}"#) == ["a": 2])
        // The same text may be another type's.
        #expect(try DecodedText.value([String: Double].self, of: #"{"a":1}"#) == ["a": 1])
        #expect(throws: DecodingError.self) { try DecodedText.value([Int].self, of: #"{"a":1}"#) }
    }
}
