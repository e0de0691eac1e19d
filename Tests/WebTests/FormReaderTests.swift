import Domain
import Testing

@testable import Web

/// What people type into forms, and what is read of it; what can be read in two ways is read in none.
@Suite struct FormReaderTests {
    private func reader(_ value: String, _ zone: Zone = .pacific) -> FormReader {
        FormReader(Query([("field", value)]), in: zone)
    }

    @Test(arguments: [
        ("13398.00", 1_339_800), ("13,398.00", 1_339_800), ("1,250", 125_000), ("-1,250.5", -125_050),
        ("1,234,567.89", 123_456_789),
        ("50", 5_000),
    ])
    func `an amount may have its thousands apart`(typed: String, minor: Int) throws {
        #expect(try reader(typed).money("field", in: .usd) == Money(minor: minor, .usd))
    }

    @Test(arguments: ["50,00", "12,5", "1,2,3", "12,50.00", ",500", "1250,000", "1.000,00", "1,000.000", "--5", "1,,000", "5-"])
    func `a comma that parts no thousands is refused, so that twelve and a half is never a thousand`(typed: String) {
        #expect(throws: FormProblem.self) { try reader(typed).money("field", in: .usd) }
    }

    @Test(arguments: [
        ("1:30", 90), ("0:05", 5), ("90 min", 90), ("2 h", 120), ("2h30", 150), ("2 h 30 min", 150), ("45m", 45),
    ])
    func `a time has its unit`(typed: String, minutes: Int) throws {
        #expect(try reader(typed).hours("field") == Hours(minutes: minutes))
    }

    @Test(arguments: ["8", "1:5", "1:60", "min", "h", "2x", "-1:30", "1:3:0"])
    func `a number alone is neither hours nor minutes`(typed: String) {
        #expect(throws: FormProblem.self) { try reader(typed).hours("field") }
    }

    @Test func `a time that the clocks skip is refused, and one they show twice is the first`() throws {
        let problem = #expect(throws: FormProblem.self) { try reader("2027-03-14T02:30").moment("field") }
        #expect(problem?.message.contains("14 Mar 2027 03:30 PDT") == true)
        #expect(try reader("2027-03-14T02:30", .utc).moment("field") == Instant("2027-03-14T02:30:00Z"))
        #expect(try reader("2026-11-01T01:30").moment("field") == Instant("2026-11-01T08:30:00Z"))
    }

    @Test func `what was done within a minute may be followed in that minute, and in no other`() throws {
        let done = try #require(Instant("2026-09-16T17:00:23Z"))
        #expect(try reader("2026-09-16T10:00").moment("field", notBefore: done) == done)
        #expect(try reader("2026-09-16T10:01").moment("field", notBefore: done) == Instant("2026-09-16T17:01:00Z"))
        #expect(try reader("2026-09-16T09:59").moment("field", notBefore: done) == Instant("2026-09-16T16:59:00Z"))
    }

    @Test(arguments: ["\u{200B}", " \u{202E} ", "\u{FEFF}\n", "\u{7}"])
    func `a text of which nothing can be seen is none`(typed: String) {
        #expect(throws: FormProblem.self) { try reader(typed).text("field") }
    }

    @Test func `a text with NUL is refused, at its field`() {
        let problem = #expect(throws: FormProblem.self) { try reader("half\0the rest").text("field") }
        #expect(problem?.field == "field")
    }
}
