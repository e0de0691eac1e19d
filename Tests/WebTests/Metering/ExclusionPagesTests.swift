import Domain
import Metering
import NIOHTTP1
import Synchronization
import Testing

@testable import BackOffice
@testable import Web

/// An exclusion from its request to its effect (12.6).
@Suite struct ExclusionPagesTests {
    private static let fields = [
        ("utility", "LAKE"), ("code", "premise-outage"), ("kind", "endpoints"), ("names", "W3"), ("from", "2026-09-14T00:00"),
        ("to", "2026-09-15T00:00"), ("evidence", "Ticket 7 of the crew"),
    ]

    private func books() async throws -> TestServer {
        let server = try await TestServer.start()
        try await LakeReads.fill(server.office)
        return server
    }

    @Test func `requested by one and approved by another, it moves the adjusted rate and leaves the raw one`() async throws {
        let server = try await books()
        let operatorOf = try await server.visitor("amiOperator")
        let sent = try await operatorOf.post("/exclusions/new", Self.fields)
        #expect(sent.status == 303)
        #expect(sent.headers.first(name: "Location") == "/exclusions/EXC-000001")
        let before = try await operatorOf.get("/exclusions/EXC-000001")
        #expect(before.text.contains("waits for a decision") && before.text.contains("Ticket 7 of the crew"))
        // 44 of 144 as it stands, and 44 of 120 were it approved.
        #expect(before.text.contains("44 of 144") && before.text.contains("44 of 120, 24 slots leave"))
        // Who asked may not decide: neither shown the deed nor allowed it.
        #expect(!before.text.contains("/approve"))
        #expect(try await operatorOf.post("/exclusions/EXC-000001/approve").status == 403)

        let manager = try await server.visitor("accountManager")
        let form = try await manager.get("/exclusions/EXC-000001/approve").text
        #expect(form.contains("Ticket 7 of the crew") && form.contains("If approved") && form.contains("36.66 %"))
        #expect(try await manager.post("/exclusions/EXC-000001/approve").status == 303)
        let after = try await manager.get("/exclusions/EXC-000001")
        #expect(!after.text.contains("If approved"))
        // W3 of the 14th gone: 44 of 120 is 36.66 %, raw stays 30.55 %; 24 of 144 is more than 2 %.
        #expect(after.text.contains("44 of 120") && after.text.contains("36.66 %"))
        #expect(after.text.contains("44 of 144") && after.text.contains("30.55 %"))
        #expect(after.text.contains("over 2 %"))
        #expect(try await manager.get("/metering?utility=LAKE&month=2026-09").text.contains(">91.66<"))
    }

