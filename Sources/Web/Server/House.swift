import BackOffice
import Documents
import Domain
import Foundation
import Synchronization

/// What all routes share while the server runs.
package final class House: Sendable {
    package let office: Office
    package let templates: Templates
    package let passwords: KnownPasswords
    package let terms: ServingTerms
    package let metrics = ServerMetrics()
    package let settings: ViewerSettings
    package let longWork = LongWork()
    let sent = SentForms()
    let said = SaidOnce()
    let unsent = UnsentForms()
    let assets: Assets
    private let stopping = Mutex(false)

    package init(office: Office, templates: Templates, passwords: KnownPasswords = KnownPasswords(), terms: ServingTerms) throws {
        self.office = office
        self.templates = templates
        self.passwords = passwords
        self.terms = terms
        settings = try ViewerSettings(office)
        assets = try Assets(templates)
    }

    /// Whether the server is on its way out: no longer ready, still answering.
    package var isStopping: Bool {
        get { stopping.withLock { $0 } }
        set { stopping.withLock { $0 = newValue } }
    }
}

/// How the server is reached, and what it bears.
package struct ServingTerms: Equatable, Sendable {
    package var host: String
    /// How browsers reach it, such as `https://amico.provider.example`; nil: as each called it.
    package var address: String?
    /// Zero: whichever is free.
    package var port: Int
    /// Certificate chain and key as PEM files; nil where a proxy speaks TLS, or on the machine itself.
    package var certificate: String?
    package var key: String?
    /// Whether a proxy before us speaks TLS and says who the visitor is (X-Forwarded-For).
    package var isBehindProxy: Bool
    /// Connections at once; more wait.
    package var mostConnections: Int
    /// Seconds a connection may take for the head of a request, and stay without one.
    package var headSeconds: Int
    /// Seconds for the body, beyond what its length takes at sixteen kibibytes a second.
    package var bodySeconds: Int
    /// Seconds in which a reader must take sixteen kibibytes.
    package var readSeconds: Int

    package init(host: String = "127.0.0.1", port: Int = 8_080) {
        self.host = host
        self.port = port
        isBehindProxy = false
        mostConnections = 4_096
        headSeconds = 15
        bodySeconds = 15
        readSeconds = 15
    }

    /// Whether browsers reach us over TLS.
    package var isSecure: Bool { certificate != nil || isBehindProxy }

    /// Whether only this machine reaches us.
    package var isLocal: Bool { ["127.0.0.1", "::1", "localhost"].contains(host) && !isBehindProxy }
}
