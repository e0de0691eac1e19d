import Domain
import Testing

/// Responses of vendors in the hours of their contracts, worked by hand (10.5).
struct VendorTests {
    private static func terms(
        minutes: Int = 240, _ days: VendorContract.Terms.Days = .sevenDays, _ hours: String = "00:00-24:00", zone: Zone = .pacific
    ) throws -> VendorContract.Terms {
        VendorContract.Terms(
            response: Hours(minutes: minutes), days: days, hours: try #require(ClockSpan(hours)), zone: zone)
    }

    private static func contract(_ terms: VendorContract.Terms = .standard) throws -> VendorContract {
        try VendorContract(
            id: Identifier(series: "VC", 1), vendor: "Summit", covers: "UPS", contact: "", terms: terms,
            from: try #require(Day("2026-01-01")), through: try #require(Day("2026-12-31")), renews: nil)
    }

    private static func call(at text: String, _ terms: VendorContract.Terms = .standard) throws -> VendorCall {
        let at = try #require(Instant(text))
        return try VendorCall(id: Identifier(series: "VCL", 1), under: contract(terms), about: "Bypass", calledAt: at, now: at)
    }

    /// Four hours on seven days: through the night, a Sunday and the hour that does not exist on 8 March 2026. On business days
    /// 08:00 to 17:00: Friday 15:00 has two hours left, so Monday 10:00; 7 September is Labor Day; on seven days 08:00 to 17:00
    /// Sunday counts.
    @Test(arguments: [
        ("2026-09-06T22:30:00-07:00", "2026-09-07T02:30:00-07:00", "sevenDays", "00:00-24:00"),
        ("2026-03-08T01:00:00-08:00", "2026-03-08T06:00:00-07:00", "sevenDays", "00:00-24:00"),
        ("2026-09-11T15:00:00-07:00", "2026-09-14T10:00:00-07:00", "businessDays", "08:00-17:00"),
        ("2026-09-04T15:00:00-07:00", "2026-09-08T10:00:00-07:00", "businessDays", "08:00-17:00"),
        ("2026-09-12T15:00:00-07:00", "2026-09-13T10:00:00-07:00", "sevenDays", "08:00-17:00"),
    ])
    func `the time to respond runs in the hours of the contract`(called: String, due: String, days: String, hours: String) throws
    {
        let days = try #require(VendorContract.Terms.Days(rawValue: days))
        #expect(try Self.call(at: called, try Self.terms(days, hours)).dueAt == Instant(due))
    }

    private static func terms(_ days: VendorContract.Terms.Days, _ hours: String) throws -> VendorContract.Terms {
        try terms(minutes: 240, days, hours)
    }

    @Test(arguments: [(0, true), (1, false)])
    func `a response at the due instant is in time, a second later it is late`(late: Int, inTime: Bool) throws {
        var call = try Self.call(at: "2026-09-06T22:30:00-07:00")
        let now = call.dueAt + 86_400
        #expect(call.isInTime(at: call.dueAt) == nil && call.isInTime(at: now) == false)
        try call.respond(VendorCall.Response(at: call.dueAt + late, note: ""), now: now)
        #expect(call.isInTime(at: now) == inTime)
        #expect(throws: VendorRefusal.respondedAlready(call.id, call.dueAt + late)) {
            try call.respond(VendorCall.Response(at: now, note: ""), now: now)
        }
    }

    @Test func `a call outside the term is refused, by the days of the contract's zone`() throws {
        _ = try Self.call(at: "2026-12-31T23:59:59-08:00")
        #expect(throws: VendorRefusal.self) { try Self.call(at: "2027-01-01T00:00:00-08:00") }
        #expect(throws: VendorRefusal.self) { try Self.call(at: "2025-12-31T23:59:59-08:00") }
    }

    @Test(arguments: [
        ("2025-12-31", "to come"), ("2026-01-01", "in force"), ("2026-10-01", "in force"),
        ("2026-10-02", "to be renewed, 90 days left"), ("2026-12-30", "to be renewed, 1 day left"),
        ("2026-12-31", "to be renewed, 0 days left"), ("2027-01-01", "expired 1 day ago"),
    ])
    func `a contract is to be renewed from ninety days before its end`(day: String, words: String) throws {
        #expect(try Self.contract().standing(on: try #require(Day(day))).words == words)
    }

    @Test func `terms that make no sense are refused`() throws {
        let first = try #require(Day("2026-01-02"))
        func made(_ vendor: String, _ covers: String, _ minutes: Int, from: Day) throws {
            _ = try VendorContract(
                id: Identifier(series: "VC", 1), vendor: vendor, covers: covers, contact: "",
                terms: try Self.terms(minutes: minutes),
                from: from, through: first, renews: nil)
        }
        #expect(throws: VendorRefusal.vendorMissing) { try made("", "UPS", 240, from: first) }
        #expect(throws: VendorRefusal.coversNothing) { try made("Summit", "", 240, from: first) }
        #expect(throws: VendorRefusal.responseOfNoUse) { try made("Summit", "UPS", 14, from: first) }
        #expect(throws: VendorRefusal.responseOfNoUse) { try made("Summit", "UPS", 43_201, from: first) }
        #expect(throws: VendorRefusal.termOfNoUse(first + 1, first)) { try made("Summit", "UPS", 240, from: first + 1) }
        try made("Summit", "UPS", 15, from: first)
    }
}
