import BackOffice
import Domain

/// Outages, service windows, and the quarterly meetings.
enum OperationsStory {
    static func facts(of utility: DemoUtility) -> [StoryFact] {
        switch utility.code {
        case "ALDER": alder(utility)
        case "PRAIRIE": prairie(utility)
        default: fireweed(utility)
        }
    }

    private static let zone = Zone.pacific

    private static func alder(_ utility: DemoUtility) -> [StoryFact] {
        let gap = Period(zone.at(8, 12, 4), zone.at(8, 12, 4, 18))
        return [
            outage(
                utility, .application(MonitoredName.portal.name), zone.at(7, 14, 10, 5), zone.at(7, 14, 11, 47),
                "Certificate of the web tier expired."),
            outage(utility, MonitoredName.mdm.system, gap.start, gap.end, "Probe without answer; its log has a hole.", .unknown),
            outage(
                utility, MonitoredName.headend.system, zone.at(8, 19, 16, 30), zone.at(8, 19, 17, 50),
                "Slow while the storm's alarms were worked off.", .degraded),
            outage(
                utility, MonitoredName.mdm.system, zone.at(9, 3, 2, 40), zone.at(9, 3, 5, 10),
                "Validation queue stuck on a full disk; extended."),
            // 310 seconds: 99.988 % of September against 99.99 %.
            outage(
                utility, .infrastructure, zone.at(9, 12, 13, 20), zone.at(9, 12, 13, 20) + 310,
                "Transfer to the second power feed failed at first."),
            outage(
                utility, MonitoredName.headend.system, zone.at(10, 6, 3), zone.at(10, 6, 3, 22),
                "Probe without answer during a firewall change.", .unknown),
            outage(
                utility, MonitoredName.portal.system, zone.at(10, 21, 16, 4), zone.at(10, 21, 17, 22),
                "Release of the portal; its window was announced too late to count."),
            outage(
                utility, MonitoredName.headend.system, zone.at(11, 10, 9, 12), zone.at(11, 10, 9, 41),
                "Restart after a memory leak."),
        ]
            + window(
                utility, "summer", [MonitoredName.mdm.system], zone.at(8, 5, 15), zone.at(8, 5, 18),
                announced: zone.at(7, 24, 10), ended: nil, "Release 7.2 of meter data management.")
            + window(
                utility, "autumn", [MonitoredName.headend.system], zone.at(9, 16, 15), zone.at(9, 16, 17),
                announced: zone.at(9, 4, 11), ended: nil, "Head-end database moved to new storage.")
            + window(
                utility, "late", [MonitoredName.portal.system], zone.at(10, 21, 16), zone.at(10, 21, 17, 30),
                announced: zone.at(10, 16, 15), ended: zone.at(10, 21, 17, 22), "Portal release.")
            + window(
                utility, "next", [], zone.at(11, 21, 20), zone.at(11, 22, 1), announced: zone.at(11, 9, 10), ended: nil,
                "Operating system patches on all servers.")
    }

    private static func prairie(_ utility: DemoUtility) -> [StoryFact] {
        [
            outage(
                utility, MonitoredName.headend.system, zone.at(7, 9, 1, 12), zone.at(7, 9, 1, 49),
                "Mesh gateway software restarted in a loop."),
            outage(
                utility, MonitoredName.mdm.system, zone.at(8, 22, 12), zone.at(8, 22, 12, 41),
                "Database failover took longer than drilled."),
            outage(
                utility, MonitoredName.headend.system, zone.at(9, 30, 23, 40), zone.at(10, 1, 0, 11),
                "Network card replaced; over midnight of the month's end."),
            outage(
                utility, MonitoredName.headend.system, zone.at(11, 3, 14, 20), zone.at(11, 3, 14, 33), "Session limit reached."),
            StoryFact(
                zone.at(9, 24, 16), utility.manager,
                .action(
                    RecordQuarterlyMeeting(
                        customer: utility.customer, heldOn: .of2026(9, 24),
                        minutes:
                            "Present: W. Brandt and L. Ortega (Prairie Junction); M. Lindqvist and P. Raman. Commitments of July and August gone through. The cut antenna lead of 16 September: police report to follow, exclusion to be asked for. Winter plan for gas endpoints agreed. Next meeting 10 December."
                    ))),
        ]
            + window(
                utility, "july", [], zone.at(7, 12, 0), zone.at(7, 12, 3), announced: zone.at(7, 1, 9),
                ended: zone.at(7, 12, 2, 40), "Operating system patches on all servers.")
            + window(
                utility, "october", [MonitoredName.mdm.system], zone.at(10, 18, 0), zone.at(10, 18, 3),
                announced: zone.at(10, 5, 9), ended: nil, "Release 7.3 of meter data management.")
    }

    private static func fireweed(_ utility: DemoUtility) -> [StoryFact] {
        [
            outage(
                utility, MonitoredName.portal.system, zone.at(7, 22, 8, 30), zone.at(7, 22, 9, 20),
                "Sign-in failed after a patch."),
            outage(
                utility, MonitoredName.headend.system, zone.at(9, 15, 13, 5), zone.at(9, 15, 14, 55),
                "Satellite backhaul modem replaced by the provider."),
            // Still open at the books' now.
            StoryFact(
                zone.at(11, 16, 6, 25), .hana,
                .action(
                    RecordOutage(
                        customer: utility.customer, system: MonitoredName.portal.system, startedAt: zone.at(11, 16, 6, 10),
                        note: "Web server does not answer; being looked at."))),
        ]
    }

    private static func outage(
        _ utility: DemoUtility, _ system: MonitoredSystem, _ start: Instant, _ end: Instant, _ note: String,
        _ kind: Outage.Kind = .unavailable
    ) -> StoryFact {
        StoryFact(
            end + 1_500, .hana,
            .action(
                RecordOutage(
                    customer: utility.customer, system: system, kind: kind, startedAt: start, endedAt: end, note: note)))
    }

    /// Ended by the change that was made in it where no end is named.
    ///
    /// Asked for by operations, approved and announced by the change board; no system named means all.
    private static func window(
        _ utility: DemoUtility, _ key: String, _ systems: [MonitoredSystem], _ start: Instant, _ end: Instant, announced: Instant,
        ended: Instant?, _ reason: String
    ) -> [StoryFact] {
        let approval = ApproveServiceWindow(
            customer: utility.customer, systems: systems.isEmpty ? nil : systems, start: start, end: end, announcedAt: announced,
            approvedAt: announced - 3_600, requestedBy: Person.hana.id, reason: reason)
        let name = "\(utility.code) \(key)"
        let approved = StoryFact(announced, .rui, .window(key: name, approval))
        guard let ended else { return [approved] }
        return [approved, StoryFact(ended + 600, .hana, .windowEnded(key: name, at: ended))]
    }
}
