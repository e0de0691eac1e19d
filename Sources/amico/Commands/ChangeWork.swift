import ArgumentParser
import BackOffice
import Domain

struct ChangeApprove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve", abstract: "Approve an emergency between meetings, as one of the board's emergency members.",
        discussion: "Example: amico change approve CR-000045 --as dana")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The change.") var change: ChangeRequest.ID

    func run() async throws {
        let outcome = try await house.perform(ApproveEmergencyChange(change: change))
        try house.answer(outcome) {
            outcome.status == "approved" ? "\(change) is approved." : "\(change) needs another emergency member's approval."
        }
    }
}

struct ChangeSchedule: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schedule", abstract: "Fix the time of an approved change, with the service windows it is made in.",
        discussion: """
            Where no window of a customer holds it, one is made when --announced-at says the customer was told; it leaves the \
            agreed time when that was early enough.

            Example: amico change schedule CR-000045 --announced-at 2026-11-20T10:00:00-08:00
            """)

    @OptionGroup var house: HouseOptions
    @Argument(help: "The change.") var change: ChangeRequest.ID
    @Option(help: ArgumentHelp("When the customers were told.", valueName: "instant")) var announcedAt: Instant?
    @Option(
        name: .customLong("override"),
        help: ArgumentHelp("Who of its approvers lets an emergency into a freeze.", valueName: "user"))
    var overrideBy: Person.Name?

    @Option(help: ArgumentHelp("Who makes it (default: whom the plan names).", valueName: "user"))
    var implementer: Person.Name?

    func run() async throws {
        let outcome = try await house.perform(
            ScheduleChange(change: change, announcedAt: announcedAt, overrideBy: overrideBy, implementer: implementer))
        try house.answer(outcome) {
            let windows = outcome.windows.map(\.text).joined(separator: ", ")
            return "\(change) is scheduled\(windows.isEmpty ? ", in no service window" : " in \(windows)")."
                + outcome.clashes.clashWords
        }
    }
}

struct ChangeStart: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "start", abstract: "Record when a change was begun.",
        discussion: "Example: amico change start CR-000045 --started-at 2026-12-05T22:05:00-08:00")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The change.") var change: ChangeRequest.ID
    @Option(help: ArgumentHelp("When (default: now).", valueName: "instant")) var startedAt: Instant?
    @Option(
        name: .customLong("override"),
        help: ArgumentHelp("Who of its approvers lets an emergency into a freeze.", valueName: "user"))
    var overrideBy: Person.Name?

    func run() async throws {
        let action = StartChange(change: change, at: startedAt, overrideBy: overrideBy)
        try house.answer(await house.perform(action)) { "\(change) has begun." }
    }
}

struct ChangeFinish: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "finish", abstract: "Record when a change was done.",
        discussion: """
            From the planned end of its window to its end the systems count as down, unless --available says they could be used.

            Example: amico change finish CR-000045 --ended-at 2026-12-05T23:40:00-08:00
            """)

    @OptionGroup var house: HouseOptions
    @Argument(help: "The change.") var change: ChangeRequest.ID
    @Option(help: ArgumentHelp("When (default: now).", valueName: "instant")) var endedAt: Instant?
    @Flag(help: "The systems could be used after the planned end.") var available = false

    func run() async throws {
        let action = FinishChange(change: change, at: endedAt, available: available)
        try house.answer(await house.perform(action)) { "\(change) is done. It closes once a backup taken after it is recorded." }
    }
}

struct ChangeBackup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Record the snapshot or backup taken after a change.",
        discussion: """
            A copy of the register, amico backup record --schedule afterChange, does the same.

            Example: amico change backup CR-000045 --reference "snapshot 2026-12-06" --taken-at 2026-12-06T00:10:00-08:00
            """)

    @OptionGroup var house: HouseOptions
    @Argument(help: "The change.") var change: ChangeRequest.ID
    @Option(help: "What it is called where it is kept.") var reference: String
    @Option(help: ArgumentHelp("When (default: now).", valueName: "instant")) var takenAt: Instant?

    func run() async throws {
        let action = RecordChangeBackup(change: change, reference: reference, takenAt: takenAt)
        try house.answer(await house.perform(action)) { "The backup after \(change) is recorded." }
    }
}

struct ChangeReview: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review", abstract: "Look back on a change that was made, as a member of the board.",
        discussion: "Example: amico change review CR-000045 --finding \"It was needed, and went as planned.\" --as dana")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The change.") var change: ChangeRequest.ID
    @Option(help: "What the board finds.") var finding: String

    func run() async throws {
        try house.answer(await house.perform(ReviewChange(change: change, finding: finding))) { "\(change) is reviewed." }
    }
}

struct ChangeClose: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close", abstract: "Close a change that is done, backed up and, where it must be, reviewed.",
        discussion: "Example: amico change close CR-000045")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The change.") var change: ChangeRequest.ID

    func run() async throws {
        try house.answer(await house.perform(CloseChange(change: change))) { "\(change) is closed." }
    }
}
