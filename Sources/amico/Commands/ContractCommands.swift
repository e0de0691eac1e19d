import ArgumentParser
import BackOffice
import Domain

/// `amico contract ...`: what-ifs of a contract's rules. They need no books and store nothing.
struct ContractCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "contract", abstract: "What if: the last day for notice, the hours that will be lost. Stores nothing.",
        subcommands: [ContractNoticeDeadline.self, ContractForecast.self])
}

struct ContractNoticeDeadline: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "notice-deadline", abstract: "Work out the last day for notice from the two days it hangs on (6.2).",
        discussion: "Example: amico contract notice-deadline --last-day 2026-12-31 --invoice-on 2026-11-01")

    @OptionGroup var house: HouseOptions
    @Option(help: ArgumentHelp("The running year's last day.", valueName: "day")) var lastDay: Day
    @Option(help: ArgumentHelp("When the next year's maintenance invoice is issued, or planned.", valueName: "day"))
    var invoiceOn: Day
    @Option(help: ArgumentHelp("Days of notice.", valueName: "days")) var noticeDays = CancellationTerms.standard.noticeDays

    func validate() throws {
        guard (0...3_660).contains(noticeDays) else { throw ValidationError("--notice-days is 0 to 3,660.") }
    }

    func run() throws {
        let deadline = CancellationTerms(noticeDays: noticeDays)
            .lastDayForNotice(yearEndingOn: lastDay, invoice: .planned(invoiceOn))
        try house.answer(SupposedDeadlineAnswer(deadline)) {
            deadline.derivation.text
        }
    }
}

struct ContractForecast: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forecast", abstract: "Work out how many hours of a year will be lost (4.5).",
        discussion: """
            Minutes are accounted minutes; the window is the last 90 days at most, --on included.

            Example: amico contract forecast --bought 7200 --used 2610 --window-used 730 --on 2026-09-28 \
            --first-day 2026-01-01 --last-day 2026-12-31 --rate 210.00
            """)

    @OptionGroup var house: HouseOptions
    @Option(help: ArgumentHelp("Minutes bought for the year.", valueName: "min")) var bought: Int
    @Option(help: ArgumentHelp("Minutes used so far.", valueName: "min")) var used: Int
    @Option(help: ArgumentHelp("Minutes used in the window.", valueName: "min")) var windowUsed: Int
    @Option(help: ArgumentHelp("The day of the forecast.", valueName: "day")) var on: Day
    @Option(help: ArgumentHelp("The year's first day.", valueName: "day")) var firstDay: Day
    @Option(help: ArgumentHelp("The year's last day.", valueName: "day")) var lastDay: Day
    @Option(help: ArgumentHelp("Price of an hour, such as 210.00.", valueName: "amount")) var rate: String
    @Option(help: "The currency of the rate.") var currency: Currency = .usd

    func validate() throws {
        for (name, minutes) in [("bought", bought), ("used", used), ("window-used", windowUsed)] {
            guard (0...1_000_000_000).contains(minutes) else { throw ValidationError("--\(name) is 0 to 1,000,000,000 minutes.") }
        }
        guard let price = Money(decimal: rate, currency), price.minor >= 0 else {
            throw ValidationError("--rate is an amount such as 210.00.")
        }
    }

    func run() throws {
        let price = Money(decimal: rate, currency) ?? Money(minor: 0, currency)
        let forecast = try ForfeitForecast(
            on: on, year: firstDay, through: lastDay, balance: Hours(minutes: max(0, bought - used)),
            inWindow: Hours(minutes: windowUsed), rate: price)
        try house.answer(SupposedForecastAnswer(forecast)) { forecast.derivation.text }
    }
}

extension Currency: ArgumentWord {}
