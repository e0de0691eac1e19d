/// Who hears of a request whose clock runs down, step by step on two paths (8.4): data, which `lint` reads for steps that can
/// never be taken.
package struct EscalationLadder: Equatable, Codable, Sendable {
    /// Percent of a clock's target at which a step may stand.
    package static let thresholds = [50, 75, 100]

    /// Of two steps of a path at one threshold of a clock, the first is taken.
    package let steps: [Step]

    package init(_ steps: [Step]) { self.steps = steps }

    package struct Step: Equatable, Codable, Sendable {
        package let clock: ServiceClock.Kind
        package let percent: Int
        /// The most critical severity it is for.
        package let from: Severity
        /// The least critical severity it is for.
        package let to: Severity
        package let level: EscalationLevel
        /// Nil where nobody is named yet.
        package let who: Who?

        package init(
            _ clock: ServiceClock.Kind, percent: Int, from: Severity, to: Severity, level: EscalationLevel, who: Who?
        ) {
            self.clock = clock
            self.percent = percent
            self.from = from
            self.to = to
            self.level = level
            self.who = who
        }

        package func isFor(_ severity: Severity) -> Bool { from <= severity && severity <= to }

        /// `resolution 75 %, severity 1 to 2: director (role supportManager)`.
        package var words: String {
            let severities = from == to ? "\(from)" : "\(from) to \(to)"
            return "\(clock.words) \(percent) %, severity \(severities): \(level.words) (\(who?.words ?? "nobody"))"
        }
    }

    /// Whom a step tells: who holds a role, or one person by login.
    package enum Who: Hashable, Sendable {
        case role(String)
        case login(String)

        package var words: String {
            switch self {
            case .role(let name): "role \(name)"
            case .login(let name): name
            }
        }
    }

    /// The steps a crossing takes: one of each path at most. A level that was acknowledged holds those up to itself on its path.
    package func steps(
        for crossing: ThresholdCrossing, acknowledged: some Sequence<EscalationLevel> = []
    ) -> [Step] {
        EscalationPath.allCases.compactMap { path in
            let held = acknowledged.filter { $0.path == path }.map(\.rank).max() ?? 0
            let step = steps.first {
                $0.clock == crossing.kind && $0.percent == crossing.percent && $0.isFor(crossing.promise.severity)
                    && $0.level.path == path
            }
            return step.flatMap { $0.level.rank > held ? $0 : nil }
        }
    }

    /// Refuses a ladder without steps or with more than 200, and a step with a percent that is none, with severities the wrong
    /// way round, or that tells a name which cannot be one.
    package func check() throws(EscalationRefusal) {
        guard (1...200).contains(steps.count) else { throw .stepsOutOfBounds }
        for (index, step) in steps.enumerated() {
            guard (1...1_000).contains(step.percent) else { throw .percentOutOfBounds(step: index + 1) }
            guard step.from <= step.to else { throw .severitiesReversed(step: index + 1) }
            if let who = step.who, Identifier<Who>(who.name) == nil { throw .badName(who.name, step: index + 1) }
        }
    }
}

/// The two ways up: to those who know more, and to those who answer for it.
package enum EscalationPath: String, CaseIterable, Codable, Sendable {
    case functional, management
}

/// Where on its path a step stands; engineering and cloud operations stand side by side.
package enum EscalationLevel: String, CaseIterable, Codable, Sendable {
    case analyst, seniorAnalyst, engineering, cloudOperations
    case supportManager, director, accountExecutive

    package var path: EscalationPath {
        switch self {
        case .analyst, .seniorAnalyst, .engineering, .cloudOperations: .functional
        case .supportManager, .director, .accountExecutive: .management
        }
    }

    /// 1 to 3.
    package var rank: Int {
        switch self {
        case .analyst, .supportManager: 1
        case .seniorAnalyst, .director: 2
        case .engineering, .cloudOperations, .accountExecutive: 3
        }
    }

    package var words: String {
        switch self {
        case .analyst: "analyst"
        case .seniorAnalyst: "senior analyst"
        case .engineering: "engineering"
        case .cloudOperations: "cloud operations"
        case .supportManager: "support manager"
        case .director: "director"
        case .accountExecutive: "account executive"
        }
    }
}

extension EscalationLadder.Who: CustomStringConvertible, Codable {
    package var name: String {
        switch self {
        case .role(let name), .login(let name): name
        }
    }

    /// `role:supportManager`, `login:maria`.
    package var description: String {
        switch self {
        case .role(let name): "role:\(name)"
        case .login(let name): "login:\(name)"
        }
    }

    /// Nil unless it is a role or a login, said so.
    package init?(_ text: some StringProtocol) {
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let name = String(text[text.index(after: colon)...])
        switch text[..<colon] {
        case "role": self = .role(name)
        case "login": self = .login(name)
        default: return nil
        }
    }

    package init(from decoder: any Decoder) throws {
        self = try decoder.text("a role or a login, such as role:supportManager or login:maria") { Self($0) }
    }

    package func encode(to encoder: any Encoder) throws { try encoder.write(text: description) }
}
