import ArgumentParser
import BackOffice
import Domain
import Workbook

/// `amico backup ...`: which copies there are, who keeps them where, what is due to rotate.
struct BackupCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Record, hand on, dispose of and list backup copies.",
        subcommands: [
            BackupRecord.self, BackupMove.self, BackupDispose.self, BackupList.self, BackupGaps.self, BackupShow.self,
        ])
}

struct BackupRecord: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record", abstract: "Record a backup that was taken.",
        discussion: """
            Example: amico backup record --customer RIVERBEND --schedule weekly --taken-at 2026-11-15T02:00:00-08:00 \
            --medium LTO-0412 --keeper "Tape safe, room 2"
            """)

    @OptionGroup var house: HouseOptions
    @Option(help: "The customer's code.") var customer: CustomerCode
    @Option(
        name: [.customLong("system"), .customLong("application")],
        help: "The application, or infrastructure (default: every system of the customer).")
    var system: MonitoredSystem?
    @Option(help: "\(BackupCopy.Schedule.allCases.map(\.rawValue).joined(separator: ", ")).") var schedule: BackupCopy.Schedule
    @Option(help: "\(BackupCopy.Contents.allCases.map(\.rawValue).joined(separator: ", ")).")
    var contents: BackupCopy.Contents = .both
    @Option(help: ArgumentHelp("When it was taken.", valueName: "instant")) var takenAt: Instant
    @Option(help: "The label of the medium.") var medium: String
    @Option(help: ArgumentHelp("The change it was taken after.", valueName: "number")) var change: WorkRecord?
    @Option(help: "\(BackupCopy.Place.allCases.map(\.rawValue).joined(separator: ", ")).") var place: BackupCopy.Place = .onSite
    @Option(help: "Who keeps it.") var keeper: String

    func run() async throws {
        let action = RecordBackup(
            customer: customer, system: system, schedule: schedule, contents: contents, takenAt: takenAt, medium: medium,
            change: change, place: place, keeper: keeper)
        let outcome = try await house.perform(action)
        try house.answer(outcome) { "\(outcome.backup) is recorded." }
    }
}

struct BackupMove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "move", abstract: "Hand a copy on to another place or keeper.",
        discussion: "Example: amico backup move BK-000001 --place offSite --keeper \"Vault company, box 7\"")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The copy.") var backup: BackupCopy.ID
    @Option(help: "\(BackupCopy.Place.allCases.map(\.rawValue).joined(separator: ", ")).") var place: BackupCopy.Place
    @Option(help: "Who keeps it from then on.") var keeper: String
    @Option(help: ArgumentHelp("When it was handed over (default: now).", valueName: "instant")) var movedAt: Instant?

    func run() async throws {
        let action = MoveBackup(backup: backup, place: place, keeper: keeper, at: movedAt)
        try house.answer(await house.perform(action)) { "\(backup) is \(place.words) with \(keeper)." }
    }
}

struct BackupDispose: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dispose", abstract: "Record that a copy was disposed of.",
        discussion: "Example: amico backup dispose BK-000001 --method \"Shredded, seen by H. Novak\"")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The copy.") var backup: BackupCopy.ID
    @Option(help: "How, and who saw it.") var method: String
    @Option(help: ArgumentHelp("When (default: now).", valueName: "instant")) var disposedAt: Instant?

    func run() async throws {
        let outcome = try await house.perform(DisposeOfBackup(backup: backup, method: method, at: disposedAt))
        try house.answer(outcome) {
            "\(backup) is disposed of"
                + (outcome.daysEarly.map { ", \($0.counted("day")) before the end of its keeping." } ?? ".")
        }
    }
}

struct BackupList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the copies kept, with their keeper and the next step.",
        discussion: """
            With --due only what is to go off site or to be disposed of by today, in the provider's zone.

            Example: amico backup list --due
            """)

    @OptionGroup var house: HouseOptions
    @Option(help: "The customer's code (default: all).") var customer: CustomerCode?
    @Flag(help: "Only what is due to rotate or to be disposed of.") var due = false
    @Flag(help: "Those disposed of too.") var disposed = false

    func run() throws {
        let lines = try house.read { try BackupAnswer.list(of: customer, onlyDue: due, disposed: disposed, in: $0) }
        try house.answer(lines) {
            Table(
                "Backups", lines,
                columns: [
                    Column("Backup") { .text($0.backup.text) },
                    Column("Customer") { .text($0.customer.text) },
                    Column("System") { .text($0.system?.name ?? "all") },
                    Column("Kind") { .text($0.schedule.words) },
                    Column("Taken") { .instant($0.takenAt, Checklist.zone) },
                    Column("Medium") { .text($0.medium) },
                    Column("Kept") { line in
                        .text(line.keeper.map { "\(line.place?.words ?? ""), \($0)" } ?? "disposed of")
                    },
                    Column("Next") { .text($0.next ?? "") },
                ], whenEmpty: due ? "Nothing is due." : "No backups."
            ).lines
        }
    }
}

struct BackupGaps: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gaps", abstract: "Show on which days a system was not backed up, system and database.",
        discussion: """
            Of the days that are over, from the first backup recorded on; any copy of the day counts.

            Example: amico backup gaps --customer RIVERBEND --period 2026-11
            """)

    @OptionGroup var house: HouseOptions
    @Option(help: "The customer's code.") var customer: CustomerCode
    @Option(help: ArgumentHelp("A month or a quarter.", valueName: "period")) var period: ReportingPeriod

    func run() throws {
        let figure = try house.read {
            try $0.dailyBackups(of: customer, on: period.first...period.last, words: "\(customer), \(period.words)")
        }
        try house.answer(BackupGapsAnswer(figure)) { figure.derivation.text }
    }
}

struct BackupShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Explain where a copy has been and what is due.",
        discussion: "Example: amico backup show BK-000001")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The copy.") var backup: BackupCopy.ID

    func run() throws {
        try house.explain([Rotation.standard.derivation(of: try house.read { try $0.backupCopy(backup) })])
    }
}

extension BackupCopy.Schedule: ExpressibleByArgument {}
extension BackupCopy.Contents: ExpressibleByArgument {}
extension BackupCopy.Place: ExpressibleByArgument {}
