import Foundation
import Testing

/// An Enhanced Maintenance SOW of 120 h a year at 210.00, worked with by commands alone. Everything lies in 2024 and 2025, so
/// that no clock of a machine matters.
@Suite struct HoursCommandTests {
    private static let signed = ["customer", "provider"]

    private static let history: [String] =
        [
            #"{"action":"RegisterCustomer","at":"2024-10-01T16:00:00Z","fields":{"customer":"RIVERBEND","name":"Riverbend Water","zone":"America/Los_Angeles","accountManager":"Dana Ruiz","technicalRepresentative":"Lee Park"}}"#,
            #"{"action":"DraftMaintenanceAgreement","at":"2024-10-02T16:00:00Z","fields":{"customer":"RIVERBEND","from":"2025-01-01","yearlyFee":{"minor":1200000,"currency":"USD"}}}"#,
        ]
        + signed.map {
            #"{"action":"SignMaintenanceAgreement","at":"2024-10-03T16:00:00Z","fields":{"agreement":"MSSA-000001","party":"\#($0)","by":"Maria Ortiz","on":"2024-10-03"}}"#
        } + [
            #"{"action":"RequestStatementOfWork","at":"2024-10-04T16:00:00Z","fields":{"customer":"RIVERBEND","kind":"enhanced maintenance","title":"Training and health checks"}}"#,
            #"{"action":"RecordScoping","at":"2024-10-05T16:00:00Z","fields":{"statementOfWork":"SOW-2024-0001","completeAt":"2024-10-05T16:00:00Z"}}"#,
            #"{"action":"QuoteStatementOfWork","at":"2024-10-06T16:00:00Z","fields":{"statementOfWork":"SOW-2024-0001","validUntil":"2024-11-30","enhancedMaintenance":{"maintenance":"MSSA-000001","yearlyHours":7200,"rate":{"minor":21000,"currency":"USD"},"unit":1,"startsOn":"2025-01-01"}}}"#,
        ]
        + signed.map {
            #"{"action":"SignStatementOfWork","at":"2024-10-07T16:00:00Z","fields":{"statementOfWork":"SOW-2024-0001","party":"\#($0)","by":"Maria Ortiz","on":"2024-10-07"}}"#
        }

    private static func books() throws -> TestFolder {
        let folder = try TestFolder()
        try folder.amico("init", "--data", "books", "--as", "ann", "--at", "2024-09-01T15:00:00Z")
        try folder.write("history.jsonl", history.joined(separator: "\n") + "\n")
        try folder.amico("apply", "history.jsonl", "--all-or-nothing", "--data", "books", "--as", "ann")
        return folder
    }

    @discardableResult
    private func amico(_ folder: TestFolder, _ arguments: [String], expecting status: Int32 = 0) throws -> CommandLineRun {
        let run = try CommandLineRun.amico(arguments + ["--data", "books", "--as", "ann"], in: folder.url)
        #expect(run.status == status, "amico \(arguments.joined(separator: " "))\n\(run.errors)")
        return run
    }

    private func log(_ folder: TestFolder, _ minutes: Int, on: String) throws -> JSON {
        try amico(
            folder, ["hours", "log", "SOW-2024-0001", "--on", on, "--person", "Lee Park", "--minutes", "\(minutes)", "--json"]
        ).json()
    }

    @Test func `the example of 4_6 through the commands: balance, forecast, why, statement`() throws {
        let folder = try Self.books()
        for (on, minutes) in [("2025-02-10", 900), ("2025-06-30", 980), ("2025-07-15", 430), ("2025-09-28", 300)] {
            #expect(try log(folder, minutes, on: on)["accounted"] == .int(minutes))
        }
        let balance = try amico(folder, ["hours", "balance", "SOW-2024-0001", "--on", "2025-09-28", "--json"]).json()
        #expect(balance["balance"] == 4_590)
        #expect(balance["willUse"] == 762)
        #expect(balance["lostMinutes"] == 3_828)
        #expect(balance["lost"] == "13398.00")
        #expect(balance["first"] == "2025-01-01")
        let words = try amico(folder, ["hours", "balance", "SOW-2024-0001", "--on", "2025-09-28"]).output
        #expect(words.contains("76 h 30 min"))
        #expect(words.contains("63 h 48 min (13,398.00 USD) will be lost"))
        let why = try amico(folder, ["why", "forecast", "SOW-2024-0001", "--on", "2025-09-28"]).output
        #expect(why.contains("floor(730 x 94 / 90) = 762 min"))
        #expect(try amico(folder, ["why", "balance", "SOW-2024-0001", "--on", "2025-09-28"]).output.contains("[HR-000001]"))
        let rows = try amico(folder, ["hours", "statement", "SOW-2024-0001", "--year", "2025-01-01", "--json"]).json()
        #expect(rows.count == 5)
        #expect(rows[4]["balance"] == 4_590)
        #expect(rows[0]["kind"] == "deposit")
    }

