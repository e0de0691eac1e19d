import Domain
import GRDB

/// Puts the name or the named people of a utility right; what is left out stays. Code, zone and currency do not change.
package struct CorrectCustomer: Action {
    package static let permission = Permission.manageCustomers
    package static var example: CorrectCustomer {
        CorrectCustomer(
            customer: Identifier(named: "RIVERBEND"), name: "Riverbend Electric Cooperative, Inc.", accountManager: "Dana Ruiz",
            technicalRepresentative: "Ana Silva")
    }

    package var customer: CustomerCode
    package var name: String?
    package var accountManager: String?
    package var technicalRepresentative: String?

    package init(
        customer: CustomerCode, name: String? = nil, accountManager: String? = nil, technicalRepresentative: String? = nil
    ) {
        self.customer = customer
        self.name = name
        self.accountManager = accountManager
        self.technicalRepresentative = technicalRepresentative
    }

    package func perform(in book: Book) throws -> Done {
        let known = try book.view.customer(customer)
        let record = try Customer(
            code: customer, name: name ?? known.name, zone: known.zone, currency: known.currency,
            accountManager: accountManager ?? known.accountManager,
            technicalRepresentative: technicalRepresentative ?? known.technicalRepresentative)
        guard record != known else { throw CustomerRefusal.nothingToCorrect(customer) }
        try record.update(book.db)
        return Done()
    }
}
