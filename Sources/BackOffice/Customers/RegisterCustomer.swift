import Domain
import GRDB

/// Opens the record of a utility (3.1). Refused where the code is taken.
package struct RegisterCustomer: Action {
    package static let permission = Permission.manageCustomers
    package static var example: RegisterCustomer {
        RegisterCustomer(
            customer: Identifier(named: "RIVERBEND"), name: "Riverbend Electric Cooperative", zone: .central, currency: .usd,
            accountManager: "Dana Ruiz", technicalRepresentative: "Lee Park")
    }

    package var customer: CustomerCode
    package var name: String
    /// The utility's own zone. It does not change later: service days already judged lie in it.
    package var zone: Zone
    /// US dollars when left out.
    package var currency: Currency?
    package var accountManager: String
    package var technicalRepresentative: String

    package init(
        customer: CustomerCode, name: String, zone: Zone, currency: Currency? = nil, accountManager: String,
        technicalRepresentative: String
    ) {
        self.customer = customer
        self.name = name
        self.zone = zone
        self.currency = currency
        self.accountManager = accountManager
        self.technicalRepresentative = technicalRepresentative
    }

    package func perform(in book: Book) throws -> Done {
        let taken = try Bool.fetchOne(
            book.db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM customer WHERE code = ?)"), arguments: [customer.text])
        guard taken == false else { throw CustomerRefusal.alreadyRegistered(customer) }
        let record = try Customer(
            code: customer, name: name, zone: zone, currency: currency ?? .usd, accountManager: accountManager,
            technicalRepresentative: technicalRepresentative)
        try book.db.execute(
            sql: """
                INSERT INTO customer (code, name, zone, currency, account_manager, technical_representative, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                record.code.text, record.name, record.zone.id, record.currency.code, record.accountManager,
                record.technicalRepresentative, book.now.milliseconds,
            ])
        return Done()
    }
}
