import ArgumentParser
import BackOffice
import Domain

struct WhyBalance: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "balance", abstract: "Explain how many hours of a SOW are left.",
        discussion: "Example: amico why balance SOW-2026-0012 --on 2026-09-28")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The statement of work.") var statementOfWork: StatementOfWork.ID
    @Option(help: ArgumentHelp("As of the end of a day, by work date (default: all there is).", valueName: "day")) var on: Day?

    func run() throws {
        try house.explain([try house.read { try $0.whyBalance(of: statementOfWork, on: on) }])
    }
}

struct WhyForecast: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forecast", abstract: "Explain how many hours of a SOW will be lost at the year's end.",
        discussion: "Example: amico why forecast SOW-2026-0012 --on 2026-09-28")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The statement of work.") var statementOfWork: StatementOfWork.ID
    @Option(help: ArgumentHelp("The day of the forecast (default: today).", valueName: "day")) var on: Day?

    func run() throws {
        try house.explain([try house.read { try $0.whyForecast(of: statementOfWork, on: on) }])
    }
}

struct WhyNoticeDeadline: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "notice-deadline", abstract: "Explain the last day for notice of a SOW, and a notice that stands.",
        discussion: "Example: amico why notice-deadline SOW-2026-0012")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The statement of work.") var statementOfWork: StatementOfWork.ID
    @Option(help: ArgumentHelp("A day of the year (default: today).", valueName: "day")) var year: Day?

    func run() throws {
        try house.explain(house.read { try $0.whyNoticeDeadline(of: statementOfWork, year: year) })
    }
}

struct WhyRenewal: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "renewal", abstract: "Explain the hours and the fee of a SOW's year.",
        discussion: "Example: amico why renewal SOW-2026-0012 --year 2027-01-01")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The statement of work.") var statementOfWork: StatementOfWork.ID
    @Option(help: ArgumentHelp("A day of the year (default: today).", valueName: "day")) var year: Day?

    func run() throws {
        try house.explain([try house.read { try $0.whyRenewal(of: statementOfWork, year: year) }])
    }
}
