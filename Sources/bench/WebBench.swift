import BackOffice
import Domain
import Foundation
import Web

/// The pages over books of 250 customers, a million requests and a year of closed months: `amico serve` as a process of its own
/// is asked every page of the route table in turn, then its queue by many at once from a third process. The peer serves the same
/// fifty rows of the same file as a plain table.
enum WebBench {
    private static let rounds = 25
    private static let starts = 5
    private static let loads = 3
    private static let connections = 16
    /// Addresses of one route: first, last, and between them.
    private static let addressesOfEach = 4
    private static let aim = 0.050

    /// Where a folder is named, the books stay there, and are made where there are none.
    static func run(_ size: WebBooks.Size, in kept: String? = nil) async throws {
        let peer = try Peer(packages: [])
        let folder = kept ?? NSTemporaryDirectory() + "amico-bench-\(ProcessInfo.processInfo.processIdentifier)"
        defer { if kept == nil { try? FileManager.default.removeItem(atPath: folder) } }
        let directory = DataDirectory(folder + "/books")
        if !directory.holdsBooks {
            let spent = try await timed { try await WebBooks.make(in: directory, size, peer) }
            print("web: \(size.requests.grouped) requests of \(size.customers) customers, filled in \(spent.short) s")
        }
        try start(directory)
        let server = try WebServerProcess(directory)
        defer { server.stop() }
        sleep(5)
        let idle = server.residentMiB
        let cookie = try server.signIn(as: "demo")
        try pages(server, cookie)
        try load(server, cookie, directory, peer)
        try WebHostile.run(server, cookie, peer)
        sleep(10)
        print("  memory idle after start       \(idle.short) MiB, \(server.residentMiB.short) MiB after all this")
    }

    private static func start(_ directory: DataDirectory) throws {
        let spent = try (0..<starts).map { _ in
            let server = try WebServerProcess(directory)
            defer { server.stop() }
            return server.secondsToReady
        }
        print("  start to ready                \(median(spent).milliseconds), median of \(starts)")
    }

    /// Every page a round, so that none is asked twice in a row.
    private static func pages(_ server: WebServerProcess, _ cookie: String) throws {
        guard let client = WebClient(port: server.port) else { throw Peer.Failed(description: "the server is gone") }
        let addresses = try WebWalk(cookie).addresses(client, most: addressesOfEach)
        var spent: [String: [Double]] = [:]
        for _ in 0..<rounds {
            for (route, address) in addresses {
                spent[route, default: []].append(try client.get(address, cookie: cookie).seconds)
            }
        }
        let table = spent.map { (route: $0.key, spent: $0.value.sorted()) }
            .map { (route: $0.route, median: median($0.spent), p95: $0.spent[$0.spent.count * 95 / 100], asked: $0.spent.count) }
            .sorted { $0.p95 > $1.p95 }
        print("  page                                                      median    95 %")
        for row in table {
            let name = row.route.padding(toLength: 56, withPad: " ", startingAt: 0)
            print(
                "  \(name)  \(row.median.milliseconds)  \(row.p95.milliseconds)\(row.p95 > aim ? "  above \(aim.milliseconds)" : "")"
            )
        }
        let above = table.count { $0.p95 > aim }
        print("  \(table.count) routes at \(addresses.count) addresses, \(rounds) times each; \(above) above \(aim.milliseconds)")
    }

    private static func load(_ server: WebServerProcess, _ cookie: String, _ directory: DataDirectory, _ peer: Peer) throws {
        let (theirs, said) = try peer.start(WebPeer.serve, [directory.path])
        defer { Peer.end(theirs) }
        guard let port = Int(said) else { throw Peer.Failed(description: "the peer listens nowhere") }
        var (mine, other, waits): ([Double], [Double], [Double]) = ([], [], [])
        for _ in 0..<loads {
            let words = try figures(server.port, "/requests", cookie)
            mine.append(words[0])
            waits.append(words[1])
            other.append(try figures(port, "/", "none=0")[0])
        }
        print(
            "  the queue of 50, \(connections) at once        \(median(mine).short) pages/s, 95 % in \(median(waits).milliseconds)"
        )
        print("  sqlite3 and http.server       \(median(other).short) pages/s, ratio \((median(mine) / median(other)).short)")
    }

    private static func figures(_ port: Int, _ path: String, _ cookie: String) throws -> [Double] {
        let said = try Peer.call(
            CommandLine.arguments.first ?? "", ["web-load", String(port), path, cookie, String(connections), "8"])
        let figures = said.split(separator: " ").compactMap { Double($0) }
        guard figures.count == 2 else { throw Peer.Failed(description: "the load did not answer in figures: \(said)") }
        return figures
    }
}

/// Finds an address or a few of every page by following links, as a visitor does.
private struct WebWalk {
    private let cookie: String
    private let routes: [(path: String, parts: [Substring])]

    init(_ cookie: String) {
        self.cookie = cookie
        routes = RouteTable.pages.filter { $0.name.hasPrefix("GET ") }.map { ($0.path, $0.path.split(separator: "/")) }
    }

    /// Addresses with the route each belongs to; exports are left out, which are made of all there is.
    func addresses(_ client: WebClient, most: Int) throws -> [(route: String, address: String)] {
        var found: [String: [String]] = [:]
        var waiting = routes.map(\.path).filter { !$0.contains("{") }
        var seen = Set(waiting)
        while let address = waiting.popLast() {
            guard let route = route(of: address), found[route, default: []].count < 40 else { continue }
            let answer = try client.get(address, cookie: cookie)
            guard answer.status == 200, answer.header("content-disposition") == nil else {
                if answer.status >= 500 { print("  \(answer.status) \(address)") }
                continue
            }
            found[route, default: []].append(address)
            let fresh = links(String(decoding: answer.body, as: UTF8.self)).filter { seen.insert($0).inserted }
            waiting.insert(contentsOf: fresh, at: 0)
        }
        return found.sorted { $0.key < $1.key }.flatMap { route, all in
            let step = max(1, (all.count - 1) / max(1, most - 1))
            return stride(from: 0, to: all.count, by: step).prefix(most).map { (route: route, address: all[$0]) }
        }
    }

    private func links(_ page: String) -> [String] {
        page.components(separatedBy: "href=\"").dropFirst().compactMap { part in
            let href = part.prefix { $0 != "\"" && $0 != "#" }.replacingOccurrences(of: "&amp;", with: "&")
            return href.hasPrefix("/") && !href.hasPrefix("/assets") && !href.contains(".xlsx") && !href.contains(".csv")
                ? href : nil
        }
    }

    private func route(of address: String) -> String? {
        let parts = address.prefix { $0 != "?" }.split(separator: "/")
        let fitting = routes.filter { route in
            route.parts.count == parts.count
                && zip(route.parts, parts).allSatisfy { $0 == $1 || $0.hasPrefix("{") }
        }
        return fitting.min { $0.path.count { $0 == "{" } < $1.path.count { $0 == "{" } }?.path
    }
}

private func timed(_ work: () async throws -> Void) async rethrows -> Double {
    let start = ContinuousClock.now
    try await work()
    return (ContinuousClock.now - start) / .seconds(1)
}

extension Double {
    fileprivate var milliseconds: String { String(format: "%6.1f ms", self * 1_000) }
}
