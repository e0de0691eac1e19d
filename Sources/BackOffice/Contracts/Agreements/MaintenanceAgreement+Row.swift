import Domain
import Foundation
import GRDB

extension MaintenanceAgreement: FetchableRecord {
    package init(row: Row) throws {
        guard let id = ID(row["id"] as String), let customer = CustomerCode(row["customer"] as String) else {
            throw Unreadable("maintenance_agreement.id")
        }
        self.init(
            recorded: id, customer: customer,
            terms: try DecodedText.value(Terms.self, of: row["terms"]),
            signatures: try DecodedText.value(TwoSignatures.self, of: row["state"]))
    }

    func insert(in book: Book) throws {
        try book.db.execute(
            sql: """
                INSERT INTO maintenance_agreement (id, customer, terms, from_day, status, state, drafted_by, drafted_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                id.text, customer.text, try Canonical.json(terms), terms.from.description, signatures.word,
                try Canonical.json(signatures), book.actor.id.text, book.now.milliseconds,
            ])
    }

    func updateSignatures(in book: Book) throws {
        try book.db.execute(
            sql: "UPDATE maintenance_agreement SET status = ?, state = ?, bound_at = ? WHERE id = ?",
            arguments: [
                signatures.word, try Canonical.json(signatures), isBinding ? book.now.milliseconds : nil, id.text,
            ])
    }
}

extension ProfessionalServicesAgreement: FetchableRecord {
    package init(row: Row) throws {
        guard let id = ID(row["id"] as String), let customer = CustomerCode(row["customer"] as String),
            let from = Day(row["from_day"] as String)
        else { throw Unreadable("professional_services_agreement.id") }
        let through = try (row["through_day"] as String?).map { text in
            guard let day = Day(text) else { throw Unreadable("professional_services_agreement.through_day") }
            return day
        }
        self.init(
            recorded: id, customer: customer, from: from, through: through,
            signatures: try DecodedText.value(TwoSignatures.self, of: row["state"]))
    }

    func insert(in book: Book) throws {
        try book.db.execute(
            sql: """
                INSERT INTO professional_services_agreement
                    (id, customer, from_day, through_day, status, state, drafted_by, drafted_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                id.text, customer.text, from.description, through?.description, signatures.word,
                try Canonical.json(signatures), book.actor.id.text, book.now.milliseconds,
            ])
    }

    func updateSignatures(in book: Book) throws {
        try book.db.execute(
            sql: "UPDATE professional_services_agreement SET status = ?, state = ?, bound_at = ? WHERE id = ?",
            arguments: [
                signatures.word, try Canonical.json(signatures), isBinding ? book.now.milliseconds : nil, id.text,
            ])
    }
}

extension View {
    /// Missing where there is none, or it is another utility's.
    package func maintenanceAgreement(_ id: MaintenanceAgreement.ID) throws -> MaintenanceAgreement {
        let found = try MaintenanceAgreement.fetchOne(
            db.cachedStatement(sql: "SELECT * FROM maintenance_agreement WHERE id = ?"), arguments: [id.text])
        guard let found, actor.maySee(found.customer) else { throw Missing("maintenance agreement", id) }
        return found
    }

    /// Drafts too, in the order they begin.
    package func maintenanceAgreements(of customer: CustomerCode) throws -> [MaintenanceAgreement] {
        try requireCustomer(customer)
        return try MaintenanceAgreement.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM maintenance_agreement WHERE customer = ? ORDER BY from_day, id"),
            arguments: [customer.text])
    }

    /// Missing where there is none, or it is another utility's.
    package func professionalServicesAgreement(_ id: ProfessionalServicesAgreement.ID) throws -> ProfessionalServicesAgreement {
        let found = try ProfessionalServicesAgreement.fetchOne(
            db.cachedStatement(sql: "SELECT * FROM professional_services_agreement WHERE id = ?"), arguments: [id.text])
        guard let found, actor.maySee(found.customer) else { throw Missing("professional services agreement", id) }
        return found
    }

    /// Drafts too, in the order they begin.
    package func professionalServicesAgreements(of customer: CustomerCode) throws -> [ProfessionalServicesAgreement] {
        try requireCustomer(customer)
        return try ProfessionalServicesAgreement.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM professional_services_agreement WHERE customer = ? ORDER BY from_day, id"),
            arguments: [customer.text])
    }
}

extension Book {
    /// The signature as a fact: who signed what for whom, and who entered it.
    func record(_ signature: Signature, on paper: String, of customer: CustomerCode) throws {
        try db.execute(
            sql: """
                INSERT INTO paper_signature (customer, paper, party, signed_by, signed_on, recorded_by, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                customer.text, paper, signature.party.rawValue, signature.by, signature.on.description, actor.id.text,
                now.milliseconds,
            ])
    }
}
