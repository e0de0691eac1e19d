import Domain
import Foundation
import GRDB
import Testing

@testable import BackOffice

@Suite struct GateTests {
    /// Takes a number, writes a row, and then does as it is told.
    struct Draw: Action {
        static let permission = Permission.recordOutages
        static var example: Draw { Draw(then: .succeed, customer: .init(named: "RIVERBEND")) }

        enum Ending: String, Codable { case succeed, refuse, fault }
        struct Fault: Error {}

        var then: Ending
        var customer: CustomerCode?

        func perform(in book: Book) throws -> Int {
            let number = try book.number("draw")
            try book.db.execute(
                sql: "INSERT INTO job (kind, key, due_at, written_at) VALUES ('draw', ?, 0, 0)", arguments: ["\(number)"])
            switch then {
            case .succeed: return number
            case .refuse: throw Missing("reason", "any")
            case .fault: throw Fault()
            }
        }
    }

    private func add(_ id: StaticString, _ role: Role, utility: StaticString? = nil, to books: TestBooks) async throws -> Actor {
        if let utility { return try await books.tied(.init(named: id), role, to: .init(named: utility)) }
        try await books.perform(AddActor(id: .init(named: id), name: "\(id)", roles: [role], approval: "Letter"))
        return try books.office.actor("\(id)")
    }

    private func customer(_ code: StaticString) -> RegisterCustomer {
        RegisterCustomer(
            customer: .init(named: code), name: "\(code)", zone: .pacific, accountManager: "Dana", technicalRepresentative: "Lee")
    }

    @Test func `new books have an administrator who may do everything`() async throws {
        let books = try await TestBooks.make()
        let root = try books.root
        #expect(root.permissions == Set(Permission.allCases))
        #expect(root.utility == nil)
    }

    @Test func `someone who is not on the list may do nothing`() async throws {
        let books = try await TestBooks.make()
        #expect(throws: AccessRefusal.unknownActor("eve", known: ["root"])) { try books.office.actor("eve") }
    }

    @Test(arguments: [
        ("a\u{0}b", "U+0000"), ("a\u{8}b", "U+0008"), ("a\u{B}b", "U+000B"), ("a\u{C}b", "U+000C"), ("\u{1B}[31mred", "U+001B"),
        ("del\u{7F}", "U+007F"), ("csi\u{9B}31m", "U+009B"), ("\\\u{85}", "U+0085"),
    ])
    func `a text with a control character is refused with its name, and nothing is kept of it`(text: String, name: String)
        async throws
    {
        let books = try await TestBooks.make()
        let deed = AddActor(id: .init(named: "lee"), name: text, roles: [.auditor], utility: nil, approval: "Letter")
        await #expect(throws: OfficeRefusal.holdsControl(name)) { try await books.perform(deed) }
        #expect(throws: AccessRefusal.self) { try books.office.actor("lee") }
    }

    @Test(arguments: [
        "two\nlines\r\nand a\ttab", "\\u001b told as it is written", "C:\\b\\f", "S\u{E3}o \u{A0}\u{301} \u{1F600}",
    ])
    func `tabs, line ends and what only looks like a control character are kept`(text: String) async throws {
        let books = try await TestBooks.make()
        try await books.perform(
            AddActor(id: .init(named: "lee"), name: "Lee", roles: [.auditor], utility: nil, approval: text))
        #expect(try books.office.actor("lee").name == "Lee")
    }

