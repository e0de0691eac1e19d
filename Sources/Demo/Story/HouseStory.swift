import BackOffice
import Domain

/// The provider's own house: its facility against the standard, certificates, vendors, reviews of access, visitors.
enum HouseStory {
    private static let zone = Zone.pacific
    private static let west = Facility.ID(named: "DC-WEST")

    static var facts: [StoryFact] { facility + certificates + vendors + reviews + visitors }

    private static func told(_ at: Instant, _ deed: @escaping @Sendable (ContractDesk) async throws -> Void) -> StoryFact {
        CareStory.told(at, .hana, deed)
    }

    // MARK: The facility

    private static let standard = ["1", "68.5", "48", "1", "1", "1", "1"]

    /// Read on the first of each month and this morning; on 12 September, when the power feed changed over, it grew hot.
    private static var facility: [StoryFact] {
        let equipped = told(zone.at(7, 6, 9)) { desk in
            let made = try await desk.perform(EquipFacility(facility: west))
            for (item, monitor) in zip(FacilityStandard.items, made.monitors) { desk.name("west \(item.name)", monitor) }
        }
        let rounds = [zone.at(8, 1, 7), zone.at(9, 1, 7), zone.at(10, 1, 7), zone.at(11, 1, 7), zone.at(11, 16, 5)]
            .flatMap { at in
                zip(FacilityStandard.items, standard).map { item, value in
                    told(at) { try await CareStory.read("west \(item.name)", value, $0) }
                }
            }
        return [equipped] + rounds + [
            told(zone.at(9, 12, 13, 30)) { try await CareStory.read("west temperature", "75.5", $0) },
            CareStory.acknowledged("west temperature", zone.at(9, 12, 13, 37), "Cooling lost its feed; vendor called."),
            told(zone.at(9, 12, 14, 20)) { try await CareStory.read("west temperature", "69", $0) },
        ]
    }

    private static var certificates: [StoryFact] {
        let held: [(name: String, facility: Facility.ID?, from: Day, to: Day, note: String)] = [
            ("SOC 2", nil, .of2026(3, 1), Day.of2026(2, 28) + 365, "Report of the auditor in the safe of DC-WEST."),
            ("ISO 27001", nil, Day.of2026(1, 15) - 731, Day.of2026(1, 14) + 365, "Surveillance audit passed in February."),
            ("ISO 9001", west, .of2026(5, 4), Day.of2026(5, 3) + 1_096, "Held by the facility."),
        ]
        return held.map {
            StoryFact(
                zone.at(7, 6, 10), .hana,
                .action(
                    RecordCertificate(
                        name: $0.name, facility: $0.facility, issuedOn: $0.from, expiresOn: $0.to, note: $0.note)))
        }
    }

    // MARK: Vendors

    private static var vendors: [StoryFact] {
        [
            told(zone.at(7, 6, 11)) { desk in
                var power = RecordVendorContract(
                    vendor: "Summit Power Service", covers: "UPS A and B, transfer switch of DC-WEST", from: .of2026(1, 1),
                    through: .of2026(12, 31))
                power.contact = "+1 916 555 0142, contract 88-1204"
                desk.name("vendor power", try await desk.perform(power).contract)
                var cooling = RecordVendorContract(
                    vendor: "Northgate Cooling", covers: "Air handlers of DC-WEST", from: .of2026(4, 1),
                    through: Day.of2026(3, 31) + 365)
                cooling.contact = "+1 775 555 0118"
                cooling.days = .businessDays
                cooling.hours = ClockSpan(from: 480, to: 1_020)
                desk.name("vendor cooling", try await desk.perform(cooling).contract)
            },
            // In time: 2 h 45 min of 4 h, a Saturday.
            told(zone.at(9, 12, 13, 35)) { desk in
                let call = RecordVendorCall(
                    contract: desk.id("vendor power"), about: "Transfer to the second feed failed at first.")
                desk.name("call power", try await desk.perform(call).call)
            },
            told(zone.at(9, 12, 16, 20)) {
                try await $0.perform(
                    RecordVendorResponse(call: $0.id("call power"), note: "Technician on site; contactor replaced."))
            },
            // Late: from Friday 15:00 two hours; Monday is a holiday; due Tuesday 10:00.
            told(zone.at(10, 9, 15)) { desk in
                let call = RecordVendorCall(contract: desk.id("vendor cooling"), about: "Air handler 2 vibrates.")
                desk.name("call cooling", try await desk.perform(call).call)
            },
            told(zone.at(10, 13, 11, 30)) {
                try await $0.perform(RecordVendorResponse(call: $0.id("call cooling"), note: "Bearing replaced."))
            },
        ]
    }

    // MARK: Access

    private static var reviews: [StoryFact] {
        let alder = AccessSubject.system(customer: DemoUtility.alder.customer, system: MonitoredName.headend.system)
        let prairie = AccessSubject.system(customer: DemoUtility.prairie.customer, system: MonitoredName.headend.system)
        let cage = AccessSubject.room(facility: west, room: Identifier(named: "cage-2"))
        let planned = [(alder, Day.of2026(9, 30)), (prairie, .of2026(10, 31)), (cage, .of2026(10, 15))].map { subject, due in
            StoryFact(
                zone.at(7, 7, 9), .hana,
                .action(SetAccessReview(subject: subject, months: 3, owner: "Hana Novak", firstDueOn: due)))
        }
        // The one of PRAIRIE is overdue.
        return planned + [
            StoryFact(
                zone.at(9, 22, 15), .hana,
                .action(
                    RecordAccessReview(
                        subject: alder, reviewedBy: "Hana Novak",
                        decisions: [
                            .init(person: "Tom Okafor", outcome: .kept, reason: "Operates the head-end."),
                            .init(person: "Jorge Soto", outcome: .kept, reason: "Imports reads."),
                            .init(person: "Sam Ortiz", outcome: .withdrawn, reason: "Left the team on 4 September."),
                        ]))),
            StoryFact(
                zone.at(10, 5, 11), .hana,
                .action(
                    RecordAccessReview(
                        subject: cage, reviewedBy: "Hana Novak",
                        decisions: [
                            .init(person: "Hana Novak", outcome: .kept, reason: "Runs the facility."),
                            .init(person: "Rui Chen", outcome: .kept, reason: "Attends changes on site."),
                        ]))),
        ]
    }

    private static var visitors: [StoryFact] {
        func came(_ at: Instant, _ key: String, _ who: String, _ from: String, _ why: String) -> StoryFact {
            told(at) { desk in
                let visit = RecordVisit(facility: west, visitor: who, company: from, escort: "Hana Novak", purpose: why)
                desk.name(key, try await desk.perform(visit).visit)
            }
        }
        func left(_ at: Instant, _ key: String) -> StoryFact { told(at) { try await $0.perform(EndVisit(visit: $0.id(key))) } }
        return [
            came(
                zone.at(9, 12, 16, 20), "visit power", "Alex Romero", "Summit Power Service", "Contactor of the transfer switch"),
            left(zone.at(9, 12, 18, 5), "visit power"),
            came(zone.at(10, 13, 11, 30), "visit cooling", "Jo Lindgren", "Northgate Cooling", "Bearing of air handler 2"),
            left(zone.at(10, 13, 14, 10), "visit cooling"),
            // Still inside at the books' now.
            came(zone.at(11, 16, 6, 50), "visit audit", "Mia Castellano", "Hallam Audit", "Yearly look at fire control"),
        ]
    }
}
