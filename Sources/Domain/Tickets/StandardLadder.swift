extension EscalationLadder {
    /// The ladder every set of books begins with. The roles are those of the house; who has a director or senior analysts of
    /// its own names them by login.
    package static let standard = EscalationLadder(
        functional(.firstResponse, to: .question) + functional(.nextUpdate, to: .limited) + functional(.resolution, to: .limited)
            + [
                Step(
                    .resolution, percent: 100, from: .critical, to: .critical, level: .cloudOperations, who: .role("operations")),
                Step(.resolution, percent: 100, from: .major, to: .limited, level: .engineering, who: .role("operations")),
                Step(.firstResponse, percent: 100, from: .critical, to: .question, level: .supportManager, who: manager),
                Step(.nextUpdate, percent: 100, from: .critical, to: .limited, level: .supportManager, who: manager),
                Step(.resolution, percent: 50, from: .critical, to: .critical, level: .supportManager, who: manager),
                Step(.resolution, percent: 75, from: .critical, to: .critical, level: .director, who: manager),
                Step(
                    .resolution, percent: 100, from: .critical, to: .critical, level: .accountExecutive,
                    who: .role("accountManager")),
                Step(.resolution, percent: 75, from: .major, to: .major, level: .supportManager, who: manager),
                Step(.resolution, percent: 100, from: .major, to: .major, level: .director, who: manager),
                Step(.resolution, percent: 100, from: .limited, to: .limited, level: .supportManager, who: manager),
            ])

    private static let manager = Who.role("supportManager")

    private static func functional(_ clock: ServiceClock.Kind, to mildest: Severity) -> [Step] {
        [
            Step(clock, percent: 50, from: .critical, to: mildest, level: .analyst, who: .role("supportAnalyst")),
            Step(clock, percent: 75, from: .critical, to: mildest, level: .seniorAnalyst, who: .role("supportAnalyst")),
        ]
    }
}
