/// What is billed, and what is paid.
package enum BillingActions {
    package static let all: [any Action.Type] = [
        SetTax.self, SetBillingTerms.self, RunInvoices.self, DiscardInvoice.self, IssueInvoice.self, CreditInvoice.self,
        RecordPayment.self, ReversePayment.self, ClaimServiceCredit.self,
    ]
}
