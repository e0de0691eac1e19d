import BackOffice
import Domain
import Workbook

/// The page one opens at seven: what is due, what is wrong, what comes.
enum TodayPages {
    static let routes: [Route] = [
        .get("/", .permission(.readBooks), "What is due today, what is wrong, what comes") { visit in .page(try page(visit)) }
    ]

    private static func page(_ visit: Visit) throws -> Page {
        let (pieces, beside) = try HomePanels.page(visit)
        return Page(
            "Today, \(visit.zone.day(of: visit.now).words)", lead: visit.zone.words(visit.now.minute), section: .today, pieces,
            beside: beside)
    }
}

extension Instant {
    /// Its minute: a page is looked at for longer than a second.
    var minute: Instant { self - seconds % 60 }
}
