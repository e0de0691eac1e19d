import Foundation
import Glibc
import Testing

@testable import Web

/// Slow and hostile clients are cut off, and cost others nothing.
@Suite struct HostileClientTests {
    private static func terms() -> ServingTerms {
        var terms = ServingTerms(host: "127.0.0.1", port: 0)
        terms.headSeconds = 1
        terms.bodySeconds = 1
        terms.readSeconds = 1
        return terms
    }

    @Test func `a head sent a byte at a time is cut off`() async throws {
        let server = try await TestServer.start(terms: Self.terms())
        let isCut = try await Self.onThread {
            let socket = try RawSocket(server.base)
            return socket.dribble("GET / HTTP/1.1\r\nHost: x\r\nX-Slow: " + String(repeating: "a", count: 400))
        }
        #expect(isCut)
        #expect(server.house.metrics.text.contains("amico_cut_off_total{what=\"head\"}"))
    }

    @Test func `a body sent a byte at a time is cut off`() async throws {
        let server = try await TestServer.start(terms: Self.terms())
        let isCut = try await Self.onThread {
            let socket = try RawSocket(server.base)
            try socket.send(
                "POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 400\r\n\r\n"
            )
            return socket.dribble(String(repeating: "a", count: 300))
        }
        #expect(isCut)
        #expect(server.house.metrics.text.contains("amico_cut_off_total{what=\"body\"}"))
    }

    @Test func `a reader that does not read is cut off`() async throws {
        let server = try await TestServer.start(terms: Self.terms())
        try await Self.onThread {
            // Several answers one after another are more than the buffers between us hold.
            let socket = try RawSocket(server.base, receiveBuffer: 4_096)
            for _ in 0..<40 { try? socket.send("GET /api/v1/openapi.json HTTP/1.1\r\nHost: x\r\n\r\n") }
            for _ in 0..<600 where !server.house.metrics.text.contains("what=\"reader\"") { usleep(100_000) }
        }
        #expect(server.house.metrics.text.contains("amico_cut_off_total{what=\"reader\"}"))
    }

    @Test func `others are answered while hundreds of connections wait and say nothing`() async throws {
        let server = try await TestServer.start()
        let idle = try (0..<300).map { _ in try RawSocket(server.base) }
        let visitor = try await server.visitor("auditor")
        for _ in 0..<20 { #expect(try await visitor.get("/requests").status == 200) }
        #expect(idle.count == 300)
    }

    @Test(arguments: [
        "GARBAGE\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n", "GET / HTTP/9.9\r\n\r\n",
        "GET /" + String(repeating: "a", count: 200_000) + " HTTP/1.1\r\nHost: x\r\n\r\n",
        "POST /sign-in HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nCookie: amico=\u{0}\u{1}\r\n\r\n",
        "GET /%00%ff%C0%AE/..%2f..%2fetc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
    ])
    func `what is no request is refused, and the server goes on`(bytes: String) async throws {
        let server = try await TestServer.start(terms: Self.terms())
        try await Self.onThread {
            let socket = try RawSocket(server.base)
            try? socket.send(bytes)
            _ = socket.answer()
        }
        #expect(try await server.visitor("auditor").get("/").status == 200)
    }

    /// More than there are readers of the books, threads and cores; each asks who it is before its page is made.
    @Test(.timeLimit(.minutes(5))) func `thirty at once are all answered`() async throws {
        let server = try await TestServer.start()
        let visitor = try await server.visitor("auditor")
        let statuses = try await withThrowingTaskGroup(of: [Int].self) { group in
            for _ in 0..<30 {
                group.addTask { [try await visitor.get("/requests").status, try await visitor.get("/keys").status] }
            }
            return try await group.reduce(into: [Int]()) { $0 += $1 }
        }
        #expect(statuses == Array(repeating: 200, count: 60))
    }

    private static func onThread<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread { continuation.resume(with: Result { try work() }) }
        }
    }
}

/// A connection without any manners.
private final class RawSocket: @unchecked Sendable {
    private let descriptor: Int32

    struct Failed: Error {}

    init(_ base: String, receiveBuffer: Int32? = nil) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0, let port = URL(string: base)?.port else { throw Failed() }
        if var size = receiveBuffer { setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, 4) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let connected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else { throw Failed() }
    }

    func send(_ text: String) throws {
        let bytes = Array(text.utf8)
        guard Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count else { throw Failed() }
    }

    /// A byte every twentieth of a second; true where the other side closed before the end.
    func dribble(_ text: String) -> Bool {
        for byte in text.utf8 {
            var one = byte
            if Glibc.send(descriptor, &one, 1, Int32(MSG_NOSIGNAL)) != 1 { return true }
            usleep(50_000)
        }
        return answer().isEmpty
    }

    func answer() -> [UInt8] {
        var wait = timeval(tv_sec: 3, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &wait, socklen_t(MemoryLayout<timeval>.size))
        var bytes = [UInt8](repeating: 0, count: 4_096)
        let count = recv(descriptor, &bytes, bytes.count, 0)
        return Array(bytes.prefix(max(0, count)))
    }

    deinit { Glibc.close(descriptor) }
}
