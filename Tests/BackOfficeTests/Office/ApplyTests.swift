import Domain
import Foundation
import Testing

@testable import BackOffice

@Suite struct ApplyTests {
    private func file(_ lines: [String]) throws -> String {
        let path = TestBooks.temporaryPath() + ".jsonl"
        try Data(lines.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: path))
        return path
    }

    private func add(_ id: String, at: String? = nil, actor: String? = nil) -> String {
        let stamp = at.map { #","at":"\#($0)""# } ?? ""
        let who = actor.map { #","actor":"\#($0)""# } ?? ""
        return
            #"{"action":"AddActor"\#(who)\#(stamp),"fields":{"id":"\#(id)","name":"Some One","roles":["auditor"],"approval":"Letter"}}"#
    }

    @Test func `a file is applied line by line, and every outcome is told`() async throws {
        let books = try await TestBooks.make()
        let path = try file([add("lee"), "", add("kim", actor: "root"), "  "])
        var told: [Int] = []
        let count = try books.office.apply(path, as: books.root) { told.append($0.line) }
        #expect(count == 2)
        #expect(told == [1, 3])
        #expect(try books.office.actor("kim").roles == [.auditor])
    }

    @Test func `it stops at the first refusal, names its line, and what came before stays`() async throws {
        let books = try await TestBooks.make()
        let path = try file([add("lee"), add("lee"), add("kim")])
        #expect(
            throws: RefusedLine(file: path, line: 2, problem: AccessRefusal.actorExists(.init(named: "lee")).message, applied: 1)
        ) {
            try books.office.apply(path, as: books.root)
        }
        #expect(try books.office.actor("lee").roles == [.auditor])
        #expect(throws: AccessRefusal.self) { try books.office.actor("kim") }
    }

    @Test func `all or nothing leaves nothing of a file with one refusal`() async throws {
        let books = try await TestBooks.make()
        let path = try file([add("lee"), add("kim"), add("lee")])
        let before = try books.office.verify().entries
        #expect(throws: RefusedLine.self) { try books.office.apply(path, as: books.root, allOrNothing: true) }
        #expect(throws: AccessRefusal.self) { try books.office.actor("lee") }
        #expect(try books.office.verify().entries == before)
    }

    @Test func `all or nothing tells every outcome once the file is on the disk`() async throws {
        let books = try await TestBooks.make()
        let path = try file([add("lee"), "", add("kim")])
        var told: [AppliedLine] = []
        #expect(try books.office.apply(path, as: books.root, allOrNothing: true) { told.append($0) } == 2)
        #expect(told == [.init(line: 1, action: "AddActor", outcome: "{}"), .init(line: 3, action: "AddActor", outcome: "{}")])
    }

    @Test func `history is taken over at its own instants`() async throws {
        let books = try await TestBooks.make(at: "2026-09-01T00:00:00Z")
        let path = try file([add("lee", at: "2026-08-03T03:00:00-07:00")])
        try books.office.apply(path, as: books.root)
        let entry = try #require(try books.office.journal(after: 1).first)
        #expect(entry.performedAt?.description == "2026-08-03T10:00:00Z")
        #expect(entry.recordedAt.description == "2026-09-01T00:00:00Z")
    }

    @Test func `taking over history is refused beyond now and without permission`() async throws {
        let books = try await TestBooks.make(at: "2026-09-01T00:00:00Z")
        let late = try file([add("lee", at: "2026-09-01T00:00:00.001Z")])
        #expect(throws: RefusedLine.self) { try books.office.apply(late, as: books.root) }
        try await books.perform(AddActor(id: .init(named: "lee"), name: "Lee", roles: [.auditor], approval: "Letter"))
        let path = try file([add("kim", at: "2026-08-01T00:00:00Z", actor: "lee")])
        #expect(throws: RefusedLine.self) { try books.office.apply(path, as: books.office.actor("lee")) }
    }

    @Test(arguments: [
        (#"{"action":"AddActor","#, "expected a name in quotes, but the line ended (column 22)"),
        (#"[1]"#, #"expected an object such as {"action":...,"fields":{...}}, found a list"#),
        (#"{"action":"Nothing","fields":{}}"#, "there is no action “Nothing”; `amico actions` lists what there is"),
        (#"{"action":"GrantRole"}"#, "“fields” is missing; an action without fields has {}"),
        (#"{"action":"GrantRole","fields":[]}"#, "“fields”: expected an object, found a list"),
        (#"{"action":"GrantRole","why":1,"fields":{}}"#, "a line has no “why”; it has: action, actor, onBehalfOf, at, fields"),
        (
            #"{"action":"GrantRole","fields":{"actor":"lee","role":"auditor"}}"#,
            "the field “approval” is missing; for example “Mail of the security officer, 3 August 2026”"
        ),
        (
            #"{"action":"GrantRole","fields":{"actor":"lee","role":7,"approval":"x"}}"#,
            "“role”: expected text, found a number; for example “customerServiceRepresentative”"
        ),
        (
            #"{"action":"SignAgreement","fields":{"agreement":"CSA-000001","by":"x","on":"2026-06-21","party":"both"}}"#,
            "“party”: expected one of provider, customer, found “both”; for example “customer”"
        ),
        (
            #"{"action":"RecordOutage","fields":{"customer":"X","system":"a","startedAt":"2026-06-21T00:00:00Z","kind":"down"}}"#,
            "“kind”: expected one of unavailable, degraded, unknown, found “down”; for example “unavailable”"
        ),
        (
            #"{"action":"AddActor","fields":{"id":"lee","name":"Lee","approval":"x","roles":["auditor",7]}}"#,
            "“roles[1]”: expected text, found a number"
        ),
        (
            #"{"action":"GrantRole","fields":{"actor":"lee","rule":"auditor","approval":"x"}}"#,
            "GrantRole has no field “rule”; it has: actor, approval, role, until"
        ),
        (
            #"{"action":"GrantRole","fields":{"actor":"lee","role":"auditor","approval":"x","until":"2027"}}"#,
            "“until”: Expected a day such as 2026-05-30, but found “2027”; for example “2099-12-31”"
        ),
        (
            #"{"action":"GrantRole","at":"yesterday","fields":{}}"#,
            "“at”: expected an instant with its offset, such as 2026-09-03T10:00:00Z, found “yesterday”"
        ),
        (#"{"action":"GrantRole","action":"AddActor","fields":{}}"#, "the name “action” stands twice (column 23)"),
        ("\u{0}", "expected a value, found byte 0 (column 1)"),
        ("{\"action\":\"a\u{1}\"}", "expected text without control characters, found byte 1 (column 13)"),
    ])
    func `a bad line is named and explained`(line: String, problem: String) async throws {
        let books = try await TestBooks.make()
        let path = try file([add("lee"), line])
        #expect(throws: RefusedLine(file: path, line: 2, problem: problem, applied: 1)) {
            try books.office.apply(path, as: books.root)
        }
    }

    @Test func `a null of an optional field is no stranger, and a name inside a name is found`() async throws {
        let books = try await TestBooks.make()
        let null = #"{"action":"AddActor","fields":{"id":"lee","name":"Lee","roles":[],"utility":null,"approval":"x"}}"#
        #expect(try books.office.apply(file([null]), as: books.root) == 1)
    }

    @Test func `a line beyond a mebibyte is refused without being held`() async throws {
        let books = try await TestBooks.make()
        let path = try file([add("lee"), #"{"action":""# + String(repeating: "x", count: 3 << 20) + #""}"#])
        #expect(throws: RefusedLine(file: path, line: 2, problem: "longer than a line may be (1,048,576 bytes)", applied: 1)) {
            try books.office.apply(path, as: books.root)
        }
    }

    @Test func `deep nesting is refused`() async throws {
        let books = try await TestBooks.make()
        let path = try file([String(repeating: "[", count: 100_000)])
        #expect(throws: RefusedLine(file: path, line: 1, problem: "nested more than 64 deep (column 65)", applied: 0)) {
            try books.office.apply(path, as: books.root)
        }
    }

    @Test(arguments: ["/no/such/file", "/tmp"]) func `a file that cannot be read is a refusal`(path: String) async throws {
        let books = try await TestBooks.make()
        #expect(throws: UnreadableFile.self) { try books.office.apply(path, as: books.root) }
    }
}
