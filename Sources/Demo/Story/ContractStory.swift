import BackOffice
import Domain

/// Agreements, statements of work, hours, change orders and notices of the three utilities.
enum ContractStory {
    static func facts(of utility: DemoUtility) -> [StoryFact] {
        switch utility.code {
        case "ALDER": parties + alder(utility)
        case "PRAIRIE": prairie(utility)
        default: fireweed(utility)
        }
    }

    static func usd(_ dollars: Int, _ cents: Int = 0) -> Money { Money(minor: dollars * 100 + cents, .usd) }

    private static let zone = Zone.pacific

    /// What was agreed before the books were opened is taken over as of the Friday before Christmas.
    private static let signedBefore = zone.instant(.of2026(1, 1) - 14, second: 43_200)

    static func told(
        _ month: Int, _ day: Int, _ hour: Int, _ by: Person, _ deed: @escaping @Sendable (ContractDesk) async throws -> Void
    ) -> StoryFact {
        StoryFact(zone.at(month, day, hour), by, .contract(deed))
    }

    /// Most of the year's hours are left, and will be lost; a project is billed by the month.
    private static func alder(_ utility: DemoUtility) -> [StoryFact] {
        let signer = "Margaret Hale, general manager"
        let first = Day.of2026(1, 1)
        return [
            told(6, 12, 15, .demo) { desk in
                desk.at = signedBefore
                try await desk.maintenance("alder mssa", utility, from: first, fee: usd(48_000), on: first - 14, customer: signer)
                try await desk.signed(
                    "alder em", utility, "Enhanced Maintenance", on: first - 14, customer: signer,
                    yearly: EnhancedMaintenanceTerms(
                        maintenance: desk.id("alder mssa"), yearlyHours: Hours(hours: 120), rate: usd(210),
                        options: [FixedOption(name: "Live chat", yearlyFee: usd(1_800))], startsOn: first))
                try await desk.perform(
                    GatherRequirements(
                        statementOfWork: desk.id("alder em"), year: first,
                        scope: "Training of new operators, tuning of the meter data database, one health check.",
                        assumptions: "Work is done from the office unless an engagement says otherwise.",
                        schedule: "A working session in each month; the health check in November.",
                        responsibilities: "Alder Ridge names who takes part; we prepare the material and report in writing."))
            },
            told(6, 15, 9, .dana) { desk in
                try await desk.professional("alder psa", utility, from: .of2026(7, 1), on: .of2026(6, 12), customer: signer)
            },
            told(8, 31, 11, .dana) { desk in
                try await desk.signed(
                    "alder project", utility, "Customer portal accessibility", on: .of2026(8, 31), customer: signer,
                    project: AdvancedServicesTerms(
                        agreement: desk.id("alder psa"), hours: Hours(hours: 80), fee: usd(15_200), rate: usd(190),
                        billing: .monthly, startsOn: .of2026(9, 1), endsOn: .of2026(12, 18)))
            },
            told(10, 5, 14, .dana) { desk in
                try await desk.perform(
                    OfferHours(
                        statementOfWork: desk.id("alder em"), service: "operator training", to: signer, on: .of2026(10, 5),
                        note: "Two days on site in November."))
            },
            told(11, 3, 14, .dana) { desk in
                try await desk.perform(
                    OfferHours(
                        statementOfWork: desk.id("alder em"), service: "annual health checks", to: signer, on: .of2026(11, 3)))
            },
        ]
            + alderWork.map { at, on, person, sow, minutes, request in
                StoryFact(at, person, .contract { try await $0.work(sow, on, person, minutes, request) })
            }
    }

