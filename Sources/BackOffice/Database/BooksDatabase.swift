import GRDB

/// How the books' SQLite file is opened: write-ahead log, foreign keys, every commit on the disk before it is acknowledged.
enum BooksDatabase {
    /// Opens to write, brings the schema forward, and refuses to go on unless commits are fully synchronous.
    static func open(_ directory: DataDirectory) throws -> DatabasePool {
        let pool = try DatabasePool(path: directory.books, configuration: configuration)
        try pool.writeWithoutTransaction { db in
            // The pool sets NORMAL on its writer after every hook of ours has run; NORMAL loses commits in a power cut.
            try db.execute(sql: "PRAGMA synchronous = FULL")
            try require(db, "synchronous", 2)
            try require(db, "foreign_keys", 1)
        }
        let migrator = Migrations.migrator
        guard try !pool.read(migrator.hasBeenSuperseded) else { throw OfficeRefusal.newerBooks(directory.path) }
        try migrator.migrate(pool)
        try pool.writeWithoutTransaction { try require($0, "synchronous", 2) }
        return pool
    }

    /// Opens to read; takes no lock and writes nothing.
    static func openForReading(_ directory: DataDirectory) throws -> any DatabaseReader {
        var configuration = configuration
        configuration.readonly = true
        let pool = try DatabasePool(path: directory.books, configuration: configuration)
        let migrator = Migrations.migrator
        guard try !pool.read(migrator.hasBeenSuperseded) else { throw OfficeRefusal.newerBooks(directory.path) }
        guard try pool.read(migrator.hasCompletedMigrations) else { throw OfficeRefusal.olderBooks(directory.path) }
        return pool
    }

    /// What SQLite itself finds wrong with the file; it does not notice a changed byte of contents.
    static func damage(_ db: Database) throws -> [String] {
        var found = try String.fetchAll(db, sql: "PRAGMA integrity_check(10)").filter { $0 != "ok" }
        let orphans = try Row.fetchAll(
            db, sql: "SELECT \"table\" AS child, parent, count(*) AS n FROM pragma_foreign_key_check GROUP BY 1, 2")
        found += orphans.map {
            "\($0["n"] as Int) rows of \($0["child"] as String) point at a \($0["parent"] as String) that is not there"
        }
        return found
    }

    private static let cacheKiB = 16_384

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "books"
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(10)
        // Beside the answers: a report that is made, and who asks who is signed in.
        configuration.maximumReaderCount = Office.answersAtOnce + 2
        // Of pages kept by each connection; the two megabytes it would keep otherwise are read anew for every page over all customers.
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA cache_size = -\(cacheKiB)") }
        return configuration
    }

    static func require(_ db: Database, _ pragma: String, _ expected: Int) throws {
        let found = try Int.fetchOne(db, sql: "PRAGMA \(pragma)")
        guard found == expected else { throw UnsafeDatabase(pragma: pragma, expected: expected, found: found) }
    }
}

/// The database would not be made safe to write; a fault, and nothing was written.
struct UnsafeDatabase: Error, CustomStringConvertible {
    let pragma: String
    let expected: Int
    let found: Int?

    var description: String {
        "PRAGMA \(pragma) stands at \(found.map(String.init) ?? "nothing"), not at \(expected); the books stay closed."
    }
}
