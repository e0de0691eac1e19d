import Domain

/// The bytes a store row keeps of its cells, exact to the last decimal.
///
/// Layout: a flag byte; the positions (a slot mask with its length, or a count and the differences); the quality (one, or two
/// bits a cell); the scale (one, or one a value) and the values as differences, missing ones left out; the sources where they
/// are not one pair for all. Integers are little-endian base-128, signed ones zigzag.
package enum ReadPacking {
    private static let bySlot: UInt8 = 1
    private static let mixedQuality: UInt8 = 2
    private static let ownScales: UInt8 = 4
    private static let ownSources: UInt8 = 8

    /// The pair of sources that all cells share; nil when they differ and stand in the bytes.
    package struct Sources: Equatable, Sendable {
        package var holder: UInt32
        package var first: UInt32

        package init(holder: UInt32, first: UInt32) {
            self.holder = holder
            self.first = first
        }
    }

    /// The most cells a row may have: bounds what a damaged row can ask for.
    static let mostCells = 4_096

    /// Appends the bytes of cells ascending by position.
    @discardableResult
    package static func pack(_ cells: [ReadCell], into out: inout [UInt8]) -> Sources? {
        guard let head = cells.first, let tail = cells.last else {
            out.append(bySlot)
            out.append(contentsOf: [0, 0, 0])
            return Sources(holder: 0, first: 0)
        }
        var flags: UInt8 = 0
        var (isOneQuality, areOneSource) = (true, true)
        var scale: UInt8 = 0
        var (holder, first) = (head.holder, UInt32(0))
        for cell in cells {
            if cell.quality != head.quality { isOneQuality = false }
            if cell.amount.scale > scale { scale = cell.amount.scale }
            if cell.holder != holder { areOneSource = false }
            if cell.first != 0 {
                if first == 0 { first = cell.first } else if cell.first != first { areOneSource = false }
            }
        }
        if head.position >= 0, tail.position < SlotMask.capacity { flags |= bySlot }
        if !isOneQuality { flags |= mixedQuality }
        let isCommonScale = cells.allSatisfy { $0.amount.scale == scale || $0.amount.rescaled(to: scale) != nil }
        if !isCommonScale { flags |= ownScales }
        if !areOneSource { flags |= ownSources }
        out.append(flags)
        packPositions(cells, asSlots: flags & bySlot != 0, into: &out)
        packQualities(cells, isOne: isOneQuality, into: &out)
        packValues(cells, scale: isCommonScale ? scale : nil, into: &out)
        if areOneSource { return Sources(holder: holder, first: first) }
        for cell in cells {
            append(UInt64(cell.holder), to: &out)
            append(UInt64(cell.first), to: &out)
        }
        return nil
    }

    private static func packPositions(_ cells: [ReadCell], asSlots: Bool, into out: inout [UInt8]) {
        if asSlots {
            let start = out.count
            out.append(0)
            var (byte, index): (UInt8, Int64) = (0, 0)
            for cell in cells {
                while cell.position >> 3 > index {
                    out.append(byte)
                    (byte, index) = (0, index &+ 1)
                }
                byte |= 1 << UInt8(truncatingIfNeeded: cell.position & 7)
            }
            out.append(byte)
            out[start] = UInt8(truncatingIfNeeded: out.count - start - 1)
        } else {
            append(UInt64(cells.count), to: &out)
            var before: Int64 = 0
            for cell in cells {
                append(zigzag(cell.position &- before), to: &out)
                before = cell.position
            }
        }
    }

    private static func packQualities(_ cells: [ReadCell], isOne: Bool, into out: inout [UInt8]) {
        if isOne {
            out.append(cells.first?.quality.rawValue ?? 0)
            return
        }
        var (byte, shift): (UInt8, UInt8) = (0, 0)
        for cell in cells {
            byte |= cell.quality.rawValue << shift
            shift += 2
            if shift == 8 {
                out.append(byte)
                (byte, shift) = (0, 0)
            }
        }
        if shift > 0 { out.append(byte) }
    }

    private static func packValues(_ cells: [ReadCell], scale: UInt8?, into out: inout [UInt8]) {
        if let scale { out.append(scale) }
        var before: Int64 = 0
        for cell in cells where cell.quality != .missing {
            if let scale {
                let digits = cell.amount.scale == scale ? cell.amount.mantissa : cell.amount.rescaled(to: scale)?.mantissa ?? 0
                append(zigzag(digits &- before), to: &out)
                before = digits
            } else {
                append(zigzag(cell.amount.mantissa), to: &out)
                out.append(cell.amount.scale)
            }
        }
    }

    /// The cells a row's bytes hold; `sources` is the pair kept beside them. Refusals: `DamagedRow`.
    package static func unpack(_ bytes: UnsafeRawBufferPointer, sources: Sources?) throws(DamagedRow) -> [ReadCell] {
        var input = PackedBytes(bytes)
        let flags = try input.byte()
        let positions = try unpackPositions(&input, asSlots: flags & bySlot != 0)
        let qualities = try unpackQualities(&input, count: positions.count, isOne: flags & mixedQuality == 0)
        let common: UInt8? = flags & ownScales == 0 ? try input.byte() : nil
        guard (common ?? 0) <= 18 else { throw DamagedRow() }
        var cells: [ReadCell] = []
        cells.reserveCapacity(positions.count)
        var before: Int64 = 0
        for (position, quality) in zip(positions, qualities) {
            var amount = Amount.zero
            if quality != .missing {
                if let common {
                    before = before &+ unzigzag(try input.integer())
                    amount = Amount(mantissa: before, scale: common)
                } else {
                    let mantissa = unzigzag(try input.integer())
                    amount = Amount(mantissa: mantissa, scale: min(try input.byte(), 18))
                }
            }
            var cell = ReadCell(position: position, amount: amount, quality: quality, source: sources?.holder ?? 0)
            cell.first = quality == .actual ? sources?.first ?? 0 : 0
            cells.append(cell)
        }
        if flags & ownSources != 0 {
            for index in cells.indices {
                cells[index].holder = UInt32(truncatingIfNeeded: try input.integer())
                cells[index].first = UInt32(truncatingIfNeeded: try input.integer())
            }
        }
        return cells
    }

    private static func unpackPositions(_ input: inout PackedBytes, asSlots: Bool) throws(DamagedRow) -> [Int64] {
        var positions: [Int64] = []
        if asSlots {
            let length = Int(try input.byte())
            guard length <= SlotMask.maxBytes else { throw DamagedRow() }
            for index in 0..<length {
                var byte = try input.byte()
                while byte != 0 {
                    positions.append(Int64(index * 8 + byte.trailingZeroBitCount))
                    byte &= byte &- 1
                }
            }
        } else {
            let count = try input.integer()
            guard count <= mostCells else { throw DamagedRow() }
            var before: Int64 = 0
            for _ in 0..<count {
                before = before &+ unzigzag(try input.integer())
                positions.append(before)
            }
        }
        return positions
    }

    private static func unpackQualities(_ input: inout PackedBytes, count: Int, isOne: Bool) throws(DamagedRow) -> [Quality] {
        if isOne {
            guard let quality = Quality(rawValue: try input.byte()) else { throw DamagedRow() }
            return Array(repeating: quality, count: count)
        }
        var qualities: [Quality] = []
        var byte: UInt8 = 0
        for index in 0..<count {
            byte = index & 3 == 0 ? try input.byte() : byte >> 2
            qualities.append(Quality(rawValue: byte & 3) ?? .missing)
        }
        return qualities
    }

    private static func append(_ value: UInt64, to out: inout [UInt8]) {
        var rest = value
        while rest >= 128 {
            out.append(UInt8(truncatingIfNeeded: rest) | 128)
            rest >>= 7
        }
        out.append(UInt8(truncatingIfNeeded: rest))
    }

    private static func zigzag(_ value: Int64) -> UInt64 { UInt64(bitPattern: (value << 1) ^ (value >> 63)) }
    private static func unzigzag(_ value: UInt64) -> Int64 { Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1) }
}

/// A stored row whose bytes do not add up: a fault of the disk, not of a file that was received.
package struct DamagedRow: Error, Sendable {
    package init() {}
}

/// Bytes read from the front, never past the end.
private struct PackedBytes {
    private let bytes: UnsafeRawBufferPointer
    private var next = 0

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    mutating func byte() throws(DamagedRow) -> UInt8 {
        guard next < bytes.count else { throw DamagedRow() }
        defer { next += 1 }
        return bytes[next]
    }

    mutating func integer() throws(DamagedRow) -> UInt64 {
        var (value, shift): (UInt64, UInt64) = (0, 0)
        while shift < 64 {
            let byte = try byte()
            value |= UInt64(byte & 127) << shift
            if byte < 128 { return value }
            shift += 7
        }
        throw DamagedRow()
    }
}
