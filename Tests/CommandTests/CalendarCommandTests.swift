import Domain
import Testing

/// Figures of DOMAIN 1 and 10.3, typed as a user types them.
@Suite struct CalendarCommandTests {
    @Test(arguments: [
        // A Pacific business day of support hours is twelve hours; Labor Day is none.
        ("support", "2026-09-08T05:00:00-07:00", "2026-09-08T17:00:00-07:00", 43_200),
        ("support", "2026-09-07T00:00:00-07:00", "2026-09-08T00:00:00-07:00", 0),
        // The autumn change day of 24x7 has twenty-five hours, the spring one twenty-three.
        ("platinum", "2026-11-01T00:00:00-07:00", "2026-11-02T00:00:00-08:00", 90_000),
        ("platinum", "2026-03-08T00:00:00-08:00", "2026-03-09T00:00:00-07:00", 82_800),
        ("gold", "2026-09-08T00:00:00Z", "2026-09-08T00:00:00Z", 0),
    ])
    func `working time is counted in seconds`(calendar: String, from: String, to: String, seconds: Int) throws {
        let run = try TestFolder().amico("calendar", "working-time", "--calendar", calendar, "--from", from, "--to", to, "--json")
        #expect(try run.json() == ["seconds": .int(seconds)])
        #expect(run.output == "{\"seconds\":\(seconds)}\n")
    }

    @Test(arguments: [
        // "1 business day" of 720 minutes from Tuesday 10:00 is Wednesday 10:00, from Friday 16:00 Monday 16:00.
        ("support", "2026-09-15T10:00:00-07:00", 720, "2026-09-16T17:00:00Z"),
        ("support", "2026-09-18T16:00:00-07:00", 720, "2026-09-21T23:00:00Z"),
        // The earliest instant: the end of Friday, not the start of Monday.
        ("support", "2026-09-18T05:00:00-07:00", 720, "2026-09-19T00:00:00Z"),
        ("support", "2026-09-19T12:00:00-07:00", 0, "2026-09-19T19:00:00Z"),
    ])
    func `the instant after some working time is the earliest`(
        calendar: String, from: String, minutes: Int, expected: String
    ) throws {
        let run = try TestFolder().amico(
            "calendar", "after", "--calendar", calendar, "--from", from, "--minutes", "\(minutes)", "--json")
        let at = try run.json()["at"]
        guard case .text(let text) = at else {
            Issue.record("no instant: \(run.output)")
            return
        }
        #expect(try instant(text) == instant(expected))
    }

    @Test(arguments: [
        ("silver", "2026-09", 12_600), ("gold", "2026-09", 20_160), ("platinum", "2026-09", 43_200),
        ("silver", "2026-11", 11_400), ("gold", "2026-11", 18_240), ("platinum", "2026-11", 43_260),
        ("silver", "2026-03", 13_200), ("platinum", "2026-03", 44_580),
    ])
    func `the agreed time of a month is counted in minutes`(calendar: String, month: String, minutes: Int) throws {
        let run = try TestFolder().amico("calendar", "agreed-time", "--calendar", calendar, "--month", month, "--json")
        #expect(try run.json() == ["minutes": .int(minutes)])
    }

    @Test(arguments: [
        ["calendar", "working-time", "--calendar", "gold", "--from", "2026-09-08T00:00:00", "--to", "2026-09-09T00:00:00Z"],
        ["calendar", "working-time", "--calendar", "gold", "--from", "2026-09-08T00:00:00Z"],
        ["calendar", "agreed-time", "--calendar", "gold", "--month", "2026-13"],
        ["calendar", "after", "--calendar", "gold", "--from", "2026-09-08T00:00:00Z", "--minutes", "many"],
    ])
    func `what is no instant, number or month is a usage error`(arguments: [String]) throws {
        let folder = try TestFolder()
        let run = try CommandLineRun.amico(arguments + ["--json"], in: folder.url)
        #expect(run.status == 64)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("Usage: amico calendar"))
    }

