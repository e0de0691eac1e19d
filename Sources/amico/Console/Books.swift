import BackOffice
import Domain
import Foundation
import Wire

/// The books as a command meets them: whose folder, as whom, standing when.
extension HouseOptions {
    var books: DataDirectory {
        let named = directory ?? ProcessInfo.processInfo.environment["AMICO_DATA"].flatMap { $0.isEmpty ? nil : $0 }
        return DataDirectory(named ?? "./amico-data")
    }

    /// Where --at put it, else the machine's; demo books put theirs in the machine's place.
    var clock: Clock { at.map(Clock.standing(at:)) ?? .machine }

    var login: String { user ?? Origin.loginName }

    /// Reads one state of the books.
    func read<Value>(_ query: (View) throws -> Value) throws -> Value {
        if server != nil { throw ThroughServer.onlyActions }
        let office = try Office.openForReading(books, clock: clock)
        return try office.read(as: office.actor(login), query)
    }

    /// Opens the books to change them; waits for the lock. Where a server runs on them, what is done is done through it.
    ///
    /// The clock is the books' own: --at does not move it, but sets the instant an action is taken over for.
    func openToWrite() throws -> Desk {
        if server != nil { throw ThroughServer.onlyActions }
        do {
            let office = try Office.open(books, clock: .machine, waiting: RunningServer.here(books) == nil ? 10 : 0)
            return Desk(office: office, actor: try office.actor(login), at: at)
        } catch let refusal as OfficeRefusal {
            guard case .locked = refusal, let running = RunningServer.here(books) else { throw refusal }
            let office = try Office.openForReading(books, clock: clock)
            return Desk(office: office, actor: try office.actor(login), at: at, through: running)
        }
    }

    /// Performs one action.
    func perform<Deed: Action>(_ action: Deed) async throws -> Deed.Outcome {
        if let running = try remote() { return try await running.perform(action, as: login, at: at) }
        return try await openToWrite().perform(action)
    }

    /// Keeps a file where the books are, for an action to name; its digest.
    func keep(_ file: String) async throws -> String {
        guard let running = try remote() else { return try openToWrite().office.files.put(file) }
        return try await running.keep(try Data(contentsOf: URL(filePath: file)), as: login)
    }

    /// What a running server answers to a query of its API: the one of --server, else the one on these books.
    func ask(_ path: String, _ query: [(name: String, value: String)]) async throws -> String {
        guard let running = try remote() ?? RunningServer.here(books) else { throw ThroughServer.noneRuns(books.path) }
        return try await running.ask(path, query, as: login)
    }

    /// The server that --server names.
    private func remote() throws -> RunningServer? {
        guard let server else { return nil }
        let token = token ?? ProcessInfo.processInfo.environment["AMICO_TOKEN"]
        guard let token, !token.isEmpty else { throw ThroughServer.noToken }
        return RunningServer(.address(server, token: token))
    }
}

/// Open books, and who acts.
struct Desk {
    let office: Office
    let actor: Actor
    /// History that is taken over happened then.
    let at: Instant?
    /// The server that has the books open to write; nil where we have.
    var through: RunningServer?

    func perform<Deed: Action>(_ action: Deed) async throws -> Deed.Outcome {
        if let through { return try await through.perform(action, as: actor.id.text, at: at) }
        return try await office.perform(action, as: actor, Circumstances(at: at))
    }

    func read<Value>(_ query: (View) throws -> Value) throws -> Value { try office.read(as: actor, query) }

    /// Imports files of reads; where a server has the books, it receives and settles them.
    var reads: ReadImport {
        guard let through else { return ReadImport(office: office, actor: actor) }
        let (actor, at) = (actor, at)
        return ReadImport(office: office, actor: actor) { try await through.perform($0, as: actor.id.text, at: at) }
    }

    /// Takes into the store what the registry has learnt of since, with the acceptance of its file; answers how many files.
    ///
    /// Who may not import reads leaves it to the jobs.
    @discardableResult
    func releaseQuarantine(of utility: CustomerCode? = nil) async throws -> Int {
        // A server does it by itself, with the rest of the work that is due.
        guard through == nil else { return 0 }
        guard actor.permissions.contains(.importReads) else { return 0 }
        return try await ReadImport(office: office, actor: actor).releaseQuarantine(of: utility).count
    }
}

private enum ThroughServer: Refusal {
    case onlyActions
    case noToken
    case noneRuns(String)

    var message: String {
        switch self {
        case .onlyActions:
            "This command needs the books themselves. Run it where they are, ask the server for the figure (amico ask), or see its pages."
        case .noneRuns(let path):
            "No server has the books in \(path). Start one (amico serve), or name one with --server and --token."
        case .noToken: "Give a token of that server with --token or AMICO_TOKEN; its pages make one under Your account."
        }
    }
}
