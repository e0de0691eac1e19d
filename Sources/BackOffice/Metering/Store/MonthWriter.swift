import Domain
import Metering

/// Merges the rows of one read file into one month, in one transaction that also notes the file and keeps the tallies.
final class MonthWriter {
    private let file: SQLiteFile
    private let month: Month
    private let frames: DayFrames
    private let source: UInt32
    /// The file was merged into this month before, whole: what it finds of itself is not counted again.
    private let isRepeat: Bool
    private var sources: AcceptedFiles
    private let insert, select, update, selectDisplaced, deleteDisplaced, insertDisplaced: SQLiteStatement
    private var tallies: [Int64: SlotCounts] = [:]
    private var tally = (place: Int64(-1), counts: SlotCounts.none)
    private(set) var counts = MergeCounts()
    private var packed: [UInt8] = []

    init(_ path: String, month: Month, days: UtilityDays, accepted: AcceptedFile, cacheKiB: Int) throws {
        file = try SQLiteFile.writing(path, cacheKiB: cacheKiB)
        self.month = month
        frames = DayFrames(days: days)
        try file.execute("BEGIN IMMEDIATE")
        try MonthSchema.check(file)
        if try file.value("PRAGMA user_version", { $0.int(0) }) == 0 { try file.execute(MonthSchema.sql) }
        sources = try MonthSchema.sources(file)
        let known = try file.statement("SELECT number FROM source WHERE digest = ?")
        known.bind(1, accepted.digest)
        isRepeat = try known.step()
        if isRepeat {
            source = UInt32(truncatingIfNeeded: known.int(0))
        } else {
            source = sources.append(accepted)
            let note = try file.statement("INSERT INTO source VALUES (?, ?, ?, 0, 0, 0, 0, 0)")
            note.bind(1, Int64(source))
            note.bind(2, accepted.digest)
            note.bind(3, accepted.acceptedAt.milliseconds)
            try note.run()
        }
        known.reset()
        insert = try file.statement(
            "INSERT INTO day_reads (key, holder, first, t1, t3, ever, cells) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
        select = try file.statement("SELECT holder, first, t1, t3, ever, cells FROM day_reads WHERE key = ?")
        update = try file.statement(
            "UPDATE day_reads SET holder = ?2, first = ?3, t1 = ?4, t3 = ?5, ever = ?6, cells = ?7 WHERE key = ?1")
        selectDisplaced = try file.statement("SELECT position, mantissa, scale, quality, source FROM displaced WHERE key = ?")
        deleteDisplaced = try file.statement("DELETE FROM displaced WHERE key = ?")
        insertDisplaced = try file.statement("INSERT INTO displaced VALUES (?, ?, ?, ?, ?, ?)")
        insert.bind(2, Int64(source))
        insert.bind(3, Int64(source))
    }

    /// Merges one row; its cells all have this file as their source.
    func merge(_ row: ReadBatch.Row) throws {
        insert.bind(1, row.key)
        insert.bind(4, borrowed: row.isByT1 ? row.ever : UnsafeRawBufferPointer(start: nil, count: 0))
        insert.bind(5, borrowed: row.isByT3 ? row.ever : UnsafeRawBufferPointer(start: nil, count: 0))
        insert.bind(6, borrowed: row.ever)
        insert.bind(7, borrowed: row.cells)
        try insert.run()
        if file.changes == 1 {
            counts.new &+= row.count
            add(
                row.key,
                SlotCounts(eligible: 0, t1: row.isByT1 ? row.received : 0, t3: row.isByT3 ? row.received : 0, ever: row.received))
        } else {
            try join(row)
        }
    }

    private func join(_ row: ReadBatch.Row) throws {
        let (held, before) = try stored(row.key)
        let pair = ReadPacking.Sources(holder: source, first: source)
        let incoming = DayReads(cells: try ReadPacking.unpack(row.cells, sources: pair))
        var (joined, outcome) = (held, MergeCounts())
        joined.merge(incoming, sources, &outcome)
        count(outcome)
        guard joined != held else { return }
        let (frame, isRegister) = frames.frame(of: ReadKey(packed: row.key), in: month)
        let after = frame.received(joined.cells, sources, isRegister: isRegister)
        packed.removeAll(keepingCapacity: true)
        let shared = ReadPacking.pack(joined.cells, into: &packed)
        update.bind(1, row.key)
        update.bind(2, Int64(shared?.holder ?? 0))
        update.bind(3, Int64(shared?.first ?? 0))
        update.bind(4, after.t1.bytes)
        update.bind(5, after.t3.bytes)
        update.bind(6, after.ever.bytes)
        update.bind(7, packed)
        try update.run()
        add(
            row.key,
            SlotCounts(
                eligible: 0, t1: after.t1.count - before.t1.count, t3: after.t3.count - before.t3.count,
                ever: after.ever.count - before.ever.count))
        if joined.displaced != held.displaced { try keepDisplaced(joined.displaced, of: row.key) }
    }

    private func stored(_ key: Int64) throws -> (DayReads, ReceivedSlots) {
        select.bind(1, key)
        defer { select.reset() }
        guard try select.step() else { throw DamagedRow() }
        let pair = ReadPacking.Sources(
            holder: UInt32(truncatingIfNeeded: select.int64(0)), first: UInt32(truncatingIfNeeded: select.int64(1)))
        let masks = ReceivedSlots(
            t1: SlotMask(bytes: select.blob(2)), t3: SlotMask(bytes: select.blob(3)), ever: SlotMask(bytes: select.blob(4)))
        var reads = DayReads(cells: try ReadPacking.unpack(select.blob(5), sources: pair))
        selectDisplaced.bind(1, key)
        defer { selectDisplaced.reset() }
        while try selectDisplaced.step() { reads.displaced.append(DisplacedRead(selectDisplaced)) }
        return (reads, masks)
    }

    private func keepDisplaced(_ displaced: [DisplacedRead], of key: Int64) throws {
        deleteDisplaced.bind(1, key)
        try deleteDisplaced.run()
        for read in displaced {
            insertDisplaced.bind(1, key)
            insertDisplaced.bind(2, read.position)
            insertDisplaced.bind(3, read.amount.mantissa)
            insertDisplaced.bind(4, Int(read.amount.scale))
            insertDisplaced.bind(5, Int(read.quality.rawValue))
            insertDisplaced.bind(6, Int64(read.source))
            try insertDisplaced.run()
        }
    }

    private func count(_ outcome: MergeCounts) {
        var outcome = outcome
        if isRepeat {
            (outcome.duplicate, outcome.outranked, outcome.repeated) = (0, 0, 0)
        } else {
            // The same value twice in one file is a duplicate like any other.
            outcome.duplicate &+= outcome.repeated
            outcome.repeated = 0
        }
        counts = counts + outcome
    }

    private func add(_ key: Int64, _ change: SlotCounts) {
        let place = key >> 32
        if place != tally.place {
            setTallyAside()
            tally = (place, .none)
        }
        tally.counts = tally.counts + change
    }

    private func setTallyAside() {
        guard tally.place >= 0 else { return }
        tallies[tally.place] = (tallies[tally.place] ?? .none) + tally.counts
    }

    /// Writes tallies and counts and commits: all of it is on the disk, or nothing. Answers the file's counts in this month,
    /// those of earlier merges included.
    func commit() throws -> MergeCounts {
        setTallyAside()
        tally.place = -1
        let begin = try file.statement(
            "INSERT INTO tally (day, channel, t1, t3, ever) VALUES (?, ?, 0, 0, 0) ON CONFLICT DO NOTHING")
        let change = try file.statement(
            "UPDATE tally SET t1 = t1 + ?3, t3 = t3 + ?4, ever = ever + ?5 WHERE day = ?1 AND channel = ?2")
        for (place, counts) in tallies.sorted(by: { $0.key < $1.key }) {
            let key = ReadKey(packed: place << 32)
            for statement in [begin, change] {
                statement.bind(1, key.day)
                statement.bind(2, key.channel)
            }
            try begin.run()
            for (place, number) in [counts.t1, counts.t3, counts.ever].enumerated() { change.bind(Int32(place + 3), number) }
            try change.run()
        }
        let note = try file.statement(
            """
            UPDATE source SET new = new + ?2, duplicate = duplicate + ?3, corrected = corrected + ?4,
            conflicting = conflicting + ?5, outranked = outranked + ?6 WHERE number = ?1
            RETURNING new, duplicate, corrected, conflicting, outranked
            """)
        for (place, number) in [
            Int(source), counts.new, counts.duplicate, counts.corrected, counts.conflicting, counts.outranked,
        ]
        .enumerated() {
            note.bind(Int32(place + 1), number)
        }
        guard try note.step() else { throw DamagedRow() }
        var total = MergeCounts()
        (total.new, total.duplicate, total.corrected) = (note.int(0), note.int(1), note.int(2))
        (total.conflicting, total.outranked) = (note.int(3), note.int(4))
        note.reset()
        try file.execute("COMMIT")
        return total
    }

    /// Leaves the month as it was.
    func rollBack() { try? file.execute("ROLLBACK") }
}

extension DisplacedRead {
    /// From the columns position, mantissa, scale, quality, source.
    init(_ row: SQLiteStatement) {
        self.init(
            position: row.int64(0), amount: Amount(mantissa: row.int64(1), scale: UInt8(clamping: row.int(2))),
            quality: Quality(rawValue: UInt8(clamping: row.int(3))) ?? .missing, source: UInt32(truncatingIfNeeded: row.int64(4)))
    }
}
