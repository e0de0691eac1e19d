import Foundation
import Testing

/// The desk by commands alone, in 2024, so that no clock of a machine matters.
@Suite struct RequestCommandTests {
    private static func run(
        _ books: SmallBooks, _ words: [String], at: String, expecting status: Int32 = 0
    ) throws -> CommandLineRun {
        let all = words + ["--at", at, "--data", "books", "--as", "ann"]
        let run = try CommandLineRun.amico(all, in: books.folder.url)
        #expect(run.status == status, "amico \(all.joined(separator: " "))\n\(run.output)\(run.errors)")
        return run
    }

    private static func open(_ books: SmallBooks, severity: String = "2", channel: String = "phone") throws -> JSON {
        // A Tuesday, 05:00 PDT.
        try run(
            books,
            [
                "request", "open", "--customer", "RIVERBEND", "--channel", channel, "--severity", severity, "--title", "No reads",
                "--text", "Nothing since three", "--json",
            ], at: "2024-09-03T12:00:00Z"
        ).json()
    }

    @Test func `a request is opened, answered, paused, resolved and explained`() throws {
        let books = try SmallBooks()
        let opened = try Self.open(books)
        #expect(opened["request"] == "SR-000001" && opened["firstResponseDue"] == "2024-09-03T16:00:00Z")
        let queue = try Self.run(books, ["request", "queue", "--json"], at: "2024-09-03T12:01:00Z").json()
        #expect(queue[0]["request"] == "SR-000001" && queue[0]["owed"] == "firstResponse")
        let reply = try Self.run(
            books, ["request", "reply", "SR-000001", "--text", "On it", "--json"], at: "2024-09-03T13:00:00Z"
        ).json()
        #expect(reply["owed"] == "nextUpdate" && reply["dueAt"] == "2024-09-04T13:00:00Z")
        _ = try Self.run(books, ["request", "pause", "SR-000001", "--reason", "waitingOnCustomer"], at: "2024-09-03T13:00:00Z")
        _ = try Self.run(books, ["request", "resolve", "SR-000001", "--text", "Done"], at: "2024-09-03T14:00:00Z")
        let why = try Self.run(books, ["why", "clock", "SR-000001"], at: "2024-09-03T15:00:00Z").output
        #expect(why.contains("result  met at 3 Sep 2024 06:00 PDT, due 3 Sep 2024 09:00 PDT"))
        let again = try Self.run(
            books, ["request", "resolve", "SR-000001", "--text", "Done"], at: "2024-09-03T15:00:00Z", expecting: 1)
        #expect(again.errors.contains("SR-000001 is resolved"))
        #expect(try Self.run(books, ["request", "queue"], at: "2024-09-03T15:00:00Z").output == "No requests.\n")
        let found = try Self.run(books, ["request", "search", "since", "thr", "--json"], at: "2024-09-03T15:00:00Z").json()
        #expect(found[0]["id"] == "SR-000001")
    }

    @Test func `a claim of severity 1 by mail is told as one`() throws {
        let books = try SmallBooks()
        let opened = try Self.open(books, severity: "1", channel: "email")
        #expect(opened["severity"] == 3 && opened["claimsCritical"] == true)
        let shown = try Self.run(books, ["request", "show", "SR-000001"], at: "2024-09-03T12:05:00Z").output
        #expect(shown.contains("open, severity 3, claims severity 1"))
    }

    @Test func `an attached file comes back as it was`() throws {
        let books = try SmallBooks()
        _ = try Self.open(books)
        try books.folder.write("headend.log", "line one\n")
        _ = try Self.run(books, ["request", "attach", "SR-000001", "headend.log"], at: "2024-09-03T12:05:00Z")
        let shown = try Self.run(books, ["request", "show", "SR-000001", "--json"], at: "2024-09-03T12:06:00Z").json()
        let place = try #require(shown["facts"][3]["fact"] == "file attached" ? "4" : nil)
        _ = try Self.run(
            books, ["request", "fetch", "SR-000001", place, "--out", "again.log"], at: "2024-09-03T12:06:00Z")
        let again = books.folder.url.appending(path: "again.log")
        #expect(try String(contentsOf: again, encoding: .utf8) == "line one\n")
        _ = try Self.run(
            books, ["request", "fetch", "SR-000001", "1", "--out", "x"], at: "2024-09-03T12:06:00Z", expecting: 1)
    }

    @Test func `what is not there, and what cannot be, is refused in words`() throws {
        let books = try SmallBooks()
        let missing = try Self.run(books, ["request", "show", "SR-000009"], at: "2024-09-03T12:00:00Z", expecting: 1)
        #expect(missing.errors.contains("There is no request SR-000009"))
        _ = try Self.run(
            books, ["request", "pause", "SR-000001", "--reason", "lunch"], at: "2024-09-03T12:00:00Z", expecting: 64)
        _ = try Self.run(books, ["request", "reply", "SR-000001"], at: "2024-09-03T12:00:00Z", expecting: 64)
        let nothing = try Self.run(books, ["request", "search", "(*"], at: "2024-09-03T12:00:00Z", expecting: 1)
        #expect(nothing.errors.contains("There is no word to search for"))
    }

    @Test func `a ladder goes out and comes back, and its flaws are told`() throws {
        let books = try SmallBooks()
        let ladder = try Self.run(books, ["escalation", "ladder", "--json"], at: "2024-09-03T12:00:00Z").output
        try books.folder.write("ladder.json", ladder)
        let set = try Self.run(books, ["escalation", "set", "ladder.json", "--json"], at: "2024-09-03T12:00:00Z").json()
        #expect(set["version"] == 2)
        try books.folder.write("bad.json", "{\"steps\":[{\"clock\":\"lunch\"}]}")
        let bad = try Self.run(books, ["escalation", "set", "bad.json"], at: "2024-09-03T12:00:00Z", expecting: 1)
        #expect(bad.errors.contains("bad.json:1: It is no ladder: steps, step 1"))
    }
}
