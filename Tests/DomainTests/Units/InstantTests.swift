import Domain
import Foundation
import Testing

struct InstantTests {
    @Test(arguments: [
        ("2026-11-01T08:00:00Z", 1_793_520_000_000), ("2026-11-01T00:00-08:00", 1_793_520_000_000),
        ("2026-11-01 00:00:00-0800", 1_793_520_000_000), ("2026-11-01T00:00:00.250-08", 1_793_520_000_250),
        ("2026-10-31T24:00-08:00", 1_793_520_000_000), ("1970-01-01T00:00:00.0009Z", 0), ("1969-12-31T23:59:59.999Z", -1),
    ])
    func `ISO 8601 with an offset is read`(text: String, milliseconds: Int) {
        #expect(Instant(text)?.milliseconds == Int64(milliseconds))
    }

    @Test(arguments: [
        "2026-11-01T08:00:00", "2026-11-01", "2026-02-30T08:00:00Z", "2026-11-01T24:00:01Z", "2026-11-01T25:00Z",
        "2026-11-01T08:60Z",
        "2026-11-01T08:00:60Z", "2026-11-01T8:00Z", "2026-11-01T08Z", "2026-11-01T08:00:00.Z", "2026-11-01T08:00:00+1",
        "2026-11-01T08:00:00+19:00", "2026-11-01T08:00:00+0:800", "2026-11-01T08:00:00+08:", "2026-11-01T08:00:00+08:60",
        "2026-11-01T08:00:00Zulu", "", "T", "99999-11-01T08:00:00Z", "2026-11-01T08:00:00 Z", "2026-11-01T-8:00Z",
    ])
    func `an instant without an offset, or that does not exist, is refused`(text: String) {
        #expect(Instant(text) == nil)
    }

    @Test func `text and back is the same millisecond`() {
        var random = Seeded(2)
        for _ in 0..<5_000 {
            let instant = Instant(milliseconds: Int64.random(in: -11_000_000_000_000...250_000_000_000_000, using: &random))
            #expect(Instant(instant.description) == instant)
        }
    }

    @Test func `seconds are dropped towards the past on both sides of 1970`() {
        #expect(Instant(milliseconds: 1_999).seconds == 1)
        #expect(Instant(milliseconds: -1).seconds == -1)
        #expect(Instant(milliseconds: -1).millisecond == 999)
    }

    @Test func `a period that ends before it starts is refused when read, and empty when made`() throws {
        let text = #"{"start":"2026-11-02T00:00:00Z","end":"2026-11-01T00:00:00Z"}"#
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(Period.self, from: Data(text.utf8)) }
        #expect(Period(Instant(seconds: 5), Instant(seconds: 3)).isEmpty)
    }
}
