import BackOffice
import Domain

/// Some of many utilities: as many as a page can judge, by their code, with the way to the others.
struct UtilityPage {
    let shown: [Customer]
    /// Says which these are; nothing where they are all.
    let pieces: [any Piece]

    init(_ all: [Customer], most: Int, at path: String, _ visit: Visit) throws {
        let after = try ListQuery(visit.query, limit: nil).word("after", "a utility's code") { CustomerCode($0) }
        let rest = all.sorted { $0.code < $1.code }.filter { customer in after.map { $0 < customer.code } ?? true }
        shown = Array(rest.prefix(most))
        guard shown.count < all.count else {
            pieces = []
            return
        }
        func at(_ code: CustomerCode?) -> String { visit.query.with([("after", code?.text)]).address(path) }
        let ways =
            (after == nil ? [] : [Button("First page", href: at(nil))])
            + (shown.count < rest.count ? [Button("Next page", href: at(shown.last?.code))] : [])
        pieces = [Remark("\(shown.count) of \(all.count.counted("utility")), by code."), Choices(ways)]
    }
}
