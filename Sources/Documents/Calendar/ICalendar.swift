import Domain

/// A calendar file of RFC 5545: what other people's calendars subscribe to.
package struct ICalendar: Sendable {
    package struct Event: Sendable {
        package enum Status: String, Sendable {
            case tentative = "TENTATIVE"
            case confirmed = "CONFIRMED"
            case cancelled = "CANCELLED"
        }

        /// Stays the same for as long as the event lives: a calendar knows it again by that.
        package let uid: String
        /// When it was last changed.
        package let stampedAt: Instant
        /// Grows with every change of it.
        package let sequence: Int
        package let period: Period
        package let status: Status
        package let summary: String
        package let description: String
        package let categories: [String]
    }

    package let name: String
    package let events: [Event]

    /// Lines end in CR LF, none is longer than 75 octets, times are UTC.
    package var text: String {
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Amico//Change control board//EN", "CALSCALE:GREGORIAN",
            "X-WR-CALNAME:\(ICalendar.escaped(name))",
        ]
        for event in events { lines += ICalendar.lines(event) }
        lines.append("END:VCALENDAR")
        return lines.map { ICalendar.folded($0) + "\r\n" }.joined()
    }

    private static func lines(_ event: Event) -> [String] {
        var lines = [
            "BEGIN:VEVENT", "UID:\(event.uid)", "DTSTAMP:\(stamp(event.stampedAt))", "SEQUENCE:\(event.sequence)",
            "DTSTART:\(stamp(event.period.start))", "DTEND:\(stamp(event.period.end))", "STATUS:\(event.status.rawValue)",
            "SUMMARY:\(escaped(event.summary))",
        ]
        if !event.description.isEmpty { lines.append("DESCRIPTION:\(escaped(event.description))") }
        if !event.categories.isEmpty { lines.append("CATEGORIES:" + event.categories.map(escaped).joined(separator: ",")) }
        return lines + ["END:VEVENT"]
    }

    /// `20260913T050000Z`; a part of a second is left off.
    static func stamp(_ instant: Instant) -> String {
        Instant(seconds: instant.seconds).description.filter { $0 != "-" && $0 != ":" }
    }

    /// Backslash, semicolon, comma and line end as RFC 5545 writes them in text; other control characters are left out.
    static func escaped(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        var before: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", ";", ",": out.append(contentsOf: ["\\", scalar])
            case "\n" where before == "\r": break
            case "\n", "\r": out.append(contentsOf: ["\\", "n"])
            case "\t": out.append(scalar)
            case _ where scalar.value < 32 || scalar.value == 127: break
            default: out.append(scalar)
            }
            before = scalar
        }
        return String(out)
    }

    /// Breaks a line so that none has more than 75 octets; what goes on begins with a space. No character is cut in two.
    static func folded(_ line: String) -> String {
        var out = String.UnicodeScalarView()
        var octets = 0
        for scalar in line.unicodeScalars {
            let width = UTF8.width(scalar)
            if octets + width > 75 {
                out.append(contentsOf: ["\r", "\n", " "])
                octets = 1
            }
            out.append(scalar)
            octets += width
        }
        return String(out)
    }
}
