import BackOffice
import Domain
import Testing

struct AlarmsInBooksTests {
    private static let facility = Facility.ID(named: "DC-WEST")

    private static func books() async throws -> (TestBooks, Monitor.ID) {
        let books = try await TestBooks.make(at: "2026-06-15T00:00:00Z")
        try await books.register()
        try await books.sign(try await books.draft())
        let thresholds = Thresholds(warning: Band(high: Quantity(85)), critical: Band(high: Quantity(95)), margin: Quantity(2))
        let set = try await books.perform(
            SetMonitor(
                customer: TestBooks.riverbend, system: TestBooks.headend, name: Identifier(named: "disk-used"), unit: "%",
                thresholds: thresholds))
        return (books, set.monitor)
    }

    @discardableResult
    private static func read(_ books: TestBooks, _ monitor: Monitor.ID, _ value: Int, at text: String) async throws
        -> RecordReading.Recorded
    {
        try await books.perform(RecordReading(monitor: monitor, value: Quantity(value)), at: text)
    }

    @Test func `an alarm is opened once, raised, acknowledged anew, and cleared by a reading`() async throws {
        let (books, monitor) = try await Self.books()
        let opened = try await Self.read(books, monitor, 90, at: "2026-09-01T10:00:00Z")
        #expect(opened.effect == .opened)
        let alarm = try #require(opened.alarm)
        #expect(try await Self.read(books, monitor, 91, at: "2026-09-01T10:05:00Z").effect == .none)
        try await books.perform(AcknowledgeAlarm(alarm: alarm))
        await #expect(throws: MonitorRefusal.self) { try await books.perform(AcknowledgeAlarm(alarm: alarm)) }
        #expect(try await Self.read(books, monitor, 96, at: "2026-09-01T10:10:00Z").effect == .raised)
        let raised = try books.read(at: "2026-09-01T10:11:00Z") { try $0.alarm(alarm) }
        #expect(raised.severity == .critical && raised.standing == "open, not acknowledged")
        try await books.perform(AcknowledgeAlarm(alarm: alarm, note: "Logs are being moved"))
        #expect(try await Self.read(books, monitor, 84, at: "2026-09-01T10:20:00Z").effect == .none)
        #expect(try await Self.read(books, monitor, 83, at: "2026-09-01T10:25:00Z").effect == .cleared)
        #expect(try await Self.read(books, monitor, 86, at: "2026-09-01T10:30:00Z").effect == .opened)
        let all = try books.read(at: "2026-09-02T00:00:00Z") { try $0.alarms(of: TestBooks.riverbend) }
        #expect(all.map(\.standing) == ["cleared", "open, not acknowledged"])
        // As it was known in between.
        let then = try books.read(at: "2026-09-01T10:06:00Z") { try $0.alarms(asOf: $0.now) }
        #expect(then.map(\.severity) == [.warning] && then.map(\.isOpen) == [true])
    }

    @Test func `a reading older than the newest is kept and changes no alarm`() async throws {
        let (books, monitor) = try await Self.books()
        try await Self.read(books, monitor, 50, at: "2026-09-01T10:00:00Z")
        let late = RecordReading(monitor: monitor, value: Quantity(99), at: Instant("2026-09-01T09:00:00Z"))
        #expect(try await books.perform(late).effect == .late)
        let now = try #require(Instant("2026-09-01T10:00:00Z"))
        await #expect(throws: MonitorRefusal.stillToCome(now)) {
            try await books.perform(RecordReading(monitor: monitor, value: Quantity(1), at: now + 1))
        }
        #expect(try books.read(at: "2026-09-01T11:00:00Z") { try $0.lastReading(of: monitor)?.value } == Quantity(50))
    }

    @Test func `an alarm is cleared by hand inside the bounds only, and with its monitor`() async throws {
        let (books, monitor) = try await Self.books()
        let alarm = try #require(try await Self.read(books, monitor, 90, at: "2026-09-01T10:00:00Z").alarm)
        await #expect(throws: MonitorRefusal.stillBeyond(alarm, "90 %")) {
            try await books.perform(ClearAlarm(alarm: alarm, reason: "Seen"))
        }
        try await Self.read(books, monitor, 84, at: "2026-09-01T10:05:00Z")
        try await books.perform(ClearAlarm(alarm: alarm, reason: "84 % is the new normal"))
        let second = try #require(try await Self.read(books, monitor, 90, at: "2026-09-01T10:10:00Z").alarm)
        try await books.perform(RetireMonitor(monitor: monitor, reason: "Server switched off"))
        #expect(try !books.read(at: "2026-09-02T00:00:00Z") { try $0.alarm(second) }.isOpen)
        await #expect(throws: MonitorRefusal.self) { try await Self.read(books, monitor, 90, at: "2026-09-01T10:20:00Z") }
    }

    @Test func `a facility is equipped once, shown against the standard, and hidden from a utility's people`() async throws {
        let (books, _) = try await Self.books()
        let monitors = try await books.perform(EquipFacility(facility: Self.facility)).monitors
        #expect(monitors.count == 7)
        await #expect(throws: MonitorRefusal.equippedAlready(Self.facility)) {
            try await books.perform(EquipFacility(facility: Self.facility))
        }
        for (monitor, value) in zip(monitors, [1, 75, 50, 1, 1, 1]) {
            try await Self.read(books, monitor, value, at: "2026-09-01T10:00:00Z")
        }
        let figure = try books.read(at: "2026-09-01T11:00:00Z") { try $0.facilityStanding(of: Self.facility) }
        #expect(figure.lines.map(\.isWithin) == [true, false, true, true, true, true, nil])
        #expect(figure.derivation.result == "not kept: temperature, firewalls")
        try await books.tied(Identifier(named: "kim"), .administrator, to: TestBooks.riverbend)
        let kim = try books.office.actor("kim")
        try books.office.read(as: kim) { (view: View) throws in
            #expect(try view.monitors().map(\.place.customer) == [TestBooks.riverbend])
            #expect(try view.alarms().isEmpty)
            #expect(throws: Missing("facility", Self.facility)) { try view.facilityStanding(of: Self.facility) }
            #expect(throws: Missing("monitor", monitors[0])) { try view.monitor(monitors[0]) }
        }
    }
}
