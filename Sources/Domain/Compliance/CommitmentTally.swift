extension Assessment {
    /// Where a commitment stands in its period; each stands at one place.
    package enum Standing: Equatable, Sendable {
        case met, missed
        /// Not final, but out of reach.
        case lost
        /// Not final and short of the target so far; it can still be kept.
        case behind
        case onCourse
        /// Nothing was due, or nothing so far: neither kept nor missed (1.6).
        case noObligation
    }

    package var standing: Standing {
        switch verdict {
        case .met: return .met
        case .missed: return .missed
        case .noObligation: return .noObligation
        case .notFinal:
            guard let marginLeft else { return .noObligation }
            if marginLeft < 0 { return .lost }
            return share.meets(target) == false ? .behind : .onCourse
        }
    }
}

/// How many promises of a period were kept, were missed, or may still go either way; each counts once, and what had no
/// obligation in no sum (1.6).
package struct CommitmentTally: Equatable, Sendable {
    package let met: Int
    package let missed: Int
    package let lost: Int
    package let behind: Int
    package let onCourse: Int
    package let withoutObligation: Int

    package init(_ assessments: some Sequence<Assessment>) {
        let standings = assessments.map(\.standing)
        met = standings.count { $0 == .met }
        missed = standings.count { $0 == .missed }
        lost = standings.count { $0 == .lost }
        behind = standings.count { $0 == .behind }
        onCourse = standings.count { $0 == .onCourse }
        withoutObligation = standings.count { $0 == .noObligation }
    }

    /// Those that had an obligation.
    package var judged: Int { met + missed + lost + behind + onCourse }
    package var keptOrOnCourse: Int { met + onCourse }

    /// `2 met, 1 missed, 1 lost already, 5 not final yet, 3 without obligation.` Of a closed period: `8 met, 1 missed.`
    package var words: String {
        let isRunning = lost + behind + onCourse > 0
        var parts = ["\(met.grouped) met", "\(missed.grouped) missed"]
        if isRunning { parts += ["\(lost.grouped) lost already", "\((behind + onCourse).grouped) not final yet"] }
        if withoutObligation > 0 { parts.append("\(withoutObligation.grouped) without obligation") }
        return parts.joined(separator: ", ") + "."
    }
}
