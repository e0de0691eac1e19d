import Domain
import GRDB

/// Outages are facts that add up: each row is what one fact made of the outage, and the last row known at an instant is how
/// it was known then.
extension Outage: FetchableRecord {
    enum Fact: String {
        case recorded, ended, corrected, withdrawn
    }

    package init(row: Row) throws {
        guard let id = ID(row["outage"] as String) else { throw Unreadable("outage_fact.outage") }
        guard let customer = CustomerCode(row["customer"] as String) else { throw Unreadable("outage_fact.customer") }
        guard let system = MonitoredSystem(row["system"] as String) else { throw Unreadable("outage_fact.system") }
        guard let kind = Kind(rawValue: row["kind"]) else { throw Unreadable("outage_fact.kind") }
        self.init(
            recorded: id, customer: customer, system: system, kind: kind, startedAt: Instant(milliseconds: row["started_at"]),
            endedAt: (row["ended_at"] as Int64?).map(Instant.init(milliseconds:)), note: row["note"],
            isWithdrawn: row["fact"] == Fact.withdrawn.rawValue)
    }

    /// The last fact known of each, of which only the newest counts.
    fileprivate static func newest(_ condition: String, onlyOpen: Bool = false) -> String {
        """
        SELECT * FROM (
            SELECT *, row_number() OVER (PARTITION BY outage ORDER BY recorded_at DESC, number DESC) AS newest
            FROM outage_fact WHERE \(condition) AND recorded_at <= ?
        ) WHERE newest = 1 \(onlyOpen ? "AND ended_at IS NULL AND fact <> 'withdrawn'" : "") ORDER BY started_at, outage
        """
    }

    /// Appends a fact; all but the first name the fact they follow.
    func append(_ fact: Fact, corrects: Int?, reason: String? = nil, in book: Book) throws {
        try book.db.execute(
            sql: """
                INSERT INTO outage_fact
                    (customer, outage, fact, system, kind, started_at, ended_at, note, reason, corrects, recorded_by, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                customer.text, id.text, fact.rawValue, system.name, kind.rawValue, startedAt.milliseconds, endedAt?.milliseconds,
                note, reason, corrects, book.actor.id.text, book.now.milliseconds,
            ])
    }
}

extension View {
    /// A customer's outages as known at an instant (nil: all that is recorded), withdrawn ones too, in the order they began.
    package func outages(of customer: CustomerCode, asOf: Instant? = nil) throws -> [Outage] {
        try requireCustomer(customer)
        let statement = try db.cachedStatement(sql: Outage.newest("customer = ?"))
        return try Outage.fetchAll(statement, arguments: [customer.text, (asOf ?? .distantFuture).milliseconds])
    }

    /// The same of every customer the actor may see; only those that last, where asked for.
    package func outages(asOf: Instant, onlyOpen: Bool = false) throws -> [Outage] {
        let all = try Outage.fetchAll(
            db, sql: Outage.newest(actor.isInside ? "1" : "customer = ?", onlyOpen: onlyOpen),
            arguments: StatementArguments([actor.utility?.text].compactMap(\.self)) + [asOf.milliseconds])
        return all.filter { actor.maySee($0.customer) }
    }

    /// The outage as it stands, with the number of its last fact.
    package func outage(_ id: Outage.ID) throws -> (outage: Outage, fact: Int) {
        let row = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT * FROM outage_fact WHERE outage = ? ORDER BY recorded_at DESC, number DESC LIMIT 1"),
            arguments: [id.text])
        guard let row, case let outage = try Outage(row: row), actor.maySee(outage.customer) else { throw Missing("outage", id) }
        return (outage, row["number"])
    }

    /// Refuses a system that none of the customer's agreements names, so that no typing error hides an outage.
    func requireSystem(_ system: MonitoredSystem, of customer: CustomerCode) throws {
        try require(system, of: agreements(of: customer))
    }

    /// Refuses a system that no agreement at all names.
    func requireSystem(_ system: MonitoredSystem) throws {
        try require(system, of: customers().flatMap { try agreements(of: $0.code) })
    }

    private func require(_ system: MonitoredSystem, of agreements: [CloudServicesAgreement]) throws {
        guard case .application(let name) = system, !agreements.isEmpty else { return }
        let known = agreements.flatMap(\.terms.applications)
        guard known.contains(name) else {
            throw OutageRefusal.unknownSystem(system, known: Set(known.map(\.text)).sorted() + [MonitoredSystem.reserved])
        }
    }
}
