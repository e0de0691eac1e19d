import BackOffice
import Domain
import Synchronization

/// What each viewer chose for themselves: zone, tone of the pages, short cuts. Kept in the books, held in memory.
package final class ViewerSettings: Sendable {
    private let office: Office
    private let held: Mutex<[Actor.ID: [String: String]]>
    private let zones: Mutex<[CustomerCode: Zone]>

    init(_ office: Office) throws {
        self.office = office
        held = Mutex(try office.viewerSettings())
        zones = Mutex([:])
    }

    package func value(_ name: String, of actor: Actor) -> String? { held.withLock { $0[actor.id]?[name] } }

    package func set(_ name: String, _ value: String?, of actor: Actor) async throws {
        try await office.setViewerSetting(name, value, of: actor)
        held.withLock { $0[actor.id, default: [:]][name] = value }
    }

    package func zone(of actor: Actor) -> Zone {
        if let chosen = value("zone", of: actor).flatMap({ Zone($0) }) { return chosen }
        guard let utility = actor.utility else { return .pacific }
        if let known = zones.withLock({ $0[utility] }) { return known }
        let zone = (try? office.read(as: actor) { try $0.customer(utility).zone }) ?? .pacific
        zones.withLock { $0[utility] = zone }
        return zone
    }
}
