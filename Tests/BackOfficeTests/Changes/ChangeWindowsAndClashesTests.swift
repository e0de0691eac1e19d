import BackOffice
import Domain
import Testing

struct ChangeWindowsAndClashesTests {
    /// Tuesday 2026-09-15, 10:00 to noon: inside Gold's 02:00-18:00.
    private static let morning = Period(
        Instant("2026-09-15T10:00:00-07:00") ?? .distantPast, Instant("2026-09-15T12:00:00-07:00") ?? .distantPast)

    private static func september(_ books: TestBooks) throws -> AvailabilityRow {
        let month = try #require(Month("2026-09"))
        let rows = try books.read(at: "2026-10-02T00:00:00-07:00") { try $0.availability(of: TestBooks.riverbend, in: month) }
        return try #require(rows.first { $0.figure.system == TestBooks.headend })
    }

    private static func made(_ announced: String?, endsLateBy seconds: Int, available: Bool) async throws -> TestBooks {
        let books = try await TestBooks.withBoard()
        let change = try await books.approved(plan: TestBooks.plan(morning))
        books.clock.stand(at: try #require(Instant("2026-09-10T12:00:00-07:00")))
        try await books.act("rui", ScheduleChange(change: change, announcedAt: announced.flatMap { Instant($0) }))
        try await books.act("eli", StartChange(change: change), at: "2026-09-15T10:00:00-07:00")
        books.clock.stand(at: morning.end + seconds)
        try await books.act("eli", FinishChange(change: change, available: available))
        return books
    }

    @Test(
        arguments: [
            // Announced seven days before to the second: two hours leave September's 20,160 agreed minutes, the overrun is downtime.
            ("2026-09-08T10:00:00-07:00", 900, false, 20_160 * 60 - 7_200, 900),
            ("2026-09-08T10:00:00-07:00", 900, true, 20_160 * 60 - 7_200, 0),
            ("2026-09-08T10:00:00-07:00", -600, false, 20_160 * 60 - 7_200, 0),
            // A second too late: it excuses nothing.
            ("2026-09-08T10:00:01-07:00", -600, false, 20_160 * 60, 0),
            (nil, -600, false, 20_160 * 60, 0),
        ] as [(String?, Int, Bool, Int, Int)])
    func `an announced change takes its window out of agreed time, and its overrun is downtime`(
        announced: String?, late: Int, available: Bool, agreed: Int, down: Int
    ) async throws {
        let row = try Self.september(try await Self.made(announced, endsLateBy: late, available: available))
        #expect(row.figure.agreed == agreed && row.figure.down == down)
    }

    @Test func `two changes in one window complete it with the last of their ends`() async throws {
        let books = try await TestBooks.withBoard()
        let first = try await books.submitted(plan: TestBooks.plan(Self.morning))
        let second = try await books.submitted(plan: TestBooks.plan(Self.morning, by: "fay"))
        try await books.openFirst()
        for change in [first, second] { try await books.decide(change) }
        let told = try #require(Instant("2026-09-02T10:00:00-07:00"))
        books.clock.stand(at: told)
        let window = try await books.act("rui", ScheduleChange(change: first, announcedAt: told)).windows
        #expect(try await books.act("rui", ScheduleChange(change: second, announcedAt: told)).windows == window)
        for change in [first, second] {
            try await books.act("eli", StartChange(change: change), at: "2026-09-15T10:00:00-07:00")
        }
        try await books.act("eli", FinishChange(change: first, available: false), at: "2026-09-15T12:10:00-07:00")
        #expect(try Self.september(books).figure.down == 0)
        try await books.act("eli", FinishChange(change: second, available: true), at: "2026-09-15T12:20:00-07:00")
        // One of the two left them down: from 12:00 to 12:20.
        #expect(try Self.september(books).figure.down == 1_200)
    }

    @Test func `clashes are found on save, and again every day`() async throws {
        let books = try await TestBooks.withBoard()
        let first = try await books.submitted()
        let outside = "outside every service window of headend of RIVERBEND"
        let second = try await books.act("gus", DraftChange(plan: TestBooks.plan())).clashes
        #expect(
            second == ["\(first) changes headend of RIVERBEND at that time too", "eli makes \(first) at that time too", outside])
        let window = try await books.perform(
            ApproveServiceWindow(
                customer: TestBooks.riverbend, start: TestBooks.night.start, end: TestBooks.night.end,
                announcedAt: books.clock.now))
        _ = window
        func noted() throws -> [String] {
            try books.office.read(as: books.root) { try $0.steps(of: first).filter { $0.fact == "clashes" }.map(\.words) }
        }
        #expect(try noted() == [outside])
        try await books.runJobs(until: "2026-09-01T00:00:00-07:00")
        // The window holds it now, and the draft holds no time: nothing stands against it.
        #expect(try noted() == [outside, "nothing stands against it any more"])
        let freeze = try await books.act(
            "rui",
            DeclareFreeze(start: TestBooks.night.start, end: TestBooks.night.end, effect: .warn, reason: "Billing runs.")
        ).freeze
        try await books.runJobs(until: "2026-09-03T00:00:00-07:00")
        // Written down when it was found, not every day again.
        #expect(try noted() == [outside, "nothing stands against it any more", "inside \(freeze), which warns"])
    }

    @Test func `a check that runs late notes nothing of what came after it was due`() async throws {
        let books = try await TestBooks.withBoard()
        books.clock.stand(at: try #require(Instant("2026-09-02T10:00:00-07:00")))
        let change = try await books.submitted()
        try await books.perform(
            ApproveServiceWindow(
                customer: TestBooks.riverbend, start: TestBooks.night.start, end: TestBooks.night.end,
                announcedAt: books.clock.now),
            at: "2026-09-03T10:00:00-07:00")
        try await books.runJobs(until: "2026-09-04T12:00:00-07:00")
        let steps = try books.office.read(as: books.root) { try $0.steps(of: change).filter { $0.fact == "clashes" } }
        #expect(steps.map(\.at.description) == ["2026-09-02T17:00:00Z", "2026-09-04T07:00:00Z"])
    }
}
