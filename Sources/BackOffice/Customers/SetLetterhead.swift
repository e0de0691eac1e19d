import Domain
import Foundation
import GRDB

/// Sets how the provider, or a customer, stands on invoices and letters from now on.
package struct SetLetterhead: Action {
    package static let permission = Permission.manageCustomers
    package static var example: SetLetterhead {
        SetLetterhead(
            customer: Identifier(named: "RIVERBEND"), name: "Riverbend Electric Cooperative",
            address: ["12 Levee Road", "Riverbend, MO 63000"], taxNumber: "43-0000000",
            payTo: "Account 000123456 at Harbor Bank")
    }

    /// The provider's own where left out.
    package var customer: CustomerCode?
    package var name: String
    /// At most 8 lines. One that begins with Telephone says where customers call when a system is down.
    package var address: [String]
    package var taxNumber: String?
    /// How the provider is paid, or a customer is refunded.
    package var payTo: String?

    package init(
        customer: CustomerCode? = nil, name: String, address: [String], taxNumber: String? = nil, payTo: String? = nil
    ) {
        self.customer = customer
        self.name = name
        self.address = address
        self.taxNumber = taxNumber
        self.payTo = payTo
    }

    package func perform(in book: Book) throws -> Done {
        if let customer { try book.requireCustomer(customer) }
        let head = try Letterhead(name: name, address: address, taxNumber: taxNumber, payTo: payTo)
        try book.db.execute(
            sql: """
                INSERT INTO letterhead (customer, name, address, tax_number, pay_to, recorded_by, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                customer?.text, head.name, String(decoding: try JSONEncoder().encode(head.address), as: UTF8.self),
                head.taxNumber, head.payTo, book.actor.id.text, book.now.milliseconds,
            ])
        return Done()
    }
}

extension View {
    /// The provider's; nil where none was set.
    package func providerLetterhead() throws -> Letterhead? { try letterhead("customer IS NULL", []) }

    /// The customer's; its registered name alone where none was set.
    package func letterhead(of customer: Customer) throws -> Letterhead {
        try requireCustomer(customer.code)
        return try letterhead("customer = ?", [customer.code.text]) ?? Letterhead(name: customer.name)
    }

    private func letterhead(_ condition: String, _ arguments: StatementArguments) throws -> Letterhead? {
        try Row.fetchOne(
            db.cachedStatement(sql: "SELECT * FROM letterhead WHERE \(condition) ORDER BY id DESC LIMIT 1"), arguments: arguments
        ).map { row in
            try Letterhead(
                name: row["name"], address: try DecodedText.value([String].self, of: row["address"]),
                taxNumber: row["tax_number"], payTo: row["pay_to"])
        }
    }
}
