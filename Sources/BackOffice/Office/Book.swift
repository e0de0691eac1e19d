import Domain
import Foundation
import GRDB

/// The open books inside one action: its transaction, its instant, its actor.
package struct Book {
    package let db: Database
    /// The one reading of the clock for this action; what every row it writes was recorded at.
    package let now: Instant
    package let actor: Actor
    package let directory: DataDirectory
    package let files: FileStore
    /// In a replay, the outcome the journal holds for this action, as JSON.
    let recorded: String?

    /// In a replay, the outcome this action had when it was first performed; nil otherwise. An action that counts what lies
    /// outside the books (the read store) takes its counts from here, so that the journal alone can make the books again.
    package func recordedOutcome<Outcome: Decodable>(_ type: Outcome.Type) throws -> Outcome? {
        try recorded.map { try JSONDecoder().decode(type, from: Data($0.utf8)) }
    }

    /// What has been written so far, as a query sees it.
    package var view: View { View(db: db, now: now, actor: actor, directory: directory, files: files) }

    /// The next number of a series, without gaps: a refused action gives its numbers back.
    package func number(_ series: String) throws -> Int {
        // Without RETURNING, which would take a savepoint, at which the search index writes out what it has gathered.
        let step = try db.cachedStatement(
            sql: "INSERT INTO number_series (series, last) VALUES (?, 1) ON CONFLICT (series) DO UPDATE SET last = last + 1")
        try step.execute(arguments: [series])
        let last = try db.cachedStatement(sql: "SELECT last FROM number_series WHERE series = ?")
        return try Int.fetchOne(last, arguments: [series]) ?? 1
    }

    /// The next identifier of a series: `OUT-000012`.
    package func identifier<Subject>(_ prefix: StaticString) throws -> Identifier<Subject> {
        Identifier(series: prefix, try number("\(prefix)"))
    }

    /// Refuses, as missing, a customer that is not in the books or is not the actor's own.
    package func requireCustomer(_ code: CustomerCode) throws {
        try view.requireCustomer(code)
    }
}

/// The open books to someone who reads: no row of another utility is theirs to see.
package struct View {
    package let db: Database
    package let now: Instant
    package let actor: Actor
    package let directory: DataDirectory
    package let files: FileStore

    /// Refuses, as missing, a customer that is not in the books or is not the actor's own.
    package func requireCustomer(_ code: CustomerCode) throws {
        let statement = try db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM customer WHERE code = ?)")
        guard actor.maySee(code), try Bool.fetchOne(statement, arguments: [code.text]) == true else {
            throw Missing("customer", code)
        }
    }

    /// The codes a question is about, for `customer IN (...)`: of `:whose`, or of everyone where that is null.
    static let codes = "SELECT code FROM customer WHERE :whose IS NULL OR code = :whose"

    /// Whose rows are asked for, as `codes` takes it: a customer's, else all the actor may see.
    func whose(_ customer: CustomerCode?) throws -> String? {
        if let customer { try requireCustomer(customer) }
        return (customer ?? actor.utility)?.text
    }
}
