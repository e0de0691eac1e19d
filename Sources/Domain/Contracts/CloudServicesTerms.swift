/// What the two sides negotiate: all that a Cloud Services agreement says before it is signed.
package struct CloudServicesTerms: Equatable, Codable, Sendable {
    package var tier: String
    package var catalogueVersion: Int
    package var deliveryModel: DeliveryModel
    package var dataCenter: DataCenter
    package var applications: [Application.Name]
    /// Names of catalogue options.
    package var options: [String]
    /// First and last day.
    package var from: Day
    package var through: Day
    /// What "PST" means (1.3).
    package var pacific: PacificReading
    /// Whether holidays are measured on business-day tiers (1.3).
    package var measuresHolidays: Bool
    package var windowNoticeHours: Int
    package var judgesPooled: Bool
    /// Of reads and files, and of what else the agreement gives a target (13.1).
    package var readTargets: [Catalogue.ReadTarget]
    /// Nil where it is billed elsewhere (7.1).
    package var fees: CloudServicesFees?
    /// Nil gives none (13.5).
    package var credits: CreditTerms?

    /// `readTargets` nil takes those of the catalogue; the other defaults are the house's settings.
    package init(
        tier: String, catalogue: Catalogue, deliveryModel: DeliveryModel, dataCenter: DataCenter,
        applications: [Application.Name],
        options: [String] = [], from: Day, through: Day, pacific: PacificReading = .pacificPrevailing,
        measuresHolidays: Bool = false,
        windowNoticeHours: Int = AvailabilityTerms.standardNoticeHours, judgesPooled: Bool = false,
        readTargets: [Catalogue.ReadTarget]? = nil, fees: CloudServicesFees? = nil, credits: CreditTerms? = nil
    ) {
        self.tier = tier
        catalogueVersion = catalogue.version
        self.deliveryModel = deliveryModel
        self.dataCenter = dataCenter
        self.applications = applications
        self.options = options
        self.from = from
        self.through = through
        self.pacific = pacific
        self.measuresHolidays = measuresHolidays
        self.windowNoticeHours = windowNoticeHours
        self.judgesPooled = judgesPooled
        self.readTargets = readTargets ?? catalogue.readTargets
        self.fees = fees
        self.credits = credits
    }

    func check(against catalogue: Catalogue) throws {
        let tier = try catalogue.tier(tier)
        try tier.admit(dataCenter)
        for name in options {
            let option = try catalogue.option(name)
            switch option.name {
            case "warm-site": _ = try tier.recovery.warmSite.bought(option.words, of: tier.name)
            case "hot-site": _ = try tier.recovery.hotSite.bought(option.words, of: tier.name)
            default: break
            }
        }
        guard from <= through else { throw AgreementRefusal.termOfNoUse(from, through) }
        guard (1...50).contains(applications.count) else { throw AgreementRefusal.noApplications }
        var named: Set<Application.Name> = []
        for name in applications {
            guard name.text != MonitoredSystem.reserved else { throw AgreementRefusal.reservedName }
            guard named.insert(name).inserted else { throw AgreementRefusal.applicationTwice(name) }
        }
        guard (0...8_760).contains(windowNoticeHours) else { throw AgreementRefusal.noticeOutOfBounds }
        var targeted: Set<Metric> = []
        for target in readTargets {
            guard target.metric.isAgreed else { throw AgreementRefusal.notAReadTarget(target.metric) }
            guard targeted.insert(target.metric).inserted else { throw AgreementRefusal.targetTwice(target.metric) }
        }
    }

    /// What signing fixes, in a customer's zone.
    func promise(from catalogue: Catalogue, zone: Zone) throws -> CloudServicesAgreement.Promise {
        try check(against: catalogue)
        let tier = try catalogue.tier(tier)
        guard let shipped = ServiceCalendar.shipped(tier.monitoring, reading: pacific) else {
            throw CatalogueRefusal.unknownCalendar(tier.monitoring)
        }
        let calendar = measuresHolidays ? shipped.measuringHolidays : shipped
        let availability = AvailabilityTerms(calendar: calendar, noticeHours: windowNoticeHours, judgesPooled: judgesPooled)
        var commitments = [
            commitment(
                .applicationAvailability, tier.applicationAvailability, in: availability.calendar, calendar.zone,
                judgesPooled ? .pooledApplications : .eachApplication),
            commitment(
                .infrastructureAvailability, tier.infrastructureAvailability, in: availability.calendar(of: .infrastructure),
                calendar.zone, .infrastructure),
        ]
        for template in readTargets {
            // Clocks belong to months of the provider's zone, whatever the customer's (8.3).
            let own = if case .clock = template.metric { Zone.pacific } else { zone }
            commitments.append(commitment(template.metric, template.target, in: nil, own, denominator(of: template.metric)))
        }
        // The tier's hours hold for each recovery.
        commitments.append(commitment(.recoveryTime, Percent(literal: 1_000_000), in: nil, zone, .recoveries))
        if tier.quarterlyMeeting.included == true {
            commitments.append(commitment(.quarterlyMeeting, Percent(literal: 1_000_000), in: nil, zone, .quarters))
        }
        let responsibilities = catalogue.responsibilities.map { ($0.area, $0.party(under: deliveryModel)) }
        return CloudServicesAgreement.Promise(
            tier: tier, availability: availability, commitments: commitments,
            responsibilities: Dictionary(responsibilities, uniquingKeysWith: { first, _ in first }))
    }

    private func commitment(
        _ metric: Metric, _ target: Percent, in window: ServiceCalendar?, _ zone: Zone, _ denominator: Commitment.Denominator
    ) -> Commitment {
        Commitment(
            id: metric.commitment, metric: metric, target: target, window: window, zone: zone, denominator: denominator,
            exclusions: metric.exclusions(noticeHours: windowNoticeHours), from: from, through: through)
    }

    private func denominator(of metric: Metric) -> Commitment.Denominator {
        switch metric {
        case .applicationAvailability: judgesPooled ? .pooledApplications : .eachApplication
        case .infrastructureAvailability: .infrastructure
        case .readRate: .eligibleSlots
        case .billingReadRate: .eligibleEndpoints
        case .fileDelivery: .filesDue
        case .recoveryTime: .recoveries
        case .checklistCompleteness: .sheetsDue
        case .quoteTurnaround: .quotesDue
        case .clock: .clocksDue
        case .quarterlyMeeting: .quarters
        }
    }
}

extension Metric {
    /// The commitment of this metric, by the metric's name.
    package var commitment: Commitment.ID { Commitment.ID(name) ?? Commitment.ID(named: "commitment") }

    /// What leaves both sides of the share (10.3, 12.6, 12.7).
    fileprivate func exclusions(noticeHours: Int) -> [String] {
        switch self {
        case .applicationAvailability, .infrastructureAvailability:
            ["service windows approved and announced at least \(noticeHours) h before their start"]
        case .readRate, .billingReadRate:
            [
                "not installed", "removed, exchange, RMA", "disconnected", "customer opt-out",
                "premise outage, or network device without power for more than 8 h", "vandalism, theft, tamper",
                "network device down for a non-device cause", "utility backhaul", "outside coverage", "external interference",
                "force majeure", "routed to utility", "utility meter failure", "agreed maintenance", "utility data error",
                "first cycle after onboarding",
            ]
        case .fileDelivery: ["proven receiver outage"]
        case .recoveryTime, .checklistCompleteness, .quoteTurnaround, .quarterlyMeeting: []
        case .clock: ["late only through a change of severity or policy"]
        }
    }
}
