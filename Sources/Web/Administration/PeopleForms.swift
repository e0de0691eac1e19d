import BackOffice
import Domain
import Workbook

/// The forms of people's access.
extension PeoplePages {
    static let forms = [adding, granting, revoking, inviting, ending, unfactoring]

    private static let approval = Field(
        "approval", "Whose written approval, of when", hint: "Such as: letter of the operations director, 1 July 2026")
    /// Nobody sees every utility because a choice was left as it stood. No utility has this for a code.
    private static let everything = "*"
    private static let until = Field("until", "Until", .day, hint: "The last day it holds; a year at most is good practice")

    private static func roles(_ roles: [Role]) -> Field { Field("role", "Role", .choice(roles.map { ($0.rawValue, $0.words) })) }

    private static func role(_ form: FormReader) throws -> Role { try form.word("role", "a role") { Role(rawValue: $0) } }

    private static let adding = FormRoute(
        "/administration/people/new", .permission(.manageAccess), "Add a person", deed: "Add person", action: AddActor.name,
        fields: { visit in
            let utilities = try visit.customerChoices()
            return [
                Field("id", "User name", hint: "Letters, digits, dots and dashes"), Field("name", "Full name"),
                roles(Role.allCases),
                Field(
                    "utility", "Sees", .choice([("", "choose"), (everything, "all utilities")] + utilities),
                    hint: "Contacts and representatives of a utility see that utility alone"),
                Field("email", "Mail address", optional: true), approval, until,
            ]
        }
    ) { visit, form in
        let id: Actor.ID = try form.identifier("id", like: "lee")
        let email = try form.optionalWord("email", "a mail address") { EmailAddress($0) }
        try await visit.perform(
            AddActor(
                id: id, name: try form.text("name"), roles: [try role(form)],
                utility: try form.text("utility") == everything ? nil : try form.customer("utility"),
                approval: try form.text("approval"),
                until: try form.day("until")))
        if let email { try await visit.perform(SetActorEmail(actor: id, email: email)) }
        return .redirect("/administration/people/\(id)", said: "\(id) is on the list. Send a link to set a password.")
    }

    private static func named(_ visit: Visit) throws -> String? { "\(try person(visit).name), \(try person(visit).id)." }

    private static let granting = FormRoute(
        "/administration/people/{person}/grant", .permission(.manageAccess), "Grant role", deed: "Grant role",
        action: GrantRole.name, lead: named,
        fields: { visit in
            let person = try person(visit)
            let fitting = Role.allCases.filter { $0.isOfUtility == (person.utility != nil) }
            return [roles(fitting.filter { !person.roles.contains($0) }), approval, until]
        }
    ) { visit, form in
        let person = try person(visit)
        let role = try role(form)
        try await visit.perform(
            GrantRole(actor: person.id, role: role, approval: try form.text("approval"), until: try form.day("until")))
        return .redirect("/administration/people/\(person.id)", said: "\(person.name) is \(role.words) from now on.")
    }

    private static let revoking = FormRoute(
        "/administration/people/{person}/revoke", .permission(.manageAccess), "Take a role back", deed: "Take role back",
        action: RevokeRole.name, lead: named, fields: { visit in [roles(try person(visit).roles)] }
    ) { visit, form in
        let person = try person(visit)
        let role = try role(form)
        try await visit.perform(RevokeRole(actor: person.id, role: role))
        return .redirect("/administration/people/\(person.id)", said: "\(person.name) is \(role.words) no more, at once.")
    }

    private static let inviting = FormRoute(
        "/administration/people/{person}/invite", .permission(.manageAccess), "Send a link to set a password", deed: "Make link",
        action: OfferAccessLink.name,
        lead: { visit in
            "\(try person(visit).name) sets a password by it, once, within three days. It goes to their mail address, where they have one and mail is set up, and is shown here."
        },
        fields: { _ in [] }
    ) { visit, _ in
        let person = try person(visit)
        let address = try await LinkPages.offer(.invitation, to: person, by: visit.actor, visit)
        return .page(
            Page(
                "A link for \(person.name)",
                deeds: [Button("Back to \(person.name)", href: "/administration/people/\(person.id)")],
                [Remark("Hand it over now; it is not shown again.", tone: .due), Prose(address)]))
    }

    private static let ending = FormRoute(
        "/administration/people/{person}/end", .permission(.manageAccess), "End access", deed: "End all access at once",
        action: EndAccess.name,
        lead: { visit in
            "\(try person(visit).name) loses every role, the password, tokens and sessions, at once. What they did stays."
        },
        fields: { _ in [Field("reason", "Why", hint: "Such as: left on 31 July 2026")] }
    ) { visit, form in
        let person = try person(visit)
        try await visit.perform(EndAccess(actor: person.id, reason: try form.text("reason")))
        return .redirect("/administration/people/\(person.id)", said: "All access of \(person.name) has ended.")
    }

    private static let unfactoring = FormRoute(
        "/administration/people/{person}/second-factor", .permission(.manageAccess), "Remove a second factor",
        deed: "Remove second factor", action: RemoveSecondFactor.name, lead: named, fields: { _ in [] }
    ) { visit, _ in
        let person = try person(visit)
        try await visit.perform(RemoveSecondFactor(actor: person.id))
        return .redirect("/administration/people/\(person.id)", said: "No code is asked of \(person.name) any more.")
    }
}
