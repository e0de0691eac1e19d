import BackOffice
import Domain
import Foundation
import HTTPTypes

/// Every route there is, joined from what the subjects list. Nothing else is registered.
package enum RouteTable {
    package static func all(_ house: House) -> [Route] { pages + assets(house) + HealthRoutes.routes + APIRoutes.all }

    /// What does not depend on which server it is.
    package static let pages: [Route] =
        [
            SignInPages.routes,
            TodayPages.routes,
            RequestPages.routes,
            SearchPages.routes,
            AccountPages.routes,
            ActionPages.routes,
            WhyPages.routes,
            PeoplePages.routes,
            JournalPages.routes,
            BoardPages.routes,
            OperationsPages.routes,
            CompliancePanels.routes,
            CustomerPages.routes,
            ContractPages.routes,
            InvoicePages.routes,
            MeteringPages.routes,
            CompliancePages.routes,
            ReportPages.routes,
        ].flatMap(\.self)

    /// What an address takes; empty where no route leads to it.
    static func methods(at path: String) -> Set<HTTPRequest.Method> {
        let parts = path.split(separator: "/")
        let fitting = (pages + HealthRoutes.routes + APIRoutes.all).filter { route in
            let own = route.path.split(separator: "/")
            return own.count == parts.count && zip(own, parts).allSatisfy { $0 == $1 || $0.hasPrefix("{") }
        }
        return Set(fitting.map(\.method))
    }

    /// The page at an address and what stands in the braces of its route; a word of a route's own goes before a brace.
    static func page(at path: String) -> (route: Route, parameters: [String: String])? {
        let parts = path.split(separator: "/")
        let fitting = pages.filter { route in
            let own = route.path.split(separator: "/")
            return route.method == .get && own.count == parts.count
                && zip(own, parts).allSatisfy { $0 == $1 || $0.hasPrefix("{") }
        }
        guard let route = fitting.min(by: { $0.path.count { $0 == "{" } < $1.path.count { $0 == "{" } }) else { return nil }
        let given = zip(route.path.split(separator: "/"), parts).filter { $0.0.hasPrefix("{") }.map { own, part in
            (String(own.dropFirst().dropLast()), part.removingPercentEncoding ?? String(part))
        }
        return (route, Dictionary(given, uniquingKeysWith: { first, _ in first }))
    }

    private static func assets(_ house: House) -> [Route] {
        [house.assets.style, house.assets.script].map { file in
            .get(file.path, .open(why: "the sign-in page needs them too"), "Style and script") { _ in
                .kept(file.bytes, type: file.type, isForGood: true)
            }
        }
    }
}
