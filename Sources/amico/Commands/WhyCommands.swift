import ArgumentParser
import BackOffice
import Domain
import Metering

/// `amico why ...`: how a figure came about: the rule, the facts that went in, the steps.
struct WhyCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "why", abstract: "Explain a figure: its rule with the clause, its inputs, its steps.",
        subcommands: [
            WhyReadRate.self, WhyAvailability.self, WhyDelivery.self, WhyCommitment.self, WhyBalance.self, WhyForecast.self,
            WhyNoticeDeadline.self, WhyRenewal.self, WhyInvoice.self, WhyCreditNote.self, WhyQuoteTurnaround.self,
            WhyChecklists.self,
            WhyClock.self,
        ])
}

extension HouseOptions {
    func explain(_ derivations: [Derivation]) throws {
        try answer(derivations) { derivations.map(\.text).joined(separator: "\n\n") }
    }
}

struct WhyReadRate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read-rate", abstract: "Explain the read rate of a month, or of one day.",
        discussion: """
            Without --deadline both are explained; with --billing the billing read rate is. With --day only that service day is, \
            and --month may be left out.

            Example: amico why read-rate --utility RIVERBEND --month 2026-09 --class interval --deadline t1
            """)

    @OptionGroup var house: HouseOptions
    @Option(name: [.customLong("utility"), .customLong("customer")], help: "The utility's code.") var utility: CustomerCode
    @Option(help: ArgumentHelp("The month, such as 2026-09.", valueName: "month")) var month: Month?
    @Option(help: ArgumentHelp("A service day, such as 2026-09-14.", valueName: "day")) var day: Day?
    @Option(help: "electric, gas or water (default: all).") var commodity: Commodity?
    @Option(name: .customLong("class"), help: "register, interval, voltage or net (default: all).") var readClass: ReadClass?
    @Option(help: "t1 or t3 (default: both).") var deadline: ReadDeadline?
    @Flag(help: "The billing read rate.") var billing = false

    func validate() throws {
        guard month != nil || day != nil else { throw ValidationError("Name the month with --month, or a day with --day.") }
        guard !billing || day == nil else {
            throw ValidationError("The billing read rate is of a month: leave --day out, or --billing.")
        }
    }

    func run() throws {
        guard let month = month ?? day.map({ Month(of: $0) }) else { return }
        if billing {
            let figures = try house.read { try $0.meteringMonth(of: utility, in: month, parts: .billing) }
            return try house.explain([figures.billingDerivation()])
        }
        let deadlines = deadline.map { [$0] } ?? ReadDeadline.allCases
        try house.explain(
            house.read { view in
                try deadlines.map {
                    try view.whyReadRate(
                        of: utility, in: month, commodity: commodity, readClass: readClass, deadline: $0, on: day)
                }
            })
    }
}

struct WhyDelivery: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delivery", abstract: "Explain a month's file delivery.",
        discussion: "Example: amico why delivery --utility RIVERBEND --month 2026-09")

    @OptionGroup var house: HouseOptions
    @Option(name: [.customLong("utility"), .customLong("customer")], help: "The utility's code.") var utility: CustomerCode
    @Option(help: ArgumentHelp("The month, such as 2026-09.", valueName: "month")) var month: Month

    func run() throws {
        try house.explain([
            try house.read { try $0.meteringMonth(of: utility, in: month, parts: .deliveries) }.deliveryDerivation()
        ])
    }
}

struct WhyAvailability: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "availability", abstract: "Explain the availability of a customer's systems in a month.",
        discussion: "Example: amico why availability --customer RIVERBEND --month 2026-09 --application headend")

    @OptionGroup var house: HouseOptions
    @Option(name: [.customLong("customer"), .customLong("utility")], help: "The customer's code.") var customer: CustomerCode
    @Option(help: ArgumentHelp("The month, such as 2026-09.", valueName: "month")) var month: Month
    @Option(name: [.customLong("application"), .customLong("system")], help: "An application, or infrastructure (default: all).")
    var system: MonitoredSystem?

    func run() throws {
        try house.explain(house.read { try $0.whyAvailability(of: customer, in: month, system: system) })
    }
}

struct WhyCommitment: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "commitment", abstract: "Explain a commitment's verdict over a month or a quarter.",
        discussion: """
            Without a name every commitment is explained.

            Example: amico why commitment interval-t1 --customer RIVERBEND --period 2026Q3
            """)

    @OptionGroup var house: HouseOptions
    @Argument(help: "The commitment's name, as amico compliance shows it.") var commitment: Commitment.ID?
    @Option(name: [.customLong("customer"), .customLong("utility")], help: "The customer's code.") var customer: CustomerCode
    @Option(help: ArgumentHelp("A month (2026-09) or a quarter (2026Q3).", valueName: "period")) var period: ReportingPeriod

    func run() throws {
        try house.explain(house.read { try $0.whyCompliance(of: customer, over: period, commitment: commitment) })
    }
}

extension ReadClass: ExpressibleByArgument {}
extension ReadDeadline: ExpressibleByArgument {}
