import Domain
import Metering

/// The schema of one month of one utility's reads, by service day.
///
/// `day_reads.key` is a `ReadKey`; `t1`, `t3`, `ever` are slot masks of acceptance, whoever was eligible; `holder` and `first`
/// are the sources all cells share, or 0 where the cells name their own. `tally` sums the masks' slots over all rows of a
/// channel's day; it is kept in the transaction that changes the rows.
enum MonthSchema {
    static let version = 1

    static let sql = """
        CREATE TABLE source (
            number INTEGER PRIMARY KEY,
            digest BLOB NOT NULL UNIQUE CHECK (length(digest) = 32),
            accepted_at INTEGER NOT NULL,
            new INTEGER NOT NULL, duplicate INTEGER NOT NULL, corrected INTEGER NOT NULL,
            conflicting INTEGER NOT NULL, outranked INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE day_reads (
            key INTEGER PRIMARY KEY,
            holder INTEGER NOT NULL,
            first INTEGER NOT NULL,
            t1 BLOB NOT NULL,
            t3 BLOB NOT NULL,
            ever BLOB NOT NULL,
            cells BLOB NOT NULL
        ) STRICT;
        CREATE TABLE displaced (
            key INTEGER NOT NULL,
            position INTEGER NOT NULL,
            mantissa INTEGER NOT NULL,
            scale INTEGER NOT NULL CHECK (scale BETWEEN 0 AND 18),
            quality INTEGER NOT NULL CHECK (quality BETWEEN 0 AND 3),
            source INTEGER NOT NULL,
            PRIMARY KEY (key, position, mantissa, scale, quality)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE tally (
            day INTEGER NOT NULL CHECK (day BETWEEN 1 AND 31),
            channel INTEGER NOT NULL,
            t1 INTEGER NOT NULL CHECK (t1 >= 0),
            t3 INTEGER NOT NULL CHECK (t3 >= t1),
            ever INTEGER NOT NULL CHECK (ever >= t3),
            PRIMARY KEY (day, channel)
        ) STRICT, WITHOUT ROWID;
        PRAGMA user_version = 1;
        """

    static func sources(_ file: SQLiteFile) throws -> AcceptedFiles {
        var sources = AcceptedFiles()
        let statement = try file.statement("SELECT number, digest, accepted_at FROM source")
        while try statement.step() {
            sources.add(
                AcceptedFile(acceptedAt: Instant(milliseconds: statement.int64(2)), digest: Array(statement.blob(1))),
                number: statement.int(0))
        }
        return sources
    }

    /// Refuses a store made by a later amico.
    static func check(_ file: SQLiteFile) throws {
        let found = try file.value("PRAGMA user_version") { $0.int(0) } ?? 0
        guard found <= version else { throw UnsafeDatabase(pragma: "user_version", expected: version, found: found) }
    }
}
