import Domain
import GRDB

/// A customer, or a person of one, as a search finds them.
package struct FoundName: Equatable, Sendable {
    package let customer: CustomerCode
    package let name: String
    /// What they are there; empty for the customer itself.
    package let role: String
}

extension View {
    /// The record on whose page one without a page of its own stands: hours on their statement of work, a payment on its invoice,
    /// an expense on its statement of work, a contact with the customer. Nil for what is none of these, is not there, or is not
    /// the actor's to see.
    package func keeper(of record: String) throws -> String? {
        let parts = record.split(separator: "-", maxSplits: 1)
        guard let series = parts.first, parts.count == 2 else { return nil }
        let (sql, key): (String, any DatabaseValueConvertible)
        switch series {
        case "HR":
            guard let number = Int(digits: parts[1]) else { return nil }
            (sql, key) = ("SELECT customer, sow FROM hour_row WHERE id = ?", number)
        case "PAY": (sql, key) = ("SELECT customer, invoice FROM payment WHERE id = ?", record)
        case "EXP": (sql, key) = ("SELECT customer, sow FROM expense WHERE id = ?", record)
        case "CON": (sql, key) = ("SELECT customer, customer FROM contact WHERE id = ?", record)
        default: return nil
        }
        guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [key]),
            let customer = CustomerCode(row[0] as String), actor.maySee(customer)
        else { return nil }
        return row[1]
    }

    /// Customers and their contacts with a text in their name, whatever its case, by name; at most so many.
    package func names(with text: String, limit: Int) throws -> [FoundName] {
        let text = text.lowercased()
        let customers = try customerNames().map { FoundName(customer: $0.code, name: $0.name, role: "") }
        let contacts = try contacts().map { FoundName(customer: $0.customer, name: $0.name, role: $0.role) }
        let found = (customers + contacts).filter { $0.name.lowercased().contains(text) }
        return Array(found.sorted { ($0.name, $0.customer) < ($1.name, $1.customer) }.prefix(limit))
    }
}
