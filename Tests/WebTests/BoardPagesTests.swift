import Domain
import Foundation
import NIOHTTP1
import Testing

@testable import BackOffice
@testable import Web

/// The change board in the browser: asked for, decided item by item, seen by those it concerns alone. The clock stands at
/// 10:00 on Wednesday 16 September 2026, Pacific.
@Suite struct BoardPagesTests {
    /// The board meets on Wednesdays at 11:00; its agenda closes two hours before.
    private func withBoard(at instant: String = "2026-09-16T17:00:00Z") async throws -> TestServer {
        let server = try await TestServer.start(at: instant)
        let people = ["root", "changeBoardAdministrator", "changeBoardMember"].compactMap { Person.Name($0) }
        try await server.office.perform(
            SetBoardRules(
                members: people, chair: people[2], deputy: people[1], emergencyMembers: [people[2]], quorum: 2, rule: .majority,
                weekday: .wednesday, minute: 660, cutOffMinutes: 120), as: try server.office.actor("root"))
        return server
    }

    private static let fields = [
        ("kind", "normal"), ("title", "Release 9.4"), ("description", "Installs it"), ("reason", "Repairs the scheduler"),
        ("start", "2026-09-20T02:00"), ("end", "2026-09-20T04:00"), ("preventative", "Rehearsed"),
        ("contingency", "Restore the snapshot"), ("affects", "CEDAR headend"), ("submit", "true"),
    ]

    private func submit(_ server: TestServer, without name: String? = nil, as person: String = "operations") async throws
        -> TestVisitor.Got
    {
        try await server.visitor(person).post("/changes/new", Self.fields.filter { $0.0 != name })
    }

    @Test func `a change that says everything is submitted at once, and stands on the calendar with its type in words`()
        async throws
    {
        let server = try await withBoard()
        let answer = try await submit(server)
        #expect(answer.status == 303)
        #expect(answer.headers.first(name: "Location")?.hasPrefix("/changes/CR-000001") == true)
        let auditor = try await server.visitor("auditor")
        let calendar = try await auditor.get("/board").text
        #expect(calendar.contains("CR-000001 Release 9.4"))
        #expect(calendar.contains("normal"))
        #expect(calendar.contains("02:00 to 04:00 PDT"))
        #expect(calendar.contains("clash: outside every window"))
        #expect(try await auditor.get("/changes?state=submitted").text.contains("Release 9.4"))
        #expect(try await !auditor.get("/changes?state=closed").text.contains("Release 9.4"))
    }

    @Test(arguments: [
        ("contingency", "a contingency action plan"), ("preventative", "a preventative action plan"), ("reason", "a reason"),
        ("affects", "the systems and customers it affects"),
    ])
    func `a change with a gap stays a draft that says what is missing`(gap: String, words: String) async throws {
        let server = try await withBoard()
        #expect(try await submit(server, without: gap).status == 303)
        let page = try await server.visitor("operations").get("/changes/CR-000001").text
        #expect(page.contains("draft"))
        #expect(page.contains(words))
    }

    @Test func `what cannot be read comes back with what was typed`() async throws {
        let server = try await withBoard()
        var fields = Self.fields.filter { $0.0 != "affects" }
        fields.append(("affects", "somewhere in CEDAR perhaps"))
        let answer = try await server.visitor("operations").post("/changes/new", fields)
        #expect(answer.status == 422)
        #expect(answer.text.contains("Restore the snapshot"))
        #expect(answer.text.contains("somewhere in CEDAR perhaps"))
        #expect(answer.text.contains("is no utility and system"))
    }

    @Test func `a meeting is opened, decides its item by vote, and closes with minutes that hold the decision`() async throws {
        let server = try await withBoard()
        _ = try await submit(server)
        let administrator = try await server.visitor("changeBoardAdministrator")
        #expect(
            try await administrator.post("/changes/CR-000001/place", [("meeting", "CCB-000001"), ("reason", "It cannot wait")])
                .status == 303)
        let here = [("present-changeBoardAdministrator", "true"), ("present-changeBoardMember", "true")]
        #expect(try await administrator.post("/board/CCB-000001/open", here).status == 303)
        let open = try await administrator.get("/board/CCB-000001").text
        #expect(open.contains("1 item to decide"))
        #expect(open.contains("Write down the decision on CR-000001"))

