import BackOffice
import Domain
import Testing

@Suite struct ContactsInBooksTests {
    @Test func `contacts are added, put right and removed, and are listed by name (3_1)`() async throws {
        let books = try await TestBooks.make()
        try await books.register()
        let lee = try await books.perform(
            AddContact(customer: TestBooks.riverbend, name: "Lee Park", role: "Meter shop lead", phone: "573 555 0142"))
        let ana = try await books.perform(
            AddContact(customer: TestBooks.riverbend, name: "Ana Silva", role: "Manager", email: "ana@riverbend.example"))
        try await books.perform(CorrectContact(contact: lee.id, email: "lee@riverbend.example"))
        let both = try books.office.read(as: books.root) { try $0.contacts(of: TestBooks.riverbend) }
        #expect(both.map(\.id) == [ana.id, lee.id])
        #expect(both.last?.email == "lee@riverbend.example" && both.last?.phone == "573 555 0142")

        await #expect(throws: ContactRefusal.nothingToCorrect(ana.id)) {
            try await books.perform(CorrectContact(contact: ana.id, role: "Manager"))
        }
        try await books.perform(RemoveContact(contact: ana.id))
        #expect(try books.office.read(as: books.root) { try $0.contacts().map(\.id) } == [lee.id])
        await #expect(throws: ContactRefusal.leftAlready(ana.id)) { try await books.perform(RemoveContact(contact: ana.id)) }
    }

    @Test func `nobody sees or changes the contacts of another utility`() async throws {
        let books = try await TestBooks.make()
        try await books.register()
        let lakeside = CustomerCode(named: "LAKESIDE")
        try await books.register(lakeside)
        let lee = try await books.perform(
            AddContact(customer: TestBooks.riverbend, name: "Lee Park", role: "Meter shop lead", phone: "573 555 0142"))
        try await books.tied(.init(named: "eve"), .administrator, to: lakeside)
        let eve = try books.office.actor("eve")
        #expect(try books.office.read(as: eve) { try $0.contacts() }.isEmpty)
        #expect(throws: Missing.self) { try books.office.read(as: eve) { try $0.contacts(of: TestBooks.riverbend) } }
        await #expect(throws: Missing.self) {
            try await books.office.perform(
                AddContact(customer: TestBooks.riverbend, name: "Eve", role: "x", phone: "573 555 0142"), as: eve)
        }
        await #expect(throws: Missing.self) {
            try await books.office.perform(CorrectContact(contact: lee.id, name: "Eve"), as: eve)
        }
        await #expect(throws: Missing.self) { try await books.office.perform(RemoveContact(contact: lee.id), as: eve) }
    }
}
