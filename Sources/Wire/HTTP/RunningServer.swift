import AsyncHTTPClient
import BackOffice
import Domain
import Foundation
import NIOCore
import NIOHTTP1

/// A server that has the books open: what a command would do to them it is asked to do, by the same actions.
package struct RunningServer: Sendable {
    package enum Way: Equatable, Sendable {
        /// The socket in the books' own folder; who may write there may act.
        case socket(String)
        /// Over the network, with a token.
        case address(String, token: String)
    }

    private let way: Way

    package init(_ way: Way) { self.way = way }

    /// The server of books on this machine; nil where none listens.
    package static func here(_ directory: DataDirectory) -> RunningServer? {
        FileManager.default.fileExists(atPath: directory.socket) ? RunningServer(.socket(directory.socket)) : nil
    }

    /// Performs an action there. What it refuses is refused here in its words.
    package func perform<Deed: Action>(_ action: Deed, as login: String, at instant: Instant? = nil) async throws -> Deed.Outcome
    {
        let body = try JSONEncoder().encode(action)
        let answer = try await call("/api/v1/actions/\(Deed.name)", body, as: login, at: instant)
        guard answer.status == 200 else { throw ServerRefusal(answer, way) }
        return try JSONDecoder().decode(Deed.Outcome.self, from: answer.body)
    }

    /// Sends a file there to be kept; its digest, for an action to name.
    package func keep(_ file: Data, as login: String) async throws -> String {
        struct Kept: Decodable {
            let sha256: String
        }
        let answer = try await call("/api/v1/files", file, type: "application/octet-stream", as: login, at: nil)
        guard answer.status == 200 else { throw ServerRefusal(answer, way) }
        return try JSONDecoder().decode(Kept.self, from: answer.body).sha256
    }

    /// What a query of its API answers, as JSON: `requests` with `state` open.
    package func ask(_ path: String, _ query: [(name: String, value: String)], as login: String) async throws -> String {
        var address = URLComponents()
        address.path = "/api/v1/\(path)"
        // A plus would be read as a space.
        address.queryItems = query.isEmpty ? nil : query.map { URLQueryItem(name: $0.name, value: $0.value) }
        address.percentEncodedQuery = address.percentEncodedQuery?.replacingOccurrences(of: "+", with: "%2B")
        let answer = try await call(address.string ?? address.path, nil, as: login, at: nil)
        guard answer.status == 200 else { throw ServerRefusal(answer, way) }
        return String(decoding: answer.body, as: UTF8.self)
    }

    struct Answer: Sendable {
        let status: Int
        let body: Data
    }

    private func call(
        _ path: String, _ body: Data?, type: String = "application/json", as login: String, at instant: Instant?
    ) async throws -> Answer {
        var request = HTTPClientRequest(url: address(path))
        request.method = body == nil ? .GET : .POST
        if body != nil { request.headers.add(name: "Content-Type", value: type) }
        switch way {
        case .socket: request.headers.add(name: "Amico-Actor", value: login)
        case .address(_, let token): request.headers.add(name: "Authorization", value: "Bearer \(token)")
        }
        if let instant { request.headers.add(name: "Amico-At", value: "\(instant)") }
        request.body = body.map { .bytes(ByteBuffer(bytes: $0)) }
        let called = request
        do {
            return try await HTTPClient.withHTTPClient { client in
                let response = try await client.execute(called, timeout: .seconds(600))
                return Answer(
                    status: Int(response.status.code),
                    body: Data(try await response.body.collect(upTo: 16 << 20).readableBytesView))
            }
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            // The client, the socket layer and TLS each have errors of their own; all of them mean that nobody answered.
            throw ServerRefusal.unreachable(way, "\(error)")
        }
    }

    private func address(_ path: String) -> String {
        switch way {
        case .socket(let socket):
            let host = socket.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? socket
            return "http+unix://\(host)\(path)"
        case .address(let base, _): return (base.hasSuffix("/") ? String(base.dropLast()) : base) + path
        }
    }
}

/// What a server would not do, or that it could not be reached.
package struct ServerRefusal: Refusal, Equatable {
    package let message: String

    private init(message: String) { self.message = message }

    init(_ answer: RunningServer.Answer, _ way: RunningServer.Way) {
        struct Problem: Decodable {
            var title: String?
            var detail: String?
        }
        let problem = try? JSONDecoder().decode(Problem.self, from: answer.body)
        message = problem?.detail ?? problem?.title ?? "The server answered \(answer.status). Look at its log."
    }

    static func unreachable(_ way: RunningServer.Way, _ problem: String) -> ServerRefusal {
        switch way {
        case .socket(let path): ServerRefusal(message: "The server at \(path) does not answer (\(problem)). Is it still running?")
        case .address(let base, _): ServerRefusal(message: "\(base) does not answer (\(problem)). Check the address.")
        }
    }
}
