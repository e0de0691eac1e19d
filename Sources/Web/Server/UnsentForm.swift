import BackOffice
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Synchronization
import Workbook

/// A form of ours that was sent when its session was over, as it was typed. Nothing is done by it: it is drawn again, under the
/// session that runs then, to whom it was drawn for.
struct UnsentForm: Sendable {
    /// Where it was sent.
    let path: String
    /// What was typed; nothing of a form with a password or a code in it.
    let form: Query
    private let query: Query
    /// The user name it was drawn for; nil where it does not say.
    private let whose: String?
    private let hasFiles: Bool

    /// Nil for what is no form of ours.
    init?(path: String, query: Query, form: Query, hasFiles: Bool) {
        guard let token = form.raw("_form"), !token.isEmpty else { return nil }
        self.path = path
        self.query = query
        let own = ["_form", "_once", "_whose", "_secret"]
        self.form = form.raw("_secret") == nil ? form.with(own.map { ($0, nil) }) : Query()
        whose = form.raw("_whose")
        self.hasFiles = hasFiles
    }

    func belongs(to actor: Actor) -> Bool { whose == nil || whose == actor.id.text }

    /// The page the form stands on: at its own address, else the page it was sent from, else the record's.
    func place(from request: Request) -> (path: String, query: Query)? {
        if RouteTable.page(at: path) != nil { return (path, query) }
        let page = request.headers[.own("Referer")].flatMap { URLComponents(string: $0) }
        if let page, RouteTable.page(at: page.path) != nil { return (page.path, Query(encoded: page.percentEncodedQuery ?? "")) }
        var parts = path.split(separator: "/")
        while parts.count > 1 {
            parts.removeLast()
            let above = "/" + parts.joined(separator: "/")
            if RouteTable.page(at: above) != nil { return (above, Query()) }
        }
        return nil
    }

    /// The page on which it comes back says so.
    func marked(_ answer: Answer) -> Answer {
        guard case .page(var page, let status) = answer else { return answer }
        let files = hasFiles ? " Choose its files again." : ""
        page.pieces.insert(
            Remark("You were signed out; this was not sent yet. Look at it and send it again.\(files)", tone: .due), at: 0)
        return .page(page, status: status)
    }
}

/// Forms that wait, in memory alone, for somebody to sign in again: few, short, and not for long.
final class UnsentForms: Sendable {
    static let most = 128
    /// Seconds.
    static let lasts = 1_800

    private let waiting = Mutex(Recent<(form: UnsentForm, until: Instant)>(most: most))

    /// Answers the key by which it is taken, once.
    func keep(_ form: UnsentForm, now: Instant) -> String {
        let key = Secret.new().text
        waiting.withLock { $0.keep((form, now + UnsentForms.lasts), as: key) }
        return key
    }

    /// Nil where there is none, it is too old, or it is another's, for whom it goes on waiting.
    func take(_ key: String, for actor: Actor, now: Instant) -> UnsentForm? {
        waiting.withLock { waiting in
            guard let found = waiting[key], found.form.belongs(to: actor) else { return nil }
            _ = waiting.take(key)
            return now <= found.until ? found.form : nil
        }
    }
}

extension Gate {
    /// What was typed waits until somebody is signed in again. From whom nobody knows, no more is taken than a sign-in may have.
    func keptUntilSignIn(_ request: Request) async throws -> Response {
        guard route.forgery == .token, request.method == .post, (try? requireSameOrigin(request)) != nil,
            let sent = try? await sent(by: request, most: Route.openLimit),
            let unsent = UnsentForm(
                path: request.uri.path, query: Query(encoded: request.uri.query ?? ""), form: sent.form,
                hasFiles: !sent.files.isEmpty),
            let place = unsent.place(from: request)
        else { throw SignInWanted() }
        let key = house.unsent.keep(unsent, now: house.office.clock.machineNow)
        let back = place.query.with([("_unsent", key)]).address(place.path)
        return Response.redirect(to: Query([(name: "to", value: back)]).address("/sign-in"))
    }

    /// A form of an earlier sign-in of the same person, under the session that runs now; nil where it is no such form.
    func drawnAgain(_ visit: Visit, from request: Request) async throws -> Response? {
        guard visit.isSignedIn,
            let unsent = UnsentForm(path: visit.path, query: visit.query, form: visit.form, hasFiles: !visit.files.isEmpty),
            unsent.belongs(to: visit.actor), let place = unsent.place(from: request),
            let (page, parameters) = RouteTable.page(at: place.path)
        else { return nil }
        try Gate(house: house, route: page).require(true, visit.actor, nil)
        var again = visit
        (again.path, again.parameters, again.query) = (place.path, parameters, place.query)
        (again.form, again.files, again.unsent) = (place.path == unsent.path ? unsent.form : Query(), [], unsent)
        guard case .page(let drawn, _) = unsent.marked(try await page.answer(again)) else { return nil }
        return try Answer.page(drawn, status: .unprocessableContent).response(to: again)
    }
}

/// A form whose token is not of the session that runs.
struct FormOfEarlierSignIn: Error {}
