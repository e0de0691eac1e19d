import BackOffice
import Domain
import Testing

struct BackupsInBooksTests {
    private static func books(tier: String = "Gold") async throws -> TestBooks {
        let books = try await TestBooks.make(at: "2026-06-15T00:00:00Z")
        try await books.register()
        try await books.sign(try await books.draft(tier: tier))
        return books
    }

    @Test func `a copy is known with the keeper it had at each instant`() async throws {
        let books = try await Self.books()
        let taken = try #require(Instant("2026-09-06T02:00:00-07:00"))
        let copy = try await books.perform(
            RecordBackup(
                customer: TestBooks.riverbend, schedule: .weekly, takenAt: taken, medium: "LTO-1", keeper: "safe"),
            at: "2026-09-06T10:00:00Z"
        ).backup
        try await books.perform(MoveBackup(backup: copy, place: .offSite, keeper: "vault"), at: "2026-09-13T10:00:00Z")
        let early = try await books.perform(DisposeOfBackup(backup: copy, method: "Shredded"), at: "2026-09-25T10:00:00Z")
        #expect(early.daysEarly == 2)
        func keeper(at text: String) throws -> String? {
            try books.read(at: text) { view in
                try view.backupCopies(of: TestBooks.riverbend, asOf: view.now).first?.keeper(at: view.now)?.keeper
            }
        }
        #expect(try keeper(at: "2026-09-06T09:59:59Z") == nil)
        #expect(try keeper(at: "2026-09-07T00:00:00Z") == "safe")
        #expect(try keeper(at: "2026-09-14T00:00:00Z") == "vault")
        #expect(try keeper(at: "2026-09-26T00:00:00Z") == nil)
    }

    /// Silver, Gold, Platinum (2.2): restore on site 8, 4, 2 h; off site 24, 12, 8 h; hardware 24, 12, 8 h; cold site 16 days.
    @Test(arguments: [
        ("Silver", [8, 24, 24, 384]), ("Gold", [4, 12, 12, 384]), ("Platinum", [2, 8, 8, 384]),
    ])
    func `a recovery is held to the tier, to the second`(tier: String, hours: [Int]) async throws {
        let books = try await Self.books(tier: tier)
        let start = try #require(Instant("2026-09-01T16:00:00Z"))
        for (kind, hours) in zip([Recovery.Kind.onSiteRestore, .offSiteRestore, .hardwareFailure, .coldSite], hours) {
            for (late, expected) in [(0, true), (1, false)] {
                books.clock.stand(at: start + 40 * 86_400)
                let begun = try await books.perform(
                    BeginRecovery(customer: TestBooks.riverbend, system: TestBooks.headend, kind: kind, identifiedAt: start))
                #expect(begun.target == Hours(hours: hours))
                let verified = try await books.perform(
                    VerifyRecovery(drill: begun.drill, verifiedAt: start + hours * 3_600 + late))
                #expect(verified.inTime == expected)
            }
        }
    }

    @Test func `a site that is not contracted is no plan, and promises no time`() async throws {
        let books = try await Self.books(tier: "Silver")
        let day = try #require(Day("2026-07-01"))
        books.clock.stand(at: try #require(Instant("2026-07-02T16:00:00Z")))
        await #expect(throws: CatalogueRefusal.self) {
            try await books.perform(
                SetRecoveryPlan(customer: TestBooks.riverbend, site: .warm, words: "Plan", approvedOn: day))
        }
        await #expect(throws: CatalogueRefusal.self) {
            try await books.perform(
                BeginRecovery(customer: TestBooks.riverbend, system: TestBooks.headend, kind: .warmSite))
        }
        await #expect(throws: RecoveryRefusal.hoursOfNoUse) {
            try await books.perform(
                SetRecoveryPlan(
                    customer: TestBooks.riverbend, site: .cold, hotSiteHours: Hours(hours: 4), words: "Plan", approvedOn: day))
        }
        try await books.perform(SetRecoveryPlan(customer: TestBooks.riverbend, site: .cold, words: "Plan", approvedOn: day))
        #expect(try books.read(at: "2026-07-03T00:00:00Z") { try $0.recoveryPlan(of: TestBooks.riverbend)?.site } == .cold)
    }

    @Test func `a drill is verified once, and another utility's is missing`() async throws {
        let books = try await Self.books()
        let start = try #require(Instant("2026-09-01T16:00:00Z"))
        books.clock.stand(at: start)
        let drill = try await books.perform(
            BeginRecovery(customer: TestBooks.riverbend, system: TestBooks.headend, kind: .onSiteRestore)
        ).drill
        await #expect(throws: RecoveryRefusal.verifiedBeforeIdentified(drill, start)) {
            try await books.perform(VerifyRecovery(drill: drill, verifiedAt: start - 1))
        }
        try await books.perform(VerifyRecovery(drill: drill), at: "2026-09-01T19:00:00Z")
        await #expect(throws: RecoveryRefusal.self) { try await books.perform(VerifyRecovery(drill: drill)) }
        let other = CustomerCode(named: "LAKESIDE")
        try await books.register(other)
        try await books.tied(Identifier(named: "kim"), .administrator, to: other)
        let kim = try books.office.actor("kim")
        #expect(throws: Missing("drill", drill)) { try books.office.read(as: kim) { try $0.recovery(drill) } }
        #expect(try books.office.read(as: kim) { try $0.recoveries() }.isEmpty)
        await #expect(throws: RecoveryRefusal.self) {
            try await books.perform(BeginRecovery(customer: other, system: .infrastructure, kind: .coldSite))
        }
    }

    @Test func `daily backups count from the first copy on, under an agreement, and not today`() async throws {
        let books = try await Self.books()
        let period = try #require(Day("2026-09-01"))...(try #require(Day("2026-09-30")))
        func figure(_ at: String) throws -> DailyBackups {
            try books.read(at: at) { try $0.dailyBackups(of: TestBooks.riverbend, on: period, words: "September") }
        }
        #expect(try figure("2026-09-10T12:00:00-07:00").share == .zero)
        for day in ["06", "07", "09"] {
            let at = "2026-09-\(day)T02:00:00-07:00"
            try await books.perform(
                RecordBackup(
                    customer: TestBooks.riverbend, schedule: .daily, takenAt: try #require(Instant(at)) as Instant, medium: "LTO",
                    keeper: "safe"), at: at)
        }
        #expect(try figure("2026-09-08T12:00:00-07:00").share == Share(2, of: 2))
        #expect(try figure("2026-09-10T12:00:00-07:00").share == Share(3, of: 4))
        #expect(try figure("2026-09-10T12:00:00-07:00").gaps.map(\.day.description) == ["2026-09-08"])
        // All customers at once give the same, for as few days.
        let at = "2026-09-10T12:00:00-07:00"
        #expect(try books.read(at: at) { try $0.backupGaps(on: period) } == figure(at).gaps)
        #expect(try books.read(at: at) { try $0.backupGaps(on: period.lowerBound...period.lowerBound + 6) }.isEmpty)
    }
}
