import BackOffice
import Domain
import Metering

/// How read rates, billing rates and deliveries came about.
enum MeteringWhy {
    static let routes: [Route] = [
        .get("/why/read-rate/{utility}/{month}", .permission(.readBooks), "Why a month's read rate is what it is") { visit in
            let (utility, month) = (try visit.utilityInPath(), try visit.monthInPath())
            let view = try MeteringView(visit)
            let readClass = visit.query["class"] == nil ? nil : view.readClass
            let day = try ListQuery(visit.query, limit: nil).word("day", "a day such as 2026-09-14") { Day($0) }
            let derivation = try visit.read {
                try $0.whyReadRate(
                    of: utility, in: month, commodity: view.commodity, readClass: readClass, deadline: view.deadline, on: day)
            }
            return page(
                derivation, "Read rate of \(utility), \(day?.words ?? month.words)",
                back: day.map { "/metering/days/\(utility)/\($0)" } ?? "/metering?utility=\(utility)&month=\(month)")
        },
        .get("/why/billing-rate/{utility}/{month}", .permission(.readBooks), "Why a month's billing read rate is what it is") {
            visit in
            let (utility, month) = (try visit.utilityInPath(), try visit.monthInPath())
            let figures = try visit.read { try $0.meteringMonth(of: utility, in: month, parts: .billing) }
            return page(
                figures.billingDerivation(), "Billing read rate of \(utility), \(month.words)",
                back: "/metering?utility=\(utility)&month=\(month)")
        },
        .get("/why/delivery/{utility}/{month}", .permission(.readBooks), "Why a month's file delivery is what it is") { visit in
            let (utility, month) = (try visit.utilityInPath(), try visit.monthInPath())
            let figures = try visit.read { try $0.meteringMonth(of: utility, in: month, parts: .deliveries) }
            return page(
                figures.deliveryDerivation(), "File delivery of \(utility), \(month.words)",
                back: "/metering/deliveries?utility=\(utility)&month=\(month)")
        },
    ]

    private static func page(_ derivation: Derivation, _ title: String, back: String) -> Answer {
        .page(WhyPages.page(title, [derivation], back: Button("Back to the figures", href: back), section: .metering))
    }
}
