import Domain
import Testing

@Suite struct ContactTests {
    private func contact(
        name: String = "Lee Park", role: String = "Meter shop lead", email: String? = nil, phone: String? = nil
    ) throws -> Contact {
        try Contact(
            id: Identifier(named: "CON-000001"), customer: CustomerCode(named: "RIVERBEND"), name: name, role: role, email: email,
            phone: phone)
    }

    @Test func `a contact can be reached by email, by phone, or both (3_1)`() throws {
        #expect(try contact(email: "lee@riverbend.example").phone == nil)
        #expect(try contact(phone: "+1 573 555-0142 x 12").email == nil)
        #expect(throws: ContactRefusal.cannotBeReached("Lee Park")) { try contact() }
    }

    @Test(arguments: [
        "", "lee", "@riverbend.example", "lee@", "lee@a@b", "lee park@riverbend.example",
        "lee@riverbend.example\r\nBcc: x@y.example",
        "Lee <lee@riverbend.example>", "l\u{E9}@riverbend.example", String(repeating: "a", count: 250) + "@b.example",
    ])
    func `what cannot be an address is refused, a line that would go into a mail's head too`(text: String) {
        #expect(throws: ContactRefusal.noAddress(text)) { try contact(email: text) }
    }

    @Test(arguments: ["", "1234", "call me", "555 0142\n", "+-()./ +-()./ ", String(repeating: "5", count: 41)])
    func `what cannot be a number is refused`(text: String) {
        #expect(throws: ContactRefusal.noNumber(text)) { try contact(phone: text) }
    }

    @Test(arguments: [("", "Lead"), ("Lee Park", ""), (String(repeating: "x", count: 201), "Lead")])
    func `a contact has a name and a role`(name: String, role: String) {
        #expect(throws: ContactRefusal.nameOrRoleOfNoUse) { try contact(name: name, role: role, phone: "573 555 0142") }
    }
}
