import BackOffice
import Domain
import Workbook

/// Every change: who, on whose behalf, when, what, from where (15.3).
enum JournalPages {
    static let routes: [Route] = list.routes

    /// `change CR-000012, reason ...`: what an action was given, without the marks of its notation.
    private static func plain(_ fields: String, most: Int) -> String {
        let quiet = fields.prefix(most + 100).replacing("\":", with: " ").filter { !"{}[]\"".contains($0) }
        let words = quiet.replacing(",", with: ", ").replacing(",  ", with: ", ")
        return words.prefix(most) + (fields.count > most ? " \u{2026}" : "")
    }

    private static let list = Listing<JournalEntry>(
        "/administration/journal", "Journal", section: nil, access: .permission(.readJournal), key: { String($0.sequence) },
        whenEmpty: "No entry fits. Take a filter away.",
        filters: { _ in
            [ListFilter("by", "By", .text(example: "kmeyer")), ListFilter("action", "Action", .text(example: "OpenRequest"))]
        },
        columns: { visit in
            [
                ListColumn("number", "Number", sortable: false, { .int($0.sequence) }),
                ListColumn("at", "Recorded", sortable: false, { .instant($0.recordedAt, visit.zone) }),
                ListColumn(
                    "for", "Done at", spare: true, sortable: false,
                    { entry in
                        entry.performedAt.map { .instant($0, visit.zone) } ?? .empty
                    }),
                ListColumn(
                    "by", "By", sortable: false,
                    beneath: [.line("On behalf of", { .text($0.onBehalfOf ?? "") }, words: { "for \($1)" })],
                    { .text($0.actor) }),
                ListColumn(
                    "action", "What", sortable: false,
                    beneath: [
                        .line(
                            "Given", { .text(plain($0.shownFields, most: 2_000)) },
                            words: { entry, _ in plain(entry.shownFields, most: 300) })
                    ],
                    { .text($0.action) }),
                ListColumn("outcome", "Outcome", spare: true, sortable: false, { .text(String($0.outcome.prefix(2_000))) }),
                ListColumn("from", "From", sortable: false, { .text($0.origin) }),
            ]
        },
        paged: { view, query, _ in
            let entries = try view.journalEntries(
                before: query.after.flatMap { Int($0) }, by: query["by"], action: query["action"],
                limit: query.limit.map { $0 + 1 })
            let shown = query.limit.map { Array(entries.prefix($0)) } ?? entries
            return ListPage(shown, total: nil, next: shown.count < entries.count ? shown.last.map { String($0.sequence) } : nil)
        })
}