    @Test func `fewer hours are refused with what they still buy; more are ordered, signed and there`() throws {
        let folder = try Self.books()
        let fewer = try amico(
            folder,
            ["change-order", "draft", "SOW-2024-0001", "--asks", "fewer-hours", "--hours", "10", "--reason", "Less training"],
            expecting: 1)
        #expect(fewer.errors.contains("use it or lose it"))
        #expect(fewer.errors.contains("operator training"))
        let more = try amico(
            folder,
            [
                "change-order", "draft", "SOW-2024-0001", "--asks", "more-hours-this-year", "--hours", "20:30", "--reason",
                "More",
                "--year", "2025-05-01", "--json",
            ]
        ).json()
        #expect(more["changeOrder"] == "CO-000001")
        for party in ["customer", "provider"] {
            try amico(
                folder, ["change-order", "sign", "CO-000001", "--party", party, "--by", "Maria Ortiz", "--on", "2025-05-02"])
        }
        let balance = try amico(folder, ["hours", "balance", "SOW-2024-0001", "--on", "2025-12-31", "--json"]).json()
        #expect(balance["balance"] == .int(7_200 + 1_230))
        let list = try amico(folder, ["change-order", "list", "--customer", "RIVERBEND", "--json"]).json()
        #expect(list.items.map { $0["status"] } == ["binding"])
    }

    @Test func `a year is offered, closed and done with`() throws {
        let folder = try Self.books()
        try amico(folder, ["jobs", "run", "--until", "2026-01-02T00:00:00-08:00"])
        let reminders = try amico(folder, ["reminders", "list", "--customer", "RIVERBEND", "--json"]).json()
        #expect(reminders.items.count { $0["kind"] == "hours ending" } == 4)
        #expect(reminders.items.count { $0["kind"] == "notice" } == 3)
        #expect(reminders.items.count { $0["kind"] == "requirements" } == 1)
        try amico(
            folder,
            ["hours", "offer", "SOW-2024-0001", "--service", "operator training", "--to", "Maria Ortiz", "--on", "2025-11-03"])
        let closed = try amico(folder, ["hours", "close-year", "SOW-2024-0001", "--year", "2025-01-01", "--json"]).json()
        #expect(closed["expired"] == 7_200)
        #expect(closed["offers"].count == 1)
        try amico(folder, ["hours", "close-year", "SOW-2024-0001", "--year", "2025-01-01"], expecting: 1)
        let late = try CommandLineRun.amico(
            [
                "hours", "log", "SOW-2024-0001", "--on", "2025-12-01", "--person", "Lee", "--minutes", "5", "--data", "books",
                "--as", "ann",
            ], in: folder.url)
        #expect(late.status == 1)
        #expect(late.errors.contains("a closed year takes no entries"))
        #expect(try amico(folder, ["verify"]).output.contains("whole"))
    }

    @Test func `notice in time ends with the year, and is withdrawn in time only`() throws {
        let folder = try Self.books()
        let deadline = try amico(folder, ["notice", "deadline", "SOW-2024-0001", "--year", "2025-06-01", "--json"]).json()
        #expect(deadline["lastDay"] == "2025-10-02")
        #expect(deadline["byInvoice"] == "2025-10-31")
        let given = try amico(
            folder,
            [
                "notice", "give", "SOW-2024-0001", "--received-on", "2025-10-02", "--by", "Maria Ortiz", "--how", "letter",
                "--json",
            ]
        ).json()
        #expect(given["inTime"] == true)
        #expect(given["endsOn"] == "2025-12-31")
        #expect(
            try amico(folder, ["why", "notice-deadline", "SOW-2024-0001", "--year", "2025-06-01"]).output.contains("in time"))
        try amico(folder, ["notice", "withdraw", "NTC-000001", "--on", "2025-10-03"], expecting: 1)
        try amico(folder, ["notice", "withdraw", "NTC-000001", "--on", "2025-10-02"])
        let list = try amico(folder, ["notice", "list", "--customer", "RIVERBEND", "--json"]).json()
        #expect(list[0]["withdrawnOn"] == "2025-10-02")
        #expect(try amico(folder, ["why", "renewal", "SOW-2024-0001", "--year", "2026-01-01"]).output.contains("25,200.00 USD"))
    }

    @Test func `work that notice has ended is listed as ended, with its last day (6_3)`() throws {
        let folder = try Self.books()
        try amico(
            folder, ["notice", "give", "SOW-2024-0001", "--received-on", "2025-10-02", "--by", "Maria Ortiz", "--how", "letter"])
        func listed(_ at: String) throws -> JSON {
            try amico(folder, ["sow", "list", "--customer", "RIVERBEND", "--at", at, "--json"]).json()[0]
        }
        let running = try listed("2026-01-01T07:59:59Z")
        #expect(running["standing"] == "in effect" && running["endsOn"] == "2025-12-31")
        let over = try listed("2026-01-01T08:00:00Z")
        #expect(over["standing"] == "ended on 31 Dec 2025" && over["endsOn"] == "2025-12-31")
        func paper(_ name: String, _ at: String) throws -> String {
            try amico(folder, ["document", name, "SOW-2024-0001", "--at", at, "--out", "sow.html"])
            return try String(contentsOf: folder.url.appendingPathComponent("sow.html"), encoding: .utf8)
        }
        for name in ["sow", "quote"] {
            #expect(try paper(name, "2026-01-01T07:59:59Z").contains("By notice it ends on 31 Dec 2025."), "\(name)")
            #expect(try paper(name, "2026-01-01T08:00:00Z").contains("by notice on 31 Dec 2025."), "\(name)")
        }
    }

    @Test func `a length of time is given once, and is one`() throws {
        let folder = try Self.books()
        let log = ["hours", "log", "SOW-2024-0001", "--on", "2025-02-10", "--person", "Lee"]
        for wrong in [[], ["--minutes", "5", "--hours", "1"], ["--hours", "1:60"], ["--hours", "soon"]] {
            try amico(folder, log + wrong, expecting: 64)
        }
        try amico(folder, log + ["--minutes", "0"], expecting: 1)
    }
}
