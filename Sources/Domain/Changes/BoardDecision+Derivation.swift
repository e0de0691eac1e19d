extension BoardDecision {
    /// How the board came to it: who might vote, who did, and what the rule makes of that (9.2); `list` tells what people are called.
    package func derivation(of change: ChangeRequest.ID, at words: String, list: ([Person.Name]) -> String) -> Derivation {
        var why = Derivation(
            "Decision on \(change), \(words)", rule: rule.words(quorum: quorum), result: outcome.rawValue)
        why.input("entitled", entitled.isEmpty ? "nobody" : list(entitled), source: change.text)
        why.input("for", votesFor.isEmpty ? "nobody" : list(votesFor))
        why.input("against", votesAgainst.isEmpty ? "nobody" : list(votesAgainst))
        why.step(
            entitled.count < quorum
                ? "\(entitled.count) entitled of a quorum of \(quorum): no quorum, so it is deferred"
                : "\(entitled.count) entitled of a quorum of \(quorum): the board may decide")
        why.step("\(votesFor.count) for, \(votesAgainst.count) against")
        return why
    }
}

extension BoardRules.Rule {
    fileprivate func words(quorum: Int) -> String {
        let way =
            switch self {
            case .chair: "The chair decides, the deputy where the chair asked for the change"
            case .majority: "More than half of those who may vote decide; an abstention is never a yes"
            case .all: "All who may vote must approve; one vote against rejects"
            }
        return "\(way). Who asked for a change neither votes nor counts for the quorum of \(quorum) (9.2)."
    }
}
