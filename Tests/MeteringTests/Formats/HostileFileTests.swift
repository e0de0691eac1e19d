import Domain
import Foundation
import Metering
import Testing

/// Bad input: a clear error, nothing taken, in bounded time.
@Suite struct HostileFileTests {
    /// A folder of its own that goes when the test ends.
    private static func withFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "formats-\(getpid())-\(UInt64.random(in: 0 ... .max))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }

    private static func problem(_ path: String) -> String? {
        do {
            try ReadFile.parse(path: path) { _ in }
            return nil
        } catch let bad as BadReadFile {
            return bad.rejected.first?.problem
        } catch {
            return "fault: \(error)"
        }
    }

    @Test func `what is no regular file is refused by name of what it is`() throws {
        try HostileFileTests.withFolder { folder in
            let empty = folder.appending(path: "empty").path
            #expect(FileManager.default.createFile(atPath: empty, contents: Data()))
            let pipe = folder.appending(path: "pipe").path
            #expect(mkfifo(pipe, 0o600) == 0)
            #expect(HostileFileTests.problem(folder.path) == "expected a regular file, found a directory")
            #expect(HostileFileTests.problem("/dev/zero") == "expected a regular file, found a device")
            #expect(HostileFileTests.problem("/dev/null") == "expected a regular file, found a device")
            #expect(HostileFileTests.problem(pipe) == "expected a regular file, found a pipe")
            #expect(HostileFileTests.problem(empty) == "expected meter reads, found an empty file")
            #expect(HostileFileTests.problem(folder.appending(path: "none").path)?.hasSuffix("no such file or directory") == true)
        }
        #expect(ReadText.problems("") == ["0: expected meter reads, found an empty file"])
    }

    @Test(arguments: [
        "\n\n\n", ",,,,\n", " ", "hello", "\u{0}\u{0}\u{0}", "100", "100,", "900", "<", "<a", "<a>", "<html/>",
        "<?xml version=\"1.0\"?>", "\u{FEFF}", "{}",
        "MEPMD01", "MEPMD01,", "100,NEM12", "100,NEM13\n250", "PK", "\u{1F}\u{8B}", "MLA01,,,", "\"", "\"MEPMD01\"", "200",
        "300,20260902",
    ])
    func `a file that is nothing is refused`(text: String) {
        #expect(!ReadText.problems(text).isEmpty)
    }

    @Test(arguments: ["MeterReadingDocument", "feed", "EventMessage"])
    func `no entity is ever declared`(root: String) {
        var text = "<?xml version=\"1.0\"?><!DOCTYPE \(root) [<!ENTITY l0 \"lol\">"
        for level in 1...30 { text += "<!ENTITY l\(level) \"" + String(repeating: "&l\(level - 1);", count: 10) + "\">" }
        text += "]><\(root)>&l30;</\(root)>"
        #expect(ReadText.problems(text) == ["1: expected XML without a document type, found a document type"])
        #expect(ReadText.problems("<!DOCTYPE \(root) SYSTEM \"file:///etc/passwd\"><\(root)/>").count == 1)
    }

    @Test func `depth is bounded`() {
        let deep = "<MeterReadingDocument>" + String(repeating: "<a>", count: 100_000)
        #expect(ReadText.problems(deep) == ["1: expected at most 32 elements inside one another, found more"])
    }

    /// Twenty megabytes of one attribute, one text, one name, one comment; one line of each kind of line file.
    @Test(
        .timeLimit(.minutes(15)),
        arguments: [
            ("<MeterReadingDocument a=\"", "\"/>"), ("<MeterReadingDocument><Channel>", "</Channel></MeterReadingDocument>"),
            ("<", "/>"),
            ("<MeterReadingDocument><!--", "--></MeterReadingDocument>"), ("MEPMD01,20080501,", "\n"), ("100,NEM12,", "\n900"),
            ("", ""),
        ])
    func `a token of twenty megabytes is refused in bounded time`(before: String, after: String) {
        let bytes = Array(before.utf8) + [UInt8](repeating: UInt8(ascii: "x"), count: 20 << 20) + Array(after.utf8)
        #expect(!ReadText.problems(bytes).isEmpty, "\(before)")
    }

    @Test func `only the first hundred wrong lines are kept, and all are counted`() throws {
        let text = "MEPMD01,20080501\n" + String(repeating: "MEPXX99,1\n", count: 5_000)
        do {
            try ReadFile.parse(bytes: Array(text.utf8)) { _ in Issue.record("nothing may be handed over") }
            Issue.record("the file must be refused")
        } catch let bad as BadReadFile {
            #expect(bad.rejected.count == 100)
            #expect(bad.total == 5_001)
            #expect(bad.rejected.last?.line == 100)
        }
    }

    @Test func `problems carry nothing a terminal would act on`() {
        let problem = ReadText.problems("MEPMD01,\u{1B}[2J\u{7}\u{202E}" + String(repeating: "9", count: 500)).first ?? ""
        #expect(!problem.unicodeScalars.contains { $0.value < 32 || $0.value == 0x202E })
        #expect(problem.count < 120)
    }

    @Test(arguments: [
        "cmep_hourly_registers.dat", "Example_NEM12_actual_interval.csv", "Example_NEM12_substituted_interval.csv",
        "cim_meter_readings.xml",
    ])
    func `a file cut off anywhere is refused, or was whole`(name: String) throws {
        let bytes = try ReadText.fixture(name)
        let whole = try ReadFile.parse(bytes: bytes) { _ in }.readings
        for length in 0..<bytes.count {
            let cut = Array(bytes.prefix(length))
            guard ReadText.problems(cut).isEmpty else { continue }
            // What is taken must have ended with a record: NEM12 with its 900, CMEP with the last value of a line or a part of it.
            let readings = try ReadFile.parse(bytes: cut) { _ in }.readings
            #expect(name.hasPrefix("cmep") ? readings <= whole : readings == whole, "\(name) \(length)")
        }
    }
}
