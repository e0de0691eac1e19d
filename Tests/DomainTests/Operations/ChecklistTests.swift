import Domain
import Foundation
import Testing

struct ChecklistTests {
    private static let riverbend = CustomerCode(named: "RIVERBEND")
    private static let disk = Checklist.Item.ID(named: "disk-space")
    private static let jobs = Checklist.Item.ID(named: "jobs")
    private static let items = [Checklist.Item(id: disk, words: "Disk"), Checklist.Item(id: jobs, words: "Jobs")]

    private static func sheet(_ day: Day) -> ChecklistSheet {
        let list = Checklist(recorded: riverbend, system: .infrastructure, items: items, from: .earliest)
        return ChecklistSheet(of: list, on: day)
    }

    private static func good(_ day: Day) throws -> ChecklistSheet {
        var sheet = sheet(day)
        for item in items { try sheet.record(ChecklistSheet.Check(item: item.id, result: .good)) }
        return sheet
    }

    /// 24:00 Pacific: 7 h behind UTC in daylight time, 8 h in standard time, the change days included.
    @Test(arguments: [
        ("2026-09-03", "2026-09-04T07:00:00Z"), ("2026-03-07", "2026-03-08T08:00:00Z"), ("2026-03-08", "2026-03-09T07:00:00Z"),
        ("2026-10-31", "2026-11-01T07:00:00Z"), ("2026-11-01", "2026-11-02T08:00:00Z"), ("2026-12-31", "2027-01-01T08:00:00Z"),
    ])
    func `a sheet counts when signed by 24:00 of its day in the provider's zone`(day: String, due: String) throws {
        let day = try #require(Day(day))
        let due = try #require(Instant(due))
        for (offset, expected) in [(-1, ChecklistSheet.Standing.counted), (0, .counted), (1, .signedLate)] {
            var sheet = try Self.good(day)
            try sheet.sign(initials: "HN", at: Instant(milliseconds: due.milliseconds + Int64(offset)))
            #expect(sheet.standing(at: .distantFuture) == expected)
        }
        let unsigned = Self.sheet(day)
        #expect(unsigned.standing(at: due) == .open)
        #expect(unsigned.standing(at: Instant(milliseconds: due.milliseconds + 1)) == .missed)
    }

    @Test func `a sheet signed after 24:00 never counts, whatever the clocks do`() throws {
        let zone = try #require(TimeZone(identifier: "America/Los_Angeles"))
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        var days = (0..<400).map { _ in Day(ordinal: .random(in: 19_000...25_000)) }
        for year in 2022...2036 {
            days += Zone.pacific.changes(in: year).flatMap { [Zone.pacific.day(of: $0), Zone.pacific.day(of: $0) - 1] }
        }
        for day in days {
            let at = Instant(milliseconds: Int64(day.ordinal) * 86_400_000 + .random(in: 0...172_800_000))
            var sheet = try Self.good(day)
            try sheet.sign(initials: "HN", at: at)
            // Foundation says what the provider's calendar reads just before.
            let read = calendar.dateComponents(
                [.year, .month, .day], from: Date(timeIntervalSince1970: Double(at.milliseconds - 1) / 1_000))
            let before = try #require(Day(year: read.year ?? 0, month: read.month ?? 0, day: read.day ?? 0))
            #expect((sheet.standing(at: at) == .counted) == (before <= day), "\(day) signed at \(at)")
        }
    }

