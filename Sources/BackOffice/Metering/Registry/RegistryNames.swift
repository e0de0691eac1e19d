import Domain
import Metering

/// The identities of one kind in one utility: names and the numbers given to them, from 1.
final class RegistryNames {
    /// What is named, and the table that keeps it.
    enum Kind: String {
        case premise, account, meter, endpoint
        case servicePoint = "service_point"
        case device = "network_device"
    }

    private let utility: String
    private let insert: SQLiteStatement
    private let find: SQLiteStatement
    private var last: Int64
    /// The names asked for last: neighbours in a file often share a premise, an account, a device.
    private var recent: [String: Int64] = [:]

    init(_ kind: Kind, of utility: CustomerCode, _ connection: OpaquePointer) throws {
        self.utility = utility.text
        let hasCommodity = kind == .servicePoint
        insert = try SQLiteStatement(
            connection,
            """
            INSERT INTO \(kind.rawValue) (utility, number, name\(hasCommodity ? ", commodity" : "")) VALUES (?, ?, ?\(hasCommodity ? ", ?" : ""))
            ON CONFLICT (utility, name) DO NOTHING
            """)
        find = try SQLiteStatement(
            connection, "SELECT number\(hasCommodity ? ", commodity" : "") FROM \(kind.rawValue) WHERE utility = ? AND name = ?")
        let highest = try SQLiteStatement(connection, "SELECT max(number) FROM \(kind.rawValue) WHERE utility = ?")
        highest.bind(1, utility.text)
        last = try highest.step() ? highest.int64(0) : 0
        insert.bind(1, utility.text)
        find.bind(1, utility.text)
    }

    /// The number of a name, given now if it has none yet; nil for an empty name. `commodity` is for service points: another
    /// than the one on record is refused by `RejectedCommodity`.
    func number(of name: String, commodity: Commodity? = nil) throws -> (number: Int64, isNew: Bool)? {
        guard !name.isEmpty else { return nil }
        if let number = recent[name] { return (number, false) }
        insert.bind(2, last + 1)
        insert.bind(3, name)
        if let commodity { insert.bind(4, commodity.rawValue) }
        try insert.run()
        if insert.changes == 1 {
            last += 1
            remember(name, last, commodity)
            return (last, true)
        }
        find.bind(2, name)
        defer { find.reset() }
        guard try find.step() else { throw Unreadable("registry name \(name)") }
        if let commodity, find.text(1) != commodity.rawValue { throw RejectedCommodity(name: name, held: find.text(1)) }
        let number = find.int64(0)
        remember(name, number, commodity)
        return (number, false)
    }

    private func remember(_ name: String, _ number: Int64, _ commodity: Commodity?) {
        guard commodity == nil else { return }
        if recent.count >= 256 { recent.removeAll(keepingCapacity: true) }
        recent[name] = number
    }

    struct RejectedCommodity: Error {
        let name: String
        let held: String
    }
}
