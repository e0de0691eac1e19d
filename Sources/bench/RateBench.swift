import BackOffice
import Domain
import Foundation
import Metering

/// September 2026 of a utility of 100,000 endpoints, hourly intervals and a register each, judged from the kept tallies with its
/// exclusions: 500 endpoints for three days each, and the 1,000 endpoints of a network device for twelve hours. Beside it, in the
/// same run, DuckDB with two threads scanning the same masks, already in its own columns, with the removed slots joined to them.
enum RateBench {
    private static let utility = CustomerCode(named: "BENCH")
    private static let month = Month("2026-09") ?? Month(of: Day(ordinal: 0))
    /// After the month, so that every day of it is judged.
    private static let now = Instant(seconds: 1_791_000_000)
    private static let endpoints = 100_000
    private static let rounds = 15

    static func run() async throws {
        let peer = try Peer(packages: ["duckdb==2.0.0"])
        let folder = NSTemporaryDirectory() + "amico-bench-\(ProcessInfo.processInfo.processIdentifier)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let root = Actor.ID(named: "root")
        let office = try await Office.create(
            DataDirectory(folder + "/books"), clock: .standing(at: now), opening: OpenBooks(administrator: root, name: "Bench"))
        let actor = try office.actor(root.text)
        try await register(office, actor, folder)
        for day in month.days {
            let file = folder + "/day.cmep"
            try writeReads(file, of: day)
            _ = try await ReadImport(office: office, actor: actor).run(
                file, utility: utility,
                terms: ReadImportTerms(receivedAt: Zone.pacific.instant(day + 1, second: 6 * 3_600), zone: .utc, format: .cmep))
        }
        let removed = try await exclude(office, actor)

        var spent: [Double] = []
        var counts = SlotCounts.none
        for _ in 0..<rounds {
            spent.append(
                try timed {
                    let figures = try office.read(as: actor) { try $0.meteringMonth(of: utility, in: month, parts: .rate) }
                    counts = [ReadClass.interval, .register].reduce(.none) {
                        $0 + RateTotal(figures.judgedRate.pooled(.electric, $1)).adjusted
                    }
                })
        }
        try export(office, folder + "/masks.csv")
        try removed.write(toFile: folder + "/removed.csv", atomically: true, encoding: .utf8)
        let words = try peer.run(script, [folder + "/masks.csv", folder + "/removed.csv", String(rounds)])
            .split(separator: " ").map(String.init)
        guard words.count == 3, let theirs = Double(words[0]), let t1 = Int(words[1]), let t3 = Int(words[2]) else {
            throw Peer.Failed(description: "the peer did not answer in figures: \(words)")
        }
        guard t1 == counts.t1, t3 == counts.t3 else {
            throw Peer.Failed(description: "received slots differ: amico \(counts.t1) \(counts.t3), DuckDB \(t1) \(t3)")
        }
        let mine = median(spent) * 1_000
        print(
            "rate: \(month.words) of \(endpoints.grouped) endpoints, \(counts.eligible.grouped) eligible slots, median of \(rounds)"
        )
        print("  amico, from kept tallies      \(mine.short) ms")
        print("  DuckDB 2.0.0, over the masks  \(theirs.short) ms")
        print("  ratio                         \((mine / theirs).short)")
    }

    private static func register(_ office: Office, _ actor: Actor, _ folder: String) async throws {
        _ = try await office.perform(
            RegisterCustomer(
                customer: utility, name: "Bench", zone: .pacific, accountManager: "Bench", technicalRepresentative: "Bench"),
            as: actor)
        _ = try await office.perform(
            AddActor(id: Actor.ID(named: "kim"), name: "Kim", roles: [.accountManager], approval: "bench"), as: actor)
        var text =
            "service_point,premise,account,commodity,cycle,meter,endpoint,configuration,communication,device,state,from,to\n"
        for number in 0..<endpoints {
            let name = number.padded(6)
            text += "S\(name),P\(name),A\(name),electric,\((number % 20).padded(2)),M\(name),E\(name),residential-electric,"
            text += "mesh,R\(number / 1_000),billing-approved,2026-01-01,\n"
        }
        try text.write(toFile: folder + "/registry.csv", atomically: true, encoding: .utf8)
        let digest = try office.files.put(folder + "/registry.csv")
        _ = try await office.perform(ImportRegistry(utility: utility, sha256: digest), as: actor)
    }

