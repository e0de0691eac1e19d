import BackOffice
import Domain
import Foundation

/// The desk with a million open requests stored: opening one more, finding and taking the escalations that are due, searching,
/// and the first rows of the queue. The peer does the same with Python's sqlite3 over a copy of the same tables.
enum DeskBench {
    private static let stored = 1_000_000
    private static let due = 2_000
    private static let opened = 200
    private static let searches = 400
    private static let customers = 250

    /// A Wednesday at noon, Pacific: support hours on either side.
    private static let now = Instant("2026-09-16T19:00:00Z") ?? .distantFuture

    static func run() async throws {
        let peer = try Peer(packages: [])
        let folder = NSTemporaryDirectory() + "amico-bench-\(ProcessInfo.processInfo.processIdentifier)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let directory = DataDirectory(folder + "/books")
        try await make(directory)
        let filling = try timed {
            try peer.run(DeskPeer.fill, [directory.path, String(stored), String(due), String(now.milliseconds)])
        }
        print("desk: \(stored.grouped) open requests of \(customers) customers, filled in \(filling.short) s")
        let copy = folder + "/peer"
        try FileManager.default.copyItem(atPath: directory.path, toPath: copy)

        let office = try Office.open(directory, clock: .standing(at: now), waiting: 0)
        let actor = try office.actor("root")
        let opening = try await open(office, actor)
        var steps = 0
        let sweep = try await timed {
            steps = try await JobRunner(office: office, actor: actor, handlers: []).run(until: now).count
        }
        // Each stores every threshold it passed and tells of the highest.
        let escalated = try office.read(as: actor) { Set(try $0.escalations().map(\.request)).count }
        guard escalated == due else { throw Peer.Failed(description: "\(escalated) requests are escalated, not \(due)") }
        let words = queries()
        let finding = try words.map { text in try timed { _ = try office.read(as: actor) { try $0.search(text) } } }.sorted()
        let queue = try (0..<51).map { _ in try timed { _ = try office.read(as: actor) { try $0.requestQueue() } } }
        try office.close()

        let asked = words.map { text in text.split(separator: " ").map { "\"\($0)\"" }.joined(separator: " AND ") }
        let answer = try peer.run(DeskPeer.run, [copy, String(opened), String(now.milliseconds), asked.joined(separator: "|")])
            .split(separator: " ").map { Double($0) ?? 0 }
        guard answer.count == 4, Int(answer[0]) == due else { throw Peer.Failed(description: "the peer found \(answer)") }
        let p95 = finding[finding.count * 95 / 100]
        print(
            "  opening a request             \(median(opening).milliseconds), sqlite3 \(answer[1].milliseconds), ratio \((median(opening) / answer[1]).short)"
        )
        print(
            "  sweep, \(due.grouped) due in \(steps) steps    \(sweep.short) s, sqlite3 \(answer[2].short) s, ratio \((sweep / answer[2]).short)"
        )
        print(
            "  search, 95th percentile       \(p95.milliseconds), sqlite3 \(answer[3].milliseconds), ratio \((p95 / answer[3]).short)"
        )
        print("  first 50 of the queue         \(median(queue).milliseconds)")
    }

    private static func make(_ directory: DataDirectory) async throws {
        let root = Actor.ID(named: "root")
        let office = try await Office.create(
            directory, clock: .standing(at: now - 86_400), opening: OpenBooks(administrator: root, name: "Bench"))
        let actor = try office.actor(root.text)
        for number in 0..<customers {
            guard let code = CustomerCode("C\(number.padded(4))") else { throw Peer.Failed(description: "no code for \(number)") }
            try await office.perform(
                RegisterCustomer(
                    customer: code, name: "Utility \(number)", zone: .pacific, accountManager: "Dana",
                    technicalRepresentative: "Lee"), as: actor)
        }
        try office.close()
    }

    private static func open(_ office: Office, _ actor: Actor) async throws -> [Double] {
        var spent: [Double] = []
        for _ in 0..<opened {
            let request = OpenRequest(
                customer: CustomerCode(named: "C0000"), title: "Request", text: "nothing since three", channel: .phone,
                severity: .major)
            spent.append(try await timed { try await office.perform(request, as: actor) })
        }
        return spent
    }

    /// One to three of the words requests are made of, common and rare, from a fixed series.
    private static func queries() -> [String] {
        let starts = ["back", "ball", "bamp", "deill", "fond", "gurt", "kast", "lover", "nuling", "veition"]
        var state: UInt64 = 2_026
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
        return (0..<searches).map { _ in (0...next(3)).map { _ in starts[next(starts.count)] }.joined(separator: " ") }
    }
}

private func timed(_ work: () async throws -> Void) async rethrows -> Double {
    let start = ContinuousClock.now
    try await work()
    let spent = ContinuousClock.now - start
    return Double(spent.components.seconds) + Double(spent.components.attoseconds) / 1e18
}

extension Double {
    fileprivate var milliseconds: String { "\((self * 1_000).short) ms" }
}
