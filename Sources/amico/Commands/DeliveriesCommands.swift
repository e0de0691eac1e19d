import ArgumentParser
import BackOffice
import Domain
import Metering
import Workbook

/// `amico deliveries ...`: the files promised to a utility, and how they were delivered.
struct DeliveriesCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deliveries", abstract: "Promise, record and list file deliveries.",
        subcommands: [DeliveriesRecord.self, DeliveriesList.self, DeliveriesPromise.self, DeliveriesEnd.self])
}

struct DeliveriesPromise: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "promise", abstract: "Promise a file for every service day from a day on.",
        discussion: """
            Example: amico deliveries promise --utility RIVERBEND --file-type daily-reads --destination sftp://files.example/in \
            --from 2026-07-01 --due 08:00
            """)

    @OptionGroup var house: HouseOptions
    @Option(help: "The utility's code.") var utility: CustomerCode
    @Option(help: "What the contract calls the file.") var fileType: String
    @Option(help: "Where it goes.") var destination: String
    @Option(help: ArgumentHelp("The first service day.", valueName: "day")) var from: Day
    @Option(help: ArgumentHelp("The due time on the utility's clock.", valueName: "hh:mm")) var due = ClockTime(minute: 480)
    @Option(help: ArgumentHelp("Days after the service day.", valueName: "n")) var daysAfter = 1
    @Option(help: ArgumentHelp("Parts a version has at least.", valueName: "n")) var parts = 1
    @Option(help: ArgumentHelp("Minutes a resend on request may take.", valueName: "n")) var turnaround = 1_440

    func run() async throws {
        let outcome = try await house.perform(
            SetDeliverySchedule(
                utility: utility, fileType: fileType, destination: destination, dueMinute: due.minute, dueDaysAfter: daysAfter,
                parts: parts, turnaroundMinutes: turnaround, from: from))
        try house.answer(outcome) { "\(outcome.schedule): \(fileType) is due from \(from.words) on." }
    }
}

struct DeliveriesEnd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "end", abstract: "End a promise with the file of a last service day.",
        discussion: "Example: amico deliveries end DLS-000003 --last-day 2026-12-31")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The schedule.") var schedule: DeliverySchedule.ID
    @Option(help: ArgumentHelp("The last service day.", valueName: "day")) var lastDay: Day

    func run() async throws {
        try house.answer(await house.perform(EndDeliverySchedule(schedule: schedule, lastDay: lastDay))) {
            "\(schedule) ends with the file of \(lastDay.words)."
        }
    }
}

struct DeliveriesRecord: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record", abstract: "Record one part of one version of a file as it was delivered.",
        discussion: """
            Example: amico deliveries record --schedule DLS-000003 --service-day 2026-09-10 \
            --delivered-at 2026-09-11T07:41:00-05:00 --file reads-20260910.xml --values 57600
            """)

    @OptionGroup var house: HouseOptions
    @Option(help: "The schedule that promises it.") var schedule: DeliverySchedule.ID
    @Option(help: ArgumentHelp("The service day.", valueName: "day")) var serviceDay: Day
    @Option(help: ArgumentHelp("When it had been delivered.", valueName: "instant")) var deliveredAt: Instant
    @Option(help: "The file's name or SHA-256.") var file: String
    @Option(help: "\(Delivery.Kind.allCases.map(\.rawValue).joined(separator: ", ")).") var kind: Delivery.Kind = .scheduled
    @Option(help: "The version.") var version = 1
    @Option(help: "The part.") var part = 1
    @Option(help: "How many parts there are (default: as promised).") var parts: Int?
    @Option(help: "Values counted in it.") var values: Int?
    @Option(help: "Values its trailer declares (default: those counted).") var declared: Int?
    @Option(help: "Eligible channels with neither a value nor a reason.") var unexplained = 0
    @Flag(help: "It is not well-formed or not true to its schema.") var invalid = false
    @Option(help: ArgumentHelp("When the utility asked; with a resend.", valueName: "instant")) var requestedAt: Instant?
    @Option(help: "The record this one takes the place of.") var corrects: Delivery.ID?

    func run() async throws {
        let outcome = try await house.perform(
            RecordDelivery(
                schedule: schedule, serviceDay: serviceDay, kind: kind, version: version, part: part, parts: parts,
                deliveredAt: deliveredAt, valid: !invalid, declared: declared, actual: values, unexplained: unexplained,
                requestedAt: requestedAt, file: file, corrects: corrects))
        try house.answer(outcome) { "\(outcome.delivery) is recorded." }
    }
}

struct DeliveriesList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the files due in a month and what became of each.",
        discussion: "Example: amico deliveries list --utility RIVERBEND --month 2026-09")

    @OptionGroup var house: HouseOptions
    @Option(help: "The utility's code.") var utility: CustomerCode
    @Option(help: ArgumentHelp("The month of the service days.", valueName: "month")) var month: Month

    func run() throws {
        let figures = try house.read { try $0.meteringMonth(of: utility, in: month, parts: .deliveries) }
        let answer = DeliveryAnswer(figures)
        try house.answer(answer) {
            let files = Table(
                "Files", answer.files,
                columns: [
                    Column("Service day") { .day($0.serviceDay) },
                    Column("File") { .text($0.fileType) },
                    Column("To") { .text($0.destination) },
                    Column("Due") { .instant($0.dueAt, figures.zone) },
                    Column("Delivered") { file in file.deliveredAt.map { .instant($0, figures.zone) } ?? .empty },
                    Column("Version") { file in file.version.map { .int($0) } ?? .empty },
                    Column("Verdict") { file in .text(file.excludedBy.map { "excluded by \($0)" } ?? file.verdict) },
                ], whenEmpty: "No file fell due.")
            return """
                \(files.lines)

                \(month.words), \(answer.final ? "final" : "not final"): \(answer.good.grouped) of \(answer.due.grouped) files on \
                time, complete and valid (\(Share(answer.good, of: answer.due).words()))
                each apart: on time \(answer.onTime.grouped), complete \(answer.complete.grouped), valid \(answer.valid.grouped)
                excluded \(answer.excluded.grouped), to come \(answer.toCome.grouped), late-corrected \
                \(answer.lateCorrected.grouped), resent on request \(answer.resends.grouped) (\(answer.resendsInTime.grouped) in time)
                """
        }
    }
}

extension Delivery.Kind: ExpressibleByArgument {}
