import Domain
import GRDB
import Testing

@testable import BackOffice

/// Roles of a utility's people are of one utility, and roles of the provider are of none (15.1).
@Suite struct RolesOfUtilityTests {
    private static let kim = Actor.ID(named: "kim")

    private func adding(_ role: Role, _ utility: CustomerCode?) -> AddActor {
        AddActor(id: Self.kim, name: "Kim", roles: [role], utility: utility, approval: "Letter")
    }

    @Test(arguments: [Role.customerContact, .customerServiceRepresentative])
    func `a role of a utility's people needs a utility`(role: Role) async throws {
        let books = try await TestBooks.make()
        await #expect(throws: AccessRefusal.utilityMissing(role)) { try await books.perform(adding(role, nil)) }
        try await books.perform(adding(.auditor, nil))
        await #expect(throws: AccessRefusal.utilityMissing(role)) {
            try await books.perform(GrantRole(actor: Self.kim, role: role, approval: "Letter"))
        }
        #expect(try books.office.actor("kim").roles == [.auditor])
    }

    @Test(arguments: Role.allCases.filter { $0 != .customerContact && $0 != .customerServiceRepresentative })
    func `who is of a utility holds no role of the provider's`(role: Role) async throws {
        let books = try await TestBooks.make()
        try await books.register()
        await #expect(throws: AccessRefusal.roleOfProvider(role, TestBooks.riverbend)) {
            try await books.perform(adding(role, TestBooks.riverbend))
        }
        try await books.perform(adding(.customerContact, TestBooks.riverbend))
        await #expect(throws: AccessRefusal.roleOfProvider(role, TestBooks.riverbend)) {
            try await books.perform(GrantRole(actor: Self.kim, role: role, approval: "Letter"))
        }
    }

    @Test func `a contact without a utility, as older books may hold, is not inside, sees nobody and may do nothing`()
        async throws
    {
        let books = try await TestBooks.make()
        try await books.register()
        try await books.perform(adding(.customerContact, TestBooks.riverbend))
        let writer = try #require(books.office.writer)
        try await writer.write { try $0.execute(sql: "UPDATE actor SET utility = NULL WHERE id = 'kim'") }
        let kim = try books.office.actor("kim")
        #expect(!kim.isInside && kim.permissions.isEmpty && !kim.maySee(TestBooks.riverbend))
        #expect(throws: AccessRefusal.notPermitted(kim.id, .readBooks)) { try books.office.read(as: kim) { _ in } }
    }
}
