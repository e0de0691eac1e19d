import BackOffice
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Workbook

/// What stands before every route: who is it, may they, is the form ours, is it short enough. Then the route answers.
struct Gate: Sendable {
    let house: House
    let route: Route

    static let sessionCookie = "amico"
    static let secureCookie = "__Host-amico"

    func respond(to request: Request, _ context: DoorContext) async throws -> Response {
        let visitor = Visitor(address: address(of: request, context), program: request.headers[.userAgent] ?? "")
        let cookie = request.cookies[house.terms.isSecure ? Gate.secureCookie : Gate.sessionCookie]?.value
        var (actor, session, token): (Actor, Session?, AccessToken?) = (.nobody, nil, nil)
        var isKnown = false
        if route.isOfAPI {
            if context.isLocal, let login = request.headers[.own("Amico-Actor")] {
                actor = try house.office.actor(login)
                isKnown = true
            } else if let bearer = try bearer(of: request) {
                (token, actor) = bearer
            }
        } else if let cookie, let found = try await house.office.session(Secret(cookie)) {
            session = found
            actor = found.actor
        }
        do {
            try require(isKnown || session != nil || token != nil, actor, token)
        } catch is SignInWanted {
            return try await keptUntilSignIn(request)
        }
        let formToken = session == nil ? "" : Gate.formToken(of: cookie ?? "")
        let (body, form, files) = try await sent(by: request, most: route.bodyLimit)
        var visit = Visit(
            house: house, actor: actor, session: session, token: token,
            parameters: Dictionary(
                context.parameters.map { (String($0.key), String($0.value)) }, uniquingKeysWith: { first, _ in first }),
            path: request.uri.path, query: Query(encoded: request.uri.query ?? ""), form: form, files: files, body: body,
            headers: request.headers, visitor: visitor, requestID: context.requestID,
            authority: request.head.authority ?? "localhost", formToken: formToken, zone: house.settings.zone(of: actor))
        do {
            if request.method != .get && request.method != .head { try refuseForged(request, form, formToken) }
        } catch is FormOfEarlierSignIn {
            if let again = try await drawnAgain(visit, from: request) { return again }
            throw BadCall(
                status: .forbidden, title: "Not sent",
                message: "This form is of an earlier sign-in. Nothing was changed. Open the page anew and send it again.")
        }
        comeBack(&visit)
        if route.isOfAPI { try refuseUnknownFields(visit.query) }
        do {
            return try await withTaskExecutorPreference(ReadingThreads.answers) {
                let answer = try await answer(visit)
                return try (visit.unsent?.marked(answer) ?? answer).response(to: visit)
            }
        } catch  where session != nil && !route.isOfAPI {
            return try refused(error, visit, request)
        }
    }

    /// A form that waited for its sign-in is on the page again.
    private func comeBack(_ visit: inout Visit) {
        guard visit.isSignedIn, route.method == .get, let key = visit.query.raw("_unsent") else { return }
        visit.query = visit.query.with([("_unsent", nil)])
        visit.unsent = house.unsent.take(key, for: visit.actor, now: house.office.clock.machineNow)
        if let unsent = visit.unsent, unsent.path == visit.path { visit.form = unsent.form }
    }

    /// What proves that a form was drawn for the session with that cookie.
    static func formToken(of cookie: String) -> String { Secret("form:" + cookie).digest }

    /// A form that is sent twice, as by two clicks, is done once.
    private func answer(_ visit: Visit) async throws -> Answer {
        guard let sending = visit.sending else { return try await route.answer(visit) }
        return try await house.sent.once(sending, now: { house.office.clock.machineNow }) { try await route.answer(visit) }
    }

    /// A refusal inside the house is a page of the house; a fault goes to the door.
    private func refused(_ error: any Error, _ visit: Visit, _ request: Request) throws -> Response {
        guard error is any Refusal else { throw error }
        let failure = Failure(error)
        let page = Page(failure.title, [Remark(failure.message, tone: .due)])
        return try Answer.page(page, status: failure.status).response(to: visit)
    }

