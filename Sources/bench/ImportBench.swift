import BackOffice
import Domain
import Foundation
import Metering

/// A day of a utility as one CMEP file - for every endpoint 24 hourly values and a register, about 740 bytes - taken into the
/// store: file kept and hashed, every value matched to its endpoint, channel and slot, packed, masked for T1 and T3, tallied,
/// committed, on the disk. Beside it, in the same run, DuckDB with two threads: the same file split, unnested, typed, stored in a
/// database file, checkpointed, and the received slots counted.
enum ImportBench {
    private static let utility = CustomerCode(named: "BENCH")
    /// 16 September 2026, 06:00 Pacific: before T1 of the day the file is about.
    private static let clock = Clock.standing(at: Instant(seconds: 1_789_563_600))
    private static let administrator = Actor.ID(named: "root")

    static func run() async throws { try await run(endpoints: 100_000, rounds: 5) }

    /// Ten times the file: for the memory.
    static func runLarge() async throws { try await run(endpoints: 1_000_000, rounds: 1) }

    private static func run(endpoints: Int, rounds: Int) async throws {
        let peer = try Peer(packages: ["duckdb==2.0.0"])
        let folder = NSTemporaryDirectory() + "amico-bench-\(ProcessInfo.processInfo.processIdentifier)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let (file, books) = (folder + "/day.cmep", folder + "/books")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try BenchFiles.writeReads(file, endpoints: endpoints)
        try BenchFiles.writeRegistry(folder + "/registry.csv", endpoints: endpoints)
        let registry = try await makeBooks(books, registry: folder + "/registry.csv")
        let bytes = try FileManager.default.attributesOfItem(atPath: file)[.size] as? Int ?? 0
        var (mine, other, memory): ([Double], [Double], [Int]) = ([], [], [])
        for _ in 0..<rounds {
            let copy = folder + "/round"
            try FileManager.default.copyItem(atPath: books, toPath: copy)
            let words = try child(["import-child", copy, file])
            try FileManager.default.removeItem(atPath: copy)
            let theirs = try peer.run(script, [file, folder + "/peer.duckdb"]).split(separator: " ").map(String.init)
            guard words.count == 3, theirs.count == 2, let seconds = Double(words[0]), let kept = Int(words[1]),
                let peak = Int(words[2]),
                let peerSeconds = Double(theirs[0]), let counted = Int(theirs[1])
            else { throw Peer.Failed(description: "a run did not answer in figures: \(words) \(theirs)") }
            guard kept == counted, kept == endpoints * 25 else {
                throw Peer.Failed(description: "received slots differ: amico \(kept), DuckDB \(counted), owed \(endpoints * 25)")
            }
            mine.append(seconds)
            other.append(peerSeconds)
            memory.append(peak)
        }
        print(
            "import: \(endpoints.grouped) endpoints, \((endpoints * 25).grouped) values, CMEP of \((Double(bytes) / 1e6).short) MB, median of \(rounds)"
        )
        print("  amico                         \(median(mine).short) s, peak memory \(memory.max() ?? 0) MB")
        print("  DuckDB 2.0.0, 2 threads       \(median(other).short) s")
        print("  ratio                         \((median(mine) / median(other)).short)")
        print("  registry of \(endpoints.grouped) rows        \(registry.short) s")
    }

    /// What the child process does: opens the books, imports, prints seconds, received slots and the peak of its memory in MB.
    static func runChild(_ arguments: [String]) async throws {
        guard arguments.count == 2 else { throw Peer.Failed(description: "usage: bench import-child DIR FILE") }
        let start = ContinuousClock.now
        let office = try Office.open(DataDirectory(arguments[0]), clock: clock)
        let actor = try office.actor(administrator.text)
        let outcome = try await ReadImport(office: office, actor: actor).run(arguments[1], utility: utility)
        let spent = ContinuousClock.now - start
        var received = 0
        let store = ReadStore(utility, in: office.directory)
        for month in store.months { received += try store.tallies(month).reduce(0) { $0 + $1.counts.t1 } }
        guard outcome.file.counts?.quarantinedReadings == 0 else { throw Peer.Failed(description: "values were held back") }
        print("\(spent / .seconds(1)) \(received) \(try peakMegabytes())")
    }

