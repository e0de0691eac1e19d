/// What is wrong with a step that no request will ever take, or that tells nobody.
package struct LadderFinding: Equatable, Codable, Sendable {
    /// From 1, in the ladder's order.
    package let step: Int
    package let flaw: Flaw

    package init(step: Int, flaw: Flaw) {
        self.step = step
        self.flaw = flaw
    }

    package enum Flaw: Equatable, Codable, Sendable {
        /// None of its severities is owed what the clock measures.
        case clockNotOwed
        /// Clocks are followed at 50, 75 and 100 %.
        case noThreshold
        /// A clock ends where its target does.
        case afterTheEnd
        case alike(step: Int)
        /// Earlier steps of the same path at the same threshold take all its severities.
        case shadowed(by: [Int])
        /// A severity comes to the level without the one below it having been told before.
        case levelSkipped(Severity)
        case nobodyNamed
        /// Nobody holds the role, or has the login.
        case nobodyThere(EscalationLadder.Who)
    }

    package var words: String {
        switch flaw {
        case .clockNotOwed: "Step \(step) is never taken: none of its severities is owed that clock."
        case .noThreshold: "Step \(step) is never taken: clocks are followed at 50, 75 and 100 %."
        case .afterTheEnd: "Step \(step) is never taken: a clock is followed up to 100 %."
        case .alike(let other): "Step \(step) says the same as step \(other)."
        case .shadowed(let others):
            "Step \(step) is never taken: step\(others.count == 1 ? "" : "s") \(others.map(String.init).joined(separator: ", ")) "
                + "of the same path at the same percent \(others.count == 1 ? "comes" : "come") first."
        case .levelSkipped(let severity):
            "Step \(step) skips a level: at severity \(severity) nobody one level below on its path is told before."
        case .nobodyNamed: "Step \(step) tells nobody. Name a role or a login."
        case .nobodyThere(let who): "Step \(step) reaches nobody: there is no one for \(who)."
        }
    }
}

extension EscalationLadder {
    /// What is wrong with the ladder under a policy, step by step; `isThere` says whether anybody is meant by a role or login.
    package func lint(
        policy: ServiceLevelPolicy = .standard, isThere: (Who) -> Bool = { _ in true }
    ) -> [LadderFinding] {
        var findings: [LadderFinding] = []
        for (index, step) in steps.enumerated() {
            let earlier = Array(steps.prefix(index))
            let flaw = unreachable(step, after: earlier, policy: policy) ?? skipped(step, policy: policy)
            if let flaw { findings.append(LadderFinding(step: index + 1, flaw: flaw)) }
            switch step.who {
            case nil: findings.append(LadderFinding(step: index + 1, flaw: .nobodyNamed))
            case let who? where !isThere(who): findings.append(LadderFinding(step: index + 1, flaw: .nobodyThere(who)))
            case _?: break
            }
        }
        return findings
    }

    private func unreachable(_ step: Step, after earlier: [Step], policy: ServiceLevelPolicy) -> LadderFinding.Flaw? {
        if step.percent > 100 { return .afterTheEnd }
        if !EscalationLadder.thresholds.contains(step.percent) { return .noThreshold }
        let severities = step.severities(owedBy: policy)
        if severities.isEmpty { return .clockNotOwed }
        if let other = earlier.firstIndex(of: step) { return .alike(step: other + 1) }
        let before = earlier.enumerated().filter { $0.element.isBeside(step) }
        let shadows = severities.map { severity in before.first { $0.element.isFor(severity) }.map { $0.offset + 1 } }
        return shadows.contains(nil) ? nil : .shadowed(by: Set(shadows.compactMap(\.self)).sorted())
    }

    /// A path is climbed level by level: each severity of the step has met the level below at a lower percent.
    private func skipped(_ step: Step, policy: ServiceLevelPolicy) -> LadderFinding.Flaw? {
        guard step.level.rank > 1 else { return nil }
        let missing = step.severities(owedBy: policy).first { severity in
            !steps.contains {
                $0.clock == step.clock && $0.level.path == step.level.path && $0.level.rank == step.level.rank - 1
                    && $0.percent < step.percent && $0.isFor(severity)
            }
        }
        return missing.map(LadderFinding.Flaw.levelSkipped)
    }
}

extension EscalationLadder.Step {
    fileprivate func severities(owedBy policy: ServiceLevelPolicy) -> [Severity] {
        policy.levels.filter { isFor($0.severity) && $0.target(of: clock) != nil }.map(\.severity).sorted()
    }

    /// At the same threshold of the same path.
    fileprivate func isBeside(_ other: EscalationLadder.Step) -> Bool {
        clock == other.clock && percent == other.percent && level.path == other.level.path
    }
}
