import BackOffice
import Documents
import Domain
import Foundation

/// Signing in and out, and a password set by a link.
enum SignInPages {
    static let routes: [Route] =
        [
            .get("/sign-in", .open(why: "nobody is signed in yet"), "Sign in") { visit in
                if visit.isSignedIn { return .redirect(way(visit.query)) }
                return .html(try page(visit))
            },
            .post(
                "/sign-in", .open(why: "nobody is signed in yet"), forgery: .sameOrigin(why: "there is no session to forge"),
                "Sign in", signIn),
            .post(
                "/sign-in/as", .open(why: "people of demonstration books are made up"),
                forgery: .sameOrigin(why: "there is no session to forge"), "Be somebody of the demonstration", signInAs),
            .post("/sign-out", .signedIn(why: "everybody may leave"), "Sign out") { visit in
                if let session = visit.session { try await visit.house.office.endSession(session.digest) }
                return .cookie(.end, then: "/sign-in")
            },
        ] + LinkPages.routes

    private static func signIn(_ visit: Visit) async throws -> Answer {
        let login = visit.form["login"] ?? ""
        let outcome = try await visit.house.office.signIn(
            login, password: visit.form.raw("password") ?? "", code: visit.form["code"], from: visit.visitor)
        switch outcome {
        case .signedIn(let secret, _): return .cookie(.begin(secret.text), then: way(visit.query))
        case .wrong:
            return .html(
                try page(
                    visit, login: login,
                    problem: "This name and this password do not belong together. Try again, or set a new password."))
        case .codeWanted(let wasWrong):
            return .html(
                try page(
                    visit, login: login, asksCode: true,
                    problem: wasWrong
                        ? "This code does not fit, or was used. Wait for the next one."
                        : "Type your password again, and the code of your second factor."))
        case .locked(let until):
            return .html(
                try page(
                    visit, login: login,
                    problem: "Too many tries. Try again at \(Zone.pacific.words(until)), or set a new password."))
        }
    }

    /// In demonstration books, on this machine alone, anybody may be anybody.
    private static func signInAs(_ visit: Visit) async throws -> Answer {
        guard visit.house.offersPeople, let name = visit.form["person"], let id = Actor.ID(name),
            let person = try visit.house.people.first(where: { $0.id == id })
        else { throw Missing("person", visit.form["person"] ?? "") }
        let secret = try await visit.house.office.beginSession(of: person.id, from: visit.visitor)
        return .cookie(.begin(secret.text), then: way(visit.query))
    }

    /// Where one wanted to go: a place of ours only.
    private static func way(_ query: Query) -> String {
        guard let to = query["to"], to.hasPrefix("/"), !to.hasPrefix("//"), !to.contains("\\"),
            !to.utf8.contains(where: { $0 < 32 })
        else { return "/" }
        return to
    }

    private static func page(
        _ visit: Visit, login: String = "", asksCode: Bool = false, problem: String? = nil
    ) throws -> String {
        let people = visit.house.offersPeople ? try visit.house.people : []
        let page = SignInPage(
            login: login, asksCode: asksCode, problem: problem, address: visit.query.address("/sign-in"),
            asAddress: visit.query.address("/sign-in/as"), people: people.map(SignInPage.Person.init),
            isUnsent: visit.query["to"]?.contains("_unsent=") == true, style: visit.house.assets.style.path)
        return try visit.house.templates.render(page, with: "web/sign-in")
    }
}

struct SignInPage: TemplateValue {
    let login: String
    let asksCode: Bool
    let problem: String?
    let address: String
    let asAddress: String
    let people: [Person]
    /// Whether a form that was sent too late waits for the sign-in.
    let isUnsent: Bool
    let style: String

    struct Person: TemplateValue {
        let actor: Actor

        static let fields: [String: @Sendable (Person) -> Any?] = [
            "login": { $0.actor.id.text }, "name": { $0.actor.name },
            "roles": { person in
                person.actor.roles.map(\.words).joined(separator: ", ") + (person.actor.utility.map { " of \($0)" } ?? "")
            },
        ]
    }

    static let fields: [String: @Sendable (SignInPage) -> Any?] = [
        "login": { $0.login }, "asksCode": { $0.asksCode }, "problem": { $0.problem }, "address": { $0.address },
        "asAddress": { $0.asAddress }, "people": { $0.people }, "isDemo": { !$0.people.isEmpty }, "isUnsent": { $0.isUnsent },
        "style": { $0.style },
    ]
}

extension House {
    /// Whether the sign-in page lets visitors choose whom to be: made-up people, on this machine alone.
    var offersPeople: Bool { isDemonstration && terms.isLocal }

    var isDemonstration: Bool { office.isDemonstration }

    /// The people of a demonstration, those who may do most first.
    var people: [Actor] { get throws { try office.people().filter { $0.permissions.contains(.readBooks) } } }
}
