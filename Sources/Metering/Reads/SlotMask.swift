/// Which slots of one service day of one channel: a bit a slot, slot 0 first. Room for 320 slots (a 25-hour day of
/// five-minute intervals has 300); a slot outside is never in it.
package struct SlotMask: Hashable, Sendable {
    package static let capacity = 320

    private var words: (UInt64, UInt64, UInt64, UInt64, UInt64)

    package static let none = SlotMask()

    package init() { words = (0, 0, 0, 0, 0) }

    /// The slots of a range, clipped to the capacity.
    package init(_ range: Range<Int>) {
        self.init()
        let slots = range.clamped(to: 0..<SlotMask.capacity)
        guard !slots.isEmpty else { return }
        words = (
            SlotMask.fill(slots, word: 0), SlotMask.fill(slots, word: 1), SlotMask.fill(slots, word: 2),
            SlotMask.fill(slots, word: 3), SlotMask.fill(slots, word: 4)
        )
    }

    private static func fill(_ slots: Range<Int>, word: Int) -> UInt64 {
        let mine = slots.clamped(to: word * 64..<word * 64 + 64)
        guard !mine.isEmpty else { return 0 }
        let ones: UInt64 = mine.count == 64 ? .max : (1 << UInt64(mine.count)) &- 1
        return ones << UInt64(mine.lowerBound - word * 64)
    }

    package var isEmpty: Bool { words.0 | words.1 | words.2 | words.3 | words.4 == 0 }

    /// How many slots are in it.
    package var count: Int {
        words.0.nonzeroBitCount &+ words.1.nonzeroBitCount &+ words.2.nonzeroBitCount &+ words.3.nonzeroBitCount
            &+ words.4.nonzeroBitCount
    }

    package func contains(_ slot: Int) -> Bool {
        guard slot >= 0, slot < SlotMask.capacity else { return false }
        return word(slot >> 6) & (1 << UInt64(slot & 63)) != 0
    }

    package mutating func insert(_ slot: Int) {
        guard slot >= 0, slot < SlotMask.capacity else { return }
        let bit: UInt64 = 1 << UInt64(slot & 63)
        switch slot >> 6 {
        case 0: words.0 |= bit
        case 1: words.1 |= bit
        case 2: words.2 |= bit
        case 3: words.3 |= bit
        default: words.4 |= bit
        }
    }

    package mutating func remove(_ slot: Int) { self = subtracting(SlotMask(slot..<slot + 1)) }

    package func union(_ other: SlotMask) -> SlotMask {
        SlotMask(
            words.0 | other.words.0, words.1 | other.words.1, words.2 | other.words.2, words.3 | other.words.3,
            words.4 | other.words.4)
    }

    package func intersection(_ other: SlotMask) -> SlotMask {
        SlotMask(
            words.0 & other.words.0, words.1 & other.words.1, words.2 & other.words.2, words.3 & other.words.3,
            words.4 & other.words.4)
    }

    package func subtracting(_ other: SlotMask) -> SlotMask {
        SlotMask(
            words.0 & ~other.words.0, words.1 & ~other.words.1, words.2 & ~other.words.2, words.3 & ~other.words.3,
            words.4 & ~other.words.4)
    }

    /// The slots in it, ascending.
    package var slots: [Int] {
        var out: [Int] = []
        for index in 0..<5 {
            var rest = word(index)
            while rest != 0 {
                out.append(index * 64 + rest.trailingZeroBitCount)
                rest &= rest &- 1
            }
        }
        return out
    }

    private init(_ a: UInt64, _ b: UInt64, _ c: UInt64, _ d: UInt64, _ e: UInt64) { words = (a, b, c, d, e) }

    private func word(_ index: Int) -> UInt64 {
        switch index {
        case 0: words.0
        case 1: words.1
        case 2: words.2
        case 3: words.3
        default: words.4
        }
    }

    package static func == (a: SlotMask, b: SlotMask) -> Bool { a.words == b.words }

    package func hash(into hasher: inout Hasher) {
        for index in 0..<5 { hasher.combine(word(index)) }
    }
}

/// Bytes, little-endian, eight slots a byte, trailing zero bytes left out: what a store row holds.
extension SlotMask {
    package static let maxBytes = capacity / 8

    /// Bytes beyond the capacity are left unread.
    package init(bytes: some Sequence<UInt8>) {
        self.init()
        var words: [UInt64] = [0, 0, 0, 0, 0]
        for (index, byte) in bytes.prefix(SlotMask.maxBytes).enumerated() {
            words[index >> 3] |= UInt64(byte) << UInt64((index & 7) * 8)
        }
        self.words = (words[0], words[1], words[2], words[3], words[4])
    }

    /// The same from bytes lent by a store row, without a copy of them.
    package init(bytes: UnsafeRawBufferPointer) {
        var words: (UInt64, UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0, 0)
        withUnsafeMutableBytes(of: &words) { $0.copyBytes(from: bytes.prefix(SlotMask.maxBytes)) }
        self.words = (
            UInt64(littleEndian: words.0), UInt64(littleEndian: words.1), UInt64(littleEndian: words.2),
            UInt64(littleEndian: words.3), UInt64(littleEndian: words.4)
        )
    }

    package var bytes: [UInt8] {
        var out: [UInt8] = []
        appendBytes(to: &out)
        return out
    }

    /// The highest slot in it, or nil when it is empty.
    package var last: Int? {
        for index in stride(from: 4, through: 0, by: -1) {
            let word = word(index)
            if word != 0 { return index * 64 + 63 - word.leadingZeroBitCount }
        }
        return nil
    }

    package func appendBytes(to out: inout [UInt8]) {
        guard let last else { return }
        for index in 0...(last >> 3) {
            out.append(UInt8(truncatingIfNeeded: word(index >> 3) >> UInt64((index & 7) * 8)))
        }
    }
}

extension SlotMask: Codable {
    package init(from decoder: any Decoder) throws {
        self.init(bytes: try decoder.singleValueContainer().decode([UInt8].self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(bytes)
    }
}
