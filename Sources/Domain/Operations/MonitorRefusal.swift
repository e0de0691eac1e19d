package enum MonitorRefusal: Refusal, Equatable {
    case unitTooLong
    case noThreshold
    case marginNegative
    case bandOfNoUse
    case warningBeyondCritical
    case nameTaken(Monitor.Name, Monitor.ID)
    case equippedAlready(Facility.ID)
    case retired(Monitor.ID, Instant)
    case reasonMissing
    case noteOutOfBounds
    case stillToCome(Instant)
    case acknowledgedAlready(Alarm.ID, String, Instant)
    case clearedAlready(Alarm.ID, Instant)
    case stillBeyond(Alarm.ID, String)
    case linkedAlready(Alarm.ID, WorkRecord)
    case linkedToItself(Alarm.ID)

    package var message: String {
        switch self {
        case .unitTooLong: "A unit has at most 20 characters. Shorten it."
        case .noThreshold: "Give a warning or a critical threshold: without one nothing is ever wrong."
        case .marginNegative: "The margin for clearing is zero or more. Leave it out for none."
        case .bandOfNoUse: "No value lies within these bounds by the margin for clearing. Check low, high and margin."
        case .warningBeyondCritical: "A warning comes before the critical threshold, not beyond it. Check the four bounds."
        case .nameTaken(let name, let id): "\(id) is called \(name) there already. Retire it first, or choose another name."
        case .equippedAlready(let facility): "\(facility) has the monitors of the standard already. See monitor list."
        case .retired(let id, let at): "\(id) was retired at \(Zone.pacific.words(at)) and takes nothing more. Set a new monitor."
        case .reasonMissing: "Say why, in 1 to 2,000 characters."
        case .noteOutOfBounds: "A note has 1 to 2,000 characters. Shorten it, or leave it out."
        case .stillToCome(let now):
            "It is \(Zone.pacific.words(now)) now: a reading has been taken. Check the time and its offset."
        case .acknowledgedAlready(let id, let by, let at):
            "\(by) acknowledged \(id) at \(Zone.pacific.words(at)). It wants nothing more."
        case .clearedAlready(let id, let at): "\(id) cleared at \(Zone.pacific.words(at)). A new crossing opens a new alarm."
        case .stillBeyond(let id, let value):
            "\(id) cannot be cleared by hand: the last reading, \(value), is beyond the threshold. Record a good reading, or retire "
                + "the monitor."
        case .linkedAlready(let id, let record): "\(id) is linked to \(record) already."
        case .linkedToItself(let id): "\(id) is not linked to itself. Name a request, a change or an outage."
        }
    }
}
