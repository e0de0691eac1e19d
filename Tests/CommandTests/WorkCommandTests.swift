import Foundation
import Testing

/// Agreements, statements of work, engagements and expenses by commands alone. Everything lies in 2024, so that no clock of a
/// machine matters.
@Suite struct WorkCommandTests {
    private static let registered =
        #"{"action":"RegisterCustomer","at":"2024-01-02T16:00:00Z","fields":{"customer":"RIVERBEND","name":"Riverbend Water","zone":"America/Los_Angeles","accountManager":"Dana Ruiz","technicalRepresentative":"Lee Park"}}"#

    private static func books() throws -> TestFolder {
        let folder = try TestFolder()
        try folder.amico("init", "--data", "books", "--as", "ann", "--at", "2024-01-01T15:00:00Z")
        try folder.write("history.jsonl", registered + "\n")
        try folder.amico("apply", "history.jsonl", "--data", "books", "--as", "ann")
        return folder
    }

    /// `command` is split at blanks; `more` is taken as it is.
    @discardableResult
    private func amico(
        _ folder: TestFolder, _ command: String, _ more: String..., at: String? = nil, expecting status: Int32 = 0
    ) throws -> CommandLineRun {
        let words = command.split(separator: " ").map(String.init) + more + (at.map { ["--at", "2024-\($0)T17:00:00Z"] } ?? [])
        let run = try CommandLineRun.amico(words + ["--data", "books", "--as", "ann"], in: folder.url)
        #expect(run.status == status, "amico \(words.joined(separator: " "))\n\(run.output)\(run.errors)")
        return run
    }

    private func sign(_ folder: TestFolder, _ command: String, on: String) throws {
        for party in ["customer", "provider"] {
            try amico(folder, "\(command) --party \(party) --on 2024-\(on)", "--by", "Maria Ortiz", at: on)
        }
    }

    /// A binding project of two phases under a binding agreement, quoted on 12 January for scoping complete on the 4th.
    private func project(_ folder: TestFolder) throws {
        try amico(folder, "agreements draft-services --customer RIVERBEND --from 2024-01-01", at: "01-03")
        try sign(folder, "agreements sign PSA-000001", on: "01-03")
        try amico(folder, "sow request --customer RIVERBEND --kind advanced-services", "--title", "Migration", at: "01-03")
        try amico(folder, "sow scope SOW-2024-0001 --complete-at 2024-01-04T17:00:00Z", at: "01-04")
        try amico(
            folder,
            "sow quote SOW-2024-0001 --valid-until 2024-01-31 --services PSA-000001 --starts-on 2024-02-01 --ends-on 2024-05-31 "
                + "--hours 200 --rate 200.00 --fee 40000.00 --billing by-phase --phase design=15000.00 --phase migration=25000.00",
            at: "01-12")
        try sign(folder, "sow sign SOW-2024-0001", on: "01-15")
    }

    @Test func `Enhanced Maintenance by commands: agreement, quote, signatures, list`() throws {
        let folder = try Self.books()
        try amico(
            folder, "agreements draft-maintenance --customer RIVERBEND --from 2024-07-01 --yearly-fee 48000.00", at: "01-03")
        try amico(folder, "sow request --customer RIVERBEND --kind enhanced-maintenance", "--title", "Training", at: "01-03")
        try amico(folder, "sow scope SOW-2024-0001 --complete-at 2024-01-03T17:00:00Z", at: "01-03")
        let quote =
            "sow quote SOW-2024-0001 --valid-until 2024-06-14 --maintenance MSSA-000001 --hours 120 --rate 210.00 --starts-on"
        let refused = try amico(folder, "\(quote) 2024-10-01", at: "01-08", expecting: 1)
        #expect(refused.errors.contains("short first year, 1 Oct 2024 to 30 Jun 2025"))
        let quoted = try amico(folder, "\(quote) 2024-07-01 --json", "--option", "live chat=6000.00", at: "01-08").json()
        #expect(quoted["inTime"] == true && quoted["validUntil"] == "2024-06-14")

        try amico(folder, "sow sign SOW-2024-0001 --party customer --on 2024-02-01", "--by", "Maria Ortiz", at: "02-01")
        let unbound = try amico(
            folder, "sow sign SOW-2024-0001 --party provider --on 2024-02-01", "--by", "Dana Ruiz", at: "02-01", expecting: 1)
        #expect(unbound.errors.contains("MSSA-000001, which is not binding yet"))
        try sign(folder, "agreements sign MSSA-000001", on: "02-01")
        let signed = try amico(
            folder, "sow sign SOW-2024-0001 --party provider --on 2024-02-01 --json", "--by", "Dana Ruiz", at: "02-01"
        ).json()
        #expect(signed == ["effectiveFrom": "2024-07-01", "status": "binding"])

        let line = try amico(folder, "sow list --customer RIVERBEND --json --at 2024-06-30T12:00:00Z").json()[0]
        #expect(line["standing"] == "binding, not in effect yet" && line["kind"] == "enhanced maintenance")
        let shown = try amico(folder, "sow show SOW-2024-0001 --at 2024-07-02T12:00:00Z").output
        #expect(shown.contains("in effect from 1 Jul 2024") && shown.contains("live chat: 6,000.00 USD a year"))
        #expect(shown.contains("120 h a year at 210.00 USD an hour"))
        let agreement = try amico(folder, "agreements list --customer RIVERBEND --json").json()[0]
        #expect(agreement["yearlyFee"] == "48000.00" && agreement["status"] == "binding")
    }

