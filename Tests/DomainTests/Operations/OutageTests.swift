import Domain
import Testing

struct OutageTests {
    private static let now = Instant(seconds: 1_790_000_000)
    private static let id = Outage.ID(named: "OUT-000001")

    private static func outage(from: Int, to: Int?) throws -> Outage {
        try Outage(
            id: id, customer: CustomerCode(named: "RIVERBEND"), system: .infrastructure, kind: .unavailable,
            startedAt: now + from,
            endedAt: to.map { now + $0 }, note: "", now: now)
    }

    @Test func `an outage still to come, or that ends before it starts, is refused`() {
        #expect(throws: OutageRefusal.stillToCome(Self.now)) { try Self.outage(from: 1, to: nil) }
        #expect(throws: OutageRefusal.stillToCome(Self.now)) { try Self.outage(from: -10, to: 1) }
        #expect(throws: OutageRefusal.endsBeforeItStarts(Self.now - 10, Self.now - 11)) { try Self.outage(from: -10, to: -11) }
    }

    @Test func `an outage ends once`() throws {
        var outage = try Self.outage(from: -100, to: nil)
        try outage.end(at: Self.now - 40, now: Self.now)
        #expect(outage.period(at: Self.now)?.seconds == 60)
        #expect(throws: OutageRefusal.endedAlready(Self.id, Self.now - 40)) { try outage.end(at: Self.now, now: Self.now) }
    }

    @Test func `what was wrong is corrected, and an outage that was none is withdrawn`() throws {
        var outage = try Self.outage(from: -100, to: -40)
        #expect(throws: OutageRefusal.nothingToCorrect(Self.id)) {
            try outage.correct(system: nil, kind: .unavailable, startedAt: nil, endedAt: nil, withdraw: false, now: Self.now)
        }
        try outage.correct(system: nil, kind: .degraded, startedAt: Self.now - 90, endedAt: nil, withdraw: false, now: Self.now)
        #expect(outage.kind == .degraded)
        #expect(outage.period(at: Self.now)?.seconds == 50)
        try outage.correct(system: nil, kind: nil, startedAt: nil, endedAt: nil, withdraw: true, now: Self.now)
        #expect(outage.period(at: Self.now) == nil)
        #expect(throws: OutageRefusal.withdrawn(Self.id)) { try outage.end(at: Self.now, now: Self.now) }
    }

    @Test func `a window is completed once, after it began, and cancelled only before`() throws {
        let start = Self.now - 7_200
        var window = try ServiceWindow(
            id: ServiceWindow.ID(named: "WIN-000001"), customer: CustomerCode(named: "RIVERBEND"), systems: [],
            planned: Period(start, start + 3_600), approvedAt: start - 800_000, announcedAt: start - 700_000, reason: "release",
            now: Self.now)
        #expect(throws: WindowRefusal.startedAlready(window.id, start)) { try window.cancel(now: Self.now) }
        #expect(throws: WindowRefusal.endsBeforeItStarts(window.id, start)) {
            try window.complete(.init(endedAt: start - 1, available: true), now: Self.now)
        }
        try window.complete(.init(endedAt: Self.now, available: false), now: Self.now)
        #expect(window.overrun?.seconds == 3_600)
        #expect(throws: WindowRefusal.completedAlready(window.id)) {
            try window.complete(.init(endedAt: Self.now, available: false), now: Self.now)
        }
    }
}
