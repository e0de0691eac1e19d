import Domain
import Metering

/// Packed rows on their way from the parser to the months, in one buffer.
final class ReadBatch: @unchecked Sendable {
    // Handed from one thread to the other, never held by both: the sender lets go of it when it sends.

    private struct Entry {
        /// The month's place among the file's months above bit 53, a `ReadKey` below.
        var key: Int64
        var offset: Int32
        var length: Int32
        var everOffset: Int32
        var everLength: UInt8
        var deadlines: UInt8
        var count: UInt16
        var received: UInt16
    }

    /// One row: cells of one file for one channel of one endpoint in one service day. Lent.
    struct Row {
        let key: Int64
        let cells: UnsafeRawBufferPointer
        /// The mask of slots with an actual value.
        let ever: UnsafeRawBufferPointer
        let isByT1: Bool
        let isByT3: Bool
        let count: Int
        /// Slots in `ever`.
        let received: Int
    }

    static let monthShift: Int64 = 54

    /// The file's months so far, in the order they came up: what an entry's month number counts into.
    var months: [Month] = []
    private var entries: [Entry] = []
    private var bytes: [UInt8] = []

    init() {
        bytes.reserveCapacity(ReadBatch.fullAt + 65_536)
        entries.reserveCapacity(262_144)
    }

    private static let fullAt = 16 << 20

    var isFull: Bool { bytes.count >= ReadBatch.fullAt || entries.count >= 262_000 }
    var isEmpty: Bool { entries.isEmpty }

    /// Packs cells ascending by position. `month` is the place among the file's months, below 32.
    func add(_ cells: [ReadCell], key: ReadKey, month: Int, isRegister: Bool, frame: DayFrame, acceptedAt: Int64) {
        let offset = bytes.count
        ReadPacking.pack(cells, into: &bytes)
        let length = bytes.count - offset
        var (everOffset, everLength, received) = (bytes.count, 0, 0)
        if isRegister {
            if cells.contains(where: { $0.quality == .actual && frame.isNear($0.position) }) {
                bytes.append(1)
                (everLength, received) = (1, 1)
            }
        } else if cells.allSatisfy({ $0.quality == .actual }) {
            // All actual: the mask of what is there, which stands behind the flag and its own length.
            (everOffset, everLength, received) = (offset + 2, Int(bytes[offset + 1]), cells.count)
        } else {
            var mask = SlotMask()
            for cell in cells where cell.quality == .actual { mask.insert(Int(cell.position)) }
            mask.appendBytes(to: &bytes)
            (everLength, received) = (bytes.count - everOffset, mask.count)
        }
        entries.append(
            Entry(
                key: Int64(month) << ReadBatch.monthShift | key.packed, offset: Int32(truncatingIfNeeded: offset),
                length: Int32(truncatingIfNeeded: length), everOffset: Int32(truncatingIfNeeded: everOffset),
                everLength: UInt8(truncatingIfNeeded: everLength),
                deadlines: (acceptedAt <= frame.t1 ? 1 : 0) | (acceptedAt <= frame.t3 ? 2 : 0),
                count: UInt16(truncatingIfNeeded: cells.count), received: UInt16(truncatingIfNeeded: received)))
    }

    /// Hands out the rows month by month, each month's in the order of their keys.
    func drain(_ each: (_ month: Int, Row) throws -> Void) throws {
        entries.sort { $0.key < $1.key }
        try bytes.withUnsafeBytes { bytes in
            for entry in entries {
                let row = Row(
                    key: entry.key & ((1 << ReadBatch.monthShift) - 1),
                    cells: UnsafeRawBufferPointer(rebasing: bytes[Int(entry.offset)..<Int(entry.offset) + Int(entry.length)]),
                    ever: UnsafeRawBufferPointer(
                        rebasing: bytes[Int(entry.everOffset)..<Int(entry.everOffset) + Int(entry.everLength)]),
                    isByT1: entry.deadlines & 1 != 0, isByT3: entry.deadlines & 2 != 0, count: Int(entry.count),
                    received: Int(entry.received))
                try each(Int(entry.key >> ReadBatch.monthShift), row)
            }
        }
        entries.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
    }
}
