import Domain
import GRDB
import Testing

@testable import BackOffice

extension TestBooks {
    /// Somebody who holds a role of the provider's for one utility alone, as older books may have it: the walls hold for them too.
    @discardableResult
    func tied(_ id: Actor.ID, _ role: Role, to utility: CustomerCode) async throws -> Actor {
        try await perform(AddActor(id: id, name: id.text, roles: [role], approval: "Letter"))
        let writer = try #require(office.writer)
        try await writer.write { db in
            try db.execute(sql: "UPDATE actor SET utility = ? WHERE id = ?", arguments: [utility.text, id.text])
        }
        return try office.actor(id.text)
    }
}