    /// When it was entered, the work date, who, under what, real minutes, for what.
    private static let alderWork: [(Instant, Day, Person, String, Int, String)] = [
        (zone.at(6, 16, 9), .of2026(1, 14), .tom, "alder em", 385, "Operator training, first group"),
        (zone.at(6, 16, 9, 5), .of2026(2, 10), .tom, "alder em", 250, "Report on voltage exceptions"),
        (zone.at(6, 16, 9, 10), .of2026(3, 18), .hana, "alder em", 415, "Database tuning"),
        (zone.at(6, 16, 9, 15), .of2026(4, 22), .tom, "alder em", 330, "Operator training, second group"),
        (zone.at(6, 16, 9, 20), .of2026(5, 19), .hana, "alder em", 470, "Upgrade rehearsal"),
        (zone.at(7, 21, 17), .of2026(7, 21), .tom, "alder em", 175, "Cycle reports"),
        (zone.at(8, 18, 17), .of2026(8, 18), .hana, "alder em", 190, "Archive of old reads"),
        (zone.at(9, 9, 17), .of2026(9, 9), .tom, "alder project", 455, "Survey of the pages"),
        (zone.at(9, 15, 17), .of2026(9, 15), .tom, "alder em", 140, "Questions on net metering"),
        (zone.at(9, 23, 17), .of2026(9, 23), .tom, "alder project", 390, "Contrast and keyboard paths"),
        (zone.at(10, 13, 17), .of2026(10, 13), .hana, "alder em", 115, "Index of the event log"),
        (zone.at(10, 14, 17), .of2026(10, 14), .tom, "alder project", 480, "Forms and their messages"),
        (zone.at(10, 28, 17), .of2026(10, 28), .tom, "alder project", 300, "Review with two readers"),
        (zone.at(11, 10, 17), .of2026(11, 10), .tom, "alder em", 100, "Outage report for the council"),
        // Entered after October was billed.
        (zone.at(11, 12, 9), .of2026(10, 30), .tom, "alder project", 130, "Notes of the review"),
    ]

    /// A small budget that is overrun, and covered by a change order; a project billed by phase, with a visit.
    private static func prairie(_ utility: DemoUtility) -> [StoryFact] {
        let signer = "Walter Brandt, director of operations"
        return [
            told(6, 17, 11, .marcus) { desk in
                try await desk.maintenance(
                    "prairie mssa", utility, from: .of2026(7, 1), fee: usd(36_000), on: .of2026(6, 16), customer: signer)
                try await desk.professional("prairie psa", utility, from: .of2026(7, 1), on: .of2026(6, 16), customer: signer)
                try await desk.signed(
                    "prairie em", utility, "Enhanced Maintenance", on: .of2026(6, 16), customer: signer,
                    yearly: EnhancedMaintenanceTerms(
                        maintenance: desk.id("prairie mssa"), yearlyHours: Hours(hours: 30), rate: usd(205),
                        options: [FixedOption(name: "Dedicated phone line", yearlyFee: usd(2_400))], startsOn: .of2026(7, 1)))
            },
            told(7, 24, 11, .marcus) { desk in
                try await desk.signed(
                    "prairie project", utility, "Leak analytics dashboard", on: .of2026(7, 24), customer: signer,
                    project: AdvancedServicesTerms(
                        agreement: desk.id("prairie psa"), hours: Hours(hours: 200), fee: usd(41_000), rate: usd(205),
                        billing: .byPhase([
                            .init(name: "Design", fee: usd(12_000)), .init(name: "Build", fee: usd(22_500)),
                            .init(name: "Hand-over", fee: usd(6_500)),
                        ]), startsOn: .of2026(8, 3), endsOn: .of2026(12, 31) + 29))
            },
            told(9, 18, 15, .marcus) { desk in
                try await desk.perform(
                    AcceptPhase(statementOfWork: desk.id("prairie project"), phase: "Design", by: signer, on: .of2026(9, 18)))
            },
            told(9, 28, 15, .marcus) { desk in
                let visit = try await desk.perform(
                    PlanEngagement(
                        statementOfWork: desk.id("prairie project"), subject: "Dashboard workshop", specialist: Person.tom.name,
                        place: "Prairie Junction", from: .of2026(10, 20), through: .of2026(10, 22)))
                desk.name("workshop", visit.engagement)
                try await desk.perform(ConfirmEngagement(engagement: visit.engagement))
            },
            told(10, 14, 9, .marcus) { desk in
                let order = try await desk.perform(
                    DraftChangeOrder(
                        statementOfWork: desk.id("prairie em"), asks: .moreHoursThisYear,
                        reason: "The October database incident took the rest of the budget; more work is planned before spring.",
                        hours: Hours(hours: 12)))
                desk.name("prairie more", order.changeOrder)
                try await desk.perform(
                    SignChangeOrder(
                        changeOrder: order.changeOrder, party: .provider, by: utility.accountManager, on: .of2026(10, 14)))
            },
            told(10, 19, 9, .marcus) { desk in
                try await desk.perform(
                    SignChangeOrder(changeOrder: desk.id("prairie more"), party: .customer, by: signer, on: .of2026(10, 16)))
            },
            told(10, 26, 16, .tom) { desk in
                try await desk.perform(
                    LogHours(
                        statementOfWork: desk.id("prairie project"), on: .of2026(10, 21), person: Person.tom.name,
                        minutes: Hours(hours: 14), engagement: desk.id("workshop"), request: "Dashboard workshop",
                        phase: "Build"))
            },
            told(10, 27, 9, .nadia) { desk in
                try await desk.expense(
                    "prairie project", .travel, "Flight Oakland to Wichita and back", .of2026(10, 20), engagement: "workshop",
                    usd(486, 20))
                try await desk.expense(
                    "prairie project", .living, "Hotel, two nights", .of2026(10, 22), engagement: "workshop", usd(318))
                var meals = RecordExpense(
                    statementOfWork: desk.id("prairie project"), category: .living, what: "Meals, per diem",
                    spentOn: .of2026(10, 22))
                meals.engagement = desk.id("workshop")
                meals.days = 3
                meals.rate = usd(64)
                meals.asked = "Purchase order PJ-2291"
                try await desk.perform(meals)
            },
            told(10, 30, 15, .marcus) { desk in
                try await desk.perform(
                    AcceptPhase(statementOfWork: desk.id("prairie project"), phase: "Build", by: signer, on: .of2026(10, 30)))
            },
            told(11, 12, 10, .nadia) { desk in
                try await desk.expense(
                    "prairie project", .travel, "Hired car, three days", .of2026(10, 22), engagement: "workshop", usd(171, 60))
            },
        ]
            + prairieWork.map { on, person, sow, minutes, request, phase in
                StoryFact(
                    zone.instant(on, second: 63_000), person,
                    .contract {
                        try await $0.work(sow, on, person, minutes, request, phase: phase)
                    })
            }
    }

