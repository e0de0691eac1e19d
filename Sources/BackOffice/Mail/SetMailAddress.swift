import Domain
import GRDB

/// Sets the address mail goes out from, and answers come back to.
package struct SetMailAddress: Action {
    package static let permission = Permission.operateSystems
    package static var example: SetMailAddress {
        SetMailAddress(address: EmailAddress(named: "support@provider.example"), name: "Provider Support", tagged: true)
    }

    package var address: EmailAddress
    /// What stands beside it; 1 to 100 characters.
    package var name: String?
    /// Whether the mail server delivers `support+anything@` like `support@`, so that answers can carry a token there.
    package var tagged: Bool?

    package init(address: EmailAddress, name: String? = nil, tagged: Bool? = nil) {
        self.address = address
        self.name = name
        self.tagged = tagged
    }

    package func perform(in book: Book) throws -> Done {
        let sender = try MailSender(address: address, name: name, isTagged: tagged ?? false)
        guard try book.view.mailSender() != sender else { throw MailRefusal.sameAddress(address) }
        if let utility = book.actor.utility { throw AccessRefusal.beyondUtility(utility) }
        try book.db.execute(
            sql: "INSERT INTO mail_address (address, name, tagged, recorded_by, recorded_at) VALUES (?, ?, ?, ?, ?)",
            arguments: [address.text, name, sender.isTagged, book.actor.id.text, book.now.milliseconds])
        return Done()
    }
}

/// Who mail is from.
package struct MailSender: Equatable, Codable, Sendable {
    package let address: EmailAddress
    package let name: String?
    /// Whether answers may go to `support+token@`.
    package let isTagged: Bool

    package init(address: EmailAddress, name: String?, isTagged: Bool) throws(MailRefusal) {
        if let name {
            guard (1...100).contains(name.count), name.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }) else {
                throw .nameOfNoUse
            }
        }
        self.address = address
        self.name = name
        self.isTagged = isTagged
    }
}

extension View {
    /// Nil until one is set.
    package func mailSender() throws -> MailSender? {
        let statement = try db.cachedStatement(sql: "SELECT * FROM mail_address ORDER BY number DESC LIMIT 1")
        return try Row.fetchOne(statement).map { row in
            guard let address = EmailAddress(row["address"] as String) else { throw Unreadable("mail_address.address") }
            return try MailSender(address: address, name: row["name"], isTagged: row["tagged"])
        }
    }
}
