/// What "PST" in a contract means: a setting (1.3).
package enum PacificReading: String, CaseIterable, Codable, Sendable {
    /// The clock on the wall in Los Angeles, which follows daylight time.
    case pacificPrevailing
    case fixedUTCminus8

    package var zone: Zone {
        switch self {
        case .pacificPrevailing: .pacific
        case .fixedUTCminus8: .fixedPacific
        }
    }
}

extension ServiceCalendar {
    package static let shippedNames = ["support", "silver", "gold", "operations", "platinum"]

    /// Support hours: 05:00 to 17:00 on Pacific business days.
    package static let support = businessDays("support", 5, 17, .pacificPrevailing)

    /// A shipped calendar by its name, with "PST" read as the contract says; nil for a name not shipped.
    package static func shipped(_ name: String, reading: PacificReading = .pacificPrevailing) -> ServiceCalendar? {
        switch name {
        case "support": businessDays(name, 5, 17, reading)
        case "silver": businessDays(name, 7, 17, reading)
        case "gold": businessDays(name, 2, 18, reading)
        case "operations": businessDays(name, 2, 17, reading)
        case "platinum": roundTheClock(name, zone: reading.zone)
        default: nil
        }
    }

    package static func roundTheClock(_ name: String, zone: Zone) -> ServiceCalendar {
        ServiceCalendar(name: name, zone: zone, hours: .roundTheClock)
    }

    private static func businessDays(_ name: String, _ from: Int, _ to: Int, _ reading: PacificReading) -> ServiceCalendar {
        let week = ClockSpan(from: from * 60, to: to * 60).map { WeeklyHours.mondayToFriday($0) } ?? WeeklyHours([:])
        return ServiceCalendar(name: name, zone: reading.zone, hours: .weekly(week, except: .unitedStatesFederal))
    }
}