    @Test func `a sheet is signed with every item looked at, by initials, once`() throws {
        let day = Day(ordinal: 20_700)
        let at = Instant(seconds: 20_700 * 86_400 + 60_000)
        var sheet = Self.sheet(day)
        try sheet.record(ChecklistSheet.Check(item: Self.disk, result: .good))
        #expect(throws: ChecklistRefusal.itemsLeft([Self.jobs])) { try sheet.sign(initials: "HN", at: at) }
        try sheet.record(ChecklistSheet.Check(item: Self.jobs, result: .notApplicable))
        for initials in ["H", "hn", "H N", "HNHNHN", "\u{C9}A"] {
            #expect(throws: ChecklistRefusal.initialsOutOfBounds) { try sheet.sign(initials: initials, at: at) }
        }
        try sheet.sign(initials: "HN", at: at)
        #expect(throws: ChecklistRefusal.signedAlready("HN", at)) { try sheet.sign(initials: "HN", at: at) }
        #expect(throws: ChecklistRefusal.signedAlready("HN", at)) {
            try sheet.record(ChecklistSheet.Check(item: Self.disk, result: .good))
        }
    }

    @Test func `a fault is signed off with what was done about it, and more can be linked later`() throws {
        let at = Instant(seconds: 20_700 * 86_400)
        var sheet = try Self.good(Day(ordinal: 20_700))
        #expect(throws: ChecklistRefusal.faultWithoutNote(Self.jobs)) {
            try sheet.record(ChecklistSheet.Check(item: Self.jobs, result: .fault))
        }
        try sheet.record(ChecklistSheet.Check(item: Self.jobs, result: .fault, note: "Late"))
        #expect(throws: ChecklistRefusal.faultWithoutAction(Self.jobs)) { try sheet.sign(initials: "HN", at: at) }
        #expect(throws: ChecklistRefusal.nothingToCorrect(Self.disk)) {
            try sheet.link(ChecklistSheet.CorrectiveAction(words: "Started again"), to: Self.disk)
        }
        try sheet.link(ChecklistSheet.CorrectiveAction(words: "Started again"), to: Self.jobs)
        try sheet.sign(initials: "HN", at: at)
        let later = ChecklistSheet.CorrectiveAction(words: "Moved to 03:00", record: WorkRecord(.change, 45))
        try sheet.link(later, to: Self.jobs)
        #expect(sheet.faults.map(\.correctiveAction) == [later])
    }

    @Test func `completeness counts the days that are over and the sheets signed in time`() throws {
        let first = try #require(Day("2026-11-01"))
        var sheets = try (0..<4).map { try Self.good(first + $0) }
        try sheets[0].sign(initials: "HN", at: try #require(Instant("2026-11-01T17:00:00-08:00")))
        try sheets[1].sign(initials: "HN", at: try #require(Instant("2026-11-03T00:00:01-08:00")))
        let now = try #require(Instant("2026-11-04T12:00:00-08:00"))
        let figure = ChecklistCompleteness(sheets, words: "a test", at: now)
        #expect(figure.share == Share(1, of: 3))
        #expect(figure.share.shown() == "33.33")
        #expect(figure.ifNothingElseFails == Share(2, of: 4))
        #expect(figure.missed.map(\.day) == [first + 2])
        #expect(figure.late.map(\.day) == [first + 1])
        #expect(ChecklistCompleteness([], words: "a test", at: now).share.isNoObligation)
    }

    @Test func `a checklist does not change a day that has been, nor ask for a thing twice`() {
        let today = Day(ordinal: 20_700)
        func list(_ items: [Checklist.Item], from: Day) throws -> Checklist {
            try Checklist(customer: Self.riverbend, system: .infrastructure, items: items, from: from, today: today)
        }
        #expect(throws: ChecklistRefusal.changesThePast(today - 1, today: today)) { try list(Self.items, from: today - 1) }
        #expect(throws: ChecklistRefusal.itemTwice(Self.disk)) { try list(Self.items + Self.items, from: today) }
        #expect(throws: ChecklistRefusal.wordsMissing(Self.disk)) {
            try list([Checklist.Item(id: Self.disk, words: "")], from: today)
        }
    }

    @Test(arguments: ["SR-000123", "CR-000045", "AL-000007", "OUT-000012"])
    func `work is followed in a request, a change, an alarm or an outage`(number: String) throws {
        #expect(try #require(WorkRecord(number)).description == number)
        for bad in ["INV-000001", "SR", "SR-", "SR-12a", "000123", ""] { #expect(WorkRecord(bad) == nil) }
    }
}
