import Domain
import Foundation
import Metering
import Testing

/// gzip and zip, told by content; the packing is done here, by hand, without compression.
@Suite struct PackedFileTests {
    private static let plain = Array("100,NEM12,202609030130,A,B\n900\n".utf8)

    private static func crc(_ bytes: [UInt8]) -> UInt32 {
        var sum = UInt32.max
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? (sum >> 1) ^ 0xEDB8_8320 : sum >> 1 }
        }
        return ~sum
    }

    private static func little<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
        withUnsafeBytes(of: number.littleEndian) { Array($0) }
    }

    private static func gzip(_ bytes: [UInt8]) -> [UInt8] {
        let length = UInt16(bytes.count)
        var out: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1]
        out += little(length)
        out += little(~length)
        out += bytes
        out += little(crc(bytes))
        out += little(UInt32(bytes.count))
        return out
    }

    private static func zip(_ members: [(name: String, bytes: [UInt8])], flags: UInt16 = 0) -> [UInt8] {
        let none = little(UInt16(0))
        var out: [UInt8] = []
        var directory: [UInt8] = []
        for (name, bytes) in members {
            var common = little(UInt16(20)) + little(flags) + none
            common += little(UInt32(0x5A22_0000))
            common += little(crc(bytes))
            common += little(UInt32(bytes.count))
            common += little(UInt32(bytes.count))
            common += little(UInt16(name.utf8.count)) + none
            directory += [0x50, 0x4B, 1, 2]
            directory += little(UInt16(20))
            directory += common
            directory += none + none + none
            directory += little(UInt32(0))
            directory += little(UInt32(out.count))
            directory += Array(name.utf8)
            out += [0x50, 0x4B, 3, 4]
            out += common
            out += Array(name.utf8)
            out += bytes
        }
        let count = little(UInt16(members.count))
        var end: [UInt8] = [0x50, 0x4B, 5, 6]
        end += none + none
        end += count + count
        end += little(UInt32(directory.count))
        end += little(UInt32(out.count))
        end += none
        return out + directory + end
    }

    @Test func `gzip and zip are unpacked whatever they are called`() throws {
        #expect(ReadText.problems(PackedFileTests.gzip(PackedFileTests.plain)).isEmpty)
        #expect(ReadText.problems(PackedFileTests.zip([("a.csv", PackedFileTests.plain)])).isEmpty)
        #expect(
            ReadText.problems(PackedFileTests.zip([("in/", []), ("in/a.csv", PackedFileTests.plain), ("__MACOSX/._a.csv", [1])]))
                .isEmpty)
        let twice =
            PackedFileTests.gzip(Array(PackedFileTests.plain.prefix(20)))
            + PackedFileTests.gzip(Array(PackedFileTests.plain.dropFirst(20)))
        #expect(ReadText.problems(twice).isEmpty)
    }

    @Test func `XML in a gzip is read as often as it takes`() throws {
        let bytes = try ReadText.fixture("cim_meter_readings.xml")
        #expect(try Inspection(bytes: PackedFileTests.gzip(bytes)).streams.map(\.readings) == [2])
    }

    @Test func `an archive with none or several files is refused`() {
        #expect(ReadText.problems(PackedFileTests.zip([])) == ["0: expected one file in the archive, found none"])
        #expect(ReadText.problems(PackedFileTests.zip([("in/", [])])) == ["0: expected one file in the archive, found none"])
        let two = ReadText.problems(PackedFileTests.zip([("a.csv", PackedFileTests.plain), ("b.csv", PackedFileTests.plain)]))
        #expect(
            two == [
                "0: expected one file in the archive, found a second one, \u{201C}b.csv\u{201D}: unpack it and import each file"
            ])
        #expect(!ReadText.problems(PackedFileTests.zip([("a.csv", PackedFileTests.plain)], flags: 1)).isEmpty)
    }

    @Test func `a packed file cut off anywhere is refused`() {
        let gzip = PackedFileTests.gzip(PackedFileTests.plain)
        for length in 0..<gzip.count { #expect(!ReadText.problems(Array(gzip.prefix(length))).isEmpty, "\(length)") }
        let zip = PackedFileTests.zip([("a.csv", PackedFileTests.plain)])
        for length in 0..<(30 + 5 + PackedFileTests.plain.count) {
            #expect(!ReadText.problems(Array(zip.prefix(length))).isEmpty, "\(length)")
        }
    }

    @Test func `a flipped byte in a packed file is noticed`() throws {
        for pack in [PackedFileTests.gzip(PackedFileTests.plain), PackedFileTests.zip([("a.csv", PackedFileTests.plain)])] {
            var damaged = pack
            let place = try #require(damaged.firstIndex(of: UInt8(ascii: "M")))
            // 2026 becomes 2126: still a sound file but for the check sum.
            damaged[place + 5] = UInt8(ascii: "1")
            #expect(!ReadText.problems(damaged).isEmpty)
        }
    }

    /// 40 MB of zeros behind a header, packed by the machine's own gzip to a thousandth.
    @Test func `a bomb is left unpacked`() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "bomb-\(getpid()).gz")
        defer { try? FileManager.default.removeItem(at: file) }
        let shell = Process()
        shell.executableURL = URL(filePath: "/bin/sh")
        shell.arguments = ["-c", "(printf 'MEPMD01,'; head -c 40000000 /dev/zero | tr '\\0' 0) | gzip -9 > \"$0\"", file.path]
        try shell.run()
        shell.waitUntilExit()
        #expect(shell.terminationStatus == 0)
        do {
            try ReadFile.parse(path: file.path) { _ in }
            Issue.record("a bomb must be refused")
        } catch let bad as BadReadFile {
            #expect(bad.rejected.last?.problem.hasPrefix("expected a packed file of a usual size") == true)
        }
    }
}
