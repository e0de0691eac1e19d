import BackOffice
import Domain
import HTTPTypes

/// One address of the server and what answers there. A route cannot be written without saying who may have it.
package struct Route: Sendable {
    /// Who may have it. Without the permission the answer is 403, without a sign-in the sign-in page.
    package enum Access: Equatable, Sendable {
        case permission(Permission)
        /// Anyone who is signed in: what is one's own.
        case signedIn(why: String)
        case open(why: String)
    }

    /// How a change is known to come from one of our own pages.
    package enum ForgeryRule: Equatable, Sendable {
        /// A token of the session, and a browser that does not say otherwise.
        case token
        /// No session stands behind it, so there is nothing to forge but the sign-in itself: the browser says it is our page's.
        case sameOrigin(why: String)
        /// A bearer token, which no browser sends by itself.
        case bearer
    }

    package let method: HTTPRequest.Method
    /// `/requests/{request}`.
    package let path: String
    package let access: Access
    package let forgery: ForgeryRule
    /// The longest body taken, in bytes; none for what only reads.
    package let bodyLimit: Int
    /// The action it performs, where it is one.
    package let action: String?
    /// What it is for, in a line; the API's description is made of it.
    package let holds: String
    /// What its address may name beside its path, for the API's description.
    package var parameters: [Parameter] = []
    /// The media types of what a call of the API answers, for its description.
    package var produces = ["application/json"]
    package let answer: @Sendable (Visit) async throws -> Answer

    /// A field of an address.
    package struct Parameter: Equatable, Sendable {
        package let name: String
        package let holds: String
        package let example: String
        package let isNeeded: Bool

        package init(_ name: String, _ holds: String, example: String, needed: Bool = false) {
            self.name = name
            self.holds = holds
            self.example = example
            isNeeded = needed
        }
    }

    private init(
        _ method: HTTPRequest.Method, _ path: String, _ access: Access, _ forgery: ForgeryRule, _ bodyLimit: Int,
        _ action: String?, _ holds: String, _ answer: @escaping @Sendable (Visit) async throws -> Answer
    ) {
        self.method = method
        self.path = path
        self.access = access
        self.forgery = forgery
        self.bodyLimit = bodyLimit
        self.action = action
        self.holds = holds
        self.answer = answer
    }

    /// A page or a file to look at; changes nothing.
    package static func get(
        _ path: String, _ access: Access, _ holds: String = "", _ answer: @escaping @Sendable (Visit) async throws -> Answer
    ) -> Route {
        Route(.get, path, access, .token, 0, nil, holds, answer)
    }

    /// A form that is sent in.
    package static func post(
        _ path: String, _ access: Access, bodyLimit: Int = Route.formLimit, forgery: ForgeryRule = .token, action: String? = nil,
        _ holds: String = "", _ answer: @escaping @Sendable (Visit) async throws -> Answer
    ) -> Route {
        let isOpen = if case .open = access { true } else { false }
        return Route(.post, path, access, forgery, isOpen ? min(bodyLimit, openLimit) : bodyLimit, action, holds, answer)
    }

    /// A call of the API.
    package static func call(
        _ method: HTTPRequest.Method, _ path: String, _ access: Access, bodyLimit: Int = 0, action: String? = nil,
        parameters: [Parameter] = [], produces: [String] = ["application/json"], _ holds: String,
        _ answer: @escaping @Sendable (Visit) async throws -> Answer
    ) -> Route {
        var route = Route(method, path, access, .bearer, bodyLimit, action, holds, answer)
        (route.parameters, route.produces) = (parameters, produces)
        return route
    }

    /// Two mebibytes: a hundred thousand characters of any script, and as many more that come back with the word that they are too many.
    package static let formLimit = 2_097_152
    /// A quarter of a mebibyte, from whom nobody knows.
    package static let openLimit = 262_144
    /// With a file in it: twenty-six mebibytes.
    package static let fileLimit = 27_262_976

    package var isOfAPI: Bool { forgery == .bearer }
    /// `GET /requests/{request}`.
    package var name: String { "\(method.rawValue) \(path)" }
}
