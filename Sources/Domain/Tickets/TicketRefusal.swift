/// Why something about a service request, or what it is promised, was refused.
package enum TicketRefusal: Refusal, Equatable {
    case levelsNotOnce
    case meaningMissing(Severity)
    case targetOutOfBounds(Severity)
    case unknownCalendar(String)
    case unknownSeverity(Int, known: [Severity])
    case policyInThePast(Day, today: Day)

    package var message: String {
        switch self {
        case .levelsNotOnce: "A policy names each severity once, and one at least. Give the levels so."
        case .meaningMissing(let severity): "Severity \(severity) needs its meaning, in 1 to 200 characters (8.2)."
        case .targetOutOfBounds(let severity):
            "A target of severity \(severity) is not between 1 and 576,000 working minutes. Give one that is."
        case .unknownCalendar(let name):
            "There is no calendar \(name). Name one of \(ServiceCalendar.shippedNames.joined(separator: ", ")), or give it along."
        case .policyInThePast(let from, let today):
            "A version of the policy comes into force after the one before, and not before today (\(today)). \(from) is too early."
        case .unknownSeverity(let severity, let known):
            "The policy has no severity \(severity). Choose one of \(known.map(\.description).joined(separator: ", ")) (8.2)."
        }
    }
}
