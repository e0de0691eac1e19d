/// One version of what the support desk promises, in force from 00:00 of a day in the provider's zone (8.2).
package struct ServiceLevelPolicy: Equatable, Codable, Sendable {
    package let version: Int
    package let from: Day
    /// What "PST" means where a target names a shipped calendar (1.3).
    package let pst: PacificReading
    package let levels: [Level]
    /// Calendars of this version beside the shipped ones; one of the same name stands before the shipped one.
    package let calendars: [ServiceCalendar]

    package init(
        version: Int, from: Day, pst: PacificReading = .pacificPrevailing, levels: [Level], calendars: [ServiceCalendar] = []
    ) {
        self.version = version
        self.from = from
        self.pst = pst
        self.levels = levels
        self.calendars = calendars
    }

    /// What one severity means, and what is owed for it; a target left out is not owed.
    package struct Level: Equatable, Codable, Sendable {
        package let severity: Severity
        package let meaning: String
        package let firstResponse: Target?
        package let nextUpdate: Target?
        package let resolution: Target?

        package init(
            severity: Severity, meaning: String, firstResponse: Target?, nextUpdate: Target?, resolution: Target?
        ) {
            self.severity = severity
            self.meaning = meaning
            self.firstResponse = firstResponse
            self.nextUpdate = nextUpdate
            self.resolution = resolution
        }
    }

    /// So many working minutes of a calendar.
    package struct Target: Hashable, Codable, Sendable {
        package let minutes: Int
        package let calendar: String

        package init(minutes: Int, calendar: String) {
            self.minutes = minutes
            self.calendar = calendar
        }

        /// Business days as a length: twelve support hours each (1.4).
        package static func businessDays(_ count: Int) -> Target {
            let (minutes, overflow) = count.multipliedReportingOverflow(by: BusinessDays.length.minutes)
            return Target(minutes: overflow ? .max : minutes, calendar: "support")
        }

        /// `4 h of support time`, `1 business day`, `15 min round the clock`.
        package var words: String {
            let (days, rest) = minutes.quotientAndRemainder(dividingBy: BusinessDays.length.minutes)
            if calendar == "support", rest == 0 { return days.counted("business day") }
            let length = minutes < 60 ? "\(minutes) min" : Hours(minutes: minutes).description
            return length + (calendar == "platinum" ? " round the clock" : " of \(calendar) time")
        }
    }

    package func level(_ severity: Severity) -> Level? { levels.first { $0.severity == severity } }

    package func calendar(_ name: String) -> ServiceCalendar? {
        calendars.first { $0.name == name } ?? ServiceCalendar.shipped(name, reading: pst)
    }

    /// When the version comes into force.
    package var startsAt: Instant { Zone.pacific.start(of: from) }

    /// What a target comes to, with its calendar; nil where nothing is owed for the severity.
    package func promise(_ kind: ServiceClock.Kind, severity: Severity) -> Promise? {
        guard let level = level(severity), let target = level.target(of: kind), let calendar = calendar(target.calendar)
        else { return nil }
        return Promise(target: target, calendar: calendar, severity: severity, version: version)
    }

    /// Refuses a version without levels, with one twice, with a target that is not from 1 minute to 400 days, or on a
    /// calendar there is not.
    package func check() throws(TicketRefusal) {
        guard !levels.isEmpty, Set(levels.map(\.severity)).count == levels.count else { throw .levelsNotOnce }
        for level in levels {
            guard (1...200).contains(level.meaning.count) else { throw .meaningMissing(level.severity) }
            for target in [level.firstResponse, level.nextUpdate, level.resolution].compactMap({ $0 }) {
                guard (1...576_000).contains(target.minutes) else { throw .targetOutOfBounds(level.severity) }
                guard calendar(target.calendar) != nil else { throw .unknownCalendar(target.calendar) }
            }
        }
    }
}

extension ServiceLevelPolicy.Level {
    package func target(of kind: ServiceClock.Kind) -> ServiceLevelPolicy.Target? {
        switch kind {
        case .firstResponse: firstResponse
        case .nextUpdate: nextUpdate
        case .resolution: resolution
        }
    }
}

/// A target as it is owed: with the calendar it runs on, and the severity and version it came from.
package struct Promise: Equatable, Sendable {
    package let target: ServiceLevelPolicy.Target
    package let calendar: ServiceCalendar
    package let severity: Severity
    package let version: Int
}
