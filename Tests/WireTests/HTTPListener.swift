import Foundation
import Glibc
import Synchronization
import Testing

/// A web server of the loopback that keeps what it is sent and answers as it is told.
final class HTTPListener: Sendable {
    struct Request: Sendable {
        let text: String

        func head(_ name: String) -> String? {
            text.components(separatedBy: "\r\n").first { $0.lowercased().hasPrefix(name.lowercased() + ": ") }
                .map { String($0.dropFirst(name.count + 2)) }
        }

        var body: String { text.components(separatedBy: "\r\n\r\n").dropFirst().joined(separator: "\r\n\r\n") }
    }

    let port: Int
    private let socket: CInt
    private let kept = Mutex<[Request]>([])
    private let drips = Mutex(false)
    private let answer = Mutex("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")

    init() throws {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let port = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw -> Bool in
                bind(socket, raw, size) == 0 && listen(socket, 16) == 0 && getsockname(socket, raw, &size) == 0
            } ? Int(UInt16(bigEndian: pointer.pointee.sin_port)) : 0
        }
        try #require(port > 0)
        self.socket = socket
        self.port = port
        Thread.detachNewThread { [self] in serve() }
    }

    var requests: [Request] { kept.withLock { $0 } }

    func answer(_ text: String) { answer.withLock { $0 = text } }

    /// Answers with that, and then a byte every tenth of a second for as long as anybody reads.
    func drip(_ text: String) {
        answer(text)
        drips.withLock { $0 = true }
    }

    private func serve() {
        while true {
            let client = accept(socket, nil, nil)
            guard client >= 0 else { return }
            var bytes: [UInt8] = []
            var buffer = [UInt8](repeating: 0, count: 65_536)
            while !isWhole(bytes) {
                let count = read(client, &buffer, buffer.count)
                if count <= 0 { break }
                bytes += buffer[..<count]
            }
            let request = Request(text: String(decoding: bytes, as: UTF8.self))
            kept.withLock { $0.append(request) }
            let text = Array(answer.withLock { $0 }.utf8)
            _ = send(client, text, text.count, Int32(MSG_NOSIGNAL))
            while drips.withLock({ $0 }), send(client, "x", 1, Int32(MSG_NOSIGNAL)) == 1 { usleep(100_000) }
            close(client)
        }
    }

    private func isWhole(_ bytes: [UInt8]) -> Bool {
        let request = Request(text: String(decoding: bytes, as: UTF8.self))
        guard request.text.contains("\r\n\r\n") else { return false }
        return request.body.utf8.count >= Int(request.head("Content-Length") ?? "0") ?? 0
    }

    deinit {
        shutdown(socket, Int32(SHUT_RDWR))
        close(socket)
    }
}