    private static func makeBooks(_ path: String, registry: String) async throws -> Double {
        let office = try await Office.create(
            DataDirectory(path), clock: clock, opening: OpenBooks(administrator: administrator, name: "Bench"))
        let actor = try office.actor(administrator.text)
        _ = try await office.perform(
            RegisterCustomer(
                customer: utility, name: "Bench", zone: .pacific, accountManager: "Bench", technicalRepresentative: "Bench"),
            as: actor)
        let digest = try office.files.put(registry)
        let start = ContinuousClock.now
        _ = try await office.perform(ImportRegistry(utility: utility, sha256: digest), as: actor)
        return (ContinuousClock.now - start) / .seconds(1)
    }

    private static func child(_ arguments: [String]) throws -> [String] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Peer.Failed(description: "the import ended with \(process.terminationStatus)")
        }
        return String(decoding: data, as: UTF8.self).split(whereSeparator: \.isWhitespace).map(String.init)
    }

    private static func peakMegabytes() throws -> Int {
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return (line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0) / 1_024
    }

    private static let script = """
        import duckdb, os, sys, time
        file, path = sys.argv[1:3]
        for name in (path, path + '.wal'):
            if os.path.exists(name): os.remove(name)
        start = time.time()
        base = duckdb.connect(path, config={'threads': 2})
        base.execute('set enable_progress_bar = false')
        base.execute('''create table read as
            with line as (select string_split(column0, ',') f from read_csv(?, header=false, columns={'column0': 'VARCHAR'},
                delim='\\x01', quote='', escape='', auto_detect=false, max_line_size=4096)),
            record as (select f[8] meter, f[11] unit, f[14]::int n, f[15:] t from line),
            place as (select meter, unit, t, unnest(range(n)) i from record)
            select meter, unit, strptime(t[i * 3 + 1], '%Y%m%d%H%M') stamp, t[i * 3 + 2] quality, t[i * 3 + 3]::decimal(18, 6) amount
            from place''', [file])
        count = base.execute('''select count(*) from (select distinct meter, unit, stamp from read
            where quality = '' or quality[1] in ('R', 'A'))''').fetchone()[0]
        base.execute('checkpoint')
        base.close()
        print(time.time() - start, count)
        """
}

/// The files the import is timed on, the same on every machine.
private enum BenchFiles {
    static func writeReads(_ path: String, endpoints: Int) throws {
        let first = Instant(seconds: 1_789_455_600)
        let stamps = (1...24).map { hour -> String in
            let (day, second) = Zone.utc.civil(first + hour * 3_600)
            return "\(day.year.padded(4))\(day.month.padded(2))\(day.day.padded(2))\((second / 3_600).padded(2))00"
        }
        try write(path, count: endpoints) { number, out in
            let meter = "M" + number.padded(8)
            let head = "MEPMD01,20080501,HEADEND,UTIL:1,RECEIVER,C\(number.padded(7)),202609161300,\(meter),OK,E,"
            out += head + "KWH,1.0,00000100,24"
            var state = UInt64(truncatingIfNeeded: number) &* 0x9e37_79b9_7f4a_7c15 | 1
            for stamp in stamps {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let value = Int(state >> 33) % 3_000
                out += ",\(stamp),R0,\(value / 1_000).\((value % 1_000).padded(3))"
            }
            out += "\r\n" + head + "KWHREG,1.0,,1,\(stamps[23]),R0,\(Int(state >> 40) % 100_000)\r\n"
        }
    }

    static func writeRegistry(_ path: String, endpoints: Int) throws {
        let header =
            "service_point,premise,account,commodity,cycle,meter,endpoint,configuration,communication,device,state,from,to\n"
        try write(path, header: header, count: endpoints) { number, out in
            let name = number.padded(8)
            out +=
                "SP\(name),P\(name),A\(name),electric,\((number % 20).padded(2)),M\(name),E\(name),residential-electric,mesh,R\(number / 1_000),billing-approved,2026-01-01,\n"
        }
    }

    private static func write(_ path: String, header: String = "", count: Int, _ line: (Int, inout String) -> Void) throws {
        try Data(header.utf8).write(to: URL(fileURLWithPath: path))
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try file.seekToEnd()
        var text = ""
        for number in 0..<count {
            line(number, &text)
            if text.utf8.count > 1 << 20 {
                try file.write(contentsOf: Data(text.utf8))
                text = ""
            }
        }
        try file.write(contentsOf: Data(text.utf8))
        try file.close()
    }
}
