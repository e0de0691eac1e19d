import Domain
import Testing

/// A month's duties by their due instants: worked by hand, customer's zone Central.
struct DutyTests {
    private static func commitment(from: String = "2026-07-01", through: String = "2027-06-30") throws -> Commitment {
        Commitment(
            id: Metric.recoveryTime.commitment, metric: .recoveryTime, target: Percent(literal: 1_000_000), zone: .central,
            denominator: .recoveries, exclusions: [], from: try #require(Day(from)), through: try #require(Day(through)))
    }

    private static func duty(_ record: String, due: String, done: String?) throws -> Duty {
        Duty(
            record: record, what: "restore", dueAt: try #require(Instant(due)),
            doneAt: try done.map { try #require(Instant($0)) })
    }

    private static func measure(
        _ duties: [Duty], _ month: String, at now: String, final isFinal: Bool = false, of commitment: Commitment? = nil
    ) throws -> MonthMeasure {
        MonthMeasure(
            duties, of: try commitment ?? Self.commitment(), in: try #require(Month(month)), at: try #require(Instant(now)),
            isFinal: isFinal)
    }

    /// Done in time, it belongs to the day it was done; late or never, to the day it fell due: 30 September 23:00 Central.
    @Test(arguments: [
        ("2026-09-30T22:00:00-05:00", "2026-10-01T02:00:00-05:00", "2026-09", true),
        ("2026-10-01T00:00:00-05:00", "2026-10-01T02:00:00-05:00", "2026-10", true),
        ("2026-10-01T01:00:00-05:00", "2026-09-30T23:00:00-05:00", "2026-09", false),
        ("2026-09-30T23:59:59-05:00", "2026-09-30T23:59:59-05:00", "2026-09", true),
    ])
    func `it belongs to the month it was done in, or fell due in`(done: String, due: String, month: String, inTime: Bool) throws {
        let duties = [try Self.duty("DR-000001", due: due, done: done)]
        for other in ["2026-08", "2026-09", "2026-10"] {
            let share = try Self.measure(duties, other, at: "2026-12-01T00:00:00Z").soFar
            #expect(share == (other == month ? Share(inTime ? 1 : 0, of: 1) : .zero), "\(other)")
        }
    }

    @Test func `one still to do is no failure until it is late, by a millisecond`() throws {
        let duties = [try Self.duty("DR-000001", due: "2026-09-10T12:00:00Z", done: nil)]
        let running = try Self.measure(duties, "2026-09", at: "2026-09-10T12:00:00Z")
        #expect(running.soFar == .zero && running.ifNothingElseFails == Share(1, of: 1))
        #expect(running.derivation.steps == ["1 recovery still to do"])
        let late = try Self.measure(duties, "2026-09", at: "2026-09-10T12:00:00.001Z")
        #expect(late.soFar == Share(0, of: 1) && late.ifNothingElseFails == Share(0, of: 1))
        #expect(late.derivation.inputs.map(\.label) == ["late"])
    }

    @Test func `what is done later than now is not done yet`() throws {
        let duties = [try Self.duty("DR-000001", due: "2026-09-10T12:00:00Z", done: "2026-09-10T11:00:00Z")]
        #expect(try Self.measure(duties, "2026-09", at: "2026-09-10T10:59:59Z").soFar == .zero)
        #expect(try Self.measure(duties, "2026-09", at: "2026-09-10T11:00:00Z").soFar == Share(1, of: 1))
    }

    @Test func `what lies outside the agreement's days is not owed under it`() throws {
        let duties = [
            try Self.duty("DR-000001", due: "2026-09-14T23:00:00-05:00", done: nil),
            try Self.duty("DR-000002", due: "2026-09-15T00:00:00-05:00", done: nil),
        ]
        let from = try Self.commitment(from: "2026-09-15")
        let measure = try Self.measure(duties, "2026-09", at: "2026-10-07T00:00:00Z", final: true, of: from)
        #expect(measure.soFar == Share(0, of: 1))
        #expect(measure.derivation.inputs.map(\.source) == ["DR-000002"])
    }

    @Test func `of many only the late ones are told`() throws {
        let duties = try (1...30).map { number in
            try Self.duty(
                "DR-\(number)", due: "2026-09-10T12:00:00Z", done: number == 7 ? "2026-09-10T12:00:01Z" : "2026-09-10T12:00:00Z")
        }
        let measure = try Self.measure(duties, "2026-09", at: "2026-10-07T00:00:00Z", final: true)
        #expect(measure.soFar == Share(29, of: 30))
        #expect(measure.derivation.inputs.map(\.source) == ["DR-7"])
        #expect(measure.derivation.result == "29 of 30 recoveries = 96.66 %, frozen at the close")
    }

    @Test(arguments: [("file", "files"), ("recovery", "recoveries"), ("day", "days"), ("business day", "business days")])
    func `nouns have their plurals`(noun: String, plural: String) {
        #expect(2.counted(noun) == "2 \(plural)")
        #expect(1.counted(noun) == "1 \(noun)")
    }
}
