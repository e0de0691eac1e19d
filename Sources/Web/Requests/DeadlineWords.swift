import BackOffice
import Domain
import Workbook

/// A deadline as people read it: what is owed, how long there is, until when on the clock of a named zone.
enum DeadlineWords {
    static func shown(_ row: QueueRow, at now: Instant, in zone: Zone) -> Shown {
        guard row.state == .open else { return Shown(row.state.rawValue) }
        guard let owed = row.owed else { return Shown(chip: Chip("Nothing owed", .good)) }
        guard let due = row.dueAt else {
            return Shown(
                chip: Chip(row.pause == nil ? "\(owed.words.capitalizedFirst) stands" : "Paused", .calm), sub: row.pause?.words)
        }
        return Shown(chip: chip(owed.words, due: due, at: now), sub: "by \(zone.words(due))", why: nil)
    }

    static func chip(_ what: String, due: Instant, at now: Instant) -> Chip {
        let left = due - now
        let what = what.capitalizedFirst
        if left < 0 { return Chip("\(what) \(span(-left)) late", .late) }
        return Chip("\(what) in \(span(left))", left <= 3_600 * 4 ? .due : .good)
    }

    /// A clock of a request as a chip.
    static func chip(_ clock: ServiceClock, at now: Instant) -> Chip {
        switch clock.outcome {
        case .running: clock.due.map { chip(clock.kind.words, due: $0, at: now) } ?? Chip("Not owed", .calm)
        case .paused: Chip("\(clock.kind.words.capitalizedFirst) paused", .calm)
        case .met: Chip("\(clock.kind.words.capitalizedFirst) met", .good)
        case .missed: Chip("\(clock.kind.words.capitalizedFirst) missed", .late)
        case .lateThroughChange: Chip("\(clock.kind.words.capitalizedFirst) late through a change", .due)
        case .ended: Chip("\(clock.kind.words.capitalizedFirst) ended", .calm)
        }
    }

    /// `42 min`, `3 h 18 min`, `2 days`: two parts at most.
    static func span(_ seconds: Int) -> String {
        let minutes = seconds / 60
        switch minutes {
        case ..<60: return "\(minutes) min"
        case ..<1_440: return minutes % 60 == 0 ? "\(minutes / 60) h" : "\(minutes / 60) h \((minutes % 60).padded(2)) min"
        default: return (minutes / 1_440).counted("day")
        }
    }

    static func age(from start: Instant, to now: Instant) -> String { span(max(0, now - start)) }
}

extension String {
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
