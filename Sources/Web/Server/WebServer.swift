import BackOffice
import Domain
import Foundation
import Glibc
import HTTPTypes
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import NIOSSL
import ServiceLifecycle
import UnixSignals

/// The server: routes behind their gates behind the door, connections with deadlines, and the work that is due in the background.
package struct WebServer: Sendable {
    private let house: House
    private let logger: Logger
    private let background: [any Service]

    package init(_ house: House, background: [any Service] = [], logLevel: Logger.Level = .info) {
        self.house = house
        self.background = background
        var logger = Logger(label: "amico") { _ in JSONLog() }
        logger.logLevel = logLevel
        self.logger = logger
    }

    /// Serves until it is told to stop (SIGTERM, SIGINT, or the end of a stream): what is being answered is answered first.
    ///
    /// - Parameter running: called once with the port it listens on.
    package func run(
        until end: AsyncStream<Void>? = nil, running: @escaping @Sendable (Int) async -> Void = { _ in }
    ) async throws {
        let router = router().buildResponder()
        let web = try application(router, bound: .hostname(house.terms.host, port: house.terms.port)) { channel in
            await running(channel.localAddress?.port ?? 0)
        }
        var services: [any Service] = [StoppingNotice(house: house), web]
        if let socket = local(router) { services.append(socket) }
        let group = ServiceGroup(
            configuration: .init(
                services: (services + background).map { .init(service: $0) }
                    + [end].compactMap { $0 }.map { stream in
                        .init(service: UntilItEnds(stream: stream), successTerminationBehavior: .gracefullyShutdownGroup)
                    },
                gracefulShutdownSignals: end == nil ? [.sigterm, .sigint] : [], logger: quiet))
        defer { try? FileManager.default.removeItem(atPath: house.office.directory.socket) }
        try await group.run()
    }

    /// Commands of this machine come by a socket in the books' folder, which its owner alone may open. Left out where the path is
    /// longer than such a name may be.
    private func local(_ router: some HTTPResponder<DoorContext>) -> (any Service)? {
        let path = house.office.directory.socket
        guard path.utf8.count < 104 else { return nil }
        // We hold the books' lock, so whoever left one behind is gone.
        try? FileManager.default.removeItem(atPath: path)
        return Application(
            responder: Door(house: house, router: router, logger: quiet, isLocal: true),
            configuration: ApplicationConfiguration(address: .unixDomainSocket(path: path), serverName: nil),
            onServerRunning: { _ in chmod(path, 0o600) }, logger: quiet)
    }

    /// The library's own talk is left out.
    private var quiet: Logger {
        var quiet = logger
        quiet.logLevel = .error
        return quiet
    }

    private func application(
        _ router: some HTTPResponder<DoorContext>, bound address: BindAddress,
        running: @escaping @Sendable (any Channel) async -> Void
    ) throws -> some Service {
        let terms = house.terms
        let metrics = house.metrics
        let channel = HTTPServerBuilder.http1(
            configuration: .init(additionalChannelHandlers: [ConnectionDeadlines(terms, metrics)], idleTimeout: nil))
        return Application(
            responder: Door(house: house, router: router, logger: logger),
            server: try terms.certificate.map { try .tls(channel, tlsConfiguration: WebServer.tls($0, terms.key ?? $0)) }
                ?? channel,
            configuration: ApplicationConfiguration(
                address: address, serverName: nil, backlog: 1_024,
                availableConnectionsDelegate: MaximumAvailableConnections(terms.mostConnections, logger: quiet)),
            onServerRunning: running, logger: quiet)
    }

    private func router() -> Router<DoorContext> {
        let router = Router(context: DoorContext.self, options: .autoGenerateHeadEndpoints)
        for route in RouteTable.all(house) {
            let gate = Gate(house: house, route: route)
            router.on(RouterPath(route.path), method: route.method) { request, context in
                try await gate.respond(to: request, context)
            }
        }
        return router
    }

    /// TLS 1.2 or newer; the library's own least is older.
    private static func tls(_ certificate: String, _ key: String) throws -> TLSConfiguration {
        let chain = try NIOSSLCertificate.fromPEMFile(certificate).map { NIOSSLCertificateSource.certificate($0) }
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain, privateKey: .privateKey(try NIOSSLPrivateKey(file: key, format: .pem)))
        configuration.minimumTLSVersion = .tlsv12
        return configuration
    }
}

/// Tells the house that it is on its way out, so that it says so where readiness is asked.
private struct StoppingNotice: Service {
    let house: House

    func run() async throws {
        try? await gracefulShutdown()
        house.isStopping = true
    }
}

/// Lets the server stop when a stream ends.
private struct UntilItEnds: Service {
    let stream: AsyncStream<Void>

    func run() async throws { for await _ in stream.cancelOnGracefulShutdown() {} }
}
