import ArgumentParser
import Domain
import Workbook

/// `amico calendar ...`: the two operations of a service calendar, and the agreed time of a month.
struct CalendarCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar", abstract: "Reckon in the working time of a service calendar; needs no books.",
        subcommands: [CalendarWorkingTime.self, CalendarAfter.self, CalendarAgreedTime.self, CalendarDue.self])
}

/// Which calendar, and how the contract reads it.
struct CalendarOptions: ParsableArguments {
    @Option(help: ArgumentHelp("\(ServiceCalendar.shippedNames.joined(separator: ", ")).", valueName: "name"))
    var calendar: String

    @Option(
        help: ArgumentHelp(
            "What PST means in the contract: \(PacificReading.allCases.map(\.rawValue).joined(separator: " or ")).",
            valueName: "reading"))
    var pst: PacificReading = .pacificPrevailing

    @Flag(help: "Measure holidays like any other day.") var holidaysMeasured = false

    func found() throws -> ServiceCalendar {
        guard let found = ServiceCalendar.shipped(calendar, reading: pst) else { throw CalendarRefusal.unknown(calendar) }
        return holidaysMeasured ? found.measuringHolidays : found
    }
}

extension PacificReading: ExpressibleByArgument {}

struct CalendarWorkingTime: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "working-time", abstract: "Count the working time between two instants.",
        discussion: """
            Example: amico calendar working-time --calendar support --from 2026-09-04T16:00:00-07:00 --to 2026-09-08T09:00:00-07:00
            """)

    private struct Answer: Encodable {
        let seconds: Int
    }

    @OptionGroup var house: HouseOptions
    @OptionGroup var options: CalendarOptions
    @Option(help: ArgumentHelp("The start, with its offset.", valueName: "instant")) var from: Instant
    @Option(help: ArgumentHelp("The end, with its offset.", valueName: "instant")) var to: Instant

    func run() throws {
        let calendar = try options.found()
        guard from <= to else { throw CalendarQuestion.endsBeforeItBegins }
        let seconds = calendar.workingTime(from: from, to: to)
        try house.answer(Answer(seconds: seconds)) {
            """
            \(Cell.seconds(seconds).words) of \(calendar.name) time (\(seconds.grouped) s)
            from \(calendar.zone.words(from)) to \(calendar.zone.words(to))
            """
        }
    }
}

struct CalendarAfter: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "after", abstract: "Find the earliest instant after so much working time.",
        discussion: "Example: amico calendar after --calendar support --from 2026-09-04T16:00:00-07:00 --minutes 720")

    private struct Answer: Encodable {
        let at: String
    }

    @OptionGroup var house: HouseOptions
    @OptionGroup var options: CalendarOptions
    @Option(help: ArgumentHelp("The start, with its offset.", valueName: "instant")) var from: Instant
    @Option(help: ArgumentHelp("Working minutes, zero or more.", valueName: "n")) var minutes: Int

    func run() throws {
        let calendar = try options.found()
        let (seconds, overflow) = minutes.multipliedReportingOverflow(by: 60)
        let at = try calendar.instant(after: overflow ? (minutes < 0 ? -1 : .max) : seconds, from: from)
        try house.answer(Answer(at: calendar.zone.iso(at))) {
            """
            \(calendar.zone.words(at))
            \(Cell.hours(Hours(minutes: minutes)).words) of \(calendar.name) time after \(calendar.zone.words(from))
            """
        }
    }
}

struct CalendarAgreedTime: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agreed-time", abstract: "Count the working time of a month, in the calendar's own zone.",
        discussion: "Example: amico calendar agreed-time --calendar gold --month 2026-09")

    private struct Answer: Encodable {
        let minutes: Int
    }

    @OptionGroup var house: HouseOptions
    @OptionGroup var options: CalendarOptions
    @Option(help: ArgumentHelp("The month, such as 2026-09.", valueName: "month")) var month: Month

    func run() throws {
        let calendar = try options.found()
        let minutes = calendar.agreedTime(in: month).seconds / 60
        try house.answer(Answer(minutes: minutes)) {
            "\(minutes.grouped) min of \(calendar.name) time in \(month.words) (\(Hours(minutes: minutes)), \(calendar.zone))"
        }
    }
}

private enum CalendarQuestion: Refusal {
    case endsBeforeItBegins

    var message: String { "The working time would end before it begins. Let --to be at or after --from." }
}
