import BackOffice
import Domain
import Foundation
import Workbook

/// What is one's own: password, second factor, tokens, zone, light or dark, shortcuts, sessions.
enum AccountPages {
    static let routes: [Route] =
        [
            .get("/account", own, "What is one's own") { visit in .page(try page(visit)) },
            .get("/keys", own, "The map of the keyboard") { _ in .page(KeyMap.page) },
            .post("/account/draft", own, "Keep what is typed") { visit in
                try await visit.house.office.keepDraft(
                    visit.form.raw("text") ?? "", at: visit.form["place"] ?? "none", of: visit.actor)
                return .text("kept\n")
            },
            .post("/account/looking", own, "Say that one looks at a record, and hear who else does") { visit in
                let others = try await visit.house.office.look(at: visit.form["place"] ?? "none", as: visit.actor)
                return .text(Page.others(others) ?? "")
            },
            .post("/account/views", own, "Keep a view of a list") { visit in
                let list = visit.form["list"] ?? "/"
                guard list.hasPrefix("/"), !list.hasPrefix("//"), list.count <= 64, let name = visit.form["name"],
                    name.count <= 60
                else {
                    throw FormProblem("name", "Name the view, in 1 to 60 characters.")
                }
                let query = visit.form["forget"] == nil ? visit.form.raw("query") : nil
                try await visit.house.office.keepView(name, query, of: list, of: visit.actor)
                return .redirect(query.map { "\(list)?\($0)" } ?? list, said: query == nil ? "Forgotten." : "Kept as \(name).")
            },
        ] + [settings, password, factor, unfactor, token, untoken].flatMap(\.routes)

    private static let own = Route.Access.signedIn(why: "it is one's own")

    private static func page(_ visit: Visit) throws -> Page {
        let tokens = try visit.read { try $0.tokens() }.filter { $0.actor == visit.actor.id && !$0.isRevoked }
        let asksFactor = try visit.read { try $0.asksSecondFactor(of: visit.actor.id) }
        let settings = visit.house.settings
        return Page(
            "Your account", lead: "\(visit.actor.name), \(visit.actor.roles.map(\.words).joined(separator: ", "))",
            [
                Panel(
                    "Pages", more: Button("Change", href: "/account/settings"),
                    [
                        Facts([
                            ("Times in", Shown(visit.zone.id)),
                            (
                                "Light or dark",
                                Shown(
                                    themes.first { $0.value == settings.value("theme", of: visit.actor) ?? "auto" }?.words ?? "")
                            ),
                            ("Keyboard shortcuts", Shown(settings.value("keys", of: visit.actor) ?? "on")),
                        ])
                    ]),
                Panel(
                    "Signing in",
                    [
                        Facts([
                            ("Password", Shown("Set a new one", href: "/account/password")),
                            (
                                "Second factor",
                                asksFactor
                                    ? Shown("Remove", href: "/account/second-factor/remove", sub: "It is asked at each sign-in.")
                                    : Shown("Set one up", href: "/account/second-factor", sub: "Not asked yet.")
                            ),
                            ("Signed in", Shown(visit.session.map { visit.zone.words($0.begunAt) } ?? "")),
                        ])
                    ]),
                Panel(
                    "Tokens of programs", more: Button("Make a token", href: "/account/tokens/new"),
                    [
                        tokens.isEmpty
                            ? Remark("A program that calls the API needs a token; you have none.")
                            : Facts(
                                tokens.map {
                                    (
                                        $0.id.text,
                                        Shown(
                                            $0.name, href: "/account/tokens/\($0.id)/revoke",
                                            sub:
                                                "until \($0.expiresOn.words), may \($0.scopes.map(\.words).joined(separator: ", "))"
                                        )
                                    )
                                })
                    ]),
            ])
    }

    private static let themes = [
        (value: "auto", words: "as the machine has it"), (value: "light", words: "light"), (value: "dark", words: "dark"),
    ]

    private static let settings = FormRoute(
        "/account/settings", own, "How pages look to you", deed: "Keep settings",
        fields: { visit in
            let settings = visit.house.settings
            return [
                Field(
                    "zone", "Times in", .choice(Zone.known.map { ($0.id, $0.id) }), standing: visit.zone.id),
                Field(
                    "theme", "Light or dark", .choice(themes),
                    standing: settings.value("theme", of: visit.actor) ?? "auto"),
                Field(
                    "keys", "Keyboard shortcuts", .choice([("on", "on"), ("off", "off")]),
                    standing: settings.value("keys", of: visit.actor) ?? "on"),
            ]
        }
    ) { visit, form in
        let settings = visit.house.settings
        let zone = try form.word("zone", "a zone") { Zone($0) }
        try await settings.set("zone", zone.id, of: visit.actor)
        for (name, known) in [("theme", ["auto", "light", "dark"]), ("keys", ["on", "off"])] {
            let value = try form.word(name, "one of \(known.joined(separator: ", "))") { known.contains($0) ? $0 : nil }
            try await settings.set(name, value, of: visit.actor)
        }
        return .redirect("/account", said: "Kept.")
    }

