import Domain
import GRDB

/// Adds a person of a utility whom the provider may reach (3.1).
package struct AddContact: Action {
    package static let permission = Permission.manageCustomers
    package static var example: AddContact {
        AddContact(
            customer: Identifier(named: "RIVERBEND"), name: "Lee Park", role: "Meter shop lead", email: "lee@riverbend.example",
            phone: "+1 573 555 0142")
    }

    package var customer: CustomerCode
    package var name: String
    package var role: String
    /// An address, a number, or both.
    package var email: String?
    package var phone: String?

    package init(customer: CustomerCode, name: String, role: String, email: String? = nil, phone: String? = nil) {
        self.customer = customer
        self.name = name
        self.role = role
        self.email = email
        self.phone = phone
    }

    package func perform(in book: Book) throws -> Contact {
        _ = try book.view.customer(customer)
        let contact = try Contact(
            id: try book.identifier("CON"), customer: customer, name: name, role: role, email: email, phone: phone)
        try book.db.execute(
            sql: """
                INSERT INTO contact (customer, id, name, role, email, phone, recorded_by, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                customer.text, contact.id.text, name, role, email, phone, book.actor.id.text, book.now.milliseconds,
            ])
        return contact
    }
}

/// Puts a contact right; what is left out stays.
package struct CorrectContact: Action {
    package static let permission = Permission.manageCustomers
    package static var example: CorrectContact {
        CorrectContact(
            contact: Identifier(named: "CON-000012"), name: "Lee Park", role: "Metering manager",
            email: "lee.park@riverbend.example", phone: "+1 573 555 0143")
    }

    package var contact: Contact.ID
    package var name: String?
    package var role: String?
    package var email: String?
    package var phone: String?

    package init(
        contact: Contact.ID, name: String? = nil, role: String? = nil, email: String? = nil, phone: String? = nil
    ) {
        self.contact = contact
        self.name = name
        self.role = role
        self.email = email
        self.phone = phone
    }

    package func perform(in book: Book) throws -> Contact {
        let known = try book.standingContact(contact)
        let right = try Contact(
            id: contact, customer: known.customer, name: name ?? known.name, role: role ?? known.role,
            email: email ?? known.email, phone: phone ?? known.phone)
        guard right != known else { throw ContactRefusal.nothingToCorrect(contact) }
        try book.db.execute(
            sql: "UPDATE contact SET name = ?, role = ?, email = ?, phone = ? WHERE id = ?",
            arguments: [right.name, right.role, right.email, right.phone, contact.text])
        return right
    }
}

/// Says that a person is no contact of the utility any more. The record stays, for what names it.
package struct RemoveContact: Action {
    package static let permission = Permission.manageCustomers
    package static var example: RemoveContact { RemoveContact(contact: Identifier(named: "CON-000012")) }

    package var contact: Contact.ID

    package init(contact: Contact.ID) { self.contact = contact }

    package func perform(in book: Book) throws -> Done {
        _ = try book.standingContact(contact)
        try book.db.execute(
            sql: "UPDATE contact SET left_by = ?, left_at = ? WHERE id = ?",
            arguments: [book.actor.id.text, book.now.milliseconds, contact.text])
        return Done()
    }
}

extension Book {
    /// A contact that has not left; missing where it is not in the books or of another utility.
    fileprivate func standingContact(_ id: Contact.ID) throws -> Contact {
        let row = try Row.fetchOne(db.cachedStatement(sql: "SELECT * FROM contact WHERE id = ?"), arguments: [id.text])
        guard let row else { throw Missing("contact", id) }
        let contact = try Contact(row: row)
        guard actor.maySee(contact.customer) else { throw Missing("contact", id) }
        guard (row["left_at"] as Int64?) == nil else { throw ContactRefusal.leftAlready(id) }
        return contact
    }
}

extension View {
    /// The people of a utility, or of all the actor may see, by utility and name; those who left are not listed.
    package func contacts(of customer: CustomerCode? = nil) throws -> [Contact] {
        if let customer { try requireCustomer(customer) }
        return try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT * FROM contact WHERE left_at IS NULL AND customer = ifnull(?, customer) ORDER BY customer, name, id"),
            arguments: [customer?.text]
        ).map { try Contact(row: $0) }.filter { actor.maySee($0.customer) }
    }
}

extension Contact {
    fileprivate init(row: Row) throws {
        guard let id = Contact.ID(row["id"] as String) else { throw Unreadable("contact.id") }
        guard let customer = CustomerCode(row["customer"] as String) else { throw Unreadable("contact.customer") }
        try self.init(
            id: id, customer: customer, name: row["name"], role: row["role"], email: row["email"], phone: row["phone"])
    }
}
