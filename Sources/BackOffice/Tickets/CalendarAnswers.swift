import Domain

/// What `calendar working-time --json` prints.
package struct WorkingTimeAnswer: Encodable, Equatable, Sendable {
    package let seconds: Int

    /// Refused where the end lies before the start.
    package init(_ calendar: ServiceCalendar, from: Instant, to: Instant) throws {
        guard from <= to else { throw CalendarQuestion.endsBeforeItBegins }
        seconds = calendar.workingTime(from: from, to: to)
    }
}

/// What `calendar after --json` prints: the earliest instant after so much working time, in the calendar's own zone.
package struct AfterAnswer: Encodable, Equatable, Sendable {
    package let at: String

    package init(_ calendar: ServiceCalendar, minutes: Int, from: Instant) throws {
        at = calendar.zone.iso(try calendar.instant(afterMinutes: minutes, from: from))
    }
}

/// What `calendar agreed-time --json` prints.
package struct AgreedTimeAnswer: Encodable, Equatable, Sendable {
    package let minutes: Int

    package init(_ calendar: ServiceCalendar, in month: Month) { minutes = calendar.agreedTime(in: month).seconds / 60 }
}

extension ServiceCalendar {
    /// A calendar that is shipped, by its name, as the contract reads it. Refused for a name there is not.
    package static func named(
        _ name: String, reading: PacificReading, holidaysMeasured: Bool
    ) throws -> ServiceCalendar {
        guard let found = shipped(name, reading: reading) else { throw CalendarRefusal.unknown(name) }
        return holidaysMeasured ? found.measuringHolidays : found
    }

    package func instant(afterMinutes minutes: Int, from start: Instant) throws -> Instant {
        let (seconds, overflow) = minutes.multipliedReportingOverflow(by: 60)
        return try instant(after: overflow ? (minutes < 0 ? -1 : .max) : seconds, from: start)
    }
}

private enum CalendarQuestion: Refusal {
    case endsBeforeItBegins

    var message: String { "The working time would end before it begins. Let it end at or after its start." }
}
