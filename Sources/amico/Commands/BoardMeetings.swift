import ArgumentParser
import BackOffice
import Domain
import Workbook

struct BoardMeetings: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "meetings", abstract: "List the board's meetings.", discussion: "Example: amico board meetings")

    @OptionGroup var house: HouseOptions

    func run() throws {
        let lines = try house.read { view in try view.meetings().map { try MeetingAnswer($0, in: view) } }
        try house.answer(lines) {
            Table(
                "Meetings", lines,
                columns: [
                    Column("Meeting") { .text($0.meeting.text) },
                    Column("Starts") { .instant($0.startsAt, $0.zone) },
                    Column("Agenda closes") { .instant($0.cutOffAt, $0.zone) },
                    Column("Status") { .text($0.status) },
                    Column("Before it") { .int($0.items) },
                    Column("Present") { .text($0.present.names) },
                ], whenEmpty: "No meetings. Set the board's rules first: amico board rules."
            ).lines
        }
    }
}

struct BoardAgenda: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agenda", abstract: "Show what a meeting has before it, and what comes on by its cut-off.",
        discussion: "Example: amico board agenda CCB-000001")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The meeting (default: the one that is open, else the next).") var meeting: BoardMeeting.ID?

    func run() throws {
        let (agenda, lines) = try house.read { view in
            let agenda = try view.agendaOfBoard(meeting)
            return (agenda, try ChangeAnswer.list(agenda.items.map(\.change), in: view))
        }
        try house.answer(lines) {
            "\(agenda.meeting.id), \(agenda.meeting.zone.words(agenda.meeting.period.start)), \(agenda.meeting.status.word). \(agenda.cutOffWords)\n\n"
                + ChangeAnswer.table(lines, in: agenda.meeting.zone, whenEmpty: "Nothing is before this meeting.").lines
        }
    }
}

struct BoardPlace: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "place", abstract: "Put a change on an agenda after its cut-off.",
        discussion: """
            Example: amico board place CR-000045 --meeting CCB-000001 --reason "The certificate ends on Friday."
            """)

    @OptionGroup var house: HouseOptions
    @Argument(help: "The change.") var change: ChangeRequest.ID
    @Option(help: "The meeting.") var meeting: BoardMeeting.ID
    @Option(help: "Why it could not wait.") var reason: String

    func run() async throws {
        let action = PlaceOnAgenda(change: change, meeting: meeting, reason: reason)
        try house.answer(await house.perform(action)) { "\(change) is on the agenda of \(meeting)." }
    }
}

struct BoardOpen: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open", abstract: "Open a meeting with the members who came.",
        discussion: "Example: amico board open CCB-000001 --present rchen --present dwhitfield")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The meeting.") var meeting: BoardMeeting.ID
    @Option(help: ArgumentHelp("A member who came; repeated for each.", valueName: "user")) var present: [Person.Name] = []

    func run() async throws {
        try house.answer(await house.perform(OpenBoardMeeting(meeting: meeting, present: present))) { "\(meeting) is open." }
    }
}

struct BoardDecide: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decide", abstract: "Record how a meeting voted on a change; the board's rule decides.",
        discussion: """
            Example: amico board decide CR-000045 --meeting CCB-000001 --approve rchen --approve dwhitfield --abstain tokafor
            """)

    @OptionGroup var house: HouseOptions
    @Argument(help: "The change.") var change: ChangeRequest.ID
    @Option(help: "The meeting.") var meeting: BoardMeeting.ID
    @Option(help: ArgumentHelp("A member for it; repeated for each.", valueName: "user")) var approve: [Person.Name] = []
    @Option(help: ArgumentHelp("A member against it; repeated for each.", valueName: "user")) var reject: [Person.Name] = []
    @Option(help: ArgumentHelp("A member who abstains; repeated for each.", valueName: "user")) var abstain: [Person.Name] = []
    @Flag(name: .customLong("defer"), help: "Nobody votes: it moves to the next meeting.") var defers = false
    @Option(help: "For the minutes.") var note: String?

    func run() async throws {
        let votes =
            approve.map { BoardVote(by: $0, answer: .approve) } + reject.map { BoardVote(by: $0, answer: .reject) }
            + abstain.map { BoardVote(by: $0, answer: .abstain) }
        let outcome = try await house.perform(
            RecordBoardDecision(meeting: meeting, change: change, votes: votes, defers: defers ? true : nil, note: note))
        try house.answer(outcome) { "\(change) is \(outcome.words)." }
    }
}

struct BoardClose: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close", abstract: "End a meeting with its minutes; what it did not decide moves to the next one.",
        discussion: "Example: amico board close CCB-000001 --minutes \"The agenda was gone through.\"")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The meeting.") var meeting: BoardMeeting.ID
    @Option(help: "What was said beside the decisions.") var minutes: String

    func run() async throws {
        let outcome = try await house.perform(CloseBoardMeeting(meeting: meeting, minutes: minutes))
        try house.answer(outcome) { "\(meeting) is held." + outcome.words }
    }
}

struct BoardCallOff: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "call-off", abstract: "Call a planned meeting off; its agenda moves to the next one.",
        discussion: "Example: amico board call-off CCB-000002 --reason \"Thanksgiving week.\"")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The meeting.") var meeting: BoardMeeting.ID
    @Option(help: "Why.") var reason: String

    func run() async throws {
        let outcome = try await house.perform(CallOffBoardMeeting(meeting: meeting, reason: reason))
        try house.answer(outcome) { "\(meeting) is called off." + outcome.words }
    }
}

extension CallOffBoardMeeting.Moved {
    fileprivate var words: String { changes == 0 ? "" : " \(changes.counted("change")) moved to the next meeting." }
}

struct BoardAddToMinutes: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add-to-minutes", abstract: "Add to the minutes of a meeting that is over; what was written stands.",
        discussion: "Example: amico board add-to-minutes CCB-000001 --text \"Cat Poe came at 10:20 and did not vote.\"")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The meeting.") var meeting: BoardMeeting.ID
    @Option(help: "What was left out, or what is right.") var text: String

    func run() async throws {
        try house.answer(await house.perform(AddToMinutes(meeting: meeting, text: text))) {
            "It stands beneath the minutes of \(meeting)."
        }
    }
}

struct BoardMinutes: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "minutes", abstract: "Show what a meeting decided.", discussion: "Example: amico board minutes CCB-000001")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The meeting.") var meeting: BoardMeeting.ID

    func run() throws {
        let (known, shown) = try house.read { view in
            let known = try view.meeting(meeting)
            return (known, try MinutesAnswer(known, in: view))
        }
        try house.answer(shown) {
            let people = shown.present.isEmpty ? "" : " Present: \(shown.present.names)."
            let minutes = shown.minutes.isEmpty ? "" : "\n\(shown.minutes)"
            let added = shown.additions.map { "\nAdded \(known.zone.words($0.at)) by \($0.by): \($0.text)" }.joined()
            return "\(meeting), \(known.zone.words(known.period.start)), \(shown.status).\(people)\(minutes)\(added)\n\n"
                + Table(
                    "Steps", shown.steps,
                    columns: [
                        Column("Change") { .text($0.change.text) }, Column("What") { .text($0.fact) },
                        Column("When") { .instant($0.at, known.zone) }, Column("In words") { .text($0.words) },
                    ], whenEmpty: known.status == .planned ? "It is still to come." : "No change was before it."
                ).lines
        }
    }
}
