import Foundation
import Testing

/// Monitors, alarms, backups, drills and the provider's house by commands alone, in 2024, so that no clock of a machine matters.
@Suite struct OperationsCommandTests {
    private let books: SmallBooks

    init() throws { books = try SmallBooks() }

    @discardableResult
    private func amico(_ words: [String], at: String, expecting status: Int32 = 0) throws -> CommandLineRun {
        let all = words + ["--at", at, "--data", "books", "--as", "ann"]
        let run = try CommandLineRun.amico(all, in: books.folder.url)
        #expect(run.status == status, "amico \(all.joined(separator: " "))\n\(run.output)\(run.errors)")
        return run
    }

    private func json(_ words: [String], at: String) throws -> JSON { try amico(words + ["--json"], at: at).json() }

    private let headend = ["--customer", "RIVERBEND", "--system", "headend"]

    @Test func `a reading beyond its bound opens an alarm that is acknowledged and clears`() throws {
        let set = try json(
            ["monitor", "set"] + headend + [
                "--name", "disk-used", "--unit", "%", "--warning-high", "85", "--critical-high", "95",
            ],
            at: "2024-09-01T16:00:00Z")
        #expect(set["monitor"] == "MON-000001")
        func read(_ value: String, at: String) throws -> JSON {
            try json(["monitor", "read", "MON-000001", "--value", value], at: at)
        }
        #expect(try read("85", at: "2024-09-02T16:00:00Z")["alarm"] == .null)
        #expect(try read("85.001", at: "2024-09-02T17:00:00Z")["alarm"] == "AL-000001")
        #expect(try read("96", at: "2024-09-02T18:00:00Z")["alarm"] == "AL-000001")
        let open = try json(["alarm", "list"], at: "2024-09-02T18:30:00Z")
        #expect(open.count == 1 && open[0]["severity"] == "critical" && open[0]["standing"] == "open, not acknowledged")
        try amico(["alarm", "acknowledge", "AL-000001", "--note", "Looking"], at: "2024-09-02T18:40:00Z")
        let twice = try amico(["alarm", "acknowledge", "AL-000001"], at: "2024-09-02T18:50:00Z", expecting: 1)
        #expect(!twice.errors.isEmpty && twice.output.isEmpty)
        _ = try read("60", at: "2024-09-02T19:00:00Z")
        #expect(try json(["alarm", "list"], at: "2024-09-02T20:00:00Z").count == 0)
        #expect(try json(["alarm", "list", "--month", "2024-09"], at: "2024-09-02T20:00:00Z")[0]["standing"] == "cleared")
        let why = try amico(["alarm", "show", "AL-000001"], at: "2024-09-02T20:00:00Z").output
        #expect(why.contains("raised as critical") && why.contains("by 60 %"))
        let list = try json(["monitor", "list"], at: "2024-09-02T20:00:00Z")
        #expect(list[0]["monitor"] == "MON-000001")
        let missing = try amico(["monitor", "read", "MON-000009", "--value", "1"], at: "2024-09-02T20:00:00Z", expecting: 1)
        #expect(missing.errors.contains("There is no monitor MON-000009"))
        try amico(["monitor", "read", "MON-000001", "--value", "much"], at: "2024-09-02T20:00:00Z", expecting: 64)
    }

    @Test func `a weekly backup goes off site, is disposed of, and days without one are told`() throws {
        let customer = ["--customer", "RIVERBEND"]
        // Sunday 1 September 2024: off site from the 8th, to be disposed of from the 22nd.
        let taken = try json(
            ["backup", "record"] + customer + [
                "--schedule", "weekly", "--taken-at", "2024-09-01T02:00:00-07:00", "--medium", "LTO-1", "--keeper", "safe",
            ], at: "2024-09-01T16:00:00Z")
        #expect(taken["backup"] == "BK-000001")
        #expect(try json(["backup", "list", "--due"], at: "2024-09-08T06:59:59Z").count == 0)
        #expect(try json(["backup", "list", "--due"], at: "2024-09-08T07:00:00Z")[0]["nextOn"] == "2024-09-08")
        try amico(
            ["backup", "move", "BK-000001", "--place", "offSite", "--keeper", "vault"], at: "2024-09-08T16:00:00Z")
        #expect(try json(["backup", "list"], at: "2024-09-09T16:00:00Z")[0]["nextOn"] == "2024-09-22")
        // 1 to 4 September are over; only the 1st was backed up.
        let gaps = try json(["backup", "gaps"] + customer + ["--period", "2024-09"], at: "2024-09-05T16:00:00Z")
        #expect(gaps["due"] == 4 && gaps["taken"] == 1 && gaps["value"] == "25.00")
        #expect(gaps["gaps"][0]["day"] == "2024-09-02" && gaps["gaps"][0]["lacks"] == "both")
        let early = try amico(["backup", "dispose", "BK-000001", "--method", "Shredded"], at: "2024-09-20T16:00:00Z")
        #expect(early.output.contains("2 days before the end of its keeping"))
        #expect(try json(["backup", "list"], at: "2024-09-21T16:00:00Z").count == 0)
        #expect(try amico(["backup", "show", "BK-000001"], at: "2024-09-21T16:00:00Z").output.contains("off site with vault"))
        let again = try amico(
            ["backup", "dispose", "BK-000001", "--method", "Shredded"], at: "2024-09-21T16:00:00Z", expecting: 1)
        #expect(again.errors.contains("BK-000001 was disposed of"))
    }

