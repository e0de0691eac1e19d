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
        if let server {
            let token = token ?? ProcessInfo.processInfo.environment["AMICO_TOKEN"]
            guard let token, !token.isEmpty else { throw ThroughServer.noToken }
            return try await RunningServer(.address(server, token: token)).perform(action, as: login, at: at)
        }
        return try await openToWrite().perform(action)
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

    var message: String {
        switch self {
        case .onlyActions:
            "This command needs the books themselves. Run it where they are, or do it on the pages of the server."
        case .noToken: "Give a token of that server with --token or AMICO_TOKEN; its pages make one under Your account."
        }
    }
}
