/// The check sum at the end of a gzip file, which the unpacking library reads past without comparing.
///
/// Compared where the file is one gzip member, told by its length; of several joined ones only the last has its sum at the end.
struct GzipCheck {
    private let expected: UInt32
    private let length: UInt32
    private var sum: UInt32 = .max
    private var count: UInt32 = 0

    /// From the last eight bytes of the file.
    init(trailer: [UInt8]) {
        let words = trailer.count == 8 ? trailer : [UInt8](repeating: 0, count: 8)
        expected = GzipCheck.word(words[0], words[1], words[2], words[3])
        length = GzipCheck.word(words[4], words[5], words[6], words[7])
    }

    private static func word(_ a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8) -> UInt32 {
        UInt32(a) | UInt32(b) << 8 | UInt32(c) << 16 | UInt32(d) << 24
    }

    mutating func add(_ bytes: UnsafeRawBufferPointer) {
        count &+= UInt32(truncatingIfNeeded: bytes.count)
        sum = GzipCheck.tables.withUnsafeBufferPointer { tables in
            var sum = sum
            var rest = bytes[...]
            while rest.count >= 4 {
                let word = sum ^ bytes.loadUnaligned(fromByteOffset: rest.startIndex, as: UInt32.self).littleEndian
                sum = tables[768 + Int(word & 255)]
                sum ^= tables[512 + Int((word >> 8) & 255)]
                sum ^= tables[256 + Int((word >> 16) & 255)]
                sum ^= tables[Int(word >> 24)]
                rest = rest.dropFirst(4)
            }
            for byte in rest { sum = (sum >> 8) ^ tables[Int((sum ^ UInt32(byte)) & 255)] }
            return sum
        }
    }

    var holds: Bool { count != length || ~sum == expected }

    /// Four tables of 256: what a byte does to the sum from each of four places.
    private static let tables: [UInt32] = {
        var tables: [UInt32] = []
        for byte in UInt32(0)..<256 {
            var sum = byte
            for _ in 0..<8 { sum = sum & 1 == 1 ? (sum >> 1) ^ 0xEDB8_8320 : sum >> 1 }
            tables.append(sum)
        }
        for index in 256..<1_024 {
            let before = tables[index - 256]
            tables.append((before >> 8) ^ tables[Int(before & 255)])
        }
        return tables
    }()
}
