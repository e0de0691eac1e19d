import Domain
import GRDB

/// Which invoices a list shows, and from where on.
package struct InvoicePageQuery: Equatable, Sendable {
    package enum Order: String, CaseIterable, Sendable {
        case newest, oldest
        /// What is due first; drafts, which have no due day, last.
        case due
        /// What is due last first; drafts last all the same.
        case dueLast
        /// By the utility's code, within it the oldest first; and from the end.
        case customer, customerLast
    }

    package var customer: CustomerCode?
    /// draft, issued, paid, credited or discarded.
    package var status: String?
    /// Issued, open, and past its due day on this one.
    package var overdueOn: Day?
    package var order = Order.newest
    /// The key of the last row of the page before.
    package var after: Invoice.ID?
    /// Rows of a page; all when nil.
    package var limit: Int?

    package init(limit: Int? = 50) { self.limit = limit }
}

extension View {
    /// A page of invoices and drafts, and how many fit in all. A utility's people see their own.
    package func invoiceEntries(_ query: InvoicePageQuery) throws -> (rows: [InvoiceEntry], total: Int) {
        if let customer = query.customer { try requireCustomer(customer) }
        var conditions = ["1"]
        var arguments = StatementArguments()
        func add(_ condition: String, _ value: String?) {
            guard let value else { return }
            conditions.append(condition)
            arguments += [value]
        }
        add("invoice.customer = ?", actor.utility?.text)
        add("invoice.customer = ?", query.customer?.text)
        add("invoice.status = ?", query.status)
        add("invoice.status = 'issued' AND invoice.due_on < ?", query.overdueOn?.description)
        let total = try Int.fetchOne(
            db, sql: "SELECT count(*) FROM invoice WHERE \(conditions.joined(separator: " AND "))", arguments: arguments)
        if let after = query.after {
            conditions.append(query.order.isAfter)
            arguments += [after.text, after.text]
        }
        let rows = try invoiceEntries(
            conditions.joined(separator: " AND "), arguments, asOf: .latest, order: query.order.columns, limit: query.limit)
        return (rows, total ?? 0)
    }
}

extension InvoicePageQuery.Order {
    fileprivate var columns: String {
        switch self {
        case .newest: "invoice.id DESC"
        case .oldest: "invoice.id"
        case .due: "coalesce(invoice.due_on, '9'), invoice.id"
        case .dueLast: "coalesce(invoice.due_on, '') DESC, invoice.id DESC"
        case .customer: "invoice.customer, invoice.id"
        case .customerLast: "invoice.customer DESC, invoice.id DESC"
        }
    }

    /// The key stands twice, so that each order takes the same arguments.
    fileprivate var isAfter: String {
        switch self {
        case .newest: "invoice.id < ? AND ? <> ''"
        case .oldest: "invoice.id > ? AND ? <> ''"
        case .due:
            "(coalesce(invoice.due_on, '9'), invoice.id) > ((SELECT coalesce(due_on, '9') FROM invoice AS before WHERE id = ?), ?)"
        case .dueLast:
            "(coalesce(invoice.due_on, ''), invoice.id) < ((SELECT coalesce(due_on, '') FROM invoice AS before WHERE id = ?), ?)"
        case .customer: "(invoice.customer, invoice.id) > ((SELECT customer FROM invoice AS before WHERE id = ?), ?)"
        case .customerLast: "(invoice.customer, invoice.id) < ((SELECT customer FROM invoice AS before WHERE id = ?), ?)"
        }
    }
}
