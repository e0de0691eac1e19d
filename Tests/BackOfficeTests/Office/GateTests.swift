@testable import BackOffice
import Domain
import Testing

@Suite struct GateTests {
    @Test func `new books have an administrator who may do everything`() async throws {
        let books = try await TestBooks.make()
        let root = try books.root
        #expect(root.permissions == Set(Permission.allCases))
        #expect(root.utility == nil)
    }

    @Test func `someone who is not on the list may do nothing`() async throws {
        let books = try await TestBooks.make()
        #expect(throws: AccessRefusal.unknownActor("eve", known: ["root"])) { try books.office.actor("eve") }
    }

    @Test func `an action beyond the actor's permissions is refused and leaves no trace`() async throws {
        let books = try await TestBooks.make()
        try await books.perform(AddActor(id: Identifier(named: "lee"), name: "Lee", roles: [.auditor], approval: "Letter"))
        let lee = try books.office.actor("lee")
        await #expect(throws: AccessRefusal.notPermitted(lee.id, .manageAccess)) {
            _ = try await books.office.perform(
                GrantRole(actor: lee.id, role: .administrator, approval: "myself"), as: lee)
        }
        #expect(try books.office.actor("lee").roles == [.auditor])
    }
}
