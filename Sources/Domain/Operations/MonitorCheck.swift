/// Something that is measured by Amico itself for a monitor, every so often (10.2).
package struct MonitorCheck: Equatable, Codable, Sendable {
    /// `CHK-000004`.
    package typealias ID = Identifier<MonitorCheck>

    package let id: ID
    package let monitor: Monitor.ID
    package let probe: Probe
    /// Seconds from one to the next, 30 to 86,400.
    package let every: Int

    /// Refuses a probe that can find nothing, and a rhythm out of bounds.
    package init(id: ID, monitor: Monitor.ID, probe: Probe, every: Int) throws(CheckRefusal) {
        guard (30...86_400).contains(every) else { throw .everyOutOfBounds }
        try probe.check()
        self.init(recorded: id, monitor: monitor, probe: probe, every: every)
    }

    package init(recorded id: ID, monitor: Monitor.ID, probe: Probe, every: Int) {
        self.id = id
        self.monitor = monitor
        self.probe = probe
        self.every = every
    }
}

/// What is looked at, and what the reading then says.
package enum Probe: Equatable, Codable, Sendable {
    /// How full the disk is that holds a folder, in percent, as `df` counts.
    case disk(path: String)
    /// 1 where systemd calls the unit active, else 0.
    case unit(name: String)
    /// 1 where something takes a TCP connection there, else 0.
    case connect(host: String, port: Int)
    /// 1 where the page answers with that status, and has that text if one is named, else 0.
    case page(url: String, status: Int, text: String?)
    /// How long that takes, in milliseconds; no reading where it fails.
    case pageTime(url: String, status: Int, text: String?)

    fileprivate func check() throws(CheckRefusal) {
        switch self {
        case .disk(let path):
            guard path.hasPrefix("/"), path.utf8.count <= 1_000, !path.utf8.contains(0) else { throw .noFolder(path) }
        case .unit(let name):
            func isFit(_ byte: UInt8) -> Bool {
                (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || "@._:-\\".utf8.contains(byte)
            }
            guard (1...200).contains(name.utf8.count), name.utf8.allSatisfy(isFit), !name.hasPrefix("-") else {
                throw .noUnit(name)
            }
        case .connect(let host, let port):
            let written = host.contains(":") ? "[\(host)]" : host
            guard WebhookTarget("http://\(written):\(port)/")?.host == host.lowercased() else { throw .noHost("\(host):\(port)") }
        case .page(let url, let status, let text), .pageTime(let url, let status, let text):
            guard WebhookTarget(url) != nil else { throw .noPage(url) }
            guard (100...599).contains(status) else { throw .noStatus(status) }
            guard text.map({ (1...500).contains($0.count) }) ?? true else { throw .textOutOfBounds }
        }
    }

    package var words: String {
        switch self {
        case .disk(let path): "disk of \(path)"
        case .unit(let name): "service \(name)"
        case .connect(let host, let port): "connection to \(host):\(port)"
        case .page(let url, let status, let text): "\(url) answers \(status)\(text.map { " with \u{201C}\($0)\u{201D}" } ?? "")"
        case .pageTime(let url, _, _): "time of \(url)"
        }
    }
}

package enum CheckRefusal: Refusal, Equatable {
    case everyOutOfBounds
    case noFolder(String)
    case noUnit(String)
    case noHost(String)
    case noPage(String)
    case noStatus(Int)
    case textOutOfBounds
    case endedAlready(MonitorCheck.ID)
    case valueOrProblem
    case oneProbe
    case toldAlready(EmailAddress)
    case notTold(EmailAddress)
    case contactHears(EmailAddress)

    package var message: String {
        switch self {
        case .everyOutOfBounds: "A check is made every 30 to 86,400 seconds. Choose a rhythm within that."
        case .noFolder(let path): "\u{201C}\(path)\u{201D} is no folder's whole path, such as /var/lib. Give one."
        case .noUnit(let name): "\u{201C}\(name)\u{201D} is no name of a systemd unit, such as postgresql.service. Give one."
        case .noHost(let text): "\u{201C}\(text)\u{201D} is no host and port, such as db.provider.example:5432. Give both."
        case .noPage(let url): "\u{201C}\(url)\u{201D} is no page's address, such as https://portal.provider.example/. Give one."
        case .noStatus(let status): "\(status) is no status a page answers with. Give one of 100 to 599."
        case .textOutOfBounds: "The text a page is to have is 1 to 500 characters. Shorten it, or leave it out."
        case .endedAlready(let id): "\(id) was removed already. Nothing more is measured by it."
        case .valueOrProblem: "A check gives a value, or a problem in 1 to 2,000 characters. Give one of the two."
        case .oneProbe: "A check looks at one thing: name a disk, a service, a connection or a page, and only that."
        case .toldAlready(let address): "\(address) is told of these alarms already. Remove it first to tell it of others."
        case .notTold(let address): "\(address) is not told of these alarms. Look at who is told of them for the address."
        case .contactHears(let address):
            "\(address) is a contact of a utility, and hears of its own alarms alone. Name the customer."
        }
    }
}
