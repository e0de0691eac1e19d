import BackOffice
import Domain
import Workbook

/// What is owed, by the age of its due day (7.4).
enum AgeingPages {
    static let routes: [Route] =
        list.routes.filter { $0.path != list.path } + [
            .get(list.path, list.access, list.title) { visit in .page(try page(visit)) }
        ]

    private static let list = Listing<AgedInvoice>(
        "/invoices/ageing", "Ageing", section: .invoices, access: .permission(.readBilling), key: { $0.number.text },
        whenEmpty: "Nothing is open.",
        filters: { visit in
            let customers = try visit.customerChoices()
            return [
                ListFilter("customer", "Utility", .customers(customers)),
                ListFilter("bucket", "Age", .choice(AgeBucket.allCases.map { ($0.rawValue, $0.words) })),
                ListFilter("on", "At the end of", .text(example: "2026-09-30")),
            ]
        },
        columns: { _ in
            [
                ListColumn(
                    "number", "Invoice", { .text($0.number.text) },
                    shown: { row, shown in Shown(shown.text, href: "/invoices/\(row.number)") }),
                ListColumn(
                    "customer", "Utility", { .text($0.customer.text) },
                    shown: { row, shown in Shown(shown.text, href: "/customers/\(row.customer)") }),
                ListColumn("issued", "Issued", spare: true, { .day($0.issuedOn) }), ListColumn("due", "Due", { .day($0.dueOn) }),
                ListColumn(
                    "bucket", "Days overdue", sortable: false, { .text($0.bucket.words) },
                    shown: { row, _ in Shown(chip: chip(row.bucket)) }),
                ListColumn("total", "Total", { .money($0.balance.total) }),
                ListColumn("paid", "Paid", { .money($0.balance.paid) }),
                ListColumn("credited", "Credited", { .money($0.balance.credited) }),
                ListColumn(
                    "open", "Open", { .money($0.open) },
                    shown: { row, shown in
                        var shown = shown
                        shown.why = "/why/invoice/\(row.number)"
                        return shown
                    }),
            ]
        },
        whole: { view, query in
            let customer = try query.word("customer", "a utility's code") { CustomerCode($0) }
            let day = try query.word("on", "a day such as 2026-09-30") { Day($0) } ?? Zone.pacific.day(of: view.now)
            return try view.ageing(of: customer, on: day).filter {
                query["bucket"] == nil || $0.bucket.rawValue == query["bucket"]
            }
        })

    private static func chip(_ bucket: AgeBucket) -> Chip {
        switch bucket {
        case .notDue, .credit: Chip(bucket.words, .calm)
        case .to30: Chip(bucket.rawValue, .due)
        case .to60, .to90, .over90: Chip(bucket.rawValue, .late)
        }
    }

    /// Its row names the currency.
    private static func plain(_ sum: Money) -> String { Cell.decimal(sum.minor, sum.currency.minorUnits, grouped: true) }

    /// One row a currency: a sum never mixes two.
    private static func page(_ visit: Visit) throws -> Page {
        let rows = try list.page(ListQuery(visit.query.with([("bucket", nil)]), limit: nil), visit).rows
        let currencies = Set(rows.map(\.open.currency)).sorted { $0.code < $1.code }
        let sums = currencies.map { currency -> [Shown] in
            let own = rows.filter { $0.open.currency == currency }
            func sum(_ rows: [AgedInvoice]) -> Money { rows.reduce(Money(minor: 0, currency)) { $0.adding($1.open) ?? $0 } }
            return [Shown(currency.code)]
                + AgeBucket.allCases.map { bucket in
                    let query = visit.query.with([("bucket", bucket.rawValue)])
                    return Shown(plain(sum(own.filter { $0.bucket == bucket })), href: query.address(list.path))
                } + [Shown(plain(sum(own)))]
        }
        let heads =
            [Grid.Head("Currency")]
            + AgeBucket.allCases.map { Grid.Head($0.heading, figure: true) }
            + [Grid.Head("Open", figure: true)]
        let summary: [any Piece] = sums.isEmpty ? [] : [Panel("Open, by days overdue", [Grid("Ageing", heads, sums)])]
        return Page(
            "Ageing", lead: "invoices with something open", section: .invoices,
            deeds: [Button("All invoices", href: "/invoices")],
            summary + (try list.pieces(visit)))
    }
}

extension AgeBucket {
    fileprivate var words: String { self == .credit ? "in credit" : rawValue }

    fileprivate var heading: String {
        switch self {
        case .notDue: "Not due"
        case .to30, .to60, .to90, .over90: "\(rawValue) days"
        case .credit: "In credit"
        }
    }
}
