import Domain
import Testing

struct BackupTests {
    private static let now = Instant(seconds: 1_900_000_000)
    private static let id = BackupCopy.ID(named: "BK-000001")

    private static func copy(
        _ schedule: BackupCopy.Schedule, taken text: String = "2026-01-31T02:00:00-08:00", place: BackupCopy.Place = .onSite
    ) throws -> BackupCopy {
        try BackupCopy(
            id: id, customer: CustomerCode(named: "RIVERBEND"), system: nil, schedule: schedule, contents: .both,
            takenAt: try #require(Instant(text)), medium: "LTO-1",
            change: schedule == .afterChange ? WorkRecord(.change, 45) : nil,
            place: place, keeper: "safe", now: now)
    }

    /// Weekly: on site 7 days, then off site 2 weeks. Monthly: off site 13 months; a month without that day ends on its last.
    @Test func `copies rotate as the clause says`() throws {
        var weekly = try Self.copy(.weekly, taken: "2026-03-06T02:00:00-08:00")
        #expect(try Rotation.standard.next(of: weekly) == .offSite(on: #require(Day("2026-03-13"))))
        try weekly.move(to: .offSite, keeper: "vault", at: weekly.takenAt + 7 * 86_400, now: Self.now)
        #expect(try Rotation.standard.next(of: weekly) == .dispose(on: #require(Day("2026-03-27"))))
        let monthly = try Self.copy(.monthly)
        #expect(try Rotation.standard.next(of: monthly) == .offSite(on: #require(Day("2026-01-31"))))
        let away = try Self.copy(.monthly, place: .offSite)
        #expect(try Rotation.standard.next(of: away) == .dispose(on: #require(Day("2027-02-28"))))
        #expect(try Rotation.standard.next(of: Self.copy(.daily)) == nil)
        try weekly.dispose(method: "Shredded", at: Self.now, now: Self.now)
        #expect(Rotation.standard.next(of: weekly) == nil)
    }

    @Test func `the day a copy was taken on is the provider's`() throws {
        let copy = try Self.copy(.weekly, taken: "2026-03-07T07:59:59Z")
        #expect(try Rotation.standard.next(of: copy) == .offSite(on: #require(Day("2026-03-13"))))
    }

    @Test func `a copy is never in the custody of two, whatever is tried`() throws {
        for _ in 0..<200 {
            var copy = try Self.copy(.weekly)
            let start = copy.takenAt
            for _ in 0..<20 {
                let at = start + Int.random(in: -100...1_000)
                let place = try #require(BackupCopy.Place.allCases.randomElement())
                let keeper = ["safe", "vault", "courier"].randomElement() ?? "safe"
                if Int.random(in: 0..<12) == 0 {
                    try? copy.dispose(method: "Shredded", at: at, now: Self.now)
                } else {
                    try? copy.move(to: place, keeper: keeper, at: at, now: Self.now)
                }
            }
            // Each custody ends where the next begins: their periods share no instant, and leave none out before the disposal.
            let ends = copy.custody.dropFirst().map(\.from) + [copy.disposal?.at ?? .distantFuture]
            let periods = zip(copy.custody, ends).map { Period($0.from, $1) }
            #expect(zip(copy.custody, ends).allSatisfy { $0.from <= $1 })
            for second in stride(from: -5, through: 1_005, by: 5) {
                let at = start + second
                let held = periods.count { $0.contains(at) }
                #expect(held <= 1)
                #expect((copy.keeper(at: at) != nil) == (held == 1))
            }
        }
    }

