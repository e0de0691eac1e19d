import BackOffice
import Documents
import Domain
import Foundation

/// A password set by a link: an invitation's, or one's own anew.
enum LinkPages {
    static let routes: [Route] = [
        .get("/password/forgotten", .open(why: "who forgot a password is not signed in"), "Ask for a new password") { visit in
            .html(try asking(visit))
        },
        .post(
            "/password/forgotten", .open(why: "who forgot a password is not signed in"),
            forgery: .sameOrigin(why: "there is no session to forge"), action: OfferAccessLink.name, "Ask for a new password", ask
        ),
        .get("/link/{secret}", .open(why: "the link itself lets in"), "Set a password by a link") { visit in
            .html(try setting(visit))
        },
        .post(
            "/link/{secret}", .open(why: "the link itself lets in"), forgery: .sameOrigin(why: "there is no session to forge"),
            action: UseAccessLink.name, "Set a password by a link", set),
    ]

    /// The answer is the same whether there is such a person or not.
    private static func ask(_ visit: Visit) async throws -> Answer {
        let office = visit.house.office
        if let text = visit.form["login"], let person = try office.person(reachedAt: text),
            person.permissions.contains(.readBooks)
        {
            _ = try? await offer(.reset, to: person, by: person, visit)
        }
        return .html(
            try asking(
                visit,
                said:
                    "If that account has a mail address, a link is on its way to it; it holds for an hour. Otherwise ask your administrator, who can make one."
            ))
    }

    /// Makes a link and keeps it until its mail has gone; answers where it leads.
    @discardableResult
    static func offer(_ purpose: AccessLinkPurpose, to person: Actor, by actor: Actor, _ visit: Visit) async throws -> String {
        let secret = Secret.new()
        let office = visit.house.office
        let base = "\(visit.house.address(visit))/link"
        try await office.keepSecret(Data(secret.text.utf8), digest: secret.digest)
        let link = OfferAccessLink(
            actor: person.id, purpose: purpose, digest: secret.digest, expiresAt: office.clock.now + purpose.lasts, address: base)
        try await office.perform(link, as: actor, Circumstances(origin: visit.origin))
        return "\(base)/\(secret.text)"
    }

    private static func set(_ visit: Visit) async throws -> Answer {
        let secret = Secret(visit.parameters["secret"] ?? "")
        guard let (_, actor) = try visit.house.office.linked(secret) else { throw AccessRefusal.linkOfNoUse }
        let password = visit.form.raw("password") ?? ""
        do {
            guard password == visit.form.raw("again") else {
                throw FormProblem("again", "The two are not the same. Type it again.")
            }
            try visit.house.passwords.require(password, user: actor.id.text)
        } catch let refusal as any Refusal {
            return .html(try setting(visit, problem: refusal.message))
        }
        let hash = try await PasswordHash.of(password)
        try await visit.house.office.perform(
            UseAccessLink(digest: secret.digest, hash: hash.text), as: actor, Circumstances(origin: visit.origin))
        let session = try await visit.house.office.beginSession(of: actor.id, from: visit.visitor)
        return .cookie(.begin(session.text), then: "/")
    }

    private static func asking(_ visit: Visit, said: String? = nil) throws -> String {
        try visit.house.templates.render(
            LinkPage(who: nil, problem: nil, said: said, style: visit.house.assets.style.path), with: "web/password-forgotten")
    }

    private static func setting(_ visit: Visit, problem: String? = nil) throws -> String {
        guard let (_, actor) = try visit.house.office.linked(Secret(visit.parameters["secret"] ?? "")) else {
            throw AccessRefusal.linkOfNoUse
        }
        return try visit.house.templates.render(
            LinkPage(who: actor.name, problem: problem, said: nil, style: visit.house.assets.style.path), with: "web/password-set"
        )
    }
}

struct LinkPage: TemplateValue {
    let who: String?
    let problem: String?
    let said: String?
    let style: String

    static let fields: [String: @Sendable (LinkPage) -> Any?] = [
        "who": { $0.who }, "problem": { $0.problem }, "said": { $0.said }, "style": { $0.style },
    ]
}

extension House {
    /// How a browser reaches us: what it was told when the server was started, else what the visitor called.
    func address(_ visit: Visit) -> String {
        terms.address ?? "\(terms.isSecure ? "https" : "http")://\(visit.authority)"
    }
}
