/// When a value is worth a warning, when it is critical, and when it is good again (10.2).
package struct Thresholds: Equatable, Codable, Sendable {
    /// Beyond it: a warning. Nil where there is only a critical threshold.
    package let warning: Band?
    /// Beyond it: critical. Nil where there is only a warning.
    package let critical: Band?
    /// How far back inside the bounds a value must be before the alarm clears; zero: just inside.
    package let margin: Quantity

    package init(warning: Band? = nil, critical: Band? = nil, margin: Quantity = Quantity(0)) {
        self.warning = warning
        self.critical = critical
        self.margin = margin
    }

    package enum Level: Int, Comparable, Sendable {
        case good, warning, critical

        package static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }
    }

    package func level(of value: Quantity) -> Level {
        if critical?.holds(value) == false { return .critical }
        return warning?.holds(value) == false ? .warning : .good
    }

    /// What a value does to the alarm of its monitor.
    package enum Step: Equatable, Sendable {
        case none
        case opens(Alarm.Severity)
        /// Worse than when it opened: it is raised, and wants to be acknowledged again.
        case raises(Alarm.Severity)
        case clears
    }

    /// Crossing a threshold opens an alarm once; while it is open, only a worse crossing or the way back changes it.
    package func step(_ value: Quantity, open: Alarm.Severity?) -> Step {
        let level = level(of: value)
        guard let open else {
            switch level {
            case .good: return .none
            case .warning: return .opens(.warning)
            case .critical: return .opens(.critical)
            }
        }
        if level == .critical, open == .warning { return .raises(.critical) }
        return level == .good && isWellInside(value) ? .clears : .none
    }

    private func isWellInside(_ value: Quantity) -> Bool {
        [warning, critical].compactMap(\.self).allSatisfy { $0.tightened(by: margin).holds(value) }
    }

    /// The bounds in words: `warning beyond at most 85, critical beyond at most 95`.
    package var words: String {
        var parts: [String] = []
        if let warning { parts.append("warning unless \(warning.words)") }
        if let critical { parts.append("critical unless \(critical.words)") }
        if margin > Quantity(0) { parts.append("clears \(margin) inside") }
        return parts.joined(separator: ", ")
    }

    func check() throws(MonitorRefusal) {
        let bands = [warning, critical].compactMap(\.self)
        guard bands.contains(where: { $0.low != nil || $0.high != nil }) else { throw .noThreshold }
        guard margin >= Quantity(0) else { throw .marginNegative }
        for band in bands {
            // Where nothing lies well inside, an alarm would never clear.
            let clearing = band.tightened(by: margin)
            if let low = clearing.low, let high = clearing.high, low > high { throw .bandOfNoUse }
        }
        guard let warning, let critical else { return }
        if let inner = warning.low, let outer = critical.low, inner < outer { throw .warningBeyondCritical }
        if let inner = warning.high, let outer = critical.high, inner > outer { throw .warningBeyondCritical }
    }
}
