import Domain
import Foundation
import Testing

struct LadderTests {
    private typealias Step = EscalationLadder.Step
    private typealias Finding = LadderFinding

    private static func step(
        _ clock: ServiceClock.Kind, _ percent: Int, _ severities: ClosedRange<Int>,
        _ level: EscalationLevel, _ who: EscalationLadder.Who? = .role("supportManager")
    ) throws -> Step {
        Step(
            clock, percent: percent, from: try #require(Severity(severities.lowerBound)),
            to: try #require(Severity(severities.upperBound)), level: level, who: who)
    }

    private static func crossing(_ severity: Int, _ percent: Int, _ kind: ServiceClock.Kind = .resolution) throws
        -> ThresholdCrossing
    {
        let clocks = try ClockCase("", ["15 Sep 10:00 PDT opened \(severity)"], now: "1 Dec 10:00 PST").clocks()
        let all = clocks.crossings(until: try ClockCase.instant("1 Dec 10:00 PST"))
        return try #require(all.first { $0.kind == kind && $0.percent == percent })
    }

    @Test func `the standard ladder has no step without use`() throws {
        try EscalationLadder.standard.check()
        #expect(EscalationLadder.standard.lint().isEmpty)
    }

    @Test(arguments: [
        (1, 50, ["analyst", "support manager"]), (1, 75, ["senior analyst", "director"]),
        (1, 100, ["cloud operations", "account executive"]), (2, 50, ["analyst"]),
        (2, 75, ["senior analyst", "support manager"]),
        (2, 100, ["engineering", "director"]), (3, 100, ["engineering", "support manager"]),
    ])
    func `a resolution climbs both paths`(severity: Int, percent: Int, levels: [String]) throws {
        let steps = EscalationLadder.standard.steps(for: try Self.crossing(severity, percent))
        #expect(steps.map(\.level.words) == levels)
    }

    @Test func `a level that was acknowledged holds itself and those below it, on its path alone`() throws {
        let ladder = EscalationLadder.standard
        let crossing = try Self.crossing(1, 75)
        #expect(ladder.steps(for: crossing, acknowledged: [.analyst]).map(\.level) == [.seniorAnalyst, .director])
        #expect(ladder.steps(for: crossing, acknowledged: [.seniorAnalyst]).map(\.level) == [.director])
        #expect(ladder.steps(for: crossing, acknowledged: [.engineering, .supportManager]).map(\.level) == [.director])
        #expect(ladder.steps(for: crossing, acknowledged: EscalationLevel.allCases).isEmpty)
    }

    @Test func `a step whose severities are owed no such clock is found`() throws {
        let ladder = EscalationLadder([
            try Self.step(.nextUpdate, 50, 4...4, .analyst), try Self.step(.resolution, 50, 1...4, .analyst),
        ])
        #expect(ladder.lint() == [Finding(step: 1, flaw: .clockNotOwed)])
    }

    @Test(arguments: [(60, LadderFinding.Flaw.noThreshold), (99, .noThreshold), (101, .afterTheEnd), (150, .afterTheEnd)])
    func `a step where no clock is followed is found`(percent: Int, flaw: LadderFinding.Flaw) throws {
        #expect(EscalationLadder([try Self.step(.resolution, percent, 1...3, .analyst)]).lint() == [Finding(step: 1, flaw: flaw)])
    }

    @Test func `a step that earlier ones take all severities from is found`() throws {
        let shadowed = EscalationLadder([
            try Self.step(.resolution, 50, 1...1, .analyst), try Self.step(.resolution, 50, 2...3, .analyst, .login("maria")),
            try Self.step(.resolution, 50, 1...3, .analyst, .login("omar")),
        ])
        #expect(shadowed.lint() == [Finding(step: 3, flaw: .shadowed(by: [1, 2]))])
        // A severity of its own is enough; and severity 4 is owed no resolution.
        let partly = EscalationLadder([
            try Self.step(.resolution, 50, 1...1, .analyst), try Self.step(.resolution, 50, 1...2, .analyst, .login("omar")),
            try Self.step(.resolution, 50, 1...4, .analyst, .login("maria")),
            try Self.step(.resolution, 50, 3...4, .analyst, .login("kim")),
        ])
        #expect(partly.lint() == [Finding(step: 4, flaw: .shadowed(by: [3]))])
    }

    @Test func `two steps alike are found`() throws {
        let one = try Self.step(.resolution, 50, 1...3, .analyst)
        #expect(EscalationLadder([one, one]).lint() == [Finding(step: 2, flaw: .alike(step: 1))])
    }

    @Test func `a level skipped is found with the severity it is skipped for`() throws {
        let ladder = EscalationLadder([
            try Self.step(.resolution, 50, 1...2, .supportManager), try Self.step(.resolution, 75, 1...3, .director),
            try Self.step(.resolution, 100, 1...1, .accountExecutive), try Self.step(.firstResponse, 50, 1...1, .seniorAnalyst),
        ])
        #expect(
            ladder.lint() == [
                Finding(step: 2, flaw: .levelSkipped(.limited)), Finding(step: 4, flaw: .levelSkipped(.critical)),
            ])
        // The level below at the same percent comes too late.
        let together = EscalationLadder([
            try Self.step(.resolution, 75, 1...1, .supportManager), try Self.step(.resolution, 75, 2...2, .director),
            try Self.step(.resolution, 50, 2...2, .supportManager), try Self.step(.resolution, 75, 1...1, .accountExecutive),
        ])
        #expect(together.lint().map(\.step) == [4])
    }

    @Test func `a step that tells nobody is found`() throws {
        let ladder = EscalationLadder([
            try Self.step(.resolution, 50, 1...3, .analyst, nil),
            try Self.step(.resolution, 75, 1...3, .seniorAnalyst, .login("gone")),
        ])
        #expect(
            ladder.lint { $0 != .login("gone") } == [
                Finding(step: 1, flaw: .nobodyNamed), Finding(step: 2, flaw: .nobodyThere(.login("gone"))),
            ])
    }

    @Test func `a ladder out of bounds is refused`() throws {
        #expect(throws: EscalationRefusal.stepsOutOfBounds) { try EscalationLadder([]).check() }
        let many = Array(repeating: try Self.step(.resolution, 50, 1...3, .analyst), count: 201)
        #expect(throws: EscalationRefusal.stepsOutOfBounds) { try EscalationLadder(many).check() }
        for percent in [0, -1, 1_001, Int.max] {
            let ladder = EscalationLadder([try Self.step(.resolution, percent, 1...3, .analyst)])
            #expect(throws: EscalationRefusal.percentOutOfBounds(step: 1)) { try ladder.check() }
        }
        let reversed = Step(.resolution, percent: 50, from: .limited, to: .critical, level: .analyst, who: nil)
        #expect(throws: EscalationRefusal.severitiesReversed(step: 1)) { try EscalationLadder([reversed]).check() }
        for name in ["", "two words", String(repeating: "a", count: 65)] {
            let ladder = EscalationLadder([try Self.step(.resolution, 50, 1...3, .analyst, .login(name))])
            #expect(throws: EscalationRefusal.badName(name, step: 1)) { try ladder.check() }
        }
    }

    @Test func `a ladder is data: it comes back from its JSON as it was`() throws {
        let data = try JSONEncoder().encode(EscalationLadder.standard)
        #expect(try JSONDecoder().decode(EscalationLadder.self, from: data) == .standard)
        for text in ["maria", "role", "team:x", ""] { #expect(EscalationLadder.Who(text) == nil) }
        #expect(EscalationLadder.Who("login:maria") == .login("maria"))
    }
}
