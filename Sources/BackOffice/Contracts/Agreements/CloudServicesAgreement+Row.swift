import Domain
import Foundation
import GRDB

extension CloudServicesAgreement: FetchableRecord {
    package init(row: Row) throws {
        guard let id = ID(row["id"] as String) else { throw Unreadable("cloud_services_agreement.id") }
        guard let customer = CustomerCode(row["customer"] as String) else {
            throw Unreadable("cloud_services_agreement.customer")
        }
        self.init(
            recorded: id, customer: customer,
            terms: try DecodedText.value(CloudServicesTerms.self, of: row["terms"]),
            status: try DecodedText.value(Status.self, of: row["state"]))
    }

    /// The word of the state, as the books index it.
    package var statusWord: String {
        switch status {
        case .draft: "draft"
        case .signedByOne: "signed by one"
        case .binding: "binding"
        }
    }

    func insert(at now: Instant, _ db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO cloud_services_agreement (id, customer, terms, status, state, from_day, through_day, drafted_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                id.text, customer.text, try Canonical.json(terms), statusWord, try Canonical.json(status),
                terms.from.description, terms.through.description, now.milliseconds,
            ])
    }

    func updateStatus(at now: Instant, _ db: Database) throws {
        try db.execute(
            sql: "UPDATE cloud_services_agreement SET status = ?, state = ?, bound_at = ? WHERE id = ?",
            arguments: [statusWord, try Canonical.json(status), promise == nil ? nil : now.milliseconds, id.text])
    }
}

extension View {
    /// Missing where there is none, or it is another utility's.
    package func agreement(_ id: CloudServicesAgreement.ID) throws -> CloudServicesAgreement {
        let found = try CloudServicesAgreement.fetchOne(
            db.cachedStatement(sql: "SELECT * FROM cloud_services_agreement WHERE id = ?"), arguments: [id.text])
        guard let found, actor.maySee(found.customer) else { throw Missing("agreement", id) }
        return found
    }

    /// Every agreement of a customer, drafts too, in the order they begin.
    package func agreements(of customer: CustomerCode) throws -> [CloudServicesAgreement] {
        try requireCustomer(customer)
        let statement = try db.cachedStatement(
            sql: "SELECT * FROM cloud_services_agreement WHERE customer = ? ORDER BY from_day, id")
        return try CloudServicesAgreement.fetchAll(statement, arguments: [customer.text])
    }

    /// The binding agreements with a day in these days, in the order they begin.
    package func agreementsInForce(of customer: CustomerCode, on days: ClosedRange<Day>) throws -> [CloudServicesAgreement] {
        try requireCustomer(customer)
        let statement = try db.cachedStatement(
            sql: """
                SELECT * FROM cloud_services_agreement
                WHERE customer = ? AND status = 'binding' AND from_day <= ? AND through_day >= ? ORDER BY from_day, id
                """)
        return try CloudServicesAgreement.fetchAll(
            statement, arguments: [customer.text, days.upperBound.description, days.lowerBound.description])
    }

    /// The same of every customer the actor may see.
    func agreementsInForce(on days: ClosedRange<Day>) throws -> [CustomerCode: [CloudServicesAgreement]] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT * FROM cloud_services_agreement
                WHERE status = 'binding' AND from_day <= ? AND through_day >= ? ORDER BY from_day, id
                """)
        let found = try CloudServicesAgreement.fetchAll(
            statement, arguments: [days.upperBound.description, days.lowerBound.description])
        return Dictionary(grouping: found.filter { actor.maySee($0.customer) }, by: \.customer)
    }

    /// When the books learned that an agreement is binding.
    func boundAt(_ id: CloudServicesAgreement.ID) throws -> Instant {
        let recorded = try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT bound_at FROM cloud_services_agreement WHERE id = ?"), arguments: [id.text])
        return recorded.map(Instant.init(milliseconds:)) ?? .distantFuture
    }
}
