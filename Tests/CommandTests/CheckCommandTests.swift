import Foundation
import Testing

/// Amico's own checks by commands alone, on this machine and by its clock.
@Suite struct CheckCommandTests {
    private let folder: TestFolder

    init() throws {
        folder = try TestFolder()
        try amico("init")
        let history = [
            #"{"action":"RegisterCustomer","fields":{"customer":"RIVERBEND","name":"Riverbend Water","zone":"America/Los_Angeles","accountManager":"Dana Ruiz","technicalRepresentative":"Lee Park"}}"#
        ]
        try folder.write("history.jsonl", history.joined(separator: "\n") + "\n")
        try amico("apply", "history.jsonl")
        try amico("mail", "address", "support@provider.example")
    }

    @discardableResult
    private func amico(_ words: String..., expecting status: Int32 = 0) throws -> CommandLineRun {
        let run = try CommandLineRun.amico(
            words + ["--data", "books", "--as", "ann"], in: folder.url,
            environment: ["AMICO_SENDMAIL": "/bin/true"])
        #expect(run.status == status, "amico \(words.joined(separator: " "))\n\(run.output)\(run.errors)")
        return run
    }

    @Test func `what a check finds opens an alarm, and is told in the same run`() throws {
        try amico(
            "monitor", "set", "--customer", "RIVERBEND", "--system", "infrastructure", "--name", "disk-used",
            "--critical-high", "0")
        try amico("monitor", "check", "add", "MON-000001", "--disk", "/")
        try amico("alarm", "tell", "oncall@provider.example")
        try amico("jobs", "run")
        #expect(try amico("alarm", "list", "--json").json()[0]["alarm"] == "AL-000001")
        let mails = try amico("mail", "list", "--json").json()
        #expect(mails.count == 1)
        #expect(mails[0]["to"] == "oncall@provider.example" && mails[0]["state"] == "handed over")
        #expect(try amico("monitor", "check", "list", "--json").json()[0]["lastProblem"] == .null)
    }

    @Test func `a check that finds nothing to measure is named, and the run ends with a refusal`() throws {
        try amico(
            "monitor", "set", "--customer", "RIVERBEND", "--system", "infrastructure", "--name", "d", "--critical-high", "9")
        try amico("monitor", "check", "add", "MON-000001", "--disk", "/no/such/folder")
        try amico("alarm", "tell", "oncall@provider.example")
        #expect(try amico("jobs", "run", expecting: 1).errors.contains("/no/such/folder: No such file or directory"))
        #expect(try amico("mail", "list", "--json").json()[0]["state"] == "handed over")
    }
}
