import BackOffice
import Domain

/// What the API tells of what is billed, paid and credited; all of it to those who read billing.
enum BillingQueries {
    static let routes: [Route] = [
        APIQueries.paged(
            "invoices", "Invoices and drafts, with what is open.", permission: .readBilling,
            [.customer, .init("status", "draft, issued, paid, credited or discarded", example: "issued")]
        ) { question, limit, after in
            var query = InvoicePageQuery(limit: limit + 1)
            (query.customer, query.order) = (try question.customer, .oldest)
            query.status = try question.word("status", "draft, issued, paid, credited or discarded") {
                InvoiceList.statuses.contains($0) ? $0 : nil
            }
            query.after = try APIPage<InvoiceAnswer>.identifier(after)
            return APIPage(try question.view.invoiceEntries(query).rows.map(InvoiceAnswer.init), limit: limit, key: \.invoice)
        },
        APIQueries.one("invoices/{invoice}", "An invoice with its lines and the facts each bills.", permission: .readBilling) {
            let invoice = try invoice($0)
            return WholeInvoiceAnswer(invoice, try $0.view.balance(of: invoice), try $0.view.creditNotes(of: invoice))
        },
        APIQueries.one(
            "invoices/{invoice}/why", "How an invoice's total and then each of its lines come about, or one line.",
            permission: .readBilling,
            [.init("line", "One line's number; all where it is left out", example: "1")]
        ) { question in
            try question.view.derivations(
                of: invoice(question), line: try question.word("line", "a line's number") { Int($0) })
        },
        APIQueries.one(
            "invoices/{invoice}/payments", "What was paid on an invoice, reversed payments too.", permission: .readBilling
        ) {
            try $0.view.payments(of: invoice($0))
        },
        APIQueries.list("credit-notes", "Credit notes.", permission: .readBilling, [.customer], key: \CreditNote.number.text) {
            try $0.view.creditNotes(of: $0.customer, on: .earliest ... .latest)
        },
        APIQueries.one("credit-notes/{note}", "A credit note.", permission: .readBilling) {
            try $0.view.creditNote($0.id("note", of: "credit note"))
        },
        APIQueries.one("credit-notes/{note}/why", "How a credit note's total comes about.", permission: .readBilling) {
            try [$0.view.whyCreditNote($0.id("note", of: "credit note"))]
        },
        APIQueries.list(
            "ageing", "Issued invoices with something open on a day.", permission: .readBilling, [.customer, .on],
            key: \AgedInvoice.number.text
        ) { try $0.view.ageing(of: $0.customer, on: $0.day ?? Zone.pacific.day(of: $0.view.now)) },
        APIQueries.one(
            "deferred-revenue", "Prepaid lines, and what of each is recognised month by month.", permission: .readBilling,
            [.period, .customer]
        ) {
            let period = try $0.period
            return try $0.view.deferredRevenue(of: $0.customer, touching: period.first...period.last)
        },
        APIQueries.one(
            "invoice-plans", "What an invoice run would draft.", permission: .runInvoices, [.period, .customer]
        ) { try $0.view.invoicePlans(for: $0.period, customer: $0.customer).map(InvoicePlanAnswer.init) },
    ]

    private static func invoice(_ question: Question) throws -> Invoice {
        try question.view.invoice(question.id("invoice", of: "invoice"))
    }
}
