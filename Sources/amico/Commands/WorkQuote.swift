import ArgumentParser
import BackOffice
import Domain

/// How a project is billed, as it is typed.
private enum BillingWord: String, CaseIterable, ExpressibleByArgument {
    case monthly
    case byPhase = "by-phase"
    case atEnd = "at-end"
}

struct WorkQuote: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quote", abstract: "Offer terms until a day; the quote lapses at its end unless both have signed.",
        discussion: """
            Enhanced Maintenance names its agreement with --maintenance and takes --option; started inside a year of the agreement \
            it also takes the hours and the fee of the short first year. A project names its agreement with --services and takes \
            --fee, --billing, --phase (their fees come to the fee) and --ends-on.

            Example: amico sow quote SOW-2026-0012 --valid-until 2025-12-19 --maintenance MSSA-000001 --starts-on 2026-01-01 \
            --hours 120 --rate 210.00 --option "live chat=6000.00"
            Example: amico sow quote SOW-2026-0013 --valid-until 2026-02-27 --services PSA-000001 --starts-on 2026-03-02 \
            --ends-on 2026-05-29 --hours 200 --rate 200.00 --fee 40000.00 --billing by-phase --phase design=15000.00 \
            --phase migration=25000.00
            """)

    @OptionGroup var house: HouseOptions
    @Argument(help: "The statement of work.") var statementOfWork: StatementOfWork.ID
    @Option(help: ArgumentHelp("The last day of its validity.", valueName: "day")) var validUntil: Day
    @Option(help: ArgumentHelp("The maintenance agreement it stands under.", valueName: "MSSA"))
    var maintenance: MaintenanceAgreement.ID?
    @Option(help: ArgumentHelp("The professional services agreement it stands under.", valueName: "PSA"))
    var services: ProfessionalServicesAgreement.ID?
    @Option(help: ArgumentHelp("The first day.", valueName: "day")) var startsOn: Day
    @Option(help: ArgumentHelp("Hours of a year, or of the project.", valueName: "h[:mm]")) var hours: ClockLength
    @Option(help: ArgumentHelp("Price of an hour.", valueName: "amount")) var rate: String
    @Option(help: ArgumentHelp("Minutes that work is rounded up to (default: 15).", valueName: "min")) var unit: Int?
    @Option(help: ArgumentHelp("A fixed option with its yearly fee; may be repeated.", valueName: "name=amount"))
    var option: [NamedAmount] = []
    @Option(help: ArgumentHelp("Hours of a short first year.", valueName: "h[:mm]")) var firstYearHours: ClockLength?
    @Option(help: ArgumentHelp("Fee of a short first year, options included.", valueName: "amount")) var firstYearFee: String?
    @Option(help: ArgumentHelp("What a project costs.", valueName: "amount")) var fee: String?
    @Option(help: "monthly, by-phase or at-end.") private var billing: BillingWord?
    @Option(help: ArgumentHelp("A phase with its fee; may be repeated.", valueName: "name=amount")) var phase: [NamedAmount] = []
    @Option(help: ArgumentHelp("A project's last day.", valueName: "day")) var endsOn: Day?

    func validate() throws {
        switch (maintenance, services) {
        case (.some, nil):
            guard fee == nil, billing == nil, phase.isEmpty, endsOn == nil else {
                throw ValidationError("--fee, --billing, --phase and --ends-on are for projects (--services).")
            }
            guard (firstYearHours == nil) == (firstYearFee == nil) else {
                throw ValidationError("A short first year has --first-year-hours and --first-year-fee.")
            }
        case (nil, .some):
            guard option.isEmpty, firstYearHours == nil, firstYearFee == nil else {
                throw ValidationError("--option and --first-year-... are for Enhanced Maintenance (--maintenance).")
            }
            guard fee != nil, billing != nil, endsOn != nil else {
                throw ValidationError("A project has --fee, --billing and --ends-on.")
            }
            guard (billing == .byPhase) == !phase.isEmpty else {
                throw ValidationError("--billing by-phase takes each phase with --phase name=amount; other billing has none.")
            }
        case (nil, nil), (.some, .some):
            throw ValidationError("Name the agreement it stands under: --maintenance MSSA-... or --services PSA-....")
        }
    }

    func run() async throws {
        let desk = try house.openToWrite()
        let currency = try desk.read { try $0.currency(of: $0.statementOfWork(statementOfWork).customer) }
        let action = QuoteStatementOfWork(
            statementOfWork: statementOfWork, validUntil: validUntil, enhancedMaintenance: try enhancedMaintenance(in: currency),
            advancedServices: try advancedServices(in: currency))
        let outcome = try await desk.perform(action)
        try house.answer(outcome) {
            let turnaround = outcome.inTime.map { $0 ? " The turnaround was kept." : " The turnaround was missed." } ?? ""
            return "\(statementOfWork) is quoted, valid until the end of \(outcome.validUntil.words).\(turnaround)"
        }
    }

    private func enhancedMaintenance(in currency: Currency) throws -> EnhancedMaintenanceTerms? {
        guard let maintenance else { return nil }
        var short: ShortYear?
        if let firstYearHours, let firstYearFee {
            short = ShortYear(hours: firstYearHours.length, fee: try currency.amount(firstYearFee, "first-year-fee"))
        }
        return EnhancedMaintenanceTerms(
            maintenance: maintenance, yearlyHours: hours.length, rate: try currency.amount(rate, "rate"),
            options: try option.map { FixedOption(name: $0.name, yearlyFee: try currency.amount($0.amount, "option")) },
            unit: unit ?? EnhancedMaintenanceTerms.standardUnit, startsOn: startsOn, firstYear: short)
    }

    private func advancedServices(in currency: Currency) throws -> AdvancedServicesTerms? {
        guard let services, let fee, let billing, let endsOn else { return nil }
        let phases = try phase.map { AdvancedServicesTerms.Phase(name: $0.name, fee: try currency.amount($0.amount, "phase")) }
        let terms: AdvancedServicesTerms.Billing =
            switch billing {
            case .monthly: .monthly
            case .byPhase: .byPhase(phases)
            case .atEnd: .atEnd
            }
        return AdvancedServicesTerms(
            agreement: services, hours: hours.length, fee: try currency.amount(fee, "fee"),
            rate: try currency.amount(rate, "rate"), billing: terms, unit: unit ?? EnhancedMaintenanceTerms.standardUnit,
            startsOn: startsOn, endsOn: endsOn)
    }
}
