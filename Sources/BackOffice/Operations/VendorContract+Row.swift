import Domain
import Foundation
import GRDB

extension VendorContract: FetchableRecord {
    package init(row: Row) throws {
        guard let id = ID(row["id"] as String), let from = Day(row["from_day"] as String),
            let through = Day(row["through_day"] as String)
        else { throw Unreadable("vendor_contract.id") }
        self.init(
            recorded: id, vendor: row["vendor"], covers: row["covers"], contact: row["contact"],
            terms: try DecodedText.value(Terms.self, of: row["terms"]), from: from, through: through,
            renews: (row["renews"] as String?).flatMap { ID($0) })
    }

    func store(in book: Book) throws {
        try book.db.execute(
            sql: """
                INSERT INTO vendor_contract
                    (id, vendor, covers, contact, terms, from_day, through_day, renews, recorded_by, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                id.text, vendor, covers, contact, try Canonical.json(terms), from.description, through.description, renews?.text,
                book.actor.id.text, book.now.milliseconds,
            ])
    }
}

extension VendorCall: FetchableRecord {
    package init(row: Row) throws {
        guard let id = ID(row["id"] as String), let contract = VendorContract.ID(row["contract"] as String) else {
            throw Unreadable("vendor_call.id")
        }
        self.init(
            recorded: id, contract: contract, about: row["about"], calledAt: Instant(milliseconds: row["called_at"]),
            dueAt: Instant(milliseconds: row["due_at"]),
            response: (row["response_at"] as Int64?).map { Response(at: Instant(milliseconds: $0), note: row["note"]) })
    }

    func store(in book: Book) throws {
        try book.db.execute(
            sql: """
                INSERT INTO vendor_call (id, contract, about, called_at, due_at, recorded_by, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                id.text, contract.text, about, calledAt.milliseconds, dueAt.milliseconds, book.actor.id.text,
                book.now.milliseconds,
            ])
    }
}

/// Contracts with vendors are the provider's own: its people see them, nobody of a utility.
extension View {
    /// Every contract known now, by vendor and term. With `running`, those that ended and those another took the place of are left
    /// out.
    package func vendorContracts(running: Bool = false) throws -> [VendorContract] {
        guard actor.isInside else { return [] }
        let all = try VendorContract.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM vendor_contract WHERE recorded_at <= ? ORDER BY vendor, from_day, id"),
            arguments: [now.milliseconds])
        guard running else { return all }
        let today = Checklist.zone.day(of: now)
        let renewed = Set(all.filter { $0.from <= today }.compactMap(\.renews))
        return all.filter { !renewed.contains($0.id) }
    }

    package func vendorContract(_ id: VendorContract.ID) throws -> VendorContract {
        let found = try VendorContract.fetchOne(
            db.cachedStatement(sql: "SELECT * FROM vendor_contract WHERE id = ?"), arguments: [id.text])
        guard let found, actor.isInside else { throw Missing("vendor contract", id) }
        return found
    }

    /// The contract that takes the place of another.
    package func renewal(of id: VendorContract.ID) throws -> VendorContract.ID? {
        try String.fetchOne(db.cachedStatement(sql: "SELECT id FROM vendor_contract WHERE renews = ?"), arguments: [id.text])
            .flatMap { VendorContract.ID($0) }
    }

    /// Calls known now, under one contract or all, in the order they were made.
    package func vendorCalls(under contract: VendorContract.ID? = nil) throws -> [VendorCall] {
        guard actor.isInside else { return [] }
        return try vendorCalls(
            where: "(:contract IS NULL OR contract = :contract) AND vendor_call.recorded_at <= :now",
            ["contract": contract?.text, "now": now.milliseconds])
    }

    package func vendorCall(_ id: VendorCall.ID) throws -> VendorCall {
        let found = try vendorCalls(where: "vendor_call.id = :id", ["id": id.text, "now": now.milliseconds]).first
        guard let found, actor.isInside else { throw Missing("vendor call", id) }
        return found
    }

    private func vendorCalls(where condition: String, _ arguments: StatementArguments) throws -> [VendorCall] {
        try VendorCall.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT vendor_call.*, response.at AS response_at, response.note FROM vendor_call
                    LEFT JOIN vendor_response AS response ON response.call = vendor_call.id AND response.recorded_at <= :now
                    WHERE \(condition) ORDER BY called_at, vendor_call.id
                    """), arguments: arguments)
    }
}
