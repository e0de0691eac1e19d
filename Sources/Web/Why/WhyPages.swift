import BackOffice
import Domain

/// How figures came about: the same text as `amico why`.
enum WhyPages {
    static let routes: [Route] = [
        .get("/why/clock/{request}", .permission(.readBooks), "Why a request's clocks stand where they stand") { visit in
            let id: ServiceRequest.ID = try visit.identifier("request", of: "request")
            let derivations = try visit.read { view in
                let kept = try view.serviceRequest(id)
                return try view.clocks(of: kept.history).all.map { $0.derivation(of: kept.request, in: visit.zone) }
            }
            return .page(
                page("The clocks of \(id)", derivations, back: Button("\(id)", href: "/requests/\(id)"), section: .requests))
        }
    ]

    static func page(_ title: String, _ derivations: [Derivation], back: Button, section: Page.Section?) -> Page {
        Page("Why? " + title, section: section, deeds: [back], derivations.map(Why.init))
    }
}