    private static let password = FormRoute(
        "/account/password", own, "A new password", deed: "Set password", action: SetPassword.name,
        lead: { _ in
            "At least eight characters, with lower and upper case, a number and a special character. Your other sessions end."
        },
        fields: { _ in
            [
                Field("now", "The one you have", .password, autocomplete: "current-password"),
                Field("password", "The new one", .password, autocomplete: "new-password"),
                Field("again", "The new one again", .password, autocomplete: "new-password"),
            ]
        }
    ) { visit, form in
        let outcome = try await visit.house.office.signIn(
            visit.actor.id.text, password: visit.form.raw("now") ?? "", code: nil, from: visit.visitor)
        switch outcome {
        case .signedIn, .codeWanted: break
        case .wrong: throw FormProblem("now", "This is not the one you have.")
        case .locked(let until): throw FormProblem("now", "Too many tries. Try again at \(visit.zone.words(until)).")
        }
        let new = visit.form.raw("password") ?? ""
        guard new == visit.form.raw("again") else { throw FormProblem("again", "The two are not the same.") }
        do {
            try visit.house.passwords.require(new, user: visit.actor.id.text)
        } catch let refusal as AccessRefusal {
            throw FormProblem("password", refusal.message)
        }
        try await visit.perform(SetPassword(actor: visit.actor.id, hash: try await PasswordHash.of(new).text))
        let secret = try await visit.house.office.beginSession(of: visit.actor.id, from: visit.visitor)
        return .cookie(.begin(secret.text), then: "/account", said: "The password is set.")
    }

    private static let factor = FormRoute(
        "/account/second-factor", own, "A second factor", deed: "Ask it from now on", action: SetSecondFactor.name,
        lead: { _ in "Let the app on your telephone take the picture, or type the secret into it; then type the code it shows." },
        fields: { visit in
            let standing = visit.form["secret"] ?? OneTimeCode.base32(Data(Secret.new().text.utf8.prefix(20)))
            return [
                Field(
                    "secret", "Secret", hint: "Six digits, half a minute, SHA-1: what apps take by themselves.",
                    standing: standing,
                    code: QRCode("otpauth://totp/Amico:\(visit.actor.id)?secret=\(Query.encoded(standing))&issuer=Amico")),
                Field("code", "Code", .text, autocomplete: "one-time-code"),
            ]
        }
    ) { visit, form in
        let text = try form.text("secret", most: 64)
        guard let secret = OneTimeCode.bytes(text), secret.count >= 16 else {
            throw FormProblem("secret", "This is no secret of an app: letters A to Z and digits 2 to 7.")
        }
        guard
            OneTimeCode.match(try form.text("code", most: 10), secret, at: visit.house.office.clock.machineNow, after: nil) != nil
        else {
            throw FormProblem("code", "This code does not fit. Is the telephone's clock right?")
        }
        let digest = Secret(text).digest
        try await visit.house.office.keepSecret(secret, digest: digest)
        try await visit.perform(SetSecondFactor(actor: visit.actor.id, secretDigest: digest))
        return .redirect("/account", said: "From now on a code is asked.")
    }

    private static let unfactor = FormRoute(
        "/account/second-factor/remove", own, "No second factor", deed: "Remove it", action: RemoveSecondFactor.name,
        fields: { _ in [] }
    ) { visit, _ in
        try await visit.perform(RemoveSecondFactor(actor: visit.actor.id))
        return .redirect("/account", said: "No code is asked any more.")
    }

    private static let token = FormRoute(
        "/account/tokens/new", own, "A token for a program", deed: "Make token", action: IssueToken.name,
        lead: { _ in "It may do what you may, of that only what you tick here. It is shown once." },
        fields: { visit in
            [
                Field("name", "What uses it"), Field("expires", "Until", .day, hint: "The last day it holds"),
            ]
                + permissions(visit).map { permission in
                    Field(
                        "scope-\(permission.rawValue)", permission.words.capitalizedFirst, .check, optional: true,
                        standing: permission == .readBooks ? "true" : "")
                }
        }
    ) { visit, form in
        let secret = Secret.new("amico_")
        let scopes = permissions(visit).filter { form.check("scope-\($0.rawValue)") }
        guard !scopes.isEmpty else { throw FormProblem(nil, "Choose what it may do: to read the books, at the least.") }
        try await visit.perform(
            IssueToken(
                actor: visit.actor.id, name: try form.text("name", most: 100), digest: secret.digest, scopes: scopes,
                expiresOn: try form.day("expires")))
        return .page(
            Page(
                "Your token", deeds: [Button("Back to your account", href: "/account")],
                [Remark("Copy it now; it is not shown again.", tone: .due), Prose(secret.text)]))
    }

    private static func permissions(_ visit: Visit) -> [Permission] {
        visit.actor.permissions.sorted { $0.words < $1.words }
    }

    private static let untoken = FormRoute(
        "/account/tokens/{token}/revoke", own, "Revoke token", deed: "Revoke token", action: RevokeToken.name,
        lead: { visit in "Programs that use \(visit.parameters["token"] ?? "it") are refused at once." }, fields: { _ in [] }
    ) { visit, _ in
        try await visit.perform(RevokeToken(token: try visit.identifier("token", of: "token")))
        return .redirect("/account", said: "The token is revoked.")
    }
}