    @Test func `before it is approved it shows what it would do, figure for figure and with the promise it would turn`()
        async throws
    {
        let server = try await books()
        try await LakeReads.agree(server.office)
        let operatorOf = try await server.visitor("amiOperator")
        let manager = try await server.visitor("accountManager")
        let wishes = [
            [("kind", "utility"), ("names", ""), ("from", "2026-09-15T00:00"), ("to", "2026-09-16T00:00")],
            [("kind", "endpoints"), ("names", "W2\nW3"), ("from", "2026-09-14T00:00"), ("to", "2026-09-15T00:00")],
        ]
        for wish in wishes {
            let fields = Self.fields.map { field in wish.first { $0.0 == field.0 } ?? field }
            #expect(try await operatorOf.post("/exclusions/new", fields).status == 303)
        }
        // Of 72 slots a day 44 came on the 14th and none on the 15th.
        let first = try await manager.get("/exclusions/EXC-000001").text
        #expect(first.contains("44 of 144") && first.contains("44 of 72, 72 slots leave") && first.contains("61.11 %"))
        #expect(first.contains("more than 2 % of the slots of water register, water interval would then be left out"))
        #expect(try await manager.post("/exclusions/EXC-000001/approve").status == 303)
        let second = try await manager.get("/exclusions/EXC-000002").text
        // What came of W1 is left: all of it.
        #expect(second.contains("24 of 24, 48 slots leave") && second.contains("100.00 %"))
        #expect(
            second.contains(
                "Interval read rate, T1 would turn from \u{201C}lost\u{201D} to \u{201C}on course\u{201D}"))
        #expect(try await manager.post("/exclusions/EXC-000002/approve").status == 303)
        #expect(try await manager.get("/exclusions/EXC-000002").text.contains("24 of 24"))
        let promised = try await manager.get("/why/commitment/LAKE/2026-09/interval-t1").text
        #expect(promised.contains("24 of 24 slots") && promised.contains("100.00"))
    }

    @Test func `one that reaches nobody says that it would move no rate`() async throws {
        let server = try await books()
        let operatorOf = try await server.visitor("amiOperator")
        let fields = Self.fields.map { field -> (String, String) in
            switch field.0 {
            case "kind": ("kind", "commodity")
            case "names": ("names", "gas")
            default: field
            }
        }
        #expect(try await operatorOf.post("/exclusions/new", fields).status == 303)
        let page = try await operatorOf.get("/exclusions/EXC-000001").text
        #expect(page.contains("it would move no rate") && !page.contains("If approved"))
    }

    @Test func `a refused request comes back with what was typed and the reason`() async throws {
        let server = try await books()
        let visitor = try await server.visitor("amiOperator")
        let unknown = try await visitor.post("/exclusions/new", Self.fields.map { $0.0 == "names" ? ($0.0, "W77") : $0 })
        #expect(unknown.status == 422)
        #expect(unknown.text.contains("no such endpoints: W77"))
        #expect(unknown.text.contains("Ticket 7 of the crew") && unknown.text.contains("value=\"2026-09-14T00:00\""))
    }

    @Test func `over a closed month it only restates, and form and page say so with both figures`() async throws {
        let hand = Hand(try #require(Instant("2026-09-16T17:00:00Z")))
        let server = try await TestServer.start(clock: Clock { hand.now })
        try await LakeReads.fill(server.office)
        // September closes at the end of 7 October.
        hand.move(to: try #require(Instant("2026-10-12T17:00:00Z")))
        let root = try server.office.actor("root")
        let september = try #require(Month("2026-09"))
        let evidence = try server.office.read(as: root) { try MonthCloses.evidence(of: LakeReads.lake, september, $0) }
        try await server.office.perform(CloseMonth(evidence: evidence), as: root)

        let operatorOf = try await server.visitor("amiOperator")
        #expect(
            try await operatorOf.get("/exclusions/new").text.contains(
                "Sep 2026 and what is before it closed: there it only restates"))
        let sent = try await operatorOf.post("/exclusions/new", Self.fields)
        #expect(try await operatorOf.page(after: sent).contains("there it shows as restated only"))
        let waiting = try await operatorOf.get("/exclusions/EXC-000001").text
        #expect(waiting.contains("there it would only restate"))
        // The figure of the contract stays as it is; the restated one would lose the 24 of W3.
        #expect(waiting.contains("Sep 2026, restated; frozen 3.59 % stays"))
        #expect(waiting.contains("44 of 1,224, raw 3.59 %") && waiting.contains("44 of 1,200, 24 slots leave"))
        let manager = try await server.visitor("accountManager")
        #expect(try await manager.get("/exclusions/EXC-000001/approve").text.contains("there it shows as restated only"))
        #expect(try await manager.post("/exclusions/EXC-000001/approve").status == 303)
        let page = try await manager.get("/exclusions/EXC-000001").text
        #expect(page.contains("closed before it was approved") && !page.contains("Its slots leave both sides"))
        // 24 slots of three meters on the 17 days from the 14th on, 44 of them received; less the 24 of W3 on the 14th.
        #expect(page.contains("Sep 2026, frozen") && page.contains("44 of 1,224"))
        #expect(page.contains("Sep 2026, restated") && page.contains("44 of 1,200"))
    }

    @Test func `a rejection needs its reason, and stands in the history`() async throws {
        let server = try await books()
        _ = try await server.visitor("amiOperator").post("/exclusions/new", Self.fields)
        let manager = try await server.visitor("accountManager")
        #expect(try await manager.post("/exclusions/EXC-000001/reject", [("reason", " ")]).status == 422)
        #expect(try await manager.post("/exclusions/EXC-000001/reject", [("reason", "The log says otherwise")]).status == 303)
        let page = try await manager.get("/exclusions/EXC-000001")
        #expect(page.text.contains("The log says otherwise") && page.text.contains("rejected"))
        // Done is done.
        #expect(try await manager.post("/exclusions/EXC-000001/approve").status == 422)
    }
}

/// The hand of a clock that a test moves.
private final class Hand: Sendable {
    private let shown: Mutex<Instant>

    init(_ instant: Instant) { shown = Mutex(instant) }

    var now: Instant { shown.withLock { $0 } }

    func move(to instant: Instant) { shown.withLock { $0 = instant } }
}
