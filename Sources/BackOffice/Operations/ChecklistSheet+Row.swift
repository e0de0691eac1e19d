import Domain
import Foundation
import GRDB

extension Checklist: FetchableRecord {
    package init(row: Row) throws {
        guard let customer = CustomerCode(row["customer"] as String) else { throw Unreadable("checklist.customer") }
        guard let system = MonitoredSystem(row["system"] as String) else { throw Unreadable("checklist.system") }
        guard let from = Day(row["from_day"] as String) else { throw Unreadable("checklist.from_day") }
        self.init(
            recorded: customer, system: system,
            items: try DecodedText.value([Item].self, of: row["items"]), from: from)
    }

    func store(in book: Book) throws {
        try book.db.execute(
            sql: "INSERT INTO checklist (customer, system, items, from_day, recorded_by, recorded_at) VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [
                customer.text, system.name, try Canonical.json(items), from.description, book.actor.id.text,
                book.now.milliseconds,
            ])
    }
}

/// Sheets are facts that add up: a result, what was done about a fault, the sign-off.
extension ChecklistSheet {
    func append(_ fact: Fact, in book: Book) throws {
        var check: Check?
        var linked: (item: Checklist.Item.ID, action: CorrectiveAction)?
        var signOff: SignOff?
        let word: String
        switch fact {
        case .checked(let value): (word, check) = ("checked", value)
        case .linked(let item, let action): (word, linked) = ("linked", (item, action))
        case .signed(let value): (word, signOff) = ("signed", value)
        }
        let action = check?.correctiveAction ?? linked?.action
        try book.db.execute(
            sql: """
                INSERT INTO checklist_fact
                    (customer, system, day, fact, item, result, note, corrective_action, followed_in, initials,
                     recorded_by, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                customer.text, system.name, day.description, word, (check?.item ?? linked?.item)?.text, check?.result.rawValue,
                check?.note, action?.words, action?.record?.number.text, signOff?.initials, book.actor.id.text,
                book.now.milliseconds,
            ])
    }
}

extension ChecklistSheet.Fact {
    init(row: Row) throws {
        let item = (row["item"] as String?).flatMap { Checklist.Item.ID($0) }
        let action = (row["corrective_action"] as String?).map {
            ChecklistSheet.CorrectiveAction(words: $0, record: (row["followed_in"] as String?).flatMap { WorkRecord($0) })
        }
        switch (row["fact"] as String, item, action) {
        case ("checked", let item?, let action):
            guard let result = ChecklistSheet.Result(rawValue: row["result"]) else { throw Unreadable("checklist_fact.result") }
            self = .checked(ChecklistSheet.Check(item: item, result: result, note: row["note"], correctiveAction: action))
        case ("linked", let item?, let action?): self = .linked(item, action)
        case ("signed", nil, nil):
            self = .signed(ChecklistSheet.SignOff(initials: row["initials"], at: Instant(milliseconds: row["recorded_at"])))
        default: throw Unreadable("checklist_fact.fact")
        }
    }
}

extension View {
    /// Every checklist a customer's systems have or had, as known at an instant (nil: all that is recorded), by system and day.
    package func checklists(of customer: CustomerCode, asOf: Instant? = nil) throws -> [Checklist] {
        try checklists(whose: whose(customer), asOf)
    }

    private func checklists(whose: String?, _ asOf: Instant?) throws -> [Checklist] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT * FROM checklist WHERE customer IN (\(View.codes)) AND recorded_at <= :asOf
                ORDER BY customer, system, from_day, number
                """)
        return try Checklist.fetchAll(
            statement, arguments: ["whose": whose, "asOf": (asOf ?? .distantFuture).milliseconds])
    }

