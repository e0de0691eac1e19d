import Domain
import GRDB
import Metering

extension RegistryIndex {
    /// The index of one kind of identifier of a utility, as the registry stands now.
    static func fetch(_ subject: StreamSubject, of utility: CustomerCode, _ db: Database) throws -> RegistryIndex {
        guard let connection = db.sqliteConnection else { throw Unreadable("the books") }
        let (table, column) =
            switch subject {
            case .meter: ("meter", "meter")
            case .servicePoint: ("service_point", "service_point")
            case .endpoint: ("endpoint", "endpoint")
            }
        let count =
            try Int.fetchOne(db, sql: "SELECT max(number) FROM \(table) WHERE utility = ?", arguments: [utility.text]) ?? 0
        var index = RegistryIndex(expecting: count)
        let statement = try SQLiteStatement(
            connection,
            """
            SELECT named.name, link.endpoint, link.configuration, link.state, link.from_at, link.to_at
            FROM installation AS link CROSS JOIN \(table) AS named ON named.utility = link.utility AND named.number = link.\(column)
            WHERE link.utility = ? AND link.superseded_at IS NULL
            """)
        statement.bind(1, utility.text)
        while try statement.step() {
            guard let configuration = Metering.Configuration(number: statement.int(2)),
                let state = EndpointState(number: statement.int(3))
            else { throw Unreadable("installation.configuration") }
            index.add(
                statement.utf8(0),
                RegistryLink(
                    endpoint: UInt32(truncatingIfNeeded: statement.int64(1)), configuration: configuration, state: state,
                    from: Instant(milliseconds: statement.int64(4)),
                    to: statement.int64OrNil(5).map(Instant.init(milliseconds:))))
        }
        return index
    }
}
