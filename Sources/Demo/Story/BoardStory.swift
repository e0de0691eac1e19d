import BackOffice
import Domain

/// The change board of the story: it meets every Tuesday at 10:00 Pacific, its agenda closes on Monday at noon.
enum BoardStory {
    static var facts: [StoryFact] {
        [StoryFact(zone.at(7, 6, 9), .rui, .action(rules))] + freezes + tuesdays.flatMap(meeting)
    }

    private static let zone = Zone.pacific

    /// 7 July to 10 November 2026.
    private static let tuesdays: [Day] = (0...18).map { .of2026(7, 7) + 7 * $0 }

    private static func names(_ people: [Person]) -> [Domain.Person.Name] { people.compactMap { .init($0.rawValue) } }

    private static var rules: SetBoardRules {
        SetBoardRules(
            members: names([.rui, .tom, .kim, .marcus]), chair: Domain.Person.Name(of: Person.rui.id),
            deputy: Domain.Person.Name(of: Person.tom.id), emergencyMembers: names([.tom, .kim]), quorum: 2, rule: .majority,
            weekday: .tuesday, minute: 600, cutOffMinutes: 22 * 60, retentionYears: 2)
    }

    /// What was voted on a change of a utility.
    private struct Item: Sendable {
        let key: String
        let yes: [Person]
        let no: [Person]
        let abstain: [Person]
        let note: String?

        init(
            _ key: String, _ utility: DemoUtility, yes: [Person] = [], no: [Person] = [], abstain: [Person] = [],
            note: String? = nil
        ) {
            self.key = AskedChange.key(key, utility)
            self.yes = yes
            self.no = no
            self.abstain = abstain
            self.note = note
        }

        var votes: [BoardVote] {
            let all = [(yes, BoardVote.Answer.approve), (no, .reject), (abstain, .abstain)]
            return all.flatMap { people, answer in BoardStory.names(people).map { BoardVote(by: $0, answer: answer) } }
        }
    }

    private static func items(on day: Day) -> [Item] {
        switch day {
        case .of2026(7, 28): [Item("summer", .alder, yes: [.rui, .tom, .kim])]
        case .of2026(8, 18):
            [
                Item(
                    "export", .fireweed, no: [.rui, .tom, .kim],
                    note: "The file is due at 08:00; an export at 07:00 leaves no time to repair anything.")
            ]
        case .of2026(9, 8): [Item("autumn", .alder, yes: [.rui, .tom, .kim])]
        case .of2026(10, 6): [Item("october", .prairie, yes: [.rui])]
        case .of2026(10, 13): [Item("october", .prairie, yes: [.rui, .tom, .kim])]
        case .of2026(11, 10):
            [
                Item("patches", .alder, yes: [.rui, .tom], abstain: [.kim]),
                Item(
                    "server", .fireweed, yes: [.rui], no: [.tom], abstain: [.kim],
                    note: "Tom wants the way back tried before it is approved."),
            ]
        default: []
        }
    }

    /// The jobs after the cut-off, then the sitting itself.
    private static func meeting(on day: Day) -> [StoryFact] {
        let start = zone.instant(day, second: 36_000)
        let isAlone = day == .of2026(10, 6)
        let present = isAlone ? [Person.rui] : [.rui, .tom, .kim]
        let items = items(on: day)
        let minutes =
            isAlone
            ? "Tom and Kim were with Alder Ridge's head-end; without a quorum what was before the board moves to next week."
            : items.isEmpty ? "Nothing was before the board." : "The agenda was gone through."
        let sitting = StoryFact(
            start + 120, .rui,
            .contract { desk in
                guard let meeting = try desk.read({ try $0.meetings().first { $0.period.start == start } })?.id else { return }
                try await desk.perform(OpenBoardMeeting(meeting: meeting, present: names(present)))
                if day == .of2026(7, 14) { try await desk.perform(template(meeting)) }
                for item in items {
                    try await desk.perform(
                        RecordBoardDecision(meeting: meeting, change: desk.id(item.key), votes: item.votes, note: item.note))
                }
                try await desk.perform(CloseBoardMeeting(meeting: meeting, minutes: minutes))
            })
        return [StoryFact(start - 22 * 3_600 + 300, .jobs, .jobs), sitting]
    }

    private static func template(_ meeting: BoardMeeting.ID) -> PublishChangeTemplate {
        PublishChangeTemplate(
            name: Identifier(named: "certificates"),
            scope: "Renews a certificate that expires, on servers of a pair, one after the other, with the old one kept.",
            meeting: meeting)
    }

    private static var freezes: [StoryFact] {
        [
            StoryFact(
                zone.at(8, 7, 9), .rui,
                .contract { desk in
                    let freeze = DeclareFreeze(
                        customer: DemoUtility.alder.customer, start: zone.at(8, 10, 0), end: zone.at(8, 17, 0), effect: .block,
                        reason: "Heat wave: the utility reads demand by the hour.")
                    desk.name("heat", try await desk.perform(freeze).freeze)
                }),
            StoryFact(
                zone.at(8, 13, 16), .rui,
                .contract { try await $0.perform(LiftFreeze(freeze: $0.id("heat"), reason: "The weather has turned.")) }),
            StoryFact(
                zone.at(11, 2, 9), .rui,
                .action(
                    DeclareFreeze(
                        start: zone.at(11, 25, 0), end: zone.at(11, 30, 0), effect: .warn,
                        reason: "Thanksgiving: few people are on duty."))),
            StoryFact(
                zone.at(11, 2, 9, 5), .rui,
                .action(
                    DeclareFreeze(
                        customer: DemoUtility.prairie.customer, start: zone.at(12, 21, 0), end: zone.at(12, 31, 0),
                        effect: .block,
                        reason: "The utility closes its year."))),
        ]
    }
}
