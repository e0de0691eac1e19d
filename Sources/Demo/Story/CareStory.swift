import BackOffice
import Domain

/// How the systems of the three utilities are looked after from September on: daily sheets, monitors and their alarms.
enum CareStory {
    static let zone = Zone.pacific

    static func facts(of utility: DemoUtility, span: DemoSpan) -> [StoryFact] {
        checklists(of: utility, span: span) + alarms(of: utility) + BackupStory.facts(of: utility, span: span)
    }

    static func told(_ at: Instant, _ by: Person = .hana, _ deed: @escaping @Sendable (ContractDesk) async throws -> Void)
        -> StoryFact
    {
        StoryFact(at, by, .contract(deed))
    }

    // MARK: Daily sheets

    private static let first = Day.of2026(9, 1)

    private static func checklists(of utility: DemoUtility, span: DemoSpan) -> [StoryFact] {
        let systems =
            utility.code == "ALDER" ? [MonitoredName.headend.system, MonitoredName.mdm.system] : [MonitoredName.headend.system]
        let set = systems.map {
            StoryFact(
                zone.at(8, 28, 10), .hana, .action(SetChecklist(customer: utility.customer, system: $0, from: first)))
        }
        guard first <= span.last else { return set }
        return set + (first...span.last).flatMap { day in systems.flatMap { sheet(utility, $0, day) } }
    }

    private static func sheet(_ utility: DemoUtility, _ system: MonitoredSystem, _ day: Day) -> [StoryFact] {
        var faults: [Checklist.Item.ID: (String, String?)] = [:]
        var signedAt: Instant? = zone.instant(day, second: 57_600)
        switch (utility.code, system.name, day) {
        case ("ALDER", "mdm", .of2026(9, 3)):
            faults[Checklist.Item.ID(named: "disk-space")] = (
                "Validation queue filled the disk in the night.", "Volume extended by 400 GB, queue worked off."
            )
        // A Sunday nobody looked.
        case ("ALDER", "mdm", .of2026(9, 13)): return []
        case ("PRAIRIE", "headend", .of2026(11, 12)):
            faults[Checklist.Item.ID(named: "jobs")] = ("Nightly export ended 40 min late.", "Started anew; index rebuilt.")
        case ("FIREWEED", "headend", .of2026(10, 4)): signedAt = zone.instant(day + 1, second: 28_800)
        // Still open at the books' now.
        case ("FIREWEED", "headend", .of2026(11, 15)):
            faults[Checklist.Item.ID(named: "backups")] = ("Copy of 15 November is not readable.", nil)
            signedAt = nil
        default: break
        }
        let checks = Checklist.standardItems.map { item in
            guard let (note, action) = faults[item.id] else { return ChecklistSheet.Check(item: item.id, result: .good) }
            return ChecklistSheet.Check(
                item: item.id, result: .fault, note: note,
                correctiveAction: action.map { ChecklistSheet.CorrectiveAction(words: $0, record: nil) })
        }
        let at = signedAt ?? zone.instant(day, second: 57_600)
        let looked = StoryFact(
            at - 900, .hana, .action(RecordChecks(customer: utility.customer, system: system, on: day, checks: checks)))
        guard signedAt != nil else { return [looked] }
        return [
            looked,
            StoryFact(
                at, .hana, .action(SignChecklist(customer: utility.customer, system: system, on: day, initials: "HN"))),
        ]
    }

    // MARK: Monitors

    private static func alarms(of utility: DemoUtility) -> [StoryFact] {
        switch utility.code {
        case "ALDER":
            monitor(utility, .mdm, Monitor.Name(named: "disk-used"), "ALDER disk")
                + readings("ALDER disk", [(8, 31, 6, 0, "71"), (9, 2, 20, 0, "88"), (9, 3, 2, 38, "97.5")])
                + [acknowledged("ALDER disk", zone.at(9, 3, 2, 55), "Queue stuck; volume is extended.")]
                + readings("ALDER disk", [(9, 3, 5, 5, "64"), (10, 1, 6, 0, "66.5"), (11, 1, 6, 0, "69")])
                + monitor(utility, .headend, Monitor.Name(named: "memory-used"), "ALDER memory")
                + readings("ALDER memory", [(9, 7, 6, 0, "58"), (11, 10, 9, 5, "96"), (11, 10, 9, 45, "41")])
                + [acknowledged("ALDER memory", zone.at(11, 10, 9, 16), "Restarted; leak reported to the vendor.")]
                + readings("ALDER memory", [(11, 15, 21, 40, "91")])
                + [acknowledged("ALDER memory", zone.at(11, 16, 6, 45), "Growing again; restart planned for tonight.")]
        case "PRAIRIE":
            monitor(utility, .headend, Monitor.Name(named: "sessions-used"), "PRAIRIE sessions")
                + readings("PRAIRIE sessions", [(9, 7, 6, 0, "40"), (11, 3, 14, 18, "99"), (11, 3, 14, 35, "52")])
                + [acknowledged("PRAIRIE sessions", zone.at(11, 3, 14, 24), "Limit raised from 400 to 600.")]
        default: []
        }
    }

    /// In percent: a warning above 85, critical above 95.
    private static func monitor(_ utility: DemoUtility, _ system: MonitoredName, _ name: Monitor.Name, _ key: String)
        -> [StoryFact]
    {
        [
            told(zone.at(8, 28, 11)) { desk in
                let made = try await desk.perform(
                    SetMonitor(
                        customer: utility.customer, system: system.system, name: name, unit: "%",
                        thresholds: Thresholds(
                            warning: Band(high: Quantity(85)), critical: Band(high: Quantity(95)), margin: Quantity(2))))
                desk.name(key, made.monitor)
            }
        ]
    }

    private static func readings(_ key: String, _ values: [(Int, Int, Int, Int, String)]) -> [StoryFact] {
        values.map { month, day, hour, minute, value in
            told(zone.at(month, day, hour, minute), .jobs) { try await read(key, value, $0) }
        }
    }

    /// Remembers the alarm it opened under the monitor's name.
    static func read(_ key: String, _ value: String, _ desk: ContractDesk) async throws {
        let outcome = try await desk.perform(RecordReading(monitor: desk.id(key), value: Quantity(value) ?? Quantity(0)))
        if let alarm = outcome.alarm { desk.name("\(key) alarm", alarm) }
    }

    static func acknowledged(_ key: String, _ at: Instant, _ note: String) -> StoryFact {
        told(at) { try await $0.perform(AcknowledgeAlarm(alarm: $0.id("\(key) alarm"), note: note)) }
    }
}
