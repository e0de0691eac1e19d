import Foundation
import Testing

/// A week of the board by commands alone, in 2024, so that no clock of a machine matters.
@Suite struct BoardCommandTests {
    private struct Week {
        let books: SmallBooks

        /// Everything happens in 2024: ann takes it over.
        @discardableResult
        func amico(_ words: [String], at: String? = nil, expecting status: Int32 = 0) throws -> CommandLineRun {
            let all = words + (at.map { ["--at", $0] } ?? []) + ["--data", "books", "--as", "ann"]
            let run = try CommandLineRun.amico(all, in: books.folder.url)
            #expect(run.status == status, "amico \(all.joined(separator: " "))\n\(run.output)\(run.errors)")
            return run
        }

        init() throws {
            books = try SmallBooks()
            for name in ["bob", "cat"] {
                try amico(
                    ["actors", "add", name, "--name", name, "--role", "changeBoardMember", "--approval", "Letter"],
                    at: "2024-08-30T16:00:00Z")
            }
            let members = ["ann", "bob", "cat"].flatMap { ["--member", $0] }
            try amico(
                ["board", "rules"] + members + [
                    "--chair", "bob", "--deputy", "cat", "--emergency", "cat", "--quorum", "2", "--rule", "majority", "--weekday",
                    "tuesday", "--start", "10:00", "--cut-off-minutes", "1320",
                ], at: "2024-09-02T16:00:00Z")
        }

        static let plan = [
            "--from", "2024-09-14T22:00:00-07:00", "--to", "2024-09-15T00:00:00-07:00", "--description", "Installs 9.4.",
            "--reason",
            "Repairs.", "--preventative", "Rehearsed.", "--contingency", "Snapshot.", "--affects", "RIVERBEND:headend",
            "--implementer", "lee",
        ]
    }

    @Test func `a change goes from its draft to its close, and the calendar knows it`() throws {
        let week = try Week()
        let drafted = try week.amico(
            ["change", "draft", "--title", "Release 9.4", "--json"] + Week.plan, at: "2024-09-02T17:00:00Z"
        ).json()
        #expect(drafted["change"] == "CR-000001" && drafted["missing"] == [])
        try week.amico(["change", "submit", "CR-000001"], at: "2024-09-02T18:00:00Z")
        let agenda = try week.amico(["board", "agenda"], at: "2024-09-02T18:30:00Z").output
        #expect(agenda.contains("CCB-000001, 3 Sep 2024 10:00 PDT, planned. Its agenda closes 2 Sep 2024 12:00 PDT."))
        #expect(agenda.contains("Release 9.4"))
        // ann asked for it: she has no vote, though she may write down those of others. Nobody votes, so nothing is decided.
        try week.amico(
            ["board", "open", "CCB-000001", "--present", "bob", "--present", "cat"], at: "2024-09-03T17:01:00Z")
        let decide = ["board", "decide", "CR-000001", "--meeting", "CCB-000001"]
        let own = try week.amico(decide + ["--approve", "ann"], at: "2024-09-03T17:05:00Z", expecting: 1)
        #expect(own.errors.contains("does not vote on it"))
        #expect(try week.amico(decide, at: "2024-09-03T17:05:00Z", expecting: 1).errors.contains("Nobody's vote"))
        try week.amico(
            ["board", "close", "CCB-000001", "--minutes", "No one voted."], at: "2024-09-03T18:00:00Z")
        let shown = try week.amico(["change", "show", "CR-000001", "--json"], at: "2024-09-03T19:00:00Z").json()
        #expect(shown["line"]["status"] == "deferred" && shown["line"]["meeting"] == "CCB-000002")
        #expect(try week.amico(["board", "minutes", "CCB-000001"]).output.contains("undecided, moves to CCB-000002"))
        try week.amico(
            ["board", "add-to-minutes", "CCB-000001", "--text", "cat left at 10:30."], at: "2024-09-04T18:00:00Z")
        let minutes = try week.amico(["board", "minutes", "CCB-000001"]).output
        #expect(minutes.contains("No one voted.\nAdded 4 Sep 2024 11:00 PDT by ann: cat left at 10:30."))
        let found = try week.amico(["request", "search", "rehearsed", "--json"]).json()
        #expect(found[0]["id"] == "CR-000001")
        try week.amico(
            [
                "request", "open", "--customer", "RIVERBEND", "--channel", "phone", "--severity", "2", "--title", "Slow",
                "--text", "Very",
            ], at: "2024-09-04T18:00:00Z")
        let pause = ["request", "pause", "SR-000001", "--reason", "waitingOnScheduledChange", "--change", "CR-000001"]
        try week.amico(pause, at: "2024-09-04T18:05:00Z")
        #expect(try week.amico(["request", "show", "SR-000001"]).output.contains("waiting on a scheduled change, CR-000001"))
        let written = try week.amico(["board", "calendar", "--out", "board.ics", "--json"]).json()
        #expect(written["events"] == 5)
        let text = try String(contentsOf: week.books.folder.url.appending(path: "board.ics"), encoding: .utf8)
        #expect(text.contains("UID:CR-000001@amico\r\n") && text.contains("STATUS:TENTATIVE\r\n"))
        #expect(text.contains("DTSTART:20240915T050000Z\r\n"))
        #expect(text.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 75 })
    }