        let votes = [
            ("vote-CR-000001-changeBoardAdministrator", "approve"), ("vote-CR-000001-changeBoardMember", "approve"),
            ("note-CR-000001", "After billing"),
        ]
        let decided = try await administrator.post("/board/CCB-000001/decide/CR-000001", votes)
        #expect(decided.status == 303)
        #expect(decided.headers.first(name: "Location")?.hasSuffix("#CR-000001") == true)
        let page = try await administrator.get("/board/CCB-000001").text
        #expect(page.contains("Every item is decided"))
        #expect(page.contains("approved by rule majority: 2 for, 0 against, 2 entitled, quorum 2; After billing"))
        #expect(try await administrator.get("/board/CCB-000001/close").text.contains("CR-000001 Release 9.4: approved"))
        #expect(try await administrator.post("/board/CCB-000001/close", [("minutes", "All went well.")]).status == 303)
        #expect(try await administrator.get("/board/CCB-000001").text.contains("All went well."))
        let why = try await administrator.get("/why/change/CR-000001").text
        #expect(why.contains("2 entitled of a quorum of 2"))
    }

    @Test(arguments: [("2026-09-15T17:00:00Z", false), ("2026-09-16T17:00:00Z", true)])
    func `a meeting is opened on its day, and an agenda takes late items once it has closed: both are offered then alone`(
        instant: String, offered: Bool
    ) async throws {
        let server = try await withBoard(at: instant)
        _ = try await submit(server)
        let administrator = try await server.visitor("changeBoardAdministrator")
        let meeting = try await administrator.get("/board/CCB-000001").text
        #expect(meeting.contains(">Call meeting off<") && meeting.contains(">Open meeting<") == offered)
        #expect(try await administrator.get("/changes/CR-000001").text.contains(">Put on agenda late<") == offered)
        let here = [("present-changeBoardMember", "true")]
        #expect(try await administrator.post("/board/CCB-000001/open", here).status == (offered ? 303 : 422))
    }

    @Test func `the history of a change calls who makes another by name`() async throws {
        let server = try await withBoard()
        try await server.office.perform(
            AddActor(
                id: Identifier(named: "tokafor"), name: "Tom Okafor", roles: [.operations], utility: nil, approval: "for the test"
            ),
            as: try server.office.actor("root"))
        let visitor = try await server.visitor("operations")
        for _ in 1...2 { _ = try await visitor.post("/changes/new", Self.fields + [("implementer", "tokafor")]) }
        let page = try await visitor.get("/changes/CR-000002").text
        #expect(
            page.components(separatedBy: "Tom Okafor makes CR-000001 at that time too").count == 3, "In its head and its history")
        #expect(!page.contains("tokafor makes"))
    }

    @Test func `a board without a quorum defers, and says so`() async throws {
        let server = try await withBoard()
        _ = try await submit(server)
        let administrator = try await server.visitor("changeBoardAdministrator")
        _ = try await administrator.post("/changes/CR-000001/place", [("meeting", "CCB-000001"), ("reason", "It cannot wait")])
        _ = try await administrator.post("/board/CCB-000001/open", [("present-changeBoardMember", "true")])
        _ = try await administrator.post("/board/CCB-000001/decide/CR-000001", [("vote-CR-000001-changeBoardMember", "approve")])
        #expect(try await administrator.get("/changes/CR-000001").text.contains("deferred"))
        #expect(try await administrator.get("/why/change/CR-000001").text.contains("no quorum, so it is deferred"))
    }

    /// Two items before an open meeting; the first was asked for by who administers the board.
    private func withTwoItems() async throws -> (server: TestServer, administrator: TestVisitor) {
        let server = try await withBoard()
        let administrator = try await server.visitor("changeBoardAdministrator")
        for (number, person) in [(1, "changeBoardAdministrator"), (2, "operations")] {
            _ = try await submit(server, as: person)
            _ = try await administrator.post(
                "/changes/CR-00000\(number)/place", [("meeting", "CCB-000001"), ("reason", "It cannot wait")])
        }
        let here = ["root", "changeBoardAdministrator", "changeBoardMember"].map { ("present-\($0)", "true") }
        #expect(try await administrator.post("/board/CCB-000001/open", here).status == 303)
        return (server, administrator)
    }

    @Test func `a decision without a vote comes back, and what was ticked on another item stands there again`() async throws {
        let (server, administrator) = try await withTwoItems()
        let other = [("vote-CR-000002-root", "reject"), ("defer-CR-000002", "true"), ("note-CR-000002", "Too early by a week")]
        let nothing = [("vote-CR-000001-root", ""), ("vote-CR-000001-changeBoardMember", "")]
        let refused = try await administrator.post("/board/CCB-000001/decide/CR-000001", nothing + other)
        #expect(refused.status == 422)
        #expect(refused.text.contains("or choose to defer it to the next meeting"))
        let page = try await administrator.get("/board/CCB-000001").text
        #expect(page.contains("2 items to decide") && page.contains("Too early by a week"))
        #expect(page.contains("name=\"defer-CR-000002\" value=\"true\" checked"))
        #expect(page.contains("<option value=\"reject\" selected>"))
        let deferred = try await administrator.post("/board/CCB-000001/decide/CR-000001", nothing + [("defer-CR-000001", "true")])
        #expect(deferred.status == 303)
        #expect(try await administrator.get("/changes/CR-000001").text.contains("deferred without a vote"))
        #expect(try await administrator.get("/board/CCB-000001").text.contains("Too early by a week"))
        withExtendedLifetime(server) {}
    }

    @Test func `a change the administrator asked for is decided by the others' votes`() async throws {
        let (server, administrator) = try await withTwoItems()
        let page = try await administrator.get("/board/CCB-000001").text
        #expect(page.contains("asked for this change: no vote on it"))
        #expect(
            !page.contains("vote-CR-000001-changeBoardAdministrator") && page.contains("vote-CR-000002-changeBoardAdministrator"))
        let votes = [("vote-CR-000001-root", "approve"), ("vote-CR-000001-changeBoardMember", "approve")]
        let own = try await administrator.post(
            "/board/CCB-000001/decide/CR-000001", votes + [("vote-CR-000001-changeBoardAdministrator", "approve")])
        #expect(own.status == 422 && own.text.contains("does not vote on it"))
        #expect(try await administrator.post("/board/CCB-000001/decide/CR-000001", votes).status == 303)
        #expect(try await administrator.get("/changes/CR-000001").text.contains("approved"))
        withExtendedLifetime(server) {}
    }

    @Test func `a freeze is hatched on the calendar, and one that ends before it starts comes back`() async throws {
        let server = try await withBoard()
        let administrator = try await server.visitor("changeBoardAdministrator")
        let fields = [("customer", "CEDAR"), ("effect", "block"), ("reason", "The utility closes its year")]
        let wrong = try await administrator.post(
            "/freezes/new", fields + [("start", "2026-09-20T00:00"), ("end", "2026-09-19T00:00")])
        #expect(wrong.status == 422)
        #expect(wrong.text.contains("The utility closes its year"))
        let right = try await administrator.post(
            "/freezes/new", fields + [("start", "2026-09-19T00:00"), ("end", "2026-09-22T00:00")])
        #expect(right.status == 303)
        #expect(try await administrator.get("/board").text.contains("freeze, blocks"))
        #expect(try await server.visitor("contact-cedar").get("/board").text.contains("The utility closes its year"))
        let foreign = try await server.visitor("contact-lake")
        #expect(try await !foreign.get("/board").text.contains("The utility closes its year"))
        #expect(try await foreign.get("/freezes/FRZ-000001").status == 404)
        #expect(try await !foreign.get("/freezes").text.contains("FRZ-000001"))
    }

    @Test(arguments: ["/changes/CR-000001", "/why/change/CR-000001", "/changes/CR-000001.xlsx", "/board/CCB-000001"])
    func `another utility finds neither the change nor the meeting`(path: String) async throws {
        let server = try await withBoard()
        _ = try await submit(server)
        let foreign = try await server.visitor("contact-lake")
        let answer = try await foreign.get(path)
        #expect(answer.status == 404)
        #expect(!answer.text.contains("Release 9.4"))
        for list in ["/board", "/changes", "/changes.csv", "/board/calendar.ics", "/board/meetings"] {
            let text = try await foreign.get(list).text
            #expect(!text.contains("CR-000001") && !text.contains(TestServer.canaries["CEDAR"] ?? "?"), "\(list)")
        }
    }

    @Test func `the calendar file holds the change for those who may see it`() async throws {
        let server = try await withBoard()
        _ = try await submit(server)
        let file = try await server.visitor("contact-cedar").get("/board/calendar.ics")
        #expect(file.headers.first(name: "Content-Type")?.hasPrefix("text/calendar") == true)
        // 02:00 Pacific daylight time is 09:00 UTC.
        #expect(file.text.contains("DTSTART:20260920T090000Z"))
    }

    @Test func `a deed that a person may not do is not offered and is refused`() async throws {
        let server = try await withBoard()
        _ = try await submit(server)
        let analyst = try await server.visitor("supportAnalyst")
        #expect(try await !analyst.get("/changes/CR-000001").text.contains("Pull back"))
        #expect(try await analyst.post("/changes/CR-000001/pull-back").status == 403)
        let operations = try await server.visitor("operations")
        #expect(try await operations.get("/changes/CR-000001").text.contains("Pull back"))
        #expect(try await operations.post("/changes/CR-000001/pull-back").status == 303)
        #expect(try await operations.get("/changes/CR-000001").text.contains("draft"))
    }
}
