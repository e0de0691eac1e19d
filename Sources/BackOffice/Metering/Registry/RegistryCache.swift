import Domain
import GRDB
import Metering
import Synchronization

/// The registry's indexes as last read, for as long as the registry has not changed: a run of files asks once.
final class RegistryCache: Sendable {
    private struct Held {
        let change: Int
        let index: RegistryIndex
    }

    private struct Place: Hashable {
        let utility: CustomerCode
        let subject: StreamSubject
    }

    private let held = Mutex<[Place: Held]>([:])

    func index(_ subject: StreamSubject, of utility: CustomerCode, in view: View) throws -> RegistryIndex {
        let change =
            try Int.fetchOne(
                view.db.cachedStatement(sql: "SELECT max(number) FROM registry_change WHERE utility = ?"),
                arguments: [utility.text]) ?? 0
        let place = Place(utility: utility, subject: subject)
        if let known = held.withLock({ $0[place] }), known.change == change { return known.index }
        let index = try RegistryIndex.fetch(subject, of: utility, view.db)
        held.withLock {
            // One utility at a time: the index of a million endpoints is not kept beside another.
            $0 = $0.filter { $0.key.utility == utility }
            $0[place] = Held(change: change, index: index)
        }
        return index
    }
}