    func require(_ isKnown: Bool, _ actor: Actor, _ token: AccessToken?) throws {
        switch route.access {
        case .open: return
        case .signedIn: if !isKnown { throw SignInWanted() }
        case .permission(let permission):
            if !isKnown { throw SignInWanted() }
            if let token, !token.scopes.contains(permission) {
                throw BadCall(
                    status: .forbidden, title: "Refused",
                    message:
                        "The token's scopes do not let it \(permission.words). Make one with that scope under your account, if you may do that yourself."
                )
            }
            try actor.require(permission)
        }
    }

    /// A filter that is written wrong would tell everything there is.
    private func refuseUnknownFields(_ query: Query) throws {
        let known = route.parameters.map(\.name)
        guard let other = query.fields.first(where: { !known.contains($0.name) })?.name else { return }
        throw BadCall.badRequest(
            "There is no \u{201C}\(other.prefix(60))\u{201D} to ask for here"
                + (known.isEmpty ? "; leave it out." : ": \(known.joined(separator: ", "))."))
    }

    private func bearer(of request: Request) throws -> (AccessToken, Actor)? {
        guard let field = request.headers[.authorization] else { return nil }
        let parts = field.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer", parts[1].utf8.count <= 200 else { throw SignInWanted() }
        guard let found = try house.office.bearer(Secret(String(parts[1]))) else { throw SignInWanted() }
        return (found.token, found.actor)
    }

    private func address(of request: Request, _ context: DoorContext) -> String {
        guard house.terms.isBehindProxy, let chain = request.headers[.own("X-Forwarded-For")] else { return context.address }
        return chain.split(separator: ",").last.map { $0.trimmingCharacters(in: .whitespaces) } ?? context.address
    }

    /// The body as it came, and where it is a form, its fields and files.
    func sent(by request: Request, most: Int) async throws -> (body: Data, form: Query, files: [Visit.SentFile]) {
        let body = try await body(of: request, most: most)
        let type = request.headers[.contentType] ?? ""
        if type.hasPrefix("multipart/form-data") {
            let (form, files) = try FormParts.read(body, type: type)
            return (body, form, files)
        }
        let isForm = type.hasPrefix("application/x-www-form-urlencoded")
        return (body, isForm ? Query(encoded: String(decoding: body, as: UTF8.self)) : Query(), [])
    }

    private func body(of request: Request, most: Int) async throws -> Data {
        guard most > 0 else { return Data() }
        let length = request.headers[.contentLength].flatMap { Int($0) } ?? 0
        // The library's own error would be answered by it, without a word.
        guard length <= most else { throw BadCall.tooLarge(most) }
        do {
            return Data(try await request.body.collect(upTo: most).readableBytesView)
        } catch is NIOTooManyBytesError {
            throw BadCall.tooLarge(most)
        }
    }

    private func refuseForged(_ request: Request, _ form: Query, _ token: String) throws {
        switch route.forgery {
        case .bearer: return
        case .sameOrigin: try requireSameOrigin(request)
        case .token:
            try requireSameOrigin(request)
            let sent = form.raw("_form") ?? request.headers[.own("X-Form-Token")] ?? ""
            guard sent.utf8.count == token.utf8.count, !token.isEmpty,
                zip(sent.utf8, token.utf8).reduce(0, { $0 | ($1.0 ^ $1.1) }) == 0
            else { throw FormOfEarlierSignIn() }
        }
    }

    func requireSameOrigin(_ request: Request) throws {
        let site = request.headers[.own("Sec-Fetch-Site")]
        let origin = request.headers[.origin].flatMap { URL(string: $0) }
        let own = request.head.authority
        let isForeign = origin.map { Gate.authority(of: $0) != own } ?? false
        guard site == nil || site == "same-origin" || site == "none", !isForeign else {
            throw BadCall(
                status: .forbidden, title: "Not sent",
                message: "This came from another site's page. Nothing was changed. Do it on a page of Amico.")
        }
    }
}

extension Gate {
    fileprivate static func authority(of url: URL) -> String? {
        url.host().map { host in url.port.map { "\(host):\($0)" } ?? host }
    }
}

extension Actor {
    /// Who is not signed in.
    static var nobody: Actor {
        Actor(id: Identifier(named: "nobody"), name: "Nobody", roles: [], utility: nil, permissions: [])
    }
}
