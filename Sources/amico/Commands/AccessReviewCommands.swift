import ArgumentParser
import BackOffice
import Domain
import Workbook

/// `amico access-review ...`: who has access to systems and rooms, gone through each period.
struct AccessReviewCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "access-review", abstract: "Plan, record and list reviews of access to systems and rooms.",
        subcommands: [
            AccessReviewSet.self, AccessReviewEnd.self, AccessReviewRecord.self, AccessReviewList.self, AccessReviewShow.self,
        ])
}

/// A customer's system, or a room of a facility, on the command line.
struct AccessSubjectOptions: ParsableArguments {
    @Option(help: "The customer's code, with --system.") var customer: CustomerCode?
    @Option(name: [.customLong("system"), .customLong("application")], help: "The application, or infrastructure.")
    var system: MonitoredSystem?
    @Option(help: "The facility, with --room.") var facility: Facility.ID?
    @Option(help: "The room's name.") var room: AccessSubject.Room?

    var subject: AccessSubject {
        get throws { try AccessSubject(customer: customer, system: system, facility: facility, room: room) }
    }
}

struct AccessReviewSet: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Set how often access to a system or a room is reviewed.",
        discussion: """
            Example: amico access-review set --facility DC-WEST --room cage-2 --months 3 --owner "Hana Novak" \
            --first-due-on 2026-12-31
            """)

    @OptionGroup var house: HouseOptions
    @OptionGroup var about: AccessSubjectOptions
    @Option(help: "Months from one review to the next, 1 to 24.") var months: Int
    @Option(help: "Who sees to it.") var owner: String
    @Option(help: ArgumentHelp("The day by which the first is owed.", valueName: "day")) var firstDueOn: Day

    func run() async throws {
        let subject = try about.subject
        let action = SetAccessReview(subject: subject, months: months, owner: owner, firstDueOn: firstDueOn)
        try house.answer(await house.perform(action)) {
            "Access to \(subject.words) is reviewed every \(months.counted("month"))."
        }
    }
}

struct AccessReviewEnd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "end", abstract: "End the reviews of a system or a room: from now on none is due.",
        discussion: "Example: amico access-review end --facility DC-WEST --room cage-2")

    @OptionGroup var house: HouseOptions
    @OptionGroup var about: AccessSubjectOptions

    func run() async throws {
        let subject = try about.subject
        let desk = try house.openToWrite()
        let plan = try desk.read { try $0.accessReview(of: subject) }.plan
        let action = SetAccessReview(subject: subject, months: nil, owner: plan.owner, firstDueOn: plan.firstDueOn)
        try house.answer(await desk.perform(action)) { "Access to \(subject.words) is reviewed no more." }
    }
}

struct AccessReviewRecord: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record", abstract: "Record a review: each person who had access, kept or withdrawn, and why.",
        discussion: """
            Example: amico access-review record --customer RIVERBEND --system headend --reviewed-by "Hana Novak" \
            --kept "Tom Reyes=Operates the head-end" --withdrawn "Lee Park=Moved to another team"
            """)

    @OptionGroup var house: HouseOptions
    @OptionGroup var about: AccessSubjectOptions
    @Option(help: ArgumentHelp("The day (default: today, in the provider's zone).", valueName: "day")) var reviewedOn: Day?
    @Option(help: "Who reviewed.") var reviewedBy: String
    @Option(help: ArgumentHelp("Whose access is kept, and why.", valueName: "name=reason")) var kept: [NamedText] = []
    @Option(help: ArgumentHelp("Whose access is withdrawn, and why.", valueName: "name=reason")) var withdrawn: [NamedText] = []
    @Flag(help: "Nobody had access.") var nobody = false

    func validate() throws {
        guard nobody == (kept.isEmpty && withdrawn.isEmpty) else {
            throw ValidationError("Name whose access is --kept or --withdrawn, each with a reason, or say --nobody had any.")
        }
    }

    func run() async throws {
        let decisions =
            kept.map { AccessReview.Decision(person: $0.name, outcome: .kept, reason: $0.text) }
            + withdrawn.map { AccessReview.Decision(person: $0.name, outcome: .withdrawn, reason: $0.text) }
        let action = RecordAccessReview(
            subject: try about.subject, reviewedOn: reviewedOn, reviewedBy: reviewedBy, decisions: decisions)
        let outcome = try await house.perform(action)
        try house.answer(outcome) {
            "\(outcome.review) is recorded: \(kept.count) kept, \(withdrawn.count) withdrawn."
                + (outcome.nextDueOn.map { " The next is due by \($0.words)." } ?? "")
        }
    }
}

struct AccessReviewList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List what is reviewed, by whom, and what is due or overdue.",
        discussion: "Example: amico access-review list --overdue")

    @OptionGroup var house: HouseOptions
    @Option(help: "The customer's code (default: all, rooms too).") var customer: CustomerCode?
    @Flag(help: "Only those overdue.") var overdue = false

    func run() throws {
        let lines = try house.read { try AccessReviewAnswer.list(of: customer, onlyOverdue: overdue, in: $0) }
        try house.answer(lines) {
            Table(
                "Access reviews", lines,
                columns: [
                    Column("Of") { .text($0.words) },
                    Column("Every") { line in line.months.map { .text($0.counted("month")) } ?? .empty },
                    Column("Owner") { .text($0.owner) },
                    Column("Last") { line in line.lastReview.map { .day($0.reviewedOn) } ?? .empty },
                    Column("Kept") { line in
                        line.lastReview.map { .int($0.decisions.count - $0.withdrawn.count) } ?? .empty
                    },
                    Column("Withdrawn") { line in line.lastReview.map { .int($0.withdrawn.count) } ?? .empty },
                    Column("Standing") { .text($0.standing) },
                ], whenEmpty: overdue ? "No review is overdue." : "No review of access is planned."
            ).lines
        }
    }
}

struct AccessReviewShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show the last review of a system or a room: each person, and why.",
        discussion: "Example: amico access-review show --facility DC-WEST --room cage-2")

    @OptionGroup var house: HouseOptions
    @OptionGroup var about: AccessSubjectOptions

    func run() throws {
        let subject = try about.subject
        try house.explain([
            try house.read { try $0.accessReview(of: subject).derivation(on: Checklist.zone.day(of: $0.now)) }
        ])
    }
}
