import BackOffice
import Domain
import Workbook

/// Who may act in these books, on whose approval, up to when.
enum PeoplePages {
    static let routes: [Route] =
        list.routes + forms.flatMap(\.routes) + [
            .get("/administration", .permission(.manageAccess), "What is administered") { _ in .page(index) },
            .get("/administration/people/{person}", .permission(.manageAccess), "Somebody's roles and access") { visit in
                .page(try page(visit))
            },
            .get("/administration/sign-ins", .permission(.manageAccess), "Who tried to sign in") { visit in
                .page(try tries(visit))
            },
        ]

    private static let index = Page(
        "Administration",
        [
            Facts([
                ("People", Shown("Roles, invitations, ends of access", href: "/administration/people")),
                ("Signing in", Shown("Who tried, from where", href: "/administration/sign-ins")),
                ("Journal", Shown("Every change, by whom, when, from where", href: "/administration/journal")),
                ("Everything else", Shown("Every action there is, as a form", href: "/actions")),
                ("API", Shown("Calls, tokens, description", href: "/api")),
            ])
        ])

    private static let list = Listing<Actor>(
        "/administration/people", "People", section: nil, access: .permission(.manageAccess), key: { $0.id.text },
        deeds: { _ in [Button("Add a person", href: "/administration/people/new", key: "n", isMain: true)] },
        whenEmpty: "Nobody fits. Take a filter away, or add a person.",
        filters: { _ in
            [
                ListFilter("role", "Role", .choice(Role.allCases.map { ($0.rawValue, $0.words) })),
                ListFilter("utility", "Utility", .text(example: "ALDER")),
            ]
        },
        columns: { _ in
            [
                ListColumn(
                    "user", "User", { .text($0.id.text) },
                    shown: { row, shown in
                        var shown = shown
                        shown.href = "/administration/people/\(row.id)"
                        return shown
                    }),
                ListColumn("name", "Name", { .text($0.name) }),
                ListColumn("roles", "Roles", { .text($0.roles.map(\.words).joined(separator: ", ")) }),
                ListColumn("utility", "Utility", { .text($0.utility?.text ?? "all") }),
            ]
        },
        whole: { view, query in
            let role = try query.word("role", "a role") { Role(rawValue: $0) }
            return try view.actors().filter { person in
                (role.map { person.roles.contains($0) } ?? true) && (query["utility"].map { person.utility?.text == $0 } ?? true)
            }
        })

    static func person(_ visit: Visit) throws -> Actor {
        let id: Actor.ID = try visit.identifier("person", of: "actor")
        guard let found = try visit.read({ try $0.actors() }).first(where: { $0.id == id }) else { throw Missing("actor", id) }
        return found
    }

    private static func page(_ visit: Visit) throws -> Page {
        let person = try person(visit)
        let (grants, hasPassword, asksFactor) = try visit.read { view in
            (try view.grants(of: person.id), try view.hasPassword(person.id), try view.asksSecondFactor(of: person.id))
        }
        let base = "/administration/people/\(person.id)"
        let today = Zone.pacific.day(of: visit.now)
        let rows = grants.map { grant in
            let words = "\(grant.approval), granted by \(grant.grantedBy) on \(visit.zone.words(grant.grantedAt))"
            let term = grant.until.map { "until \($0.words)" } ?? "until it is taken back"
            let chip =
                grant.holds(on: today)
                ? Chip(term, .good) : Chip(grant.revokedAt.map { "taken back \(visit.zone.words($0))" } ?? "over", .calm)
            return (grant.role.words, Shown(chip: chip, sub: words))
        }
        return Page(
            person.name, lead: "\(person.id), \(person.utility.map { "of \($0)" } ?? "of the provider")",
            deeds: [
                Button("Grant role", href: "\(base)/grant", isMain: true), Button("Take a role back", href: "\(base)/revoke"),
                Button("Send a link", href: "\(base)/invite"), Button("End access", href: "\(base)/end"),
            ],
            [Panel("Roles", [rows.isEmpty ? Remark("No role was ever given.") : Facts(rows)])],
            beside: [
                Panel(
                    "Signing in",
                    [
                        Facts([
                            ("Password", Shown(hasPassword ? "set" : "none yet")),
                            (
                                "Second factor",
                                asksFactor ? Shown("asked; remove", href: "\(base)/second-factor") : Shown("not asked")
                            ),
                        ])
                    ])
            ])
    }

    private static func tries(_ visit: Visit) throws -> Page {
        let tries = try visit.read { try $0.signInTries() }
        return Page(
            "Signing in", lead: "the latest two hundred",
            tries.isEmpty
                ? [Remark("Nobody tried to sign in yet. Each try is told here, with where it came from.")]
                : [
                    Facts(
                        tries.map { row in
                            let isIn = row.outcome == .signedIn
                            return (
                                visit.zone.words(row.at),
                                Shown(row.login, chip: Chip(row.outcome.words, isIn ? .good : .due), sub: "from \(row.address)")
                            )
                        })
                ])
    }
}

extension SignInTries.Outcome {
    fileprivate var words: String {
        switch self {
        case .signedIn: "signed in"
        case .wrong: "wrong password"
        case .wrongCode: "wrong code"
        case .locked: "had to wait"
        }
    }
}
