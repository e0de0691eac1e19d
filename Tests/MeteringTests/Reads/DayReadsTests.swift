import Domain
import Metering
import Testing

struct DayReadsTests {
    private let sources: AcceptedFiles = {
        var sources = AcceptedFiles()
        for (second, byte) in [(100, 3), (100, 9), (200, 1), (300, 5), (50, 200)] {
            _ = sources.append(
                AcceptedFile(acceptedAt: Instant(seconds: second), digest: Array(repeating: UInt8(byte), count: 32)))
        }
        return sources
    }()

    private func value(_ mantissa: Int64, _ quality: Quality = .actual, from source: UInt32, at position: Int64 = 0) -> DayReads {
        DayReads(cells: [
            ReadCell(position: position, amount: Amount(mantissa: mantissa, scale: 1), quality: quality, source: source)
        ])
    }

    private func merged(_ parts: [DayReads]) -> (DayReads, MergeCounts) {
        var (out, counts) = (DayReads(), MergeCounts())
        for part in parts { out.merge(part, sources, &counts) }
        return (out.settled, counts)
    }

    @Test func `the same value and quality again is a duplicate and keeps the first acceptance`() {
        let (reads, counts) = merged([value(15, from: 1), value(15, from: 3)])
        #expect(counts.new == 1 && counts.duplicate == 1)
        #expect(reads.cells.first?.first == 1)
        #expect(reads.cells.first?.holder == 3)
        #expect(reads.displaced.isEmpty)
    }

    @Test func `another value accepted later holds and the earlier one is kept as corrected`() {
        let (reads, counts) = merged([value(15, from: 1), value(16, from: 3)])
        #expect(counts.corrected == 1)
        #expect(reads.cells.first?.amount.text == "1.6")
        #expect(reads.cells.first?.first == 1)
        #expect(reads.displaced.map(\.amount.text) == ["1.5"])
    }

    @Test func `another value at the same instant conflicts and the higher file hash holds`() {
        for parts in [[value(15, from: 1), value(16, from: 2)], [value(16, from: 2), value(15, from: 1)]] {
            let (reads, counts) = merged(parts)
            #expect(counts.conflicting == 1)
            #expect(reads.cells.first?.amount.text == "1.6")
            #expect(reads.displaced.map(\.amount.text) == ["1.5"])
        }
    }

    @Test func `an estimate never replaces an actual, however late, and an actual replaces an estimate`() {
        let (late, counts) = merged([value(15, from: 1), value(99, .estimated, from: 4)])
        #expect(late.cells.first?.quality == .actual && counts.outranked == 1)
        let (reads, other) = merged([value(99, .estimated, from: 4), value(15, from: 1)])
        #expect(reads == late && other.corrected == 1)
        #expect(merged([value(7, .estimated, from: 1), value(0, .missing, from: 4)]).0.cells.first?.quality == .estimated)
    }

    @Test func `the first value of a slot that was said to be missing is new, not a correction`() {
        let (reads, counts) = merged([value(0, .missing, from: 1), value(15, from: 3)])
        #expect(counts.new == 2 && counts.corrected == 0)
        #expect(reads.cells.first?.quality == .actual && reads.cells.first?.first == 3)
    }

    @Test func `merging a file a second time changes nothing and counts nothing`() {
        let first = merged([value(15, from: 1), value(16, from: 3)])
        let again = merged([value(15, from: 1), value(16, from: 3), value(15, from: 1), value(16, from: 3)])
        #expect(first.0 == again.0)
        #expect(again.1.repeated == 2 && again.1.corrected == 1)
    }

    @Test func `merging is commutative, associative and idempotent`() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<3_000 {
            let parts = (0..<Int.random(in: 2...7, using: &random)).map { _ in
                value(
                    Int64.random(in: 0...2, using: &random) * 10, Quality.allCases.randomElement(using: &random) ?? .actual,
                    from: UInt32.random(in: 1...5, using: &random), at: Int64.random(in: 0...1, using: &random))
            }
            let straight = merged(parts).0
            #expect(straight == merged(parts.shuffled(using: &random)).0)
            #expect(straight == merged((parts + parts).shuffled(using: &random)).0)
            let cut = Int.random(in: 0...parts.count, using: &random)
            #expect(straight == merged([merged(Array(parts[..<cut])).0, merged(Array(parts[cut...])).0]).0)
            #expect(straight == merged([straight, straight]).0)
        }
    }
}