    private static let prairieWork: [(Day, Person, String, Int, String, String?)] = [
        (.of2026(7, 15), .tom, "prairie em", 480, "Operator training", nil),
        (.of2026(8, 12), .hana, "prairie em", 535, "Database tuning", nil),
        (.of2026(8, 19), .tom, "prairie project", 475, "Leak rules with the field crew", "Design"),
        (.of2026(9, 2), .tom, "prairie project", 460, "Sketches of the dashboard", "Design"),
        (.of2026(9, 10), .hana, "prairie em", 650, "Migration of the report server", nil),
        (.of2026(9, 30), .hana, "prairie project", 1_180, "Queries and alerts", "Build"),
        // Two hours fit the budget, the rest stands over it until the change order is binding.
        (.of2026(10, 6), .hana, "prairie em", 355, "Database incident, recovery and report", nil),
        (.of2026(11, 4), .tom, "prairie em", 130, "Follow-up of the incident", nil),
    ]

    /// Notice that came ten days late.
    private static func fireweed(_ utility: DemoUtility) -> [StoryFact] {
        let signer = "Sigrid Aas, utility manager"
        return [
            told(6, 12, 16, .demo) { desk in
                desk.at = signedBefore
                let first = Day.of2026(1, 1)
                try await desk.maintenance(
                    "fireweed mssa", utility, from: first, fee: usd(9_600), on: first - 14, customer: signer)
                try await desk.signed(
                    "fireweed em", utility, "Enhanced Maintenance", on: first - 14, customer: signer,
                    yearly: EnhancedMaintenanceTerms(
                        maintenance: desk.id("fireweed mssa"), yearlyHours: Hours(hours: 24), rate: usd(195),
                        startsOn: .of2026(1, 1)))
            },
            told(6, 16, 10, .tom) { try await $0.work("fireweed em", .of2026(3, 4), .tom, 360, "Operator training") },
            told(8, 26, 17, .tom) { try await $0.work("fireweed em", .of2026(8, 26), .tom, 290, "Reading routes, reviewed") },
            told(10, 12, 17, .tom) { try await $0.work("fireweed em", .of2026(10, 12), .tom, 175, "Winter settings") },
            told(10, 13, 9, .dana) { desk in
                try await desk.perform(
                    GiveNotice(
                        statementOfWork: desk.id("fireweed em"), receivedOn: .of2026(10, 12), by: signer, how: "letter"))
            },
        ]
    }
}
