import BackOffice
import Domain

/// The forms of a customer's record and its people (3.1).
enum CustomerForms {
    static let all = [registering, correcting, adding, correctingContact, removing]

    private static let registering = FormRoute(
        "/customers/new", .permission(.manageCustomers), "New customer", section: .customers, deed: "Register customer",
        action: RegisterCustomer.name,
        lead: { _ in "Code and zone do not change later: service days that are judged lie in them." },
        fields: { _ in
            [
                Field("customer", "Code", hint: "Such as RIVERBEND"), Field("name", "Full name"),
                Field("zone", "Zone", .choice(Zone.known.map { ($0.id, $0.id) }), standing: Zone.pacific.id),
                Field("currency", "Currency", .choice(Currency.known.map { ($0.code, $0.code) }), standing: Currency.usd.code),
                Field("accountManager", "Account manager"), Field("technicalRepresentative", "Technical representative"),
            ]
        }
    ) { visit, form in
        let code = try form.customer()
        try await visit.perform(
            RegisterCustomer(
                customer: code, name: try form.text("name"), zone: try form.word("zone", "a zone") { Zone($0) },
                currency: try form.word("currency", "a currency") { Currency($0) },
                accountManager: try form.text("accountManager"),
                technicalRepresentative: try form.text("technicalRepresentative")))
        return .redirect("/customers/\(code)", said: "\(code) is registered.")
    }

    private static let correcting = FormRoute(
        "/customers/{customer}/correct", .permission(.manageCustomers), "Correct the record", section: .customers,
        deed: "Correct record", action: CorrectCustomer.name,
        fields: { visit in
            let customer = try visit.read { try $0.customer(CustomerPages.code(visit)) }
            return [
                Field("name", "Full name", standing: customer.name),
                Field("accountManager", "Account manager", standing: customer.accountManager),
                Field("technicalRepresentative", "Technical representative", standing: customer.technicalRepresentative),
            ]
        }
    ) { visit, form in
        let code = try CustomerPages.code(visit)
        try await visit.perform(
            CorrectCustomer(
                customer: code, name: try form.text("name"), accountManager: try form.text("accountManager"),
                technicalRepresentative: try form.text("technicalRepresentative")))
        return .redirect("/customers/\(code)", said: "The record is corrected.")
    }

    private static func contactFields(_ contact: Contact?) -> [Field] {
        [
            Field("name", "Name", standing: contact?.name ?? ""),
            Field(
                "role", "Role", hint: "What the person is to the utility, such as meter shop lead", standing: contact?.role ?? ""),
            Field("email", "Mail address", optional: true, hint: "An address, a number, or both", standing: contact?.email ?? ""),
            Field("phone", "Phone", optional: true, standing: contact?.phone ?? ""),
        ]
    }

    private static let adding = FormRoute(
        "/customers/{customer}/contacts/new", .permission(.manageCustomers), "Add contact", section: .customers,
        deed: "Add contact",
        action: AddContact.name,
        fields: { visit in
            _ = try visit.read { try $0.customer(CustomerPages.code(visit)) }
            return contactFields(nil)
        }
    ) { visit, form in
        let code = try CustomerPages.code(visit)
        let contact = try await visit.perform(
            AddContact(
                customer: code, name: try form.text("name"), role: try form.text("role"), email: try form.optionalText("email"),
                phone: try form.optionalText("phone")))
        return .redirect("/customers/\(code)#people", said: "\(contact.name) is a contact of \(code).")
    }

    private static func contact(_ visit: Visit) throws -> Contact {
        let id: Contact.ID = try visit.identifier("contact", of: "contact")
        guard let contact = try visit.read({ try $0.contacts() }).first(where: { $0.id == id }) else {
            throw Missing("contact", id)
        }
        return contact
    }

    private static let correctingContact = FormRoute(
        "/contacts/{contact}/correct", .permission(.manageCustomers), "Correct contact", section: .customers,
        deed: "Correct contact",
        action: CorrectContact.name,
        beside: { visit in
            let contact = try contact(visit)
            return [Links("\(contact.name) left?", [Button("Remove contact", href: "/contacts/\(contact.id)/remove")])]
        }, fields: { visit in contactFields(try contact(visit)) }
    ) { visit, form in
        let contact = try contact(visit)
        try await visit.perform(
            CorrectContact(
                contact: contact.id, name: try form.text("name"), role: try form.text("role"),
                email: try form.optionalText("email"),
                phone: try form.optionalText("phone")))
        return .redirect("/customers/\(contact.customer)#people", said: "The contact is corrected.")
    }

    private static let removing = FormRoute(
        "/contacts/{contact}/remove", .permission(.manageCustomers), "Remove contact", section: .customers,
        deed: "Remove contact",
        action: RemoveContact.name,
        lead: { visit in "\(try contact(visit).name) is no contact of the utility any more. The record stays, for what names it."
        },
        fields: { visit in
            _ = try contact(visit)
            return []
        }
    ) { visit, _ in
        let contact = try contact(visit)
        try await visit.perform(RemoveContact(contact: contact.id))
        return .redirect("/customers/\(contact.customer)#people", said: "\(contact.name) is no contact any more.")
    }
}
