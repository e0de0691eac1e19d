import Foundation
import Glibc

/// One kept connection to a server of this machine, that asks one thing after the other.
final class WebClient {
    struct Answer {
        let status: Int
        let head: String
        let body: [UInt8]
        let seconds: Double

        func header(_ name: String) -> String? {
            head.split(separator: "\r\n").first { $0.lowercased().hasPrefix(name + ":") }
                .map { $0.dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces) }
        }
    }

    private let socket: Int32

    /// Nil where nobody listens.
    init?(port: Int) {
        let made = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(truncatingIfNeeded: port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let status = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(made, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard made >= 0, status == 0 else {
            close(made)
            return nil
        }
        var now: Int32 = 1
        setsockopt(made, Int32(IPPROTO_TCP), TCP_NODELAY, &now, socklen_t(MemoryLayout<Int32>.size))
        socket = made
    }

    deinit { close(socket) }

    func get(_ path: String, cookie: String = "") throws -> Answer {
        try ask("GET \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\n" + (cookie.isEmpty ? "" : "Cookie: \(cookie)\r\n") + "\r\n")
    }

    /// A form of one field; the answer is where it leads.
    func post(_ path: String, _ form: String) throws -> Answer {
        try ask(
            "POST \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                + "Content-Length: \(form.utf8.count)\r\n\r\n\(form)")
    }

    private func ask(_ text: String) throws -> Answer {
        let begun = ContinuousClock.now
        let sent = Array(text.utf8).withUnsafeBytes { send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        guard sent == text.utf8.count else { throw Peer.Failed(description: "the server hung up") }
        var all: [UInt8] = []
        var room = [UInt8](repeating: 0, count: 65_536)
        var (end, length) = (0, 0)
        while true {
            let count = room.withUnsafeMutableBytes { recv(socket, $0.baseAddress, $0.count, 0) }
            guard count > 0 else { throw Peer.Failed(description: "the server hung up on \(text.prefix(80))") }
            all += room.prefix(count)
            if end == 0, let found = all.firstRange(of: Array("\r\n\r\n".utf8)) {
                end = found.upperBound
                let head = String(decoding: all.prefix(end), as: UTF8.self).lowercased()
                let named = head.split(separator: "\r\n").first { $0.hasPrefix("content-length:") }
                length = named.flatMap { Int($0.dropFirst(15).trimmingCharacters(in: .whitespaces)) } ?? 0
            }
            if end > 0, all.count >= end + length { break }
        }
        let spent = ContinuousClock.now - begun
        let head = String(decoding: all.prefix(end), as: UTF8.self)
        return Answer(
            status: Int(head.dropFirst(9).prefix(3)) ?? 0, head: head, body: Array(all.dropFirst(end)),
            seconds: Double(spent.components.seconds) + Double(spent.components.attoseconds) / 1e18)
    }
}

/// Load on one page from a process of its own: `bench web-load PORT PATH COOKIE CONNECTIONS SECONDS`. Prints answers a second and
/// the 95th percentile in seconds.
enum WebLoad {
    static func run(_ words: [String]) throws {
        guard words.count == 5, let port = Int(words[0]), let connections = Int(words[3]), let seconds = Double(words[4]) else {
            throw Peer.Failed(description: "usage: bench web-load PORT PATH COOKIE CONNECTIONS SECONDS")
        }
        let spent = Spent()
        let begun = ContinuousClock.now
        let done = DispatchGroup()
        for _ in 0..<connections {
            done.enter()
            Thread.detachNewThread {
                defer { done.leave() }
                guard let client = WebClient(port: port) else { return spent.fail() }
                while ContinuousClock.now - begun < .seconds(seconds) {
                    guard let answer = try? client.get(words[1], cookie: words[2]), answer.status == 200 else {
                        return spent.fail()
                    }
                    spent.add(answer.seconds)
                }
            }
        }
        done.wait()
        let (all, failed) = spent.all
        guard failed == 0, !all.isEmpty else { throw Peer.Failed(description: "\(failed) connections failed") }
        let elapsed = (ContinuousClock.now - begun) / .seconds(1)
        print(Double(all.count) / elapsed, all.sorted()[all.count * 95 / 100])
    }

    /// Seconds of each answer, from all threads.
    private final class Spent: @unchecked Sendable {
        private let lock = NSLock()
        private var seconds: [Double] = []
        private var failed = 0

        func add(_ spent: Double) { lock.withLock { seconds.append(spent) } }
        func fail() { lock.withLock { failed += 1 } }
        var all: ([Double], Int) { lock.withLock { (seconds, failed) } }
    }
}