    @Test(arguments: [
        ["calendar", "working-time", "--calendar", "gold", "--from", "2026-09-09T00:00:00Z", "--to", "2026-09-08T00:00:00Z"],
        ["calendar", "working-time", "--calendar", "bronze", "--from", "2026-09-08T00:00:00Z", "--to", "2026-09-09T00:00:00Z"],
        ["calendar", "after", "--calendar", "gold", "--from", "2026-09-08T00:00:00Z", "--minutes=-5"],
        ["calendar", "after", "--calendar", "gold", "--from", "2026-09-08T00:00:00Z", "--minutes", "9223372036854775807"],
    ])
    func `a question without an answer is refused`(arguments: [String]) throws {
        let folder = try TestFolder()
        let run = try CommandLineRun.amico(arguments + ["--json"], in: folder.url)
        #expect(run.status == 1)
        #expect(run.output.isEmpty)
        #expect(!run.errors.isEmpty)
    }

    @Test func `people read the answer with its zone`() throws {
        let run = try TestFolder().amico(
            "calendar", "after", "--calendar", "support", "--from", "2026-09-18T16:00:00-07:00", "--minutes", "720")
        #expect(run.output.contains("21 Sep 2026 16:00 PDT"))
    }

    private func instant(_ text: String) throws -> Instant {
        try #require(Instant(text), "not an instant: \(text)")
    }

    @Test(arguments: [
        // A Friday 15:00: two support hours then, two on Monday. A question is owed no resolution.
        ("1", "2026-09-18T15:00:00-07:00", "\"2026-09-18T15:15:00-07:00\"", "\"2026-09-21T15:00:00-07:00\""),
        ("2", "2026-09-18T15:00:00-07:00", "\"2026-09-21T07:00:00-07:00\"", "\"2026-09-25T15:00:00-07:00\""),
        ("4", "2026-09-18T22:00:00Z", "\"2026-09-22T15:00:00-07:00\"", "null"),
    ])
    func `what a new request is owed`(severity: String, opened: String, first: String, resolution: String) throws {
        let run = try TestFolder().amico("calendar", "due", "--severity", severity, "--opened", opened, "--json")
        #expect(run.output == "{\"firstResponse\":\(first),\"nextUpdate\":null,\"resolution\":\(resolution)}\n")
    }

    @Test(arguments: [
        // A Monday, by the standard version: four support hours from 05:00.
        ("2024-09-09T01:30:00-07:00", "2024-09-09T09:00:00-07:00"),
        // From Tuesday on by the books' own: an hour of gold time, which begins at 02:00.
        ("2024-09-10T01:30:00-07:00", "2024-09-10T03:00:00-07:00"),
    ])
    func `where there are books, their policy in force then is asked`(opened: String, first: String) throws {
        let books = try SmallBooks()
        let level = #"{"severity":2,"meaning":"Major.","firstResponse":{"minutes":60,"calendar":"gold"}}"#
        try books.folder.write(
            "policy.jsonl",
            #"{"action":"SetServiceLevelPolicy","at":"2024-09-01T16:00:00Z","fields":{"from":"2024-09-10","levels":["#
                + level + "]}}\n")
        try books.amico("apply", "policy.jsonl")
        let run = try books.amico("calendar", "due", "--severity", "2", "--opened", opened, "--json")
        #expect(try run.json()["firstResponse"] == .text(first))
        let none = try books.amico(
            "calendar", "due", "--severity", "1", "--opened", "2024-09-10T01:30:00-07:00", expecting: 1)
        #expect(none.errors.contains("The policy has no severity 1. Choose one of 2"))
    }

    @Test(arguments: ["0", "5", "12"])
    func `a severity the policy has not is refused with those it has`(severity: String) throws {
        let run = try TestFolder().amico(
            "calendar", "due", "--severity", severity, "--opened", "2026-09-18T22:00:00Z", expecting: 1)
        #expect(run.errors.contains("1, 2, 3, 4"))
    }
}
