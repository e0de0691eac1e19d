import GRDBSQLite

/// One SQLite file of the read store, open on one thread.
final class SQLiteFile {
    let connection: OpaquePointer
    let path: String

    /// Opens to write, making the file when it is not there; every commit is on the disk before it returns, or the file
    /// stays closed.
    ///
    /// A rollback journal, not a write-ahead log: a month is written in few large transactions, most of it new pages, which a
    /// rollback journal writes once and a log twice; and a reader needs no second file.
    static func writing(_ path: String, cacheKiB: Int) throws -> SQLiteFile {
        let file = try SQLiteFile(path, flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
        try file.execute("PRAGMA page_size = 16384; PRAGMA cache_size = -\(cacheKiB); PRAGMA temp_store = MEMORY")
        let mode = try file.value("PRAGMA journal_mode = TRUNCATE") { $0.text(0) }
        guard mode == "truncate" else { throw UnsafeDatabase(pragma: "journal_mode", expected: 0, found: nil) }
        try file.execute("PRAGMA synchronous = FULL")
        let level = try file.value("PRAGMA synchronous") { $0.int(0) }
        guard level == 2 else { throw UnsafeDatabase(pragma: "synchronous", expected: 2, found: level) }
        return file
    }

    /// Opens to read. The file is opened read-write so that what a crash left half done is rolled back first; nothing else can
    /// be written.
    static func reading(_ path: String) throws -> SQLiteFile {
        let file = try SQLiteFile(path, flags: SQLITE_OPEN_READWRITE)
        try file.execute("PRAGMA query_only = ON; PRAGMA cache_size = -16384")
        return file
    }

    private init(_ path: String, flags: Int32) throws {
        var connection: OpaquePointer?
        let code = sqlite3_open_v2(path, &connection, flags | SQLITE_OPEN_NOMUTEX, nil)
        guard code == SQLITE_OK, let connection else {
            let fault = SQLiteFault(connection, code)
            sqlite3_close_v2(connection)
            throw fault
        }
        self.connection = connection
        self.path = path
        sqlite3_busy_timeout(connection, 30_000)
    }

    deinit { sqlite3_close_v2(connection) }

    func execute(_ sql: String) throws {
        let code = sqlite3_exec(connection, sql, nil, nil, nil)
        guard code == SQLITE_OK else { throw SQLiteFault(connection, code) }
    }

    /// The first row's value; nil without a row.
    func value<Value>(_ sql: String, _ read: (SQLiteStatement) -> Value) throws -> Value? {
        let statement = try SQLiteStatement(connection, sql)
        defer { statement.reset() }
        return try statement.step() ? read(statement) : nil
    }

    func statement(_ sql: String) throws -> SQLiteStatement { try SQLiteStatement(connection, sql) }

    /// Rows changed by the last statement.
    var changes: Int { Int(sqlite3_changes(connection)) }
}
