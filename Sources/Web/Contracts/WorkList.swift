import BackOffice
import Domain
import Workbook

/// A statement of work in a line.
struct WorkRow: Sendable {
    let sow: StatementOfWork
    let ends: Day?
    let today: Day
    /// Nil until it is quoted.
    let left: Hours?

    init(_ sow: StatementOfWork, from view: View) throws {
        self.sow = sow
        ends = try view.endsOn(sow)
        today = try view.today(of: sow.customer)
        guard case .binding = sow.status else {
            left = nil
            return
        }
        left = try view.hourLedger(of: sow, view.runningYear(of: sow, on: today)).balance
    }
}

/// Statements of work of all one may see.
enum WorkList {
    static let list = Listing<WorkRow>(
        "/work", "Statements of work", section: .customers, key: { $0.sow.id.text },
        deeds: { visit in
            [Button("Change orders", href: "/change-orders")]
                + (visit.actor.permissions.contains(.manageWork)
                    ? [Button("Request work", href: "/work/new", key: "n", isMain: true)] : [])
        },
        whenEmpty: "No statement of work fits. A customer's request for hours or for a project begins one.",
        filters: { visit in
            let customers = try visit.customerChoices()
            return [
                ListFilter("customer", "Utility", .customers(customers)),
                ListFilter("kind", "Kind", .choice(StatementOfWork.Kind.allCases.map { ($0.rawValue, $0.rawValue) })),
                ListFilter(
                    "status", "Status",
                    .choice(
                        ["requested", "scoping", "quoted", "signed by one", "binding", "completed", "cancelled"].map { ($0, $0) })
                ),
            ]
        }, columns: columns, paged: fetch)

    /// Only the rows of the page are looked into.
    private static func fetch(_ view: View, _ query: ListQuery, _ visit: Visit) throws -> ListPage<WorkRow> {
        let customer = try query.word("customer", "a utility's code") { CustomerCode($0) }
        var all = try view.statementsOfWork(of: customer)
        if let kind = query["kind"] { all = all.filter { $0.kind.rawValue == kind } }
        if let status = query["status"] { all = all.filter { $0.statusWord == status } }
        switch query.sort {
        case "title": all.sort { $0.title.lowercased() < $1.title.lowercased() }
        case "customer": all.sort { ($0.customer, $0.id) < ($1.customer, $1.id) }
        default: all.sort { $0.id < $1.id }
        }
        // The newest first, unless it is asked otherwise.
        if query.isDescending || query.sort == nil { all.reverse() }
        return try ListOrder.page(all, query, key: { $0.id.text }).map { try WorkRow($0, from: view) }
    }

    private static func columns(_ visit: Visit) -> [ListColumn<WorkRow>] {
        [
            ListColumn(
                "number", "Number", { .text($0.sow.id.text) },
                shown: { row, shown in Shown(shown.text, href: "/work/\(row.sow.id)") }),
            ListColumn(
                "customer", "Utility", { .text($0.sow.customer.text) },
                shown: { row, shown in Shown(shown.text, href: "/customers/\(row.sow.customer)") }),
            ListColumn("title", "Title", { .text($0.sow.title) }),
            ListColumn("kind", "Kind", sortable: false, { .text($0.sow.kind.rawValue) }),
            ListColumn(
                "standing", "Standing", sortable: false, { .text(WorkWords.chip($0.sow, ends: $0.ends, on: $0.today).words) },
                shown: { row, _ in Shown(chip: WorkWords.chip(row.sow, ends: row.ends, on: row.today)) }),
            ListColumn(
                "left", "Hours left", sortable: false, { row in row.left.map { .hours($0) } ?? .empty },
                shown: { row, shown in
                    var shown = shown
                    if row.left != nil { shown.why = "/why/hours/\(row.sow.id)" }
                    return shown
                }),
            ListColumn(
                "effective", "In effect from", spare: true, sortable: false,
                { row in row.sow.binding.map { .day($0.effectiveFrom) } ?? .empty }),
        ]
    }
}
