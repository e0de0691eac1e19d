import AsyncHTTPClient
import Domain
import Foundation
import NIOCore
import NIOHTTP1

/// One HTTP call to an address that was looked up and checked before: no redirect is followed, no cookie kept, little is read.
struct HTTPCall: Sendable {
    let target: WebhookTarget
    /// What the host's name is taken to mean, whatever the name service says by now.
    let address: NetworkAddress
    var heads = HTTPHeaders()
    /// Posted where there is one; else it is a get.
    var body: String?
    /// Seconds for the whole of it.
    var patience = 10
    /// Bytes of the answer that are read.
    var limit = 65_536

    struct Answer: Sendable {
        let status: Int
        let body: [UInt8]
        let milliseconds: Int
    }

    /// Nil when patience ran out, however the time was spent.
    func made() async throws -> Answer? { try await Patience.wait(patience) { try await call() } }

    private func call() async throws -> Answer {
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        configuration.timeout = HTTPClient.Configuration.Timeout(
            connect: .seconds(Int64(min(5, patience))), read: .seconds(Int64(patience)))
        configuration.dnsOverride = [target.host: address.text]
        if let host = URL(string: target.text)?.host { configuration.dnsOverride[host] = address.text }
        configuration.httpVersion = .http1Only
        let request = self.request
        return try await HTTPClient.withHTTPClient(configuration: configuration) { client in
            let begun = ContinuousClock.now
            let response = try await client.execute(request, timeout: .seconds(Int64(patience)))
            let bytes = try await read(response)
            let took = (ContinuousClock.now - begun) / .milliseconds(1)
            return Answer(status: Int(response.status.code), body: bytes, milliseconds: Int(took.rounded()))
        }
    }

    private var request: HTTPClientRequest {
        var request = HTTPClientRequest(url: target.text)
        request.method = body == nil ? .GET : .POST
        request.headers.add(name: "User-Agent", value: "amico")
        request.headers.add(contentsOf: heads)
        if let body { request.body = .bytes(ByteBuffer(string: body)) }
        return request
    }

    /// The first bytes of the answer; the rest is left unread.
    private func read(_ response: HTTPClientResponse) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        for try await buffer in response.body {
            bytes += buffer.readableBytesView.prefix(limit - bytes.count)
            if bytes.count >= limit { break }
        }
        return bytes
    }
}