struct ReadPackingTests {
    @Test func `what was packed is unpacked to the last decimal`() throws {
        var random = SystemRandomNumberGenerator()
        for round in 0..<2_000 {
            let isRegister = round % 3 == 0
            let positions = Set(
                (0..<Int.random(in: 0...96, using: &random)).map { _ in
                    isRegister
                        ? Int64.random(in: -43_200_000...43_200_000, using: &random) : Int64.random(in: 0..<300, using: &random)
                }
            ).sorted()
            let isPlain = Bool.random(using: &random)
            let cells = positions.map { position in
                var cell = ReadCell(
                    position: position,
                    amount: Amount(
                        mantissa: round % 5 == 0
                            ? Int64.random(in: -999_999_999_999_999_999...999_999_999_999_999_999, using: &random)
                            : Int64.random(in: -5_000...5_000, using: &random),
                        scale: isPlain ? 3 : UInt8.random(in: 0...18, using: &random)),
                    quality: isPlain ? .actual : Quality.allCases.randomElement(using: &random) ?? .actual,
                    source: isPlain ? 7 : UInt32.random(in: 1...300, using: &random))
                if round % 7 == 0, cell.quality == .actual { cell.first = UInt32.random(in: 1...3, using: &random) }
                return cell
            }
            var bytes: [UInt8] = []
            let sources = ReadPacking.pack(cells, into: &bytes)
            let back = try bytes.withUnsafeBytes { try ReadPacking.unpack($0, sources: sources) }
            #expect(DayReads(cells: back).settled == DayReads(cells: cells).settled)
        }
    }

    @Test func `a day of hourly values of one file takes little more than two bytes a value`() {
        let cells = (0..<24).map {
            ReadCell(position: $0, amount: Amount(mantissa: 1_000 + $0 * 37 % 400, scale: 3), quality: .actual, source: 1)
        }
        var bytes: [UInt8] = []
        #expect(ReadPacking.pack(cells, into: &bytes) == ReadPacking.Sources(holder: 1, first: 1))
        #expect(bytes.count <= 60)
    }

    @Test func `damaged bytes are refused without a trap`() {
        var random = SystemRandomNumberGenerator()
        let cells = (0..<24).map {
            ReadCell(
                position: $0, amount: Amount(mantissa: $0, scale: 0), quality: $0 % 2 == 0 ? .actual : .missing,
                source: UInt32($0))
        }
        var good: [UInt8] = []
        _ = ReadPacking.pack(cells, into: &good)
        for _ in 0..<5_000 {
            var bytes = good
            for _ in 0..<3 { bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random) }
            bytes.removeLast(Int.random(in: 0..<bytes.count, using: &random))
            let read = bytes.withUnsafeBytes { try? ReadPacking.unpack($0, sources: nil) }
            #expect((read?.count ?? 0) <= 4_096)
        }
    }

    @Test func `a calculation constant and a power of ten are applied exactly or not at all`() {
        #expect(Amount(mantissa: 15, scale: 1).times(Amount(mantissa: 40, scale: 0), power: 0)?.text == "60")
        #expect(Amount(mantissa: 123, scale: 0).times(Amount(mantissa: 1, scale: 0), power: -3)?.text == "0.123")
        #expect(Amount(mantissa: 5, scale: 0).times(Amount(mantissa: 1, scale: 0), power: 2)?.text == "500")
        #expect(Amount(mantissa: Amount.largestMantissa, scale: 0).times(Amount(mantissa: 3, scale: 0), power: 0) == nil)
        #expect(Amount(mantissa: 7, scale: 18).times(Amount(mantissa: 1, scale: 0), power: -1) == nil)
    }

    @Test func `a key sorts by day, channel and endpoint`() throws {
        let a = try #require(ReadKey(day: 1, channel: 65_535, endpoint: 4_294_967_295))
        let b = try #require(ReadKey(day: 2, channel: 1, endpoint: 1))
        #expect(a < b)
        #expect(a.day == 1 && a.channel == 65_535 && a.endpoint == 4_294_967_295)
        #expect(ReadKey(day: 2, channel: 1, endpoint: 4_294_967_296) == nil)
        #expect(ReadKey.range(day: 2, channel: 1).contains(b.packed) && !ReadKey.range(day: 2, channel: 1).contains(a.packed))
    }
}
