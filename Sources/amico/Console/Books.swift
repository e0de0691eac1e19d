import BackOffice
import Domain
import Foundation

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

    /// Opens the books to change them; waits for the lock.
    ///
    /// The clock is the books' own: --at does not move it, but sets the instant an action is taken over for.
    func openToWrite() throws -> Desk {
        let office = try Office.open(books, clock: .machine)
        return Desk(office: office, actor: try office.actor(login), at: at)
    }

    /// Performs one action.
    func perform<Deed: Action>(_ action: Deed) async throws -> Deed.Outcome {
        try await openToWrite().perform(action)
    }
}

/// Open books, and who acts.
struct Desk {
    let office: Office
    let actor: Actor
    /// History that is taken over happened then.
    let at: Instant?

    func perform<Deed: Action>(_ action: Deed) async throws -> Deed.Outcome {
        try await office.perform(action, as: actor, Circumstances(at: at))
    }

    func read<Value>(_ query: (View) throws -> Value) throws -> Value { try office.read(as: actor, query) }

    /// Takes into the store what the registry has learnt of since, with the acceptance of its file; answers how many files.
    ///
    /// Who may not import reads leaves it to the jobs.
    @discardableResult
    func releaseQuarantine(of utility: CustomerCode? = nil) async throws -> Int {
        guard actor.permissions.contains(.importReads) else { return 0 }
        return try await ReadImport(office: office, actor: actor).releaseQuarantine(of: utility).count
    }
}
