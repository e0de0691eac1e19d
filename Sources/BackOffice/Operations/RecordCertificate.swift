import Domain
import GRDB

/// Records a certificate the provider or a facility holds, with the last day it holds (10.2).
package struct RecordCertificate: Action {
    package static let permission = Permission.operateSystems
    package static var example: RecordCertificate {
        RecordCertificate(
            name: "ISO 27001", facility: Identifier(named: "DC-WEST"), issuedOn: Day(ordinal: 20_500),
            expiresOn: Day(ordinal: 21_595), note: "Issued by the auditor in Sacramento; paper in the safe.")
    }

    package var name: String
    /// The provider itself when left out.
    package var facility: Facility.ID?
    package var issuedOn: Day
    package var expiresOn: Day
    package var note: String?

    package init(name: String, facility: Facility.ID? = nil, issuedOn: Day, expiresOn: Day, note: String? = nil) {
        self.name = name
        self.facility = facility
        self.issuedOn = issuedOn
        self.expiresOn = expiresOn
        self.note = note
    }

    package struct Recorded: Codable, Equatable, Sendable {
        package let certificate: Certificate.ID
    }

    package func perform(in book: Book) throws -> Recorded {
        if let own = book.actor.utility { throw AccessRefusal.beyondUtility(own) }
        let certificate = try Certificate(
            id: try book.identifier("CERT"), name: name, facility: facility, issuedOn: issuedOn, expiresOn: expiresOn,
            note: note ?? "")
        try book.db.execute(
            sql: """
                INSERT INTO certificate (id, name, facility, issued_on, expires_on, note, recorded_by, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                certificate.id.text, name, facility?.text, issuedOn.description, expiresOn.description, certificate.note,
                book.actor.id.text, book.now.milliseconds,
            ])
        return Recorded(certificate: certificate.id)
    }
}

extension View {
    /// The certificate of each name and holder that holds longest, by name; what came before stays in the books. They speak for
    /// the provider, so every customer's people may see them.
    package func certificates() throws -> [Certificate] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT * FROM (
                        SELECT *, row_number() OVER (PARTITION BY name, facility ORDER BY expires_on DESC, id DESC) AS newest
                        FROM certificate WHERE recorded_at <= ?
                    ) WHERE newest = 1 ORDER BY name, facility
                    """), arguments: [now.milliseconds]
        ).map { row in
            guard let id = Certificate.ID(row["id"] as String), let issued = Day(row["issued_on"] as String),
                let expires = Day(row["expires_on"] as String)
            else { throw Unreadable("certificate.id") }
            return try Certificate(
                id: id, name: row["name"], facility: (row["facility"] as String?).flatMap { Facility.ID($0) }, issuedOn: issued,
                expiresOn: expires, note: row["note"])
        }
    }
}