    @Test func `custody goes forward in time and ends with the disposal`() throws {
        var copy = try Self.copy(.weekly)
        #expect(throws: BackupRefusal.beforeLastCustody(Self.id, copy.takenAt)) {
            try copy.move(to: .offSite, keeper: "vault", at: copy.takenAt, now: Self.now)
        }
        #expect(throws: BackupRefusal.thereAlready(Self.id, "safe")) {
            try copy.move(to: .onSite, keeper: "safe", at: copy.takenAt + 1, now: Self.now)
        }
        #expect(throws: BackupRefusal.stillToCome(Self.now)) {
            try copy.move(to: .offSite, keeper: "vault", at: Self.now + 1, now: Self.now)
        }
        try copy.dispose(method: "Shredded", at: copy.takenAt + 10, now: Self.now)
        #expect(throws: BackupRefusal.disposedAlready(Self.id, copy.takenAt + 10)) {
            try copy.move(to: .offSite, keeper: "vault", at: copy.takenAt + 20, now: Self.now)
        }
    }

    @Test func `a backup after a change names it, and no other does`() throws {
        func copy(_ schedule: BackupCopy.Schedule, _ change: WorkRecord?) throws -> BackupCopy {
            try BackupCopy(
                id: Self.id, customer: CustomerCode(named: "RIVERBEND"), system: nil, schedule: schedule, contents: .both,
                takenAt: Self.now, medium: "LTO-1", change: change, place: .onSite, keeper: "safe", now: Self.now)
        }
        #expect(throws: BackupRefusal.changeWithItsKind) { try copy(.afterChange, nil) }
        #expect(throws: BackupRefusal.changeWithItsKind) { try copy(.daily, WorkRecord(.change, 1)) }
        #expect(throws: BackupRefusal.changeWithItsKind) { try copy(.afterChange, WorkRecord(.request, 1)) }
        #expect(try copy(.afterChange, WorkRecord(.change, 1)).change == WorkRecord(.change, 1))
    }

    /// 1 to 4 September, headend and mdm: eight are due. On the 2nd only the database of mdm; on the 3rd a weekly copy of all; on
    /// the 4th, 23:59:59 Pacific, headend alone: mdm lacks its system on the 2nd and all on the 4th, so 6 of 8.
    @Test func `a day is backed up when each system is, system and database`() throws {
        let customer = CustomerCode(named: "RIVERBEND")
        let headend = MonitoredSystem.application(Application.Name(named: "headend"))
        let mdm = MonitoredSystem.application(Application.Name(named: "mdm"))
        func copy(
            _ at: String, _ system: MonitoredSystem?, _ contents: BackupCopy.Contents, _ schedule: BackupCopy.Schedule = .daily
        ) throws -> BackupCopy {
            let taken = try #require(Instant(at))
            return BackupCopy(
                recorded: BackupCopy.ID(series: "BK", 1), customer: customer, system: system, schedule: schedule,
                contents: contents, takenAt: taken, medium: "LTO", change: nil,
                first: BackupCopy.Custody(place: .onSite, keeper: "safe", from: taken))
        }
        let copies = [
            try copy("2026-09-01T02:00:00-07:00", nil, .both), try copy("2026-09-02T02:00:00-07:00", headend, .both),
            try copy("2026-09-02T02:00:00-07:00", mdm, .database), try copy("2026-09-03T02:00:00-07:00", nil, .both, .weekly),
            try copy("2026-09-04T23:00:00-07:00", headend, .system), try copy("2026-09-04T23:59:59-07:00", headend, .database),
            try copy("2026-09-05T00:00:00-07:00", mdm, .both),
        ]
        let first = try #require(Day("2026-09-01"))
        let figure = DailyBackups(
            of: customer, systems: [mdm, headend], on: Array(first...(first + 3)), copies: copies, words: "September")
        #expect(figure.share == Share(6, of: 8))
        let expected = [
            DailyBackups.Gap(customer: customer, day: first + 1, system: mdm, lacks: .system),
            DailyBackups.Gap(customer: customer, day: first + 3, system: mdm, lacks: .both),
        ]
        #expect(figure.gaps == expected)
        #expect(figure.derivation.result == "6 of 8 backups = 75.00 %")
    }
}