    @Test func `a project by commands: a late quote, two phases, and what is asked in the wrong words`() throws {
        let folder = try Self.books()
        try project(folder)
        let shown = try amico(folder, "sow show SOW-2024-0001 --json --at 2024-02-02T12:00:00Z").json()
        // Five business days from Thursday 4 January 09:00 are over on Thursday 11 January 09:00.
        #expect(shown["turnaround"]["result"] == "missed")
        #expect(shown["turnaround"]["steps"][0] == "due 11 Jan 2024 09:00 PST")
        #expect(shown["advancedServices"]["billing"] == "by phase" && shown["advancedServices"]["phases"].count == 2)
        #expect(shown["signatures"].count == 2 && shown["work"]["endsOn"] == "2024-05-31")

        try amico(
            folder,
            "sow quote SOW-2024-0001 --valid-until 2024-01-31 --services PSA-000001 --starts-on 2024-02-01 --hours 1 --rate 1",
            expecting: 64)
        let wrong = try amico(
            folder, "agreements draft-maintenance --customer RIVERBEND --from 2024-07-01 --yearly-fee 1.234", expecting: 64)
        #expect(wrong.errors.contains("--yearly-fee is an amount in USD"))
        try amico(folder, "sow request --customer RIVERBEND --kind something", "--title", "Work", expecting: 64)
        #expect(try amico(folder, "sow show SOW-2024-0009", expecting: 1).errors.contains("SOW-2024-0009"))
        #expect(try amico(folder, "agreements sign XX-1 --party customer --by M --on 2024-01-03", expecting: 1).output.isEmpty)
    }

    @Test func `engagements and expenses by commands: confirmed, moved, paid for by the side that moved`() throws {
        let folder = try Self.books()
        try project(folder)
        try amico(
            folder, "engagement plan SOW-2024-0001 --from 2024-03-18 --through 2024-03-20 --place Riverbend", "--subject",
            "Site visit", "--specialist", "Lee Park", at: "02-02")
        try amico(folder, "engagement confirm ENG-000001", at: "02-02")
        let moved = try amico(
            folder, "engagement reschedule ENG-000001 --from 2024-03-25 --through 2024-03-27 --moved-by customer --json",
            "--reason", "Storm", at: "02-05"
        ).json()
        #expect(moved == ["costsFallOn": "customer"])
        let facts = try amico(folder, "engagement show ENG-000001 --json").json()["facts"]
        #expect(facts.count == 3 && facts[0]["from"] == "2024-03-18" && facts[2]["movedBy"] == "customer")
        #expect(try amico(folder, "engagement list --customer RIVERBEND --json").json()[0]["status"] == "tentative")

        try folder.write("fare.pdf", "fare")
        let record = "expense record SOW-2024-0001 --on 2024-02-05 --category"
        let fare = try amico(
            folder, "\(record) moved --engagement ENG-000001 --amount 120.00 --receipt fare.pdf --json", "--what", "Penalty",
            at: "02-06"
        ).json()
        #expect(fare["bearer"] == "customer" && fare["expense"] == "EXP-000001")
        try amico(folder, "\(record) living --days 3 --rate 64.00", "--what", "Meals", "--asked", "PO 4411", at: "02-06")
        #expect(
            try amico(folder, "\(record) travel --amount 1 --receipt no.pdf --what x", expecting: 1).errors.contains("no.pdf"))
        try amico(folder, "\(record) travel --amount 1 --what x", expecting: 64)
        try amico(folder, "expense withdraw EXP-000001 --reason Twice", at: "02-07")
        let listed = try amico(folder, "expense list --customer RIVERBEND --json").json()
        #expect(listed.count == 1)
        #expect(listed[0]["amount"] == "192.00" && listed[0]["days"] == 3 && listed[0]["asked"] == "PO 4411")
        #expect(try amico(folder, "expense list --customer RIVERBEND").output.contains("192.00 USD"))
        #expect(try amico(folder, "verify").output.contains("The books are whole."))
    }
}
