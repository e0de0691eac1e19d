import Domain
import GRDB

/// Draws up a Cloud Services agreement (3.1). Refused where the catalogue does not sell what it says: a data center the tier
/// is not run in, an option the tier has not.
package struct DraftCloudServicesAgreement: Action {
    package static let permission = Permission.manageContracts
    package static var example: DraftCloudServicesAgreement {
        var example = DraftCloudServicesAgreement(
            customer: Identifier(named: "RIVERBEND"), tier: "Gold", deliveryModel: .managedServices, dataCenter: .providerOwned,
            applications: [Identifier(named: "headend"), Identifier(named: "mdm")], from: Day(ordinal: 20_635),
            through: Day(ordinal: 20_999))
        example.options = ["daily-operations", "warm-site"]
        example.catalogueVersion = 1
        example.pacific = .pacificPrevailing
        example.measuresHolidays = false
        example.windowNoticeHours = 168
        example.judgesPooled = false
        example.readTargets = Catalogue.standard.readTargets
        example.options?.append("cellular")
        example.fees = CloudServicesFees(
            fee: Money(minor: 1_250_000, .usd), per: .month, billed: .arrears,
            options: [CloudServicesFees.OptionPrice(option: "cellular", price: Money(minor: 85, .usd))])
        example.credits = CreditTerms(
            bands: [CreditTerms.Band(below: Percent(literal: 990_000), basisPoints: 500)], monthlyCap: 2_000,
            yearlyCap: 1_000, claimDays: 30)
        return example
    }

    package var customer: CustomerCode
    /// Its name in the catalogue: Silver, Gold, Platinum.
    package var tier: String
    package var deliveryModel: DeliveryModel
    package var dataCenter: DataCenter
    package var applications: [Application.Name]
    /// First and last day.
    package var from: Day
    package var through: Day
    /// Names of catalogue options; none when left out.
    package var options: [String]?
    /// The newest when left out.
    package var catalogueVersion: Int?
    /// What "PST" means; Pacific prevailing time when left out.
    package var pacific: PacificReading?
    package var measuresHolidays: Bool?
    /// 168 when left out.
    package var windowNoticeHours: Int?
    package var judgesPooled: Bool?
    /// Those of the catalogue when left out; none for an empty list.
    package var readTargets: [Catalogue.ReadTarget]?
    /// Left out where it is billed elsewhere.
    package var fees: CloudServicesFees?
    /// None when left out.
    package var credits: CreditTerms?

    package init(
        customer: CustomerCode, tier: String, deliveryModel: DeliveryModel, dataCenter: DataCenter,
        applications: [Application.Name],
        from: Day, through: Day
    ) {
        self.customer = customer
        self.tier = tier
        self.deliveryModel = deliveryModel
        self.dataCenter = dataCenter
        self.applications = applications
        self.from = from
        self.through = through
    }

    package struct Drafted: Codable, Equatable, Sendable {
        package let agreement: CloudServicesAgreement.ID
    }

    package func perform(in book: Book) throws -> Drafted {
        try book.requireCustomer(customer)
        let catalogue = try book.view.catalogue(version: catalogueVersion)
        let terms = CloudServicesTerms(
            tier: try catalogue.tier(tier).name, catalogue: catalogue, deliveryModel: deliveryModel, dataCenter: dataCenter,
            applications: applications, options: options ?? [], from: from, through: through,
            pacific: pacific ?? .pacificPrevailing,
            measuresHolidays: measuresHolidays ?? false,
            windowNoticeHours: windowNoticeHours ?? AvailabilityTerms.standardNoticeHours, judgesPooled: judgesPooled ?? false,
            readTargets: readTargets, fees: fees, credits: credits)
        try fees?.check(options: terms.options, in: try book.view.customer(customer).currency)
        try credits?.check()
        let agreement = try CloudServicesAgreement(
            id: try book.identifier("CSA"), customer: customer, terms: terms, catalogue: catalogue)
        try agreement.insert(at: book.now, book.db)
        return Drafted(agreement: agreement.id)
    }
}
