import Domain
import Testing

struct MonitorTests {
    private static func high(_ warning: Int, _ critical: Int, margin: Int = 0) -> Thresholds {
        Thresholds(
            warning: Band(high: Quantity(warning)), critical: Band(high: Quantity(critical)), margin: Quantity(margin))
    }

    @Test(arguments: [
        ("68", 68_000), ("68.5", 68_500), ("-3.125", -3_125), ("0.001", 1), ("1000000000000", 1_000_000_000_000_000),
    ])
    func `a measured value is exact and reads back as it was written`(text: String, thousandths: Int) throws {
        let value = try #require(Quantity(text))
        #expect(value.thousandths == thousandths)
        #expect(value.description == text)
    }

    @Test(arguments: ["", "-", "1.", ".5", "1.2345", "1e3", "+1", "1 000", "99999999999999999999", "1000000000000.001"])
    func `what is no value, or beyond the bounds, is none`(text: String) { #expect(Quantity(text) == nil) }

    /// 68 +/- 6 F, 50 % +/- 10 %, UPS N+1: the bounds themselves are within.
    @Test(arguments: [
        ("temperature", "61.999", false), ("temperature", "62", true), ("temperature", "74", true),
        ("temperature", "74.001", false),
        ("humidity", "39.9", false), ("humidity", "40", true), ("humidity", "60", true), ("humidity", "60.1", false),
        ("ups-spare-modules", "0", false), ("ups-spare-modules", "1", true), ("fire-control", "0", false),
        ("coverage", "1", true), ("lines", "0", false), ("firewalls", "1", true),
    ])
    func `a facility is held to the standard`(name: String, value: String, isWithin: Bool) throws {
        let item = try #require(FacilityStandard.items.first { $0.name.text == name })
        let value = try #require(Quantity(value))
        #expect(item.band.holds(value) == isWithin)
    }

    @Test func `crossing a threshold opens an alarm, a worse crossing raises it, the way back clears it`() {
        let thresholds = Self.high(85, 95, margin: 2)
        #expect(thresholds.step(Quantity(85), open: nil) == .none)
        #expect(thresholds.step(Quantity(86), open: nil) == .opens(.warning))
        #expect(thresholds.step(Quantity(96), open: nil) == .opens(.critical))
        #expect(thresholds.step(Quantity(90), open: .warning) == .none)
        #expect(thresholds.step(Quantity(96), open: .warning) == .raises(.critical))
        #expect(thresholds.step(Quantity(97), open: .critical) == .none)
        #expect(thresholds.step(Quantity(90), open: .critical) == .none)
        #expect(thresholds.step(Quantity(84), open: .critical) == .none)
        #expect(thresholds.step(Quantity(83), open: .critical) == .clears)
    }

    @Test func `an alarm opens once per crossing, whatever is read`() {
        for _ in 0..<300 {
            let thresholds = Self.high(.random(in: 40...60), .random(in: 60...80))
            let values = (0..<200).map { _ in Quantity(.random(in: 0...100)) }
            var open: Alarm.Severity?
            var opened = 0
            for value in values {
                switch thresholds.step(value, open: open) {
                case .none: break
                case .opens(let severity):
                    #expect(open == nil, "a second alarm opened beside an open one")
                    (open, opened) = (severity, opened + 1)
                case .raises(let severity):
                    #expect(open == .warning && severity == .critical)
                    open = severity
                case .clears:
                    #expect(open != nil)
                    open = nil
                }
                #expect((open != nil) == (value > (thresholds.warning?.high ?? value)))
            }
            // Counted apart: the times a value goes from within the warning bound to beyond it.
            let isBeyond = values.map { $0 > (thresholds.warning?.high ?? $0) }
            let crossings = zip([false] + isBeyond, isBeyond).count { !$0 && $1 }
            #expect(opened == crossings)
        }
    }

    @Test func `bounds of no use are refused`() {
        func monitor(_ thresholds: Thresholds) throws -> Monitor {
            try Monitor(
                id: Identifier(named: "MON-000001"), place: .facility(Identifier(named: "DC")), name: Identifier(named: "x"),
                unit: "",
                thresholds: thresholds)
        }
        #expect(throws: MonitorRefusal.noThreshold) { try monitor(Thresholds()) }
        #expect(throws: MonitorRefusal.noThreshold) { try monitor(Thresholds(warning: Band())) }
        #expect(throws: MonitorRefusal.warningBeyondCritical) { try monitor(Self.high(95, 85)) }
        #expect(throws: MonitorRefusal.marginNegative) { try monitor(Self.high(85, 95, margin: -1)) }
        #expect(throws: MonitorRefusal.bandOfNoUse) {
            try monitor(Thresholds(critical: Band(low: Quantity(62), high: Quantity(74)), margin: Quantity(7)))
        }
        #expect(throws: Never.self) {
            try monitor(Thresholds(critical: Band(low: Quantity(62), high: Quantity(74)), margin: Quantity(6)))
        }
    }

    @Test(arguments: [
        ("2026-10-31", Certificate.Standing.toCome), ("2026-11-01", .valid), ("2027-08-02", .valid),
        ("2027-08-03", .toRenew(daysLeft: 90)), ("2027-11-01", .toRenew(daysLeft: 0)), ("2027-11-02", .expired(days: 1)),
    ])
    func `a certificate holds to its last day, and is to be renewed in the ninety days before`(
        day: String, standing: Certificate.Standing
    ) throws {
        let certificate = try Certificate(
            id: Identifier(named: "CERT-000001"), name: "SOC 2", facility: nil, issuedOn: try #require(Day("2026-11-01")),
            expiresOn: try #require(Day("2027-11-01")), note: "")
        let day = try #require(Day(day))
        #expect(certificate.standing(on: day) == standing)
    }
}
