import BackOffice
import Domain

/// A backup recorded with its medium and keeper, and a drill or recovery begun, as operators do them every day.
enum RestoreForms {
    static let recordingPath = "/backups/new"
    static let beginningPath = "/drills/new"

    /// A list that shows one utility leads to a form for it.
    static func address(_ path: String, _ visit: Visit) -> String {
        Query(visit.query["customer"].map { [("customer", $0)] } ?? []).address(path)
    }

    static let recording = FormRoute(
        recordingPath, .permission(.operateSystems), "Record backup", section: .operations, deed: "Record backup",
        action: RecordBackup.name,
        fields: { visit in
            let (customers, systems) = try choices(visit)
            return [
                Field("customer", "Utility", .choice(customers)),
                Field("system", "System", .choice([("", "every system")] + systems)),
                Field("schedule", "Schedule", .choice(BackupCopy.Schedule.allCases.map { ($0.rawValue, $0.words) })),
                Field(
                    "contents", "Holds",
                    .choice([BackupCopy.Contents.both, .system, .database].map { ($0.rawValue, $0.words) })),
                Field(
                    "takenAt", "Taken", .moment, hint: "In \(visit.zone.id)", standing: visit.zone.typed(visit.now)),
                Field("medium", "Medium", hint: "Its label, such as LTO-0412"),
                Field("place", "Kept", .choice(BackupCopy.Place.allCases.map { ($0.rawValue, $0.words) })),
                Field("keeper", "Keeper", hint: "A person, a safe, a firm"),
                Field(
                    "change", "After change", optional: true, hint: "Such as CR-000045; for a copy after a change, and only then"),
            ]
        }
    ) { visit, form in
        let recorded = try await visit.perform(
            RecordBackup(
                customer: try form.customer(), system: try form.optionalWord("system", "a system's name") { MonitoredSystem($0) },
                schedule: try form.word("schedule", "a schedule") { BackupCopy.Schedule(rawValue: $0) },
                contents: try form.word("contents", "what a copy holds") { BackupCopy.Contents(rawValue: $0) },
                takenAt: try form.moment("takenAt"), medium: try form.text("medium"),
                change: try form.optionalWord("change", "a change such as CR-000045") { WorkRecord($0) },
                place: try form.word("place", "on site or off site") { BackupCopy.Place(rawValue: $0) },
                keeper: try form.text("keeper")))
        return .redirect("/backups/\(recorded.backup)", said: "\(recorded.backup) is recorded.")
    }

    static let beginning = FormRoute(
        beginningPath, .permission(.operateSystems), "Begin drill or recovery", section: .operations, deed: "Begin",
        action: BeginRecovery.name,
        lead: { _ in "Its clock runs from when the issue was identified until service is verified." },
        fields: { visit in
            let (customers, systems) = try choices(visit)
            return [
                Field("customer", "Utility", .choice(customers)), Field("system", "System", .choice(systems)),
                Field("what", "What", .choice([("drill", "a drill"), ("recovery", "a real recovery")])),
                Field("kind", "Kind", .choice(Recovery.Kind.allCases.map { ($0.rawValue, $0.words) })),
                Field(
                    "identifiedAt", "Issue identified", .moment, hint: "In \(visit.zone.id)",
                    standing: visit.zone.typed(visit.now)),
                Field("backup", "Restored from", optional: true, hint: "A copy such as BK-000001"),
                Field("note", "Note", .area(lines: 3), optional: true),
            ]
        }
    ) { visit, form in
        let begun = try await visit.perform(
            BeginRecovery(
                customer: try form.customer(), system: try form.word("system", "a system's name") { MonitoredSystem($0) },
                kind: try form.word("kind", "a kind of recovery") { Recovery.Kind(rawValue: $0) },
                isDrill: try form.word("what", "drill or recovery") { ["drill": true, "recovery": false][$0] },
                identifiedAt: try form.moment("identifiedAt"),
                backup: try form.optionalWord("backup", "a copy such as BK-000001") { BackupCopy.ID($0) },
                note: try form.optionalText("note")))
        return .redirect("/drills/\(begun.drill)", said: "\(begun.drill) has begun; \(begun.target) are allowed.")
    }

    /// Utilities, and the systems of the one the address names, or of all: which runs where is checked when it is sent.
    private static func choices(_ visit: Visit) throws -> (
        customers: [(value: String, words: String)], systems: [(value: String, words: String)]
    ) {
        let asked = visit.query["customer"].flatMap { CustomerCode($0) }
        let systems = try visit.read { try $0.knownSystems(of: asked) }
        return (try visit.customerChoices(withCodes: true), systems.map { ($0.name, $0.name) })
    }
}