    /// One in sixty hours and one in fifty registers is missing.
    private static func writeReads(_ path: String, of day: Day) throws {
        let start = Zone.pacific.start(of: day)
        let stamps = (1...24).map { String(Zone.utc.iso(start + $0 * 3_600).filter(\.isNumber).prefix(12)) }
        try Data().write(to: URL(fileURLWithPath: path))
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        var text = ""
        var state = UInt64(day.ordinal) | 1
        for number in 0..<endpoints {
            let head = "MEPMD01,20080501,HEADEND,UTIL,RECEIVER,C,202609161300,M\(number.padded(6)),OK,E,"
            var triplets = ""
            var count = 0
            for stamp in stamps {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                if (state >> 40) % 60 == 0 { continue }
                triplets += ",\(stamp),R0,\((state >> 33) % 3_000)"
                count += 1
            }
            text += head + "KWH,1.0,00000100,\(count)" + triplets + "\n"
            if (state >> 45) % 50 != 0 { text += head + "KWHREG,1.0,,1,\(stamps[23]),R0,\((state >> 40) % 100_000)\n" }
            if text.utf8.count > 1 << 20 {
                try file.write(contentsOf: Data(text.utf8))
                text = ""
            }
        }
        try file.write(contentsOf: Data(text.utf8))
        try file.close()
    }

    /// Requests and approves; answers the removed slots as rows of day, channel, endpoint's number and mask.
    private static func exclude(_ office: Office, _ actor: Actor) async throws -> String {
        let kim = try office.actor("kim")
        var rows = "day,channel,endpoint,mask\n"
        func ask(_ scope: ExclusionScope, _ period: Period) async throws {
            let asked = try await office.perform(
                RequestExclusion(
                    utility: utility, scope: scope, code: .premiseOutage, from: period.start, to: period.end, evidence: "bench"),
                as: actor)
            _ = try await office.perform(ApproveExclusion(exclusion: asked.exclusion), as: kim)
        }
        for group in 0..<25 {
            let numbers = (0..<20).map { 50_000 + group * 1_000 + $0 * 17 }
            let first = month.first + (group + 1)
            try await ask(
                ExclusionScope(.endpoints, numbers.map { "E\($0.padded(6))" }), Zone.pacific.period(of: first...(first + 2)))
            for number in numbers {
                for day in 0..<3 {
                    rows += "\(first.day + day),2,\(number + 1),\(1 << 24 - 1)\n\(first.day + day),1,\(number + 1),1\n"
                }
            }
        }
        let outage = Zone.pacific.instant(month.first + 9, second: 6 * 3_600)
        try await ask(ExclusionScope(.devices, ["R7"]), Period(outage, outage + 12 * 3_600))
        for number in 7_000..<8_000 { rows += "10,2,\(number + 1),\((1 << 12 - 1) << 6)\n" }
        return rows
    }

    /// The masks as the store keeps them: day, channel, endpoint's number, T1 and T3 as integers.
    private static func export(_ office: Office, _ path: String) throws {
        let store = ReadStore(utility, in: office.directory)
        try Data().write(to: URL(fileURLWithPath: path))
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        var text = "day,channel,endpoint,t1,t3\n"
        func number(_ mask: SlotMask) -> Int { mask.slots.reduce(0) { $0 | 1 << $1 } }
        for key in try store.keys(month) {
            guard let masks = try store.masks(month, key) else { continue }
            text += "\(key.day),\(key.channel),\(key.endpoint),\(number(masks.t1)),\(number(masks.t3))\n"
            if text.utf8.count > 1 << 20 {
                try file.write(contentsOf: Data(text.utf8))
                text = ""
            }
        }
        try file.write(contentsOf: Data(text.utf8))
        try file.close()
    }

    private static let script = """
        import duckdb, sys, time
        masks, removed, rounds = sys.argv[1:4]
        base = duckdb.connect(config={'threads': 2})
        base.execute('set enable_progress_bar = false')
        base.execute('create table m as select day::tinyint d, channel::smallint c, endpoint::integer e, t1::bigint t1, t3::bigint t3 from read_csv(?)', [masks])
        base.execute('create table r as select day::tinyint d, channel::smallint c, endpoint::integer e, mask::bigint mask from read_csv(?)', [removed])
        spent = []
        for _ in range(int(rounds)):
            start = time.perf_counter()
            rows = base.execute('''select d, c, sum(bit_count(t1 & ~coalesce(mask, 0))), sum(bit_count(t3 & ~coalesce(mask, 0)))
                from m left join r using (d, c, e) group by d, c''').fetchall()
            spent.append(time.perf_counter() - start)
        print(sorted(spent)[len(spent) // 2] * 1000, sum(r[2] for r in rows), sum(r[3] for r in rows))
        """
}
