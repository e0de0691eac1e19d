import Domain
import GRDB

extension Customer: FetchableRecord, PersistableRecord {
    package static var databaseTableName: String { "customer" }

    package init(row: Row) throws {
        guard let code = CustomerCode(row["code"] as String) else { throw Unreadable("customer.code") }
        guard let zone = Zone(row["zone"] as String) else { throw Unreadable("customer.zone") }
        guard let currency = Currency(row["currency"] as String) else { throw Unreadable("customer.currency") }
        try self.init(
            code: code, name: row["name"], zone: zone, currency: currency, accountManager: row["account_manager"],
            technicalRepresentative: row["technical_representative"])
    }

    package func encode(to container: inout PersistenceContainer) {
        container["code"] = code.text
        container["name"] = name
        container["zone"] = zone.id
        container["currency"] = currency.code
        container["account_manager"] = accountManager
        container["technical_representative"] = technicalRepresentative
    }
}

extension View {
    /// The customer's record; missing where it is not in the books or not the actor's own.
    package func customer(_ code: CustomerCode) throws -> Customer {
        try requireCustomer(code)
        let statement = try db.cachedStatement(sql: "SELECT * FROM customer WHERE code = ?")
        guard let customer = try Customer.fetchOne(statement, arguments: [code.text]) else { throw Missing("customer", code) }
        return customer
    }

    /// What customers are called, of all the actor may see, by code.
    package func customerNames() throws -> [(code: CustomerCode, name: String)] {
        try Row.fetchAll(db.cachedStatement(sql: "SELECT code, name FROM customer ORDER BY code")).compactMap { row in
            guard let code = CustomerCode(row[0] as String) else { throw Unreadable("customer.code") }
            return actor.maySee(code) ? (code, row[1]) : nil
        }
    }

    /// Every customer the actor may see, by code.
    package func customers() throws -> [Customer] {
        try Customer.fetchAll(db.cachedStatement(sql: "SELECT * FROM customer ORDER BY code")).filter { actor.maySee($0.code) }
    }
}
