import BackOffice
import Domain
import HTTPTypes
import Workbook

/// An invoice in a line; a draft with what it would come to, were it issued today.
struct InvoiceRow: Sendable {
    let entry: InvoiceEntry
    let foretold: ForetoldTotals?

    init(_ entry: InvoiceEntry, from view: View) throws {
        self.entry = entry
        foretold = try view.foretold(entry)
    }
}

/// Invoices and drafts, the newest first.
enum InvoiceList {
    static let list = Listing<InvoiceRow>(
        "/invoices", "Invoices", section: .invoices, access: .permission(.readBilling), key: \.entry.id,
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
                ListFilter("customer", "Utility", .customers(customers)),
                ListFilter("status", "Status", .choice(statuses.map { ($0, $0) })),
                ListFilter("overdue", "Overdue", .choice([("yes", "only overdue")])),
            ]
        }, columns: columns, paged: fetch)

    static let statuses = ["draft", "issued", "paid", "credited", "discarded"]

    private static func fetch(_ view: View, _ query: ListQuery, _ visit: Visit) throws -> ListPage<InvoiceRow> {
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
        return ListPage(
            try shown.map { try InvoiceRow($0, from: view) }, total: total, next: shown.count < rows.count ? shown.last?.id : nil)
    }

    private static func columns(_ visit: Visit) -> [ListColumn<InvoiceRow>] {
        let today = visit.zone.day(of: visit.now)
        return [
            ListColumn(
                "number", "Number", { .text($0.entry.name) },
                shown: { row, shown in Shown(shown.text, href: "/invoices/\(row.entry.name)") }),
            ListColumn(
                "customer", "Utility", { .text($0.entry.customer.text) },
                shown: { row, shown in Shown(shown.text, href: "/customers/\(row.entry.customer)") }),
            ListColumn("period", "Period", sortable: false, { .text(InvoiceWords.period($0.entry.period)) }),
            ListColumn(
                "status", "Status", sortable: false, { .text($0.entry.status) },
                shown: { row, _ in Shown(chip: InvoiceWords.chip(row.entry.status)) }),
            ListColumn("issued", "Issued", sortable: false, { row in row.entry.issue.map { .day($0.on) } ?? .empty }),
            ListColumn(
                "due", "Due", { row in row.entry.issue.map { .day($0.dueOn) } ?? .empty },
                shown: { row, shown in
                    guard let issue = row.entry.issue, row.entry.status == "issued" else { return shown }
                    return Shown(chip: InvoiceWords.due(issue.dueOn, on: today))
                }),
            ListColumn("net", "Net", spare: true, sortable: false, { .money($0.entry.net) }),
            // A draft has no tax and no total: issuing fixes both. What they would be has columns of its own in an export.
            ListColumn("tax", "Tax", spare: true, sortable: false, { fixed($0, \.tax) }),
            ListColumn(
                "total", "Total", sortable: false,
                beneath: [
                    .said("Net of a draft") { $0.entry.issue == nil ? .money($0.entry.net) : .empty },
                    .said("Total if issued today") { row in row.foretold?.taxed.map { .money($0.totals.total) } ?? .empty },
                ],
                { fixed($0, \.total) }, shown: total),
            ListColumn("open", "Open", sortable: false, { fixed($0, \.open) }),
        ]
    }

    private static func fixed(_ row: InvoiceRow, _ amount: (InvoiceEntry) -> Money) -> Cell {
        row.entry.issue == nil ? .empty : .money(amount(row.entry))
    }

    @Sendable private static func total(_ row: InvoiceRow, _ fixed: Shown) -> Shown {
        let net = "\(Cell.money(row.entry.net).words) net"
        var shown =
            switch row.foretold {
            case .comesTo(let taxed): Shown.figure(Cell.money(taxed.totals.total).words, sub: "would be")
            case .taxUnknown: Shown.figure(net, sub: "no tax is set")
            case nil: row.entry.issue == nil ? .figure(net) : fixed
            }
        shown.why = "/why/invoice/\(row.entry.name)"
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