    /// Gold: restored from on-site backup within 4 h (2.2).
    @Test func `a recovery is held to the tier, as a drill and as a commitment`() throws {
        let begin = ["drill", "begin"] + headend + ["--kind", "onSiteRestore"]
        let begun = try json(begin + ["--real", "--identified-at", "2024-09-03T16:00:00Z"], at: "2024-09-03T16:10:00Z")
        #expect(begun["drill"] == "DR-000001" && begun["target"] == 240)
        #expect(try json(["drill", "list"], at: "2024-09-03T20:00:00Z")[0]["inTime"] == .null)
        let verified = try json(
            ["drill", "verify", "DR-000001", "--verified-at", "2024-09-03T20:00:01Z"], at: "2024-09-03T21:00:00Z")
        #expect(verified["inTime"] == false && verified["elapsedSeconds"] == 14_401)
        #expect(try amico(["drill", "show", "DR-000001"], at: "2024-09-04T16:00:00Z").output.contains("missed"))
        try amico(["drill", "verify", "DR-000001"], at: "2024-09-04T16:00:00Z", expecting: 1)
        try amico(begin + ["--identified-at", "2024-09-09T16:00:00Z"], at: "2024-09-03T16:10:00Z", expecting: 1)
        let why = try amico(
            ["why", "commitment", "recovery-time", "--customer", "RIVERBEND", "--period", "2024-09"], at: "2024-09-04T16:00:00Z")
        #expect(why.output.contains("0 of 1 recovery") && why.output.contains("[DR-000001]"))
    }

    @Test func `a vendor's response is judged in the hours of its contract`() throws {
        let term = ["--from", "2024-01-01", "--through", "2024-12-31"]
        let added = try json(
            ["vendor", "add", "--vendor", "Summit", "--covers", "UPS", "--days", "businessDays", "--hours", "08:00-17:00"] + term,
            at: "2024-09-02T16:00:00Z")
        #expect(added["contract"] == "VC-000001")
        // Friday 6 September 15:00: two hours, then Monday 10:00.
        let called = try json(["vendor", "call", "VC-000001", "--about", "Bypass"], at: "2024-09-06T15:00:00-07:00")
        #expect(called["dueAt"] == "2024-09-09T17:00:00Z")
        #expect(try json(["vendor", "calls"], at: "2024-09-09T17:00:00Z")[0]["standing"] == "waiting")
        #expect(try json(["vendor", "respond", "VCL-000001"], at: "2024-09-09T17:00:00Z")["inTime"] == true)
        #expect(try amico(["vendor", "show", "VCL-000001"], at: "2024-09-10T17:00:00Z").output.contains("responded in time"))
        #expect(try json(["vendor", "list"], at: "2024-10-02T17:00:00Z")[0]["standing"] == "to be renewed, 90 days left")
        let over = try amico(["vendor", "call", "VC-000001", "--about", "x"], at: "2025-01-02T17:00:00Z", expecting: 1)
        #expect(over.errors.contains("runs from 1 Jan 2024 through 31 Dec 2024"))
        try amico(
            ["vendor", "add", "--vendor", "S", "--covers", "U", "--hours", "9-5"] + term, at: "2024-09-02T16:00:00Z",
            expecting: 64)
    }

    @Test func `access is reviewed each period; visitors are inside until they leave`() throws {
        try amico(["monitor", "equip", "DC-WEST"], at: "2024-09-02T16:00:00Z")
        let cage = ["--facility", "DC-WEST", "--room", "cage-2"]
        try amico(
            ["access-review", "set"] + cage + ["--months", "3", "--owner", "Hana", "--first-due-on", "2024-09-30"],
            at: "2024-09-02T16:00:00Z")
        #expect(try json(["access-review", "list", "--overdue"], at: "2024-10-01T06:59:59Z").count == 0)
        #expect(try json(["access-review", "list", "--overdue"], at: "2024-10-01T07:00:00Z").count == 1)
        let unsaid = ["access-review", "record"] + cage + ["--reviewed-by", "Hana"]
        try amico(unsaid, at: "2024-10-02T16:00:00Z", expecting: 64)
        let done = try json(
            unsaid + ["--kept", "Tom=Works there", "--withdrawn", "Lee=Left"], at: "2024-10-02T16:00:00Z")
        #expect(done["review"] == "AR-000001" && done["nextDueOn"] == "2025-01-02")
        #expect(try amico(["access-review", "show"] + cage, at: "2024-10-03T16:00:00Z").output.contains("Lee: withdrawn, Left"))
        try amico(["access-review", "show", "--room", "cage-2"], at: "2024-10-03T16:00:00Z", expecting: 1)

        let visit = ["visitor", "in", "--facility", "DC-WEST", "--visitor", "Alex", "--purpose", "Batteries"]
        try amico(visit, at: "2024-10-03T16:00:00Z", expecting: 64)
        #expect(try json(visit + ["--escort", "Hana"], at: "2024-10-03T16:00:00Z")["visit"] == "VIS-000001")
        #expect(try json(["visitor", "list", "--inside"], at: "2024-10-03T17:00:00Z").count == 1)
        #expect(try json(["visitor", "out", "VIS-000001"], at: "2024-10-03T18:00:00Z")["insideSeconds"] == 7_200)
        #expect(try json(["visitor", "list", "--inside"], at: "2024-10-03T18:00:00Z").count == 0)
    }

    @Test func `no checklist set is not every sheet signed`() throws {
        let none = try amico(["checklist", "due"], at: "2024-09-03T16:00:00Z").output
        #expect(none.contains("no checklist holds on these days") && !none.contains("Every sheet is signed"))
    }
}
