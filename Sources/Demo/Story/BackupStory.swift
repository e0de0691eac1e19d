import BackOffice
import Domain

/// Backups with their rotation, drills and recoveries of the three utilities.
enum BackupStory {
    private static let zone = Zone.pacific
    private static let safe = "Tape safe, DC-WEST"
    private static let vault = "Cascade Vault, Reno"

    static func facts(of utility: DemoUtility, span: DemoSpan) -> [StoryFact] {
        daily(utility, span) + (utility.code == "ALDER" ? weekly(utility) + monthly(utility) : []) + recoveries(utility)
    }

    /// Every night at 01:30; a tape is written over after a fortnight.
    private static func daily(_ utility: DemoUtility, _ span: DemoSpan) -> [StoryFact] {
        let first = utility.code == "ALDER" ? Day.of2026(9, 1) : .of2026(11, 1)
        guard first <= span.last else { return [] }
        return (first...span.last).flatMap { day -> [StoryFact] in
            // A night the tape drive failed, and one nobody changed the tape.
            if utility.code == "FIREWEED", day == .of2026(11, 9) { return [] }
            if utility.code == "ALDER", day == .of2026(9, 20) { return [] }
            let at = zone.instant(day, second: 5_400)
            let medium = "\(utility.prefix)-D\((day.ordinal % 14 + 1))"
            let key = "\(utility.code) daily \(day)"
            return [
                taken(
                    at, key, RecordBackup(customer: utility.customer, schedule: .daily, takenAt: at, medium: medium, keeper: safe)
                ),
                disposed(zone.instant(day + 14, second: 3_600), key, "Written over in rotation."),
            ]
        }
    }

    /// Sundays: a week in the safe, a fortnight in the vault. The one of 18 October is still to be disposed of.
    private static func weekly(_ utility: DemoUtility) -> [StoryFact] {
        (0..<11).map { Day.of2026(9, 6) + $0 * 7 }.flatMap { day -> [StoryFact] in
            let at = zone.instant(day, second: 10_800)
            let key = "\(utility.code) weekly \(day)"
            let medium = "\(utility.prefix)-W\((day.month).padded(2))\((day.day).padded(2))"
            let copy = taken(
                at, key, RecordBackup(customer: utility.customer, schedule: .weekly, takenAt: at, medium: medium, keeper: safe))
            let moved = CareStory.told(zone.instant(day + 7, second: 36_000)) {
                try await $0.perform(MoveBackup(backup: $0.id(key), place: .offSite, keeper: vault))
            }
            let ended = disposed(zone.instant(day + 21, second: 36_000), key, "Shredded by Cascade Vault, certificate filed.")
            return day == .of2026(10, 18) ? [copy, moved] : [copy, moved, ended]
        }
    }

    private static func monthly(_ utility: DemoUtility) -> [StoryFact] {
        (9...11).map { month in
            let at = zone.at(month, 1, 4)
            return taken(
                at, "\(utility.code) monthly \(month)",
                RecordBackup(
                    customer: utility.customer, schedule: .monthly, takenAt: at, medium: "\(utility.prefix)-M\(month.padded(2))",
                    place: .offSite, keeper: vault))
        }
    }

    private static func taken(_ at: Instant, _ key: String, _ backup: RecordBackup) -> StoryFact {
        CareStory.told(at + 3_600, .hana) { $0.name(key, try await $0.perform(backup).backup) }
    }

    private static func disposed(_ at: Instant, _ key: String, _ method: String) -> StoryFact {
        CareStory.told(at) { try await $0.perform(DisposeOfBackup(backup: $0.id(key), method: method)) }
    }

    // MARK: Drills and recoveries

    /// Gold restores on site within 4 h, Platinum within 2, Silver within 8 (2.2).
    private static func recoveries(_ utility: DemoUtility) -> [StoryFact] {
        switch utility.code {
        case "ALDER":
            [planned(utility)]
                + recovery(
                    utility, .mdm, .onSiteRestore, isDrill: false, zone.at(9, 3, 2, 50), zone.at(9, 3, 5, 10),
                    "Validation database restored after the disk was full.")
                + recovery(
                    utility, .headend, .onSiteRestore, isDrill: true, zone.at(10, 13, 9), zone.at(10, 13, 12, 25),
                    "Yearly drill: head-end database restored to the spare server.")
        case "PRAIRIE":
            recovery(
                utility, .mdm, .hardwareFailure, isDrill: false, zone.at(8, 22, 12), zone.at(8, 22, 12, 41),
                "Database node failed; the second took over.")
                + recovery(
                    utility, .headend, .onSiteRestore, isDrill: true, zone.at(9, 22, 8), zone.at(9, 22, 9, 35),
                    "Half-yearly drill from the copy in the safe.")
        default:
            recovery(
                utility, .headend, .onSiteRestore, isDrill: true, zone.at(10, 20, 8), zone.at(10, 20, 17, 12),
                "Drill over the satellite link; the copy was to be sent twice.")
        }
    }

    private static func planned(_ utility: DemoUtility) -> StoryFact {
        StoryFact(
            zone.at(7, 8, 11), .hana,
            .action(
                SetRecoveryPlan(
                    customer: utility.customer, site: .warm,
                    words: "Plan 3: the warm site in Reno takes over within 72 hours. Paper in the safe of DC-WEST.",
                    approvedOn: .of2026(7, 7))))
    }

    private static func recovery(
        _ utility: DemoUtility, _ system: MonitoredName, _ kind: Recovery.Kind, isDrill: Bool, _ from: Instant, _ to: Instant,
        _ note: String
    ) -> [StoryFact] {
        let key = "\(utility.code) recovery \(from)"
        return [
            CareStory.told(from + 300) { desk in
                let begun = try await desk.perform(
                    BeginRecovery(
                        customer: utility.customer, system: system.system, kind: kind, isDrill: isDrill, identifiedAt: from,
                        note: note))
                desk.name(key, begun.drill)
            },
            CareStory.told(to + 60) { try await $0.perform(VerifyRecovery(drill: $0.id(key), verifiedAt: to)) },
        ]
    }
}
