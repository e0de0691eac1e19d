import Domain
import Foundation
import GRDB
import Metering
import Testing

@testable import BackOffice

/// The hand-worked month of `HandWorkedMonthTests`, taken in as files, excluded, closed and restated.
struct MonthOfReadsTests {
    private let outage = ("2026-11-12T06:30:00-08:00", "2026-11-12T09:15:00-08:00")
    /// The fifth business day after November: 7 December, to 24:00.
    private let close = "2026-12-08T00:00:00-08:00"

    private func excluded(_ world: WaterBooks) async throws {
        let decided = try await world.exclude(
            ExclusionScope(.servicePoints, ["S2"]), .premiseOutage, outage.0, outage.1, decidedAt: "2026-12-02T12:00:00-08:00")
        #expect(decided.tooLateFor.isEmpty)
    }

    @Test func `the month comes out of the books as worked by hand`() async throws {
        let world = try await WaterBooks.make()
        try await world.take(try WaterBooks.files())
        try await excluded(world)
        let hourly = try world.counts(.interval).judged
        #expect(hourly.raw == SlotCounts(eligible: 2_656, t1: 2_577, t3: 2_625, ever: 2_649))
        #expect(hourly.adjusted == SlotCounts(eligible: 2_652, t1: 2_577, t3: 2_625, ever: 2_649))
        #expect(hourly.excludedByCode == ["premise-outage": 4])
        let register = try world.counts(.register).judged
        #expect(register.adjusted == SlotCounts(eligible: 111, t1: 108, t3: 110, ever: 111))
        #expect(try !world.figures().isFinal)
    }

    @Test func `a closed month stays as it was, and what comes later is restated beside it`() async throws {
        let world = try await WaterBooks.make()
        try await world.take(try WaterBooks.files())
        try await excluded(world)
        #expect(try await world.close(at: close).map(\.refusal) == [nil])
        let frozen = try world.figures()
        #expect(frozen.isFinal)
        #expect(!frozen.isRateRestated)

        // Approved after the close: a whole day of endpoint 3, 24 hourly slots and a register.
        let late = try await world.exclude(
            ExclusionScope(.endpoints, ["E3"]), .vandalism, "2026-11-05T00:00:00-08:00", "2026-11-06T00:00:00-08:00",
            decidedAt: "2026-12-09T12:00:00-08:00")
        #expect(late.tooLateFor == [WaterBooks.month])
        let counts = try world.counts(.interval)
        #expect(counts.judged.adjusted == SlotCounts(eligible: 2_652, t1: 2_577, t3: 2_625, ever: 2_649))
        #expect(counts.now.adjusted == SlotCounts(eligible: 2_628, t1: 2_577, t3: 2_601, ever: 2_625))
        #expect(try world.figures().digest == frozen.digest)
        #expect(try world.figures().isRateRestated)
        // Closing again finds nothing to do: the next month is not due.
        #expect(try await world.close(at: close).isEmpty)
    }

    @Test func `the answer has the counts of the contract and what is known now beside them`() async throws {
        let world = try await WaterBooks.make()
        try await world.take(try WaterBooks.files())
        try await excluded(world)
        try await world.close(at: close)
        let answer = ReadRateAnswer(try world.figures(), readClass: .interval)
        #expect((answer.eligible, answer.excluded, answer.t1, answer.t3) == (2_652, 4, 2_577, 2_625))
        #expect(answer.final)
        #expect(answer.days.count == 30)
        #expect(answer.days[0].eligible == 75)
        #expect(answer.raw.eligible == 2_656)
        #expect(answer.restated?.eligible == 2_652)
        let all = ReadRateAnswer(try world.figures())
        #expect(all.eligible == 2_652 + 111)
        #expect(all.series.map(\.readClass) == [.register, .interval])
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `the order in which files arrive does not change a frozen figure`(seed: UInt64) async throws {
        let files = try WaterBooks.files()
        let straight = try await WaterBooks.make()
        try await straight.take(files)
        try await excluded(straight)
        try await straight.close(at: close)
        var lot = Lot(state: seed)
        let mixed = try await WaterBooks.make()
        try await mixed.take((files + files.prefix(20)).shuffled(using: &lot))
        try await excluded(mixed)
        try await mixed.close(at: close)
        #expect(try straight.figures().digest == mixed.figures().digest)
        #expect(try straight.figures().frozen == mixed.figures().frozen)
    }

    @Test func `no month closes while a received file is not in the store`() async throws {
        let world = try await WaterBooks.make()
        try await world.take(try WaterBooks.files(through: 3))
        let path = world.folder + "/pending.cmep"
        try "pending".write(toFile: path, atomically: true, encoding: .utf8)
        try await world.books.perform(
            ReceiveFile(utility: WaterBooks.utility, sha256: try world.books.office.files.put(path), name: "pending", bytes: 7))
        let reports = try await world.close(at: close)
        #expect(reports.map(\.refusal) == [CloseRefusal.filesPending(WaterBooks.month, 1).message])
        #expect(try !world.figures().isFinal)
    }

    @Test func `nobody hands in figures of their own`() async throws {
        let world = try await WaterBooks.make()
        try await world.take(try WaterBooks.files(through: 2))
        world.books.clock.stand(at: try WaterBooks.at(close))
        var evidence = try world.books.office.read(as: try world.books.root) {
            try MonthCloses.evidence(of: WaterBooks.utility, WaterBooks.month, $0)
        }
        evidence.rates[0].days[0].adjusted.t1 += 1
        let action = CloseMonth(evidence: evidence)
        await #expect(throws: CloseRefusal.notWhatIsKept(WaterBooks.month)) { try await world.books.perform(action) }
    }

    @Test func `a changed frozen month is found by its digest`() async throws {
        let world = try await WaterBooks.make()
        try await world.take(try WaterBooks.files(through: 2))
        try await world.close(at: close)
        let path = world.books.directory.books
        world.books.close()
        let damaged = try await DatabaseQueue(path: path).write { db in
            try db.execute(sql: "DROP TRIGGER frozen_month_never_changes")
            try db.execute(sql: "UPDATE frozen_month SET evidence = replace(evidence, '\"t1\":', '\"t1\": ')")
            return try FrozenMonth.damaged(db)
        }
        #expect(damaged == ["TIDEWATER 2026-11"])
    }

    @Test func `why names the population, the slots, the exclusion with who approved it, and the late files`() async throws {
        let world = try await WaterBooks.make()
        try await world.take(try WaterBooks.files())
        try await excluded(world)
        try await world.close(at: close)
        let why = try world.books.office.read(as: try world.books.root) {
            try $0.whyReadRate(of: WaterBooks.utility, in: WaterBooks.month, readClass: .interval, deadline: .t1)
        }
        #expect(why.result == "97.17 % (2,577 of 2,652), frozen at the close")
        let text = why.text
        for part in ["3 on 2026-11-01, 4 on 2026-11-30", "25 on 1 day, 24 on 29 days", "EXC-000001", "approved by kim"] {
            #expect(text.contains(part), "\(part) in\n\(text)")
        }
        #expect(why.inputs.count { $0.label == "late for T1" } == 3)
    }
}

private struct Lot: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}
