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
        try house.explain([
            try house.read { view in
                let sow = try view.statementOfWork(statementOfWork)
                let today = try view.customer(sow.customer).zone.day(of: view.now)
                let ledger = try view.hourLedger(of: sow, view.runningYear(of: sow, on: on ?? today))
                return (on.map { ledger.upTo($0) } ?? ledger).derivation
            }
        ])
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
        try house.explain([
            try house.read { view in
                let sow = try view.statementOfWork(statementOfWork)
                let today = try view.customer(sow.customer).zone.day(of: view.now)
                guard let forecast = try view.forecast(of: sow, on: on ?? today) else {
                    throw HoursRefusal.noYears(statementOfWork)
                }
                return forecast.derivation
            }
        ])
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
        try house.explain(
            try house.read { view in
                let sow = try view.statementOfWork(statementOfWork)
                let today = try view.customer(sow.customer).zone.day(of: view.now)
                let deadline = try view.noticeDeadline(of: sow, view.runningYear(of: sow, on: year ?? today))
                let notice = try view.standingNotice(of: sow.id)
                return [deadline.derivation] + (notice.map { [$0.verdict.derivation] } ?? [])
            })
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
        try house.explain([
            try house.read { view in
                let sow = try view.statementOfWork(statementOfWork)
                let today = try view.customer(sow.customer).zone.day(of: view.now)
                return try view.renewal(of: sow, view.runningYear(of: sow, on: year ?? today)).derivation
            }
        ])
    }
}
