import Domain
import Foundation
import Metering

/// The reads of one utility, for reading: a SQLite file a month.
package final class ReadStore {
    private let folder: String
    private var files: [Month: SQLiteFile?] = [:]
    private var rows: [Month: SQLiteStatement] = [:]
    private var cells: [Month: CellReader] = [:]

    private let isOneReading: Bool

    /// With `isOneReading` each month is read as it stands when it is first asked for, and a writer of it waits until the store is
    /// let go of. That spares a lock a row, which is most of the cost of a row.
    package init(_ utility: CustomerCode, in directory: DataDirectory, isOneReading: Bool = false) {
        folder = directory.reads(of: utility)
        self.isOneReading = isOneReading
    }

    /// The months that have reads, in order.
    package var months: [Month] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.compactMap { $0.hasSuffix(".sqlite") ? Month($0.dropLast(7)) : nil }.sorted()
    }

    private func file(_ month: Month) throws -> SQLiteFile? {
        if let known = files[month] { return known }
        let path = "\(folder)/\(month).sqlite"
        let file = FileManager.default.fileExists(atPath: path) ? try SQLiteFile.reading(path) : nil
        if let file {
            try MonthSchema.check(file)
            // A month whose first merge was killed has a file and nothing in it.
            if try file.value("PRAGMA user_version", { $0.int(0) }) == 0 { return nil }
            if isOneReading { try file.execute("BEGIN") }
        }
        files[month] = file
        return file
    }

    /// Slots received by day of the month (from 1) and channel, over all rows.
    package func tallies(_ month: Month) throws -> [(day: Int, channel: Int, counts: SlotCounts)] {
        guard let statement = try file(month)?.statement("SELECT day, channel, t1, t3, ever FROM tally ORDER BY day, channel")
        else { return [] }
        var out: [(day: Int, channel: Int, counts: SlotCounts)] = []
        while try statement.step() {
            out.append(
                (
                    statement.int(0), statement.int(1),
                    SlotCounts(eligible: 0, t1: statement.int(2), t3: statement.int(3), ever: statement.int(4))
                ))
        }
        return out
    }

    /// What was received when of one row; nil where nothing is.
    package func masks(_ month: Month, _ key: ReadKey) throws -> ReceivedSlots? {
        if rows[month] == nil {
            guard let file = try file(month) else { return nil }
            rows[month] = try file.statement("SELECT t1, t3, ever FROM day_reads WHERE key = ?")
        }
        guard let statement = rows[month] else { return nil }
        statement.bind(1, key.packed)
        defer { statement.reset() }
        return try statement.step() ? ReceivedSlots(statement) : nil
    }

    /// Slots received within some slots, over all rows of a channel's day (from 1).
    package func received(_ month: Month, day: Int, channel: Int, within slots: SlotMask) throws -> SlotCounts {
        guard let statement = try file(month)?.statement("SELECT t1, t3, ever FROM day_reads WHERE key BETWEEN ? AND ?") else {
            return .none
        }
        let keys = ReadKey.range(day: day, channel: channel)
        statement.bind(1, keys.lowerBound)
        statement.bind(2, keys.upperBound)
        var (t1, t3, ever) = (0, 0, 0)
        while try statement.step() {
            let masks = ReceivedSlots(statement)
            t1 += masks.t1.intersection(slots).count
            t3 += masks.t3.intersection(slots).count
            ever += masks.ever.intersection(slots).count
        }
        return SlotCounts(eligible: 0, t1: t1, t3: t3, ever: ever)
    }

    /// All that is kept of one channel of one endpoint in one service day, and the files it came from.
    package func reads(_ month: Month, _ key: ReadKey) throws -> (reads: DayReads, sources: AcceptedFiles)? {
        if cells[month] == nil { cells[month] = try file(month).map(CellReader.init) }
        guard let reader = cells[month], let reads = try reader.reads(key) else { return nil }
        return (reads, reader.sources)
    }

    /// The files by which slots of some channels were received after T1, with the rows of each, the latest file first; rows of
    /// several files stand under none. Only days whose tally says that something came late are looked at, or only `day` (from 1).
    package func late(_ month: Month, day: Int? = nil, channels: Set<Int>) throws -> [(file: AcceptedFile?, rows: Int)] {
        try files(month, channels, where: "t1 <> ever") { $0.t1 < $0.ever && (day ?? $1) == $1 }
    }

    /// The same of all that was received for a day (from 1), whenever it came.
    package func brought(_ month: Month, day: Int, channels: Set<Int>) throws -> [(file: AcceptedFile?, rows: Int)] {
        try files(month, channels, where: "length(ever) > 0") { $0.ever > 0 && day == $1 }
    }

    private func files(
        _ month: Month, _ channels: Set<Int>, where rule: String, _ isMeant: (SlotCounts, _ day: Int) -> Bool
    ) throws -> [(file: AcceptedFile?, rows: Int)] {
        guard let file = try file(month) else { return [] }
        let statement = try file.statement(
            "SELECT first, count(*) FROM day_reads WHERE key BETWEEN ? AND ? AND \(rule) GROUP BY first")
        var rows: [UInt32: Int] = [:]
        for place in try tallies(month) where channels.contains(place.channel) && isMeant(place.counts, place.day) {
            let keys = ReadKey.range(day: place.day, channel: place.channel)
            statement.bind(1, keys.lowerBound)
            statement.bind(2, keys.upperBound)
            while try statement.step() { rows[UInt32(truncatingIfNeeded: statement.int64(0)), default: 0] += statement.int(1) }
            statement.reset()
        }
        let sources = try MonthSchema.sources(file)
        let found = rows.map { (file: sources[$0.key], rows: $0.value) }
        return found.sorted { a, b in
            guard let first = a.file else { return false }
            return b.file.map { $0 < first } ?? true
        }
    }

    /// The endpoints that gave an actual value in some channels of a day (from 1).
    package func endpointsHeard(_ month: Month, day: Int, channels: [Int]) throws -> Set<Int> {
        guard let file = try file(month) else { return [] }
        let statement = try file.statement("SELECT key FROM day_reads WHERE key BETWEEN ? AND ? AND length(ever) > 0")
        var out: Set<Int> = []
        for channel in channels {
            let keys = ReadKey.range(day: day, channel: channel)
            statement.bind(1, keys.lowerBound)
            statement.bind(2, keys.upperBound)
            while try statement.step() { out.insert(ReadKey(packed: statement.int64(0)).endpoint) }
            statement.reset()
        }
        return out
    }

    /// Every key of a month, ascending.
    package func keys(_ month: Month) throws -> [ReadKey] {
        guard let statement = try file(month)?.statement("SELECT key FROM day_reads ORDER BY key") else { return [] }
        var out: [ReadKey] = []
        while try statement.step() { out.append(ReadKey(packed: statement.int64(0))) }
        return out
    }
}

