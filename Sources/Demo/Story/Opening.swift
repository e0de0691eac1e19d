import BackOffice
import Domain
import Metering

/// June 2026: the three utilities sign, and their networks are registered.
enum Opening {
    static func facts(of world: DemoWorld) -> [StoryFact] {
        let utility = world.utility
        let zone = Zone.pacific
        var facts = [
            StoryFact(
                zone.at(6, 8, 10), utility.manager,
                .action(
                    RegisterCustomer(
                        customer: utility.customer, name: utility.name, zone: utility.zone,
                        accountManager: utility.accountManager,
                        technicalRepresentative: utility.technicalRepresentative))),
            StoryFact(
                zone.at(6, 12, 14), utility.manager,
                .agreement(
                    agreement(utility), customerSigner: signer(utility), providerSigner: utility.accountManager,
                    on: .of2026(6, 11))),
        ]
        if utility.terms != .standard {
            facts.append(
                StoryFact(
                    zone.at(6, 15, 9), .tom,
                    .action(SetReadTerms(utility: utility.customer, from: .of2026(6, 16), terms: utility.terms))))
        }
        for promise in DeliveryPlan.promises(of: utility) {
            facts.append(
                StoryFact(
                    zone.at(6, 16, 9), .tom,
                    .schedule(
                        key: "\(utility.code) \(promise.type)",
                        SetDeliverySchedule(
                            utility: utility.customer, fileType: promise.type, destination: utility.destination,
                            dueMinute: promise.dueMinute, dueDaysAfter: 1, turnaroundMinutes: 480, from: world.span.first))))
        }
        facts += billDates(utility)
        facts.append(StoryFact(zone.at(6, 29, 10), .tom, .registry(utility, name: "registry", rows: world.firstRows)))
        return facts
    }

    private static func agreement(_ utility: DemoUtility) -> DraftCloudServicesAgreement {
        let (model, center, applications, options): (DeliveryModel, DataCenter, [MonitoredName], [String]) =
            switch utility.code {
            case "ALDER": (.managedServices, .providerOwned, [.headend, .mdm, .portal], ["daily-operations", "warm-site"])
            case "PRAIRIE":
                (.onSiteManagedServices, .thirdParty, [.headend, .mdm], ["daily-operations", "performance-reporting"])
            default: (.saas, .providerOwned, [.headend, .portal], [])
            }
        var draft = DraftCloudServicesAgreement(
            customer: utility.customer, tier: utility.tier, deliveryModel: model, dataCenter: center,
            applications: applications.map(\.name), from: .of2026(7, 1), through: Day.of2026(6, 30) + 365)
        draft.options = options
        draft.fees = fees(utility)
        if utility.code == "ALDER" {
            draft.readTargets =
                Catalogue.standard.readTargets + [
                    .init(metric: .checklistCompleteness, target: Percent(literal: 980_000)),
                    .init(metric: .quoteTurnaround, target: Percent(literal: 900_000)),
                ]
            // What falls below 99.5 % of a month's agreed time gives a part of the fee back.
            draft.credits = CreditTerms(
                bands: [
                    .init(below: Percent(literal: 995_000), basisPoints: 500),
                    .init(below: Percent(literal: 975_000), basisPoints: 1_000),
                    .init(below: Percent(literal: 950_000), basisPoints: 2_000),
                ], monthlyCap: 2_000, yearlyCap: 1_000)
        }
        return draft
    }

    /// Monthly in arrears, or yearly in advance, as it was agreed.
    private static func fees(_ utility: DemoUtility) -> CloudServicesFees {
        switch utility.code {
        case "ALDER":
            CloudServicesFees(
                fee: ContractStory.usd(6_400), per: .month,
                options: [
                    .init(option: "daily-operations", price: ContractStory.usd(1_150)),
                    .init(option: "warm-site", price: ContractStory.usd(420)),
                ])
        case "PRAIRIE":
            CloudServicesFees(
                fee: ContractStory.usd(84_000), per: .year,
                options: [
                    .init(option: "daily-operations", price: ContractStory.usd(1_400)),
                    .init(option: "performance-reporting", price: ContractStory.usd(260)),
                ])
        default: CloudServicesFees(fee: ContractStory.usd(980), per: .month)
        }
    }

    private static func signer(_ utility: DemoUtility) -> String {
        switch utility.code {
        case "ALDER": "Margaret Hale, general manager"
        case "PRAIRIE": "Walter Brandt, director of operations"
        default: "Sigrid Aas, utility manager"
        }
    }

    /// Each cycle is billed on a working day of its own in every month.
    private static func billDates(_ utility: DemoUtility) -> [StoryFact] {
        utility.cycles.enumerated().flatMap { index, cycle in
            (7...12).compactMap { number -> StoryFact? in
                guard let month = Month(year: 2026, number: number) else { return nil }
                var day = month.first + (5 + index * 6)
                while !BusinessDays.standard.support.hasHours(on: day) { day = day + 1 }
                return StoryFact(
                    Zone.pacific.at(6, 18, 9), .tom,
                    .action(SetBillDates(utility: utility.customer, cycle: cycle, month: month, days: [day])))
            }
        }
    }
}

/// The applications the provider runs in the demo.
enum MonitoredName {
    case headend, mdm, portal

    var name: Application.Name {
        switch self {
        case .headend: Application.Name(named: "headend")
        case .mdm: Application.Name(named: "mdm")
        case .portal: Application.Name(named: "portal")
        }
    }

    var system: MonitoredSystem { .application(name) }
}