    @Test func `an emergency is approved, made, backed up, reviewed and closed`() throws {
        let week = try Week()
        func run(_ words: String..., at: String, expecting status: Int32 = 0) throws -> CommandLineRun {
            try week.amico(words, at: at, expecting: status)
        }
        _ = try week.amico(
            ["change", "draft", "--title", "New disk", "--kind", "emergency"] + Week.plan, at: "2024-09-14T18:00:00Z")
        _ = try run("change", "submit", "CR-000001", at: "2024-09-14T18:01:00Z")
        let own = try run("change", "approve", "CR-000001", at: "2024-09-14T18:02:00Z", expecting: 1)
        #expect(own.errors.contains("have another person do it") || own.errors.contains("Have another person do it"))
        let asked = try week.amico(["change", "list", "--json"], at: "2024-09-14T18:03:00Z").json()
        #expect(asked[0]["kind"] == "emergency" && asked[0]["status"] == "submitted")
        #expect(try run("change", "start", "CR-000001", at: "2024-09-15T05:00:00Z", expecting: 1).errors.contains("approved"))
        _ = try run("change", "cancel", "CR-000001", "--reason", "Another way was found.", at: "2024-09-15T05:01:00Z")
        #expect(try week.amico(["change", "list"]).output.contains("No changes."))
        #expect(try week.amico(["change", "list", "--all"]).output.contains("cancelled"))
    }

    @Test func `wrong input is a usage error or a refusal that says what to do`() throws {
        let week = try Week()
        try week.amico(["change", "draft", "--title", "x", "--affects", "headend"], expecting: 64)
        try week.amico(["change", "draft", "--title", "x", "--from", "2024-09-14T22:00:00-07:00"], expecting: 64)
        try week.amico(["board", "calendar", "--out", "board.txt"], expecting: 64)
        try week.amico(["board", "rules", "--member", "ann"], expecting: 64)
        #expect(try week.amico(["change", "show", "CR-000009"], expecting: 1).errors.contains("There is no change CR-000009"))
        try week.amico(
            ["board", "freeze", "--from", "2024-09-14T22:00:00Z", "--to", "2024-09-15T22:00:00Z", "--reason", "Tests"],
            at: "2024-09-03T00:00:00Z")
        #expect(try week.amico(["board", "freezes", "--json"]).json()[0]["effect"] == "block")
        try week.amico(["board", "lift", "FRZ-000001", "--reason", "Done"], at: "2024-09-03T00:00:00Z")
        #expect(
            try week.amico(["board", "lift", "FRZ-000001", "--reason", "Done"], at: "2024-09-03T00:00:01Z", expecting: 1).errors
                .contains("lifted already"))
    }
}