    @Test func `an action beyond the actor's permissions is refused and leaves no trace`() async throws {
        let books = try await TestBooks.make()
        let lee = try await add("lee", .auditor, to: books)
        await #expect(throws: AccessRefusal.notPermitted(lee.id, .manageAccess)) {
            try await books.office.perform(GrantRole(actor: lee.id, role: .administrator, approval: "myself"), as: lee)
        }
        #expect(try books.office.actor("lee").roles == [.auditor])
        #expect(try books.office.journal(after: 0).count == 2)
    }

    @Test func `a role revoked binds at once, whoever still holds the actor`() async throws {
        let books = try await TestBooks.make()
        let sam = try await add("sam", .supportAnalyst, to: books)
        #expect(try await books.office.perform(Draw(then: .succeed), as: sam) == 1)
        try await books.perform(RevokeRole(actor: sam.id, role: .supportAnalyst))
        await #expect(throws: AccessRefusal.notPermitted(sam.id, .recordOutages)) {
            try await books.office.perform(Draw(then: .succeed), as: sam)
        }
    }

    @Test func `the last administrator stays, and a role is granted and revoked once`() async throws {
        let books = try await TestBooks.make()
        let root = try books.root
        await #expect(throws: AccessRefusal.lastAdministrator(root.id)) {
            try await books.perform(RevokeRole(actor: root.id, role: .administrator))
        }
        await #expect(throws: AccessRefusal.roleHeld(root.id, .administrator)) {
            try await books.perform(GrantRole(actor: root.id, role: .administrator, approval: "x"))
        }
        await #expect(throws: AccessRefusal.roleNotHeld(root.id, .finance)) {
            try await books.perform(RevokeRole(actor: root.id, role: .finance))
        }
        await #expect(throws: AccessRefusal.approvalMissing) {
            try await books.perform(GrantRole(actor: root.id, role: .finance, approval: ""))
        }
    }

    @Test(arguments: [Draw.Ending.refuse, .fault])
    func `what fails leaves nothing, and its number goes to the next`(ending: Draw.Ending) async throws {
        let books = try await TestBooks.make()
        #expect(try await books.perform(Draw(then: .succeed)) == 1)
        await #expect(throws: (any Error).self) { try await books.perform(Draw(then: ending)) }
        #expect(try await books.perform(Draw(then: .succeed)) == 2)
        #expect(try await books.office.reader.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM job") } == 2)
        #expect(try books.office.journal(after: 1).map(\.outcome) == ["1", "2"])
    }

    @Test func `an entry says who, when, what, with which outcome and from where`() async throws {
        let books = try await TestBooks.make(at: "2026-07-01T08:00:00Z")
        try await books.office.perform(
            Draw(then: .succeed), as: books.root,
            Circumstances(at: Instant("2026-06-30T08:00:00Z"), onBehalfOf: "Riverbend's field desk"))
        let entry = try #require(try books.office.journal(after: 1).first)
        #expect(entry.sequence == 2)
        #expect(entry.actor == "root")
        #expect(entry.onBehalfOf == "Riverbend's field desk")
        #expect(entry.origin == "test, tester@bench")
        #expect(entry.recordedAt.description == "2026-07-01T08:00:00Z")
        #expect(entry.performedAt?.description == "2026-06-30T08:00:00Z")
        #expect(entry.action == "Draw")
        #expect(entry.fields == #"{"then":"succeed"}"#)
        #expect(entry.outcome == "1")
        #expect(entry.previous == (try books.office.journal(after: 0).first?.hash))
        #expect(entry.hash == entry.digest)
    }

    @Test func `an actor of a utility finds nothing of another's`() async throws {
        let books = try await TestBooks.make()
        try await books.perform(customer("RIVERBEND"))
        try await books.perform(customer("CANYON"))
        let kim = try await add("kim", .supportAnalyst, utility: "RIVERBEND", to: books)
        #expect(try await books.office.perform(Draw(then: .succeed, customer: .init(named: "RIVERBEND")), as: kim) == 1)
        await #expect(throws: Missing("customer", "CANYON")) {
            try await books.office.perform(Draw(then: .succeed, customer: .init(named: "CANYON")), as: kim)
        }
        try books.office.read(as: kim) { view in
            try view.requireCustomer(.init(named: "RIVERBEND"))
            #expect(throws: Missing("customer", "CANYON")) { try view.requireCustomer(.init(named: "CANYON")) }
            #expect(throws: Missing("customer", "NOBODY")) { try view.requireCustomer(.init(named: "NOBODY")) }
        }
    }

    @Test func `an administrator of a utility reaches its own people alone`() async throws {
        let books = try await TestBooks.make()
        try await books.perform(customer("RIVERBEND"))
        let kim = try await add("kim", .administrator, utility: "RIVERBEND", to: books)
        await #expect(throws: AccessRefusal.beyondUtility(.init(named: "RIVERBEND"))) {
            try await books.office.perform(
                AddActor(id: .init(named: "x"), name: "X", roles: [.administrator], approval: "x"), as: kim)
        }
        await #expect(throws: Missing("actor", "root")) {
            try await books.office.perform(RevokeRole(actor: .init(named: "root"), role: .administrator), as: kim)
        }
    }

    @Test func `what a role may do is data, changed through the gate`() async throws {
        let books = try await TestBooks.make()
        let sam = try await add("sam", .finance, to: books)
        await #expect(throws: AccessRefusal.self) { try await books.office.perform(Draw(then: .succeed), as: sam) }
        try await books.perform(GrantPermission(role: .finance, permission: .recordOutages))
        #expect(try await books.office.perform(Draw(then: .succeed), as: sam) == 1)
        try await books.perform(RevokePermission(role: .finance, permission: .recordOutages))
        await #expect(throws: AccessRefusal.notPermitted(sam.id, .recordOutages)) {
            try await books.office.perform(Draw(then: .succeed), as: sam)
        }
        await #expect(throws: AccessRefusal.administratorKeeps(.readBooks)) {
            try await books.perform(RevokePermission(role: .administrator, permission: .readBooks))
        }
    }

    @Test func `reading is refused to whoever holds no role`() async throws {
        let books = try await TestBooks.make()
        try await books.perform(AddActor(id: .init(named: "new"), name: "New", roles: [], approval: "x"))
        let new = try books.office.actor("new")
        #expect(throws: AccessRefusal.notPermitted(new.id, .readBooks)) { try books.office.read(as: new) { _ in } }
    }

    @Test func `a full disk is a fault that undoes its action, and the books go on when there is room`() async throws {
        let books = try await TestBooks.make()
        let writer = try #require(books.office.writer)
        try await writer.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
            let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
            _ = try Int.fetchOne(db, sql: "PRAGMA max_page_count = \(pages)")
        }
        var added = 0
        let failure = await #expect(throws: DatabaseError.self) {
            for number in 1...5_000 {
                let id = try #require(Actor.ID("a\(number)"))
                try await books.perform(AddActor(id: id, name: String(repeating: "x", count: 200), roles: [], approval: "x"))
                added = number
            }
        }
        #expect(failure?.resultCode == .SQLITE_FULL)
        #expect(try books.office.verify(checks: []).entries == 1 + added)
        _ = try await writer.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA max_page_count = 1000000") }
        try await books.perform(AddActor(id: .init(named: "after"), name: "After", roles: [], approval: "x"))
        #expect(try books.office.verify(checks: []).isWhole)
    }
}
