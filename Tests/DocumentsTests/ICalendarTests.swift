import Domain
import Testing

@testable import BackOffice
@testable import Documents

@Suite struct ICalendarTests {
    private static func at(_ text: String) -> Instant { Instant(text) ?? .distantPast }

    private static func event(_ summary: String, _ description: String = "") -> ICalendar.Event {
        ICalendar.Event(
            uid: "CR-000045@amico", stampedAt: at("2026-11-01T09:00:00.250-08:00"), sequence: 3,
            period: Period(at("2026-10-31T23:00:00-07:00"), at("2026-11-01T01:30:00-08:00")), status: .confirmed,
            summary: summary, description: description, categories: ["Change"])
    }

    @Test func `a calendar is written as RFC 5545 says, in UTC on both sides of a change of clocks`() {
        let calendar = ICalendar(name: "Change board", events: [Self.event("Release 9.4; head-end, both", "One\nTwo \\ three")])
        #expect(
            calendar.text
                == [
                    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Amico//Change control board//EN", "CALSCALE:GREGORIAN",
                    "X-WR-CALNAME:Change board", "BEGIN:VEVENT", "UID:CR-000045@amico", "DTSTAMP:20261101T170000Z", "SEQUENCE:3",
                    "DTSTART:20261101T060000Z", "DTEND:20261101T093000Z", "STATUS:CONFIRMED",
                    "SUMMARY:Release 9.4\\; head-end\\, both", "DESCRIPTION:One\\nTwo \\\\ three", "CATEGORIES:Change",
                    "END:VEVENT",
                    "END:VCALENDAR", "",
                ].joined(separator: "\r\n"))
    }

    @Test(arguments: ["a", "é", "本", "𝄞", "a𝄞é本"])
    func `no line is longer than 75 octets, no character is cut, and unfolding gives the text back`(piece: String) {
        for count in 0...160 {
            let summary = String(repeating: piece, count: count)
            let text = ICalendar(name: "x", events: [Self.event(summary)]).text
            let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
            #expect(lines.allSatisfy { $0.utf8.count <= 75 })
            #expect(text.replacing("\r\n ", with: "").contains("SUMMARY:\(summary)\r\n"))
        }
    }

    @Test func `a text cannot break out of its line`() {
        let text = ICalendar(name: "x", events: [Self.event("a\r\nEND:VEVENT\u{0}\u{1B}\rb\u{7F}")]).text
        #expect(text.contains("SUMMARY:a\\nEND:VEVENT\\nb\r\n"))
        #expect(text.split(separator: "\r\n").count { $0 == "END:VEVENT" } == 1)
    }

    @Test func `a change is tentative until it is scheduled, keeps its id, and its sequence grows with its steps`() throws {
        var change = try ChangeRequest(
            id: Identifier(series: "CR", 7), kind: .emergency, requestedBy: Identifier(named: "gus"),
            plan: ChangePlan(
                title: "New disk", description: "Adds a disk.", reason: "It is full.",
                planned: Period(Self.at("2026-09-12T22:00:00-07:00"), Self.at("2026-09-13T00:00:00-07:00")),
                preventative: "Snapshot.", contingency: "Restore.",
                affects: [AffectedSystem(customer: Identifier(named: "RIVERBEND"), system: .infrastructure)],
                implementer: Identifier(named: "eli")))
        func steps(_ facts: [String]) -> [ChangeStep] {
            facts.map {
                ChangeStep(
                    change: change.id, fact: $0, at: Self.at("2026-09-01T00:00:00Z"), by: "gus", words: "", late: nil,
                    decision: nil)
            }
        }
        let names = PeopleNames(["eli": "Eli Stone"])
        #expect(ICalendar.Event(change, steps(["drafted"]), names) == nil)
        try change.submit(at: Self.at("2026-09-01T00:00:00Z"), template: nil)
        let submitted = try #require(ICalendar.Event(change, steps(["drafted", "clashes", "submitted"]), names))
        #expect(submitted.status == .tentative && submitted.sequence == 1 && submitted.uid == "CR-000007@amico")
        #expect(submitted.summary == "CR-000007 New disk (RIVERBEND infrastructure)")
        #expect(submitted.description.hasSuffix("Made by Eli Stone"))
        try change.cancel(at: Self.at("2026-09-02T00:00:00Z"), reason: "Not needed.")
        let cancelled = try #require(ICalendar.Event(change, steps(["drafted", "submitted", "cancelled"]), names))
        #expect(cancelled.status == .cancelled && cancelled.sequence == 2 && cancelled.uid == submitted.uid)
    }
}
