import ArgumentParser
import BackOffice
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
        try ServiceCalendar.named(calendar, reading: pst, holidaysMeasured: holidaysMeasured)
    }
}

extension PacificReading: ExpressibleByArgument {}

struct CalendarWorkingTime: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "working-time", abstract: "Count the working time between two instants.",
        discussion: """
            Example: amico calendar working-time --calendar support --from 2026-09-04T16:00:00-07:00 --to 2026-09-08T09:00:00-07:00
            """)

    @OptionGroup var house: HouseOptions
    @OptionGroup var options: CalendarOptions
    @Option(help: ArgumentHelp("The start, with its offset.", valueName: "instant")) var from: Instant
    @Option(help: ArgumentHelp("The end, with its offset.", valueName: "instant")) var to: Instant

    func run() throws {
        let calendar = try options.found()
        let answer = try WorkingTimeAnswer(calendar, from: from, to: to)
        try house.answer(answer) {
            """
            \(Cell.seconds(answer.seconds).words) of \(calendar.name) time (\(answer.seconds.grouped) s)
            from \(calendar.zone.words(from)) to \(calendar.zone.words(to))
            """
        }
    }
}

struct CalendarAfter: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "after", abstract: "Find the earliest instant after so much working time.",
        discussion: "Example: amico calendar after --calendar support --from 2026-09-04T16:00:00-07:00 --minutes 720")

    @OptionGroup var house: HouseOptions
    @OptionGroup var options: CalendarOptions
    @Option(help: ArgumentHelp("The start, with its offset.", valueName: "instant")) var from: Instant
    @Option(help: ArgumentHelp("Working minutes, zero or more.", valueName: "n")) var minutes: Int

    func run() throws {
        let calendar = try options.found()
        let at = try calendar.instant(afterMinutes: minutes, from: from)
        try house.answer(AfterAnswer(calendar, minutes: minutes, from: from)) {
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

    @OptionGroup var house: HouseOptions
    @OptionGroup var options: CalendarOptions
    @Option(help: ArgumentHelp("The month, such as 2026-09.", valueName: "month")) var month: Month

    func run() throws {
        let calendar = try options.found()
        let answer = AgreedTimeAnswer(calendar, in: month)
        try house.answer(answer) {
            "\(answer.minutes.grouped) min of \(calendar.name) time in \(month.words) "
                + "(\(Hours(minutes: answer.minutes)), \(calendar.zone))"
        }
    }
}
