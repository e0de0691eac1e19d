import BackOffice
import Domain
import HTTPTypes
import Workbook

/// Invoices and drafts, the newest first.
enum InvoiceList {
    static let list = Listing<InvoiceEntry>(
        "/invoices", "Invoices", section: .invoices, access: .permission(.readBilling), key: \.id,
        deeds: { visit in
            var deeds = [
                Button("Ageing", href: "/invoices/ageing"), Button("Finance workbooks", href: "/invoices/workbooks"),
                Button("Credit notes", href: "/credit-notes"),
            ]
            if visit.actor.permissions.contains(.runInvoices) {
                deeds.insert(Button("Run invoices", href: "/invoices/run", key: "n", isMain: true), at: 0)
            }
            return deeds
        },
        bulk: [
            .init("Issue drafts", to: "/invoices/bulk/issue", .issueInvoices),
            .init("Discard drafts", to: "/invoices/bulk/discard", .runInvoices),
        ],
        whenEmpty: "No invoice fits. A run drafts them over all that is billable; take a filter away to see others.",
        filters: { visit in
            let customers = try visit.customerChoices()
            return [
                ListFilter("customer", "Utility", .choice(customers)),
                ListFilter(
                    "status", "Status", .choice(["draft", "issued", "paid", "credited", "discarded"].map { ($0, $0) })),
                ListFilter("overdue", "Overdue", .choice([("yes", "only overdue")])),
            ]
        }, columns: columns, paged: fetch)

    private static func fetch(_ view: View, _ query: ListQuery, _ visit: Visit) throws -> ListPage<InvoiceEntry> {
        var page = InvoicePageQuery(limit: query.limit.map { $0 + 1 })
        page.customer = try query.word("customer", "a utility's code") { CustomerCode($0) }
        page.status = query["status"]
        page.overdueOn = query["overdue"] == nil ? nil : Zone.pacific.day(of: visit.now)
        page.order =
            switch (query.sort, query.isDescending) {
            case ("number", false): .oldest
            case ("due", let isLast): isLast ? .dueLast : .due
            case ("customer", let isLast): isLast ? .customerLast : .customer
            default: .newest
            }
        page.after = query.after.flatMap { Invoice.ID($0) }
        let (rows, total) = try view.invoiceEntries(page)
        let shown = query.limit.map { Array(rows.prefix($0)) } ?? rows
        return ListPage(shown, total: total, next: shown.count < rows.count ? shown.last?.id : nil)
    }

    private static func columns(_ visit: Visit) -> [ListColumn<InvoiceEntry>] {
        let today = visit.zone.day(of: visit.now)
        return [
            ListColumn(
                "number", "Number", { .text($0.name) }, shown: { row, shown in Shown(shown.text, href: "/invoices/\(row.name)") }),
            ListColumn(
                "customer", "Utility", { .text($0.customer.text) },
                shown: { row, shown in Shown(shown.text, href: "/customers/\(row.customer)") }),
            ListColumn("period", "Period", sortable: false, { .text(InvoiceWords.period($0.period)) }),
            ListColumn(
                "status", "Status", sortable: false, { .text($0.status) },
                shown: { row, _ in Shown(chip: InvoiceWords.chip(row.status)) }),
            ListColumn("issued", "Issued", sortable: false, { row in row.issue.map { .day($0.on) } ?? .empty }),
            ListColumn(
                "due", "Due", { row in row.issue.map { .day($0.dueOn) } ?? .empty },
                shown: { row, shown in
                    guard let issue = row.issue, row.status == "issued" else { return shown }
                    return Shown(chip: InvoiceWords.due(issue.dueOn, on: today))
                }),
            ListColumn("net", "Net", spare: true, sortable: false, { .money($0.net) }),
            // A draft has no tax yet, and so no total: issuing fixes both.
            ListColumn("tax", "Tax", spare: true, sortable: false, { $0.issue == nil ? .empty : .money($0.tax) }),
            ListColumn(
                "total", "Total", sortable: false, { $0.issue == nil ? .empty : .money($0.total) },
                shown: { row, shown in why(row, row.issue == nil ? .figure("\(Cell.money(row.net).words) net") : shown) }),
            ListColumn("open", "Open", sortable: false, { $0.issue == nil ? .empty : .money($0.open) }),
        ]
    }

    private static func why(_ row: InvoiceEntry, _ shown: Shown) -> Shown {
        var shown = shown
        shown.why = "/why/invoice/\(row.name)"
        return shown
    }

    /// What can be done to several drafts; what may not be touched is said with its reason.
    static let bulk: [FormRoute] = [
        several("issue", "Issue", .issueInvoices, IssueInvoice.name) { visit, id in
            try await visit.perform(IssueInvoice(invoice: id))
        },
        several("discard", "Discard", .runInvoices, DiscardInvoice.name) { visit, id in
            try await visit.perform(DiscardInvoice(invoice: id))
        },
    ]

    private static func several(
        _ word: String, _ verb: String, _ permission: Permission, _ action: String,
        _ perform: @escaping @Sendable (Visit, Invoice.ID) async throws -> Void
    ) -> FormRoute {
        FormRoute(
            "/invoices/bulk/\(word)", .permission(permission), "\(verb) several drafts", section: .invoices,
            deed: "\(verb) drafts",
            action: action, lead: { visit in "\(visit.form.all("row").count.counted("invoice")) chosen." },
            fields: { visit in visit.form.all("row").map { Field("row", "", .hidden, standing: $0) } }
        ) { visit, _ in
            let chosen = visit.form.all("row").compactMap { Invoice.ID($0) }.prefix(500)
            guard !chosen.isEmpty else { throw FormProblem(nil, "Choose drafts in the list first: x takes one.") }
            var refused: [String] = []
            for id in chosen {
                do {
                    try await perform(visit, id)
                } catch let refusal as any Refusal {
                    refused.append("\(id): \(refusal.message)")
                }
            }
            let done = "\((chosen.count - refused.count).counted("draft")) done"
            let rest = refused.isEmpty ? "." : ", \(refused.count.grouped) not. \(refused.prefix(3).joined(separator: " "))"
            return .redirect(visit.list("/invoices"), said: done + rest)
        }
    }
}
