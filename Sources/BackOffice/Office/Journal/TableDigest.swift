import Crypto
import Foundation
import GRDB

/// What a table holds, in one figure: its rows in order of all their columns, hashed.
struct TableDigest: Equatable, CustomStringConvertible {
    let rows: Int
    let hash: String

    var description: String { "\(rows) rows (\(hash.prefix(12)))" }

    /// Working state that nobody is judged by, and SQLite's and GRDB's own. The words of the desk are an index of other rows.
    private static let leftOut: Set<String> = [
        "grdb_migrations", "mail_token", "webhook_progress", "webhook_post", "secret", "session", "sign_in", "used_code", "draft",
        "presence", "saved_view", "setting", "answered_call",
    ]

    static func fetchAll(_ db: Database) throws -> [String: TableDigest] {
        let names = try String.fetchAll(
            db,
            sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name")
        return try names.filter { !leftOut.contains($0) && !$0.hasPrefix("desk_text") }
            .reduce(into: [:]) { $0[$1] = try TableDigest(of: $1, db) }
    }

    init(of table: String, _ db: Database) throws {
        let columns = try db.columns(in: table).map(\.name)
        let order = (1...max(1, columns.count)).map(String.init).joined(separator: ", ")
        let cursor = try Row.fetchCursor(db, sql: "SELECT * FROM \(table.quotedDatabaseIdentifier) ORDER BY \(order)")
        var hash = SHA256()
        var count = 0
        while let row = try cursor.next() {
            count += 1
            for (_, value) in row {
                switch value.storage {
                case .null: hash.update(data: Data([0]))
                case .int64(let number): hash.update(data: Data("1\(number);".utf8))
                case .double(let number): hash.update(data: Data("2\(number);".utf8))
                case .string(let text): hash.update(data: Data("3\(text.utf8.count):\(text)".utf8))
                case .blob(let bytes):
                    hash.update(data: Data("4\(bytes.count):".utf8))
                    hash.update(data: bytes)
                }
            }
        }
        rows = count
        self.hash = hash.finalize().hexadecimal
    }
}