    /// The sheets due on these days, by day, customer and system, whether anything was recorded on them or not; nil for the
    /// customer: of all the actor may see.
    package func checklistSheets(of customer: CustomerCode?, on days: ClosedRange<Day>, asOf: Instant? = nil) throws
        -> [ChecklistSheet]
    {
        let whose = try whose(customer)
        let held = Dictionary(grouping: try checklists(whose: whose, asOf)) {
            SheetPlace(customer: $0.customer, system: $0.system)
        }
        guard !held.isEmpty else { return [] }
        let statement = try db.cachedStatement(
            sql: """
                SELECT * FROM checklist_fact
                WHERE customer IN (\(View.codes)) AND day BETWEEN :first AND :last AND recorded_at <= :asOf ORDER BY number
                """)
        let rows = try Row.fetchCursor(
            statement,
            arguments: [
                "whose": whose, "first": days.lowerBound.description, "last": days.upperBound.description,
                "asOf": (asOf ?? .distantFuture).milliseconds,
            ])
        var facts: [String: [ChecklistSheet.Fact]] = [:]
        while let row = try rows.next() {
            let place = "\(row["day"] as String) \(row["customer"] as String) \(row["system"] as String)"
            facts[place, default: []].append(try ChecklistSheet.Fact(row: row))
        }
        let places = held.keys.sorted { ($0.customer, $0.system) < ($1.customer, $1.system) }
        var sheets: [ChecklistSheet] = []
        for day in days {
            let dayWords = day.description
            for place in places {
                guard let checklist = held[place]?.last(where: { $0.from <= day }), !checklist.items.isEmpty else { continue }
                let known = facts["\(dayWords) \(place.customer) \(place.system)"] ?? []
                sheets.append(ChecklistSheet(of: checklist, on: day, facts: known))
            }
        }
        return sheets
    }

    /// The newest sheets of these days that are over and nobody signed, of all the actor may see; the many that were signed are not
    /// read.
    package func missedSheets(on days: ClosedRange<Day>, limit: Int) throws -> [ChecklistSheet] {
        let behind = try customersBehind(on: days)
        var missed: [ChecklistSheet] = []
        for day in days.reversed() where missed.count < limit {
            for customer in try customersBehind(on: day...day, among: behind) where missed.count < limit {
                missed += try checklistSheets(of: customer, on: day...day, asOf: now).filter { $0.standing(at: now) == .missed }
            }
        }
        return Array(missed.prefix(limit))
    }

    /// Those with a system that has fewer signed sheets than there are days; of some, or of all the actor may see.
    private func customersBehind(on days: ClosedRange<Day>, among some: [CustomerCode]? = nil) throws -> [CustomerCode] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT DISTINCT customer FROM checklist
                WHERE customer IN (\(View.codes)) AND (:some IS NULL OR customer IN (SELECT value FROM json_each(:some)))
                    AND (SELECT count(*) FROM checklist_fact AS signed INDEXED BY checklist_signature
                        WHERE signed.customer = checklist.customer AND signed.system = checklist.system
                            AND signed.day BETWEEN :first AND :last AND fact = 'signed' AND signed.recorded_at <= :now) < :count
                ORDER BY customer
                """)
        let json = some.map { "[\($0.map { "\"\($0)\"" }.joined(separator: ","))]" }
        return try String.fetchAll(
            statement,
            arguments: [
                "whose": whose(nil), "some": json, "first": days.lowerBound.description, "last": days.upperBound.description,
                "now": now.milliseconds, "count": days.count,
            ]
        ).map { code in
            guard let customer = CustomerCode(code) else { throw Unreadable("checklist.customer") }
            return customer
        }
    }

    /// How many of the sheets due in a period were signed in time, as known now.
    package func checklistCompleteness(of customer: CustomerCode, over period: ReportingPeriod) throws -> ChecklistCompleteness {
        ChecklistCompleteness(
            try checklistSheets(of: customer, on: period.first...period.last, asOf: now), words: "\(customer), \(period.words)",
            at: now)
    }

    /// The sheet of a system on a day, to write on. Refuses a day to come, and one no checklist holds on.
    func checklistSheet(_ customer: CustomerCode, _ system: MonitoredSystem, _ day: Day?) throws -> ChecklistSheet {
        let today = Checklist.zone.day(of: now)
        let day = day ?? today
        guard day <= today else { throw ChecklistRefusal.stillToCome(day, today: today) }
        guard let sheet = try checklistSheets(of: customer, on: day...day).first(where: { $0.system == system }) else {
            throw ChecklistRefusal.noSheet(system, day)
        }
        return sheet
    }
}

/// Where sheets are due: a customer's system.
private struct SheetPlace: Hashable {
    let customer: CustomerCode
    let system: MonitoredSystem
}
