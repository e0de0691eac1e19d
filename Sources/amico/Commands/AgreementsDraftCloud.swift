import ArgumentParser
import BackOffice
import Domain

struct AgreementsDraftCloudServices: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "draft-cloud-services", abstract: "Draw up a Cloud Services agreement (CSA).",
        discussion: """
            What is left out is the house's setting, or the catalogue's. Without --fee it is billed elsewhere; an option has a \
            price as warm-site=420.00. --credit 99.0=5 gives 5 % of the month's fee back where availability is below 99.0 %, and \
            may be repeated for deeper bands.

            Example: amico agreements draft-cloud-services --customer RIVERBEND --tier Gold --delivery-model managed-services \
            --data-center third-party --application headend --application mdm --from 2026-07-01 --through 2027-06-30 \
            --fee 6400.00 --per month --option warm-site=420.00 --credit 99.0=5 --credit 97.5=10 --yearly-cap 10
            """)

    @OptionGroup var house: HouseOptions
    @Option(help: "The customer's code.") var customer: CustomerCode
    @Option(help: "Silver, Gold or Platinum, or another tier of the catalogue.") var tier: String
    @Option(help: "saas, managed-services or on-site-managed-services.") var deliveryModel: DeliveryModel
    @Option(help: "provider-owned or third-party.") var dataCenter: DataCenter
    @Option(help: ArgumentHelp("An application that is run; may be repeated.", valueName: "name"))
    var application: [Application.Name]
    @Option(help: ArgumentHelp("The first day.", valueName: "day")) var from: Day
    @Option(help: ArgumentHelp("The last day.", valueName: "day")) var through: Day
    @Option(
        help: ArgumentHelp(
            "An option of the catalogue, with its price where it has one; may be repeated.", valueName: "name[=amount]"))
    var option: [NamedPrice] = []
    @Option(help: ArgumentHelp("The fee of a month or a year.", valueName: "amount")) var fee: String?
    @Option(help: "month or year.") var per: CloudServicesFees.Per?
    @Option(help: "advance or arrears (default: months in arrears, years in advance).") var billed: CloudServicesFees.Timing?
    @Option(
        help: ArgumentHelp(
            "A band of credits: below, and part of the month's fee, in percent; may be repeated.", valueName: "percent=percent"))
    var credit: [CreditBand] = []
    @Option(help: ArgumentHelp("The most a month gives back, of its fee.", valueName: "percent")) var monthlyCap: Percent?
    @Option(help: ArgumentHelp("The most a year gives back, of its fee.", valueName: "percent")) var yearlyCap: Percent?
    @Option(
        help: ArgumentHelp("Days after the close by which a credit is claimed (default: no claim is needed).", valueName: "days"))
    var claimDays: Int?
    @Option(
        help: ArgumentHelp(
            "A read target in place of the catalogue's, such as interval-t1=98.5; may be repeated.", valueName: "metric=percent"))
    var readTarget: [ReadTargetWord] = []
    @Flag(help: "No read targets at all.") var noReadTargets = false
    @Option(
        help: ArgumentHelp(
            "A target beside those of reads, such as checklist-completeness=98 or first-response=95; may be repeated.",
            valueName: "metric=percent"))
    var target: [ReadTargetWord] = []
    @Option(help: "What \u{201C}PST\u{201D} means: pacificPrevailing or fixedUTCminus8 (default: pacificPrevailing).")
    var pacific: PacificReading?
    @Flag(help: "Holidays are measured on business-day tiers.") var measuresHolidays = false
    @Option(help: ArgumentHelp("Hours that a service window is announced before it (default: 168).", valueName: "h"))
    var windowNoticeHours: Int?
    @Flag(help: "Applications are judged pooled, not each.") var judgesPooled = false
    @Option(help: "The catalogue's version (default: the newest).") var catalogue: Int?

    func validate() throws {
        guard (fee == nil) == (per == nil) else { throw ValidationError("A fee has --fee and --per.") }
        guard fee != nil || (billed == nil && option.allSatisfy { $0.amount == nil } && credit.isEmpty) else {
            throw ValidationError("--billed, prices of options and --credit need --fee and --per.")
        }
        guard !credit.isEmpty || (monthlyCap == nil && yearlyCap == nil && claimDays == nil) else {
            throw ValidationError("--monthly-cap, --yearly-cap and --claim-days need --credit.")
        }
        guard !noReadTargets || readTarget.isEmpty else {
            throw ValidationError("Give read targets or --no-read-targets, not both.")
        }
        for cap in [monthlyCap, yearlyCap] where cap.map({ $0.basisPoints == nil }) == true {
            throw ValidationError("A cap has at most two decimals of a percent.")
        }
    }

    func run() async throws {
        let desk = try house.openToWrite()
        var action = DraftCloudServicesAgreement(
            customer: customer, tier: tier, deliveryModel: deliveryModel, dataCenter: dataCenter, applications: application,
            from: from, through: through)
        action.options = option.isEmpty ? nil : option.map(\.name)
        action.catalogueVersion = catalogue
        action.pacific = pacific
        action.measuresHolidays = measuresHolidays ? true : nil
        action.windowNoticeHours = windowNoticeHours
        action.judgesPooled = judgesPooled ? true : nil
        if noReadTargets || !readTarget.isEmpty || !target.isEmpty {
            let template = try desk.read { try $0.catalogue(version: catalogue) }.readTargets
            let ofReads = noReadTargets ? [] : readTarget.isEmpty ? template : readTarget.map(\.target)
            action.readTargets = ofReads + target.map(\.target)
        }
        action.fees = try fees(in: try desk.read { try $0.currency(of: customer) })
        action.credits = credits
        let outcome = try await desk.perform(action)
        try house.answer(outcome) {
            "\(outcome.agreement) is drafted: \(tier), \(from.words) to \(through.words). Both sides sign it."
        }
    }

    private func fees(in currency: Currency) throws -> CloudServicesFees? {
        guard let fee, let per else { return nil }
        let prices = try option.compactMap { option in
            try option.amount.map {
                CloudServicesFees.OptionPrice(option: option.name, price: try currency.amount($0, "option \(option.name)"))
            }
        }
        return CloudServicesFees(
            fee: try currency.amount(fee, "fee"), per: per, billed: billed, options: prices.isEmpty ? nil : prices)
    }

    private var credits: CreditTerms? {
        guard !credit.isEmpty else { return nil }
        return CreditTerms(
            bands: credit.map(\.band), monthlyCap: monthlyCap?.basisPoints, yearlyCap: yearlyCap?.basisPoints,
            claimDays: claimDays)
    }
}
