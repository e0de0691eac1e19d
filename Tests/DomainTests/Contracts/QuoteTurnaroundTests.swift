import Domain
import Testing

/// 3.3: from the instant scoping information was complete, five business days of support hours (05:00 to 17:00 Pacific).
struct QuoteTurnaroundTests {
    private static func turnaround(_ complete: String, quoted: String? = nil, now: String) throws -> QuoteTurnaround {
        try QuoteTurnaround(
            of: SampleWork.id, completeAt: #require(Instant(complete)), quotedAt: quoted.map { try #require(Instant($0)) },
            now: #require(Instant(now)))
    }

    @Test(arguments: [
        // Tuesday 10:00 to Tuesday 10:00.
        ("2026-09-15T10:00:00-07:00", "2026-09-22T10:00:00-07:00"),
        // Friday 16:00 to Friday 16:00.
        ("2026-09-18T16:00:00-07:00", "2026-09-25T16:00:00-07:00"),
        // Complete before the office opens on Monday: the earliest instant is Friday's close.
        ("2026-10-26T05:00:00-07:00", "2026-10-30T17:00:00-07:00"),
        ("2026-10-24T12:00:00-07:00", "2026-10-30T17:00:00-07:00"),
        // Over the change to standard time on 1 November.
        ("2026-10-29T10:00:00-07:00", "2026-11-05T10:00:00-08:00"),
        // Over Veterans Day, Wednesday 11 November.
        ("2026-11-09T10:00:00-08:00", "2026-11-17T10:00:00-08:00"),
    ])
    func `it is due after five business days as a length (3_3, 1_4)`(complete: String, due: String) throws {
        let turnaround = try Self.turnaround(complete, now: complete)
        #expect(turnaround.dueAt == Instant(due))
    }

    @Test func `it is met by a quote at the due instant, missed a second later, and runs until then`() throws {
        let (complete, due) = ("2026-09-15T10:00:00-07:00", "2026-09-22T10:00:00-07:00")
        let late = "2026-09-22T10:00:01-07:00"
        #expect(try Self.turnaround(complete, quoted: due, now: late).isMet == true)
        #expect(try Self.turnaround(complete, quoted: late, now: late).isMet == false)
        #expect(try Self.turnaround(complete, now: due).isMet == nil)
        #expect(try Self.turnaround(complete, now: late).isMet == false)
    }

    @Test func `it explains itself`() throws {
        let text = try Self.turnaround(
            "2026-09-15T10:00:00-07:00", quoted: "2026-09-16T16:30:00-07:00", now: "2026-10-01T00:00:00Z"
        ).derivation.text
        #expect(text.contains("3.3"))
        #expect(text.contains("met"))
        #expect(text.contains("support hours spent: 18 h 30 min"), "\(text)")
    }
}
