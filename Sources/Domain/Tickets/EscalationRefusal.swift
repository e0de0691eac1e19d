/// Why a ladder was refused.
package enum EscalationRefusal: Refusal, Equatable {
    case stepsOutOfBounds
    case percentOutOfBounds(step: Int)
    case severitiesReversed(step: Int)
    case badName(String, step: Int)

    package var message: String {
        switch self {
        case .stepsOutOfBounds: "A ladder has 1 to 200 steps. Give it so many."
        case .percentOutOfBounds(let step):
            "The percent of step \(step) is not between 1 and 1,000. Steps stand at 50, 75 and 100."
        case .severitiesReversed(let step):
            "Step \(step) names its severities the wrong way round: from the most critical (1) to the least."
        case .badName(let name, let step):
            "\u{201C}\(name)\u{201D} in step \(step) is no role or login: letters, digits, dots, dashes and underscores, 64 at most."
        }
    }
}
