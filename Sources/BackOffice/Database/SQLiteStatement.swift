import GRDBSQLite
import Glibc

/// A prepared statement of SQLite's own, for bulk work: a million rows without a value wrapped or a dictionary made.
///
/// It lives no longer than its connection. Places of parameters count from 1, columns from 0, as SQLite counts them.
final class SQLiteStatement {
    private let connection: OpaquePointer
    private let statement: OpaquePointer

    init(_ connection: OpaquePointer, _ sql: String) throws {
        self.connection = connection
        var statement: OpaquePointer?
        let code = sqlite3_prepare_v3(connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
        guard code == SQLITE_OK, let statement else { throw SQLiteFault(connection, code) }
        self.statement = statement
    }

    deinit { sqlite3_finalize(statement) }

    /// Lets SQLite copy what is bound: for values that do not outlive the call.
    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    func bind(_ place: Int32, _ value: Int64) { sqlite3_bind_int64(statement, place, value) }
    func bind(_ place: Int32, _ value: Int) { sqlite3_bind_int64(statement, place, Int64(value)) }

    func bind(_ place: Int32, _ value: Int64?) {
        if let value { bind(place, value) } else { sqlite3_bind_null(statement, place) }
    }

    func bind(_ place: Int32, _ text: String) {
        var text = text
        text.withUTF8 { bytes in
            _ = bytes.withMemoryRebound(to: CChar.self) {
                sqlite3_bind_text(
                    statement, place, $0.baseAddress ?? SQLiteStatement.empty, Int32($0.count), SQLiteStatement.copied)
            }
        }
    }

    func bind(_ place: Int32, _ text: String?) {
        if let text { bind(place, text) } else { sqlite3_bind_null(statement, place) }
    }

    func bind(_ place: Int32, _ bytes: [UInt8]) {
        _ = bytes.withUnsafeBytes {
            $0.isEmpty
                ? sqlite3_bind_zeroblob(statement, place, 0)
                : sqlite3_bind_blob(statement, place, $0.baseAddress, Int32($0.count), SQLiteStatement.copied)
        }
    }

    /// Binds bytes that stay where they are until the next `reset`, uncopied.
    func bind(_ place: Int32, borrowed bytes: UnsafeRawBufferPointer) {
        if bytes.isEmpty {
            sqlite3_bind_zeroblob(statement, place, 0)
        } else {
            sqlite3_bind_blob(statement, place, bytes.baseAddress, Int32(bytes.count), nil)
        }
    }

    private static nonisolated(unsafe) let empty: UnsafePointer<CChar> = UnsafePointer(
        calloc(1, 1).assumingMemoryBound(to: CChar.self))

    /// True while there is a row.
    func step() throws -> Bool {
        switch sqlite3_step(statement) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code:
            sqlite3_reset(statement)
            throw SQLiteFault(connection, code)
        }
    }

    /// Performs a statement that gives no row, and is ready for the next.
    func run() throws {
        while try step() {}
        sqlite3_reset(statement)
    }

    /// Rows changed by the last statement of the connection.
    var changes: Int { Int(sqlite3_changes(connection)) }

    func reset() { sqlite3_reset(statement) }

    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }
    func int64(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }
    func int(_ column: Int32) -> Int { Int(sqlite3_column_int64(statement, column)) }
    func int64OrNil(_ column: Int32) -> Int64? { isNull(column) ? nil : int64(column) }

    func text(_ column: Int32) -> String { String(decoding: utf8(column), as: UTF8.self) }

    /// Lent until the next step.
    func utf8(_ column: Int32) -> UnsafeBufferPointer<UInt8> {
        let start = sqlite3_column_text(statement, column)
        return UnsafeBufferPointer(start: start, count: start == nil ? 0 : Int(sqlite3_column_bytes(statement, column)))
    }

    /// Lent until the next step.
    func blob(_ column: Int32) -> UnsafeRawBufferPointer {
        let start = sqlite3_column_blob(statement, column)
        return UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : Int(sqlite3_column_bytes(statement, column)))
    }
}

/// SQLite said no: a fault (a full disk, a damaged file), never a rule.
package struct SQLiteFault: Error, CustomStringConvertible, Sendable {
    package let code: Int32
    package let problem: String

    init(_ connection: OpaquePointer?, _ code: Int32) {
        self.code = code
        problem = connection.map { String(cString: sqlite3_errmsg($0)) } ?? String(cString: sqlite3_errstr(code))
    }

    package var description: String { "SQLite: \(problem) (\(code))" }
}