extension ReceivedSlots {
    /// From the columns t1, t3, ever.
    fileprivate init(_ row: SQLiteStatement) {
        self.init(t1: SlotMask(bytes: row.blob(0)), t3: SlotMask(bytes: row.blob(1)), ever: SlotMask(bytes: row.blob(2)))
    }
}

/// Reads whole rows of one month: its statements are prepared and its sources read once.
private final class CellReader {
    let sources: AcceptedFiles
    private let rows, displaced: SQLiteStatement

    init(_ file: SQLiteFile) throws {
        sources = try MonthSchema.sources(file)
        rows = try file.statement("SELECT holder, first, cells FROM day_reads WHERE key = ?")
        displaced = try file.statement("SELECT position, mantissa, scale, quality, source FROM displaced WHERE key = ?")
    }

    func reads(_ key: ReadKey) throws -> DayReads? {
        rows.bind(1, key.packed)
        defer { rows.reset() }
        guard try rows.step() else { return nil }
        let pair = ReadPacking.Sources(
            holder: UInt32(truncatingIfNeeded: rows.int64(0)), first: UInt32(truncatingIfNeeded: rows.int64(1)))
        var reads = DayReads(cells: try ReadPacking.unpack(rows.blob(2), sources: pair))
        displaced.bind(1, key.packed)
        defer { displaced.reset() }
        while try displaced.step() { reads.displaced.append(DisplacedRead(displaced)) }
        return reads
    }
}
