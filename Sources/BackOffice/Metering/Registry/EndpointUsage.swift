import Domain
import GRDB
import Metering

/// What one channel of an endpoint reported in some service days, as it holds now.
package struct EndpointUsage: Codable, Equatable, Sendable {
    package struct Value: Codable, Equatable, Sendable {
        /// The end of the interval, or the register's stamp.
        package let at: Instant
        /// As written, with its decimals.
        package let amount: String
        package let quality: Quality
        /// When its slot was received; nil where no actual was.
        package let acceptedAt: Instant?
    }

    package struct ServedDay: Codable, Equatable, Sendable {
        package let day: Day
        /// Values a whole day has.
        package let slots: Int
        /// False for a day that has not begun, and for one the endpoint hung nowhere: nothing can be missing then.
        package let isDue: Bool
        package let values: [Value]
        /// All but what is missing, added up; of a register its last value.
        package let total: String?
    }

    package let endpoint: String
    package let channel: Int
    package let name: String
    package let isRegister: Bool
    package let days: [ServedDay]
}

extension View {
    /// At most a year of days. Refusals: `Missing` for an endpoint the utility has never had, and for a channel of no configuration.
    package func usage(
        of endpoint: String, _ utility: CustomerCode, channel number: Int, on days: ClosedRange<Day>
    ) throws -> EndpointUsage {
        try requireCustomer(utility)
        let found = try Int.fetchOne(
            db.cachedStatement(sql: "SELECT number FROM endpoint WHERE utility = ? AND name = ?"),
            arguments: [utility.text, endpoint])
        guard let found else { throw Missing("endpoint", endpoint) }
        guard let (configuration, channel) = Metering.Configuration.channel(number: number) else {
            throw Missing("channel", number)
        }
        let calendar = try UtilityDays.fetch(utility, db)
        let links = try hangings(of: found, utility)
        let store = ReadStore(utility, in: directory, isOneReading: true)
        let served = try days.prefix(366).map { day in
            let service = calendar.days(of: configuration.commodity, on: day)
            let (grid, period) = (service.grid(of: day, minutes: channel.minutes), service.period(of: day))
            let isDue = period.start < now && links.contains { $0.overlaps(period) }
            let key = ReadKey(day: day.day, channel: number, endpoint: found)
            let held = try key.flatMap { try store.reads(Month(of: day), $0) }
            return EndpointUsage.ServedDay(day, grid, isDue: isDue, held?.reads.cells ?? [], held?.sources)
        }
        return EndpointUsage(
            endpoint: endpoint, channel: number, name: channel.name, isRegister: channel.minutes == nil, days: served)
    }

    /// When an endpoint hung so that it could be read.
    private func hangings(of endpoint: Int, _ utility: CustomerCode) throws -> [Period] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT from_at, to_at, state FROM installation
                    WHERE utility = ? AND endpoint = ? AND superseded_at IS NULL
                    """), arguments: [utility.text, endpoint]
        ).compactMap { row in
            guard EndpointState(number: row["state"])?.takesReads == true else { return nil }
            let to = (row["to_at"] as Int64?).map(Instant.init(milliseconds:)) ?? .distantFuture
            return Period(Instant(milliseconds: row["from_at"]), to)
        }
    }
}

extension EndpointUsage.ServedDay {
    fileprivate init(_ day: Day, _ grid: SlotGrid, isDue: Bool, _ cells: [ReadCell], _ sources: AcceptedFiles?) {
        var sum = ExactSum()
        var values: [EndpointUsage.Value] = []
        for cell in cells {
            let at = grid.isRegister ? Instant(milliseconds: cell.position) : grid.end(of: Int(clamping: cell.position))
            if cell.quality != .missing { sum.add(cell.amount) }
            values.append(
                EndpointUsage.Value(
                    at: at, amount: cell.quality == .missing ? "" : cell.amount.text, quality: cell.quality,
                    acceptedAt: cell.first == 0 ? nil : sources?[cell.first]?.acceptedAt))
        }
        let shown = values.filter { $0.quality != .missing }
        self.init(
            day: day, slots: grid.count, isDue: isDue, values: values,
            total: shown.isEmpty ? nil : grid.isRegister ? shown.last?.amount : "\(sum)")
    }
}
