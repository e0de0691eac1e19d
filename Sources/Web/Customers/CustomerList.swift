import BackOffice
import Domain
import Reports
import Workbook

/// A customer in the list, with what stands next.
struct CustomerRow: Sendable {
    let customer: Customer
    /// Of the agreement in force today; nil without one.
    let tier: String?
    let next: DeadlineLine?
    let today: Day

    init(_ customer: Customer, from view: View) throws {
        self.customer = customer
        today = customer.zone.day(of: view.now)
        tier = try view.agreementsInForce(of: customer.code, on: today...today).last?.promise?.tier.name
        next = try DeadlineLine.list(of: customer, after: today, from: view).first
    }
}

/// The utilities served.
enum CustomerList {
    static let list = Listing<CustomerRow>(
        "/customers", "Customers", section: .customers, key: { $0.customer.code.text },
        deeds: { visit in
            var deeds: [Button] = [Button("Engagements", href: "/engagements"), Button("Statements of work", href: "/work")]
            if visit.actor.permissions.contains(.manageCustomers) {
                deeds.insert(Button("New customer", href: "/customers/new", key: "n", isMain: true), at: 0)
            }
            return deeds
        },
        whenEmpty: "No customer fits. Register a utility, or take a filter away to see others.",
        filters: { visit in
            let managers = Set(try visit.read { try $0.customers() }.map(\.accountManager)).sorted()
            return [
                ListFilter("name", "Name or code", .text(example: "Riverbend")),
                ListFilter("manager", "Account manager", .choice(managers.map { ($0, $0) })),
            ]
        }, columns: columns, paged: fetch)

    /// Only the rows of the page are looked into: what is due for a customer takes reading its contracts.
    private static func fetch(_ view: View, _ query: ListQuery, _ visit: Visit) throws -> ListPage<CustomerRow> {
        var all = try view.customers()
        if let words = query["name"]?.lowercased() {
            all = all.filter { $0.name.lowercased().contains(words) || $0.code.text.lowercased().contains(words) }
        }
        if let manager = query["manager"] { all = all.filter { $0.accountManager == manager } }
        switch query.sort {
        case "name": all.sort { $0.name.lowercased() < $1.name.lowercased() }
        case "manager": all.sort { ($0.accountManager, $0.code) < ($1.accountManager, $1.code) }
        default: break
        }
        if query.isDescending { all.reverse() }
        return try ListOrder.page(all, query, key: { $0.code.text }).map { try CustomerRow($0, from: view) }
    }

    private static func columns(_ visit: Visit) -> [ListColumn<CustomerRow>] {
        [
            ListColumn(
                "code", "Code", { .text($0.customer.code.text) },
                shown: { row, shown in Shown(shown.text, href: "/customers/\(row.customer.code)") }),
            ListColumn("name", "Name", { .text($0.customer.name) }),
            ListColumn(
                "tier", "Tier", sortable: false, { .text($0.tier ?? "") }, shown: { $0.tier == nil ? Shown("none in force") : $1 }
            ),
            ListColumn(
                "next", "Next deadline", sortable: false,
                beneath: [
                    .line("What is due") { row in
                        .text(row.next.map { $0.about.isEmpty ? $0.what : "\($0.what) of \($0.about)" } ?? "")
                    }
                ],
                { row in row.next.map { .day($0.on) } ?? .empty },
                shown: { row, _ in row.next.map { DeadlinePanel.shown($0) } ?? Shown("nothing in two quarters") }),
            ListColumn("manager", "Account manager", { .text($0.customer.accountManager) }),
            ListColumn(
                "technical", "Technical representative", spare: true, sortable: false,
                { .text($0.customer.technicalRepresentative) }),
            ListColumn("zone", "Zone", spare: true, sortable: false, { .text($0.customer.zone.id) }),
            ListColumn("currency", "Currency", spare: true, sortable: false, { .text($0.customer.currency.code) }),
        ]
    }
}
