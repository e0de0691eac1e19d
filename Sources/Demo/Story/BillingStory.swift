import BackOffice
import Domain

/// What is billed: taxes, a run after each month, the yearly invoices, payments in full, in part and late, a credit note.
enum BillingStory {
    static var facts: [StoryFact] {
        [
            told(6, 30, 10) { desk in
                let first = Day.of2026(7, 1)
                try await desk.perform(SetTax(customer: DemoUtility.alder.customer, from: first, basisPoints: 825))
                try await desk.perform(
                    SetTax(
                        customer: DemoUtility.prairie.customer, from: first,
                        exempt: "municipal utility, certificate PJ-88-0147"))
                try await desk.perform(SetTax(customer: DemoUtility.fireweed.customer, from: first, basisPoints: 0))
                // Until then they were billed elsewhere.
                for utility in DemoUtility.all {
                    try await desk.perform(SetBillingTerms(customer: utility.customer, billsFrom: first))
                }
            },
            told(7, 6, 10) { try await $0.bill(2026, 6, .yearly) },
            told(8, 4, 10) { try await $0.bill(2026, 7, .services) },
            told(8, 5, 11) { try await $0.pay("PRAIRIE", "ACH 0805-1172", on: .of2026(8, 5)) },
            told(8, 28, 11) { try await $0.pay("FIREWEED", "CHK 20417", on: .of2026(8, 28)) },
            told(9, 1, 11) { try await $0.pay("ALDER", "ACH 0901-0093", on: .of2026(9, 1)) },
            told(9, 3, 10) { try await $0.bill(2026, 8, .services) },
            told(9, 14, 15) { desk in
                try await desk.credit(
                    "ALDER", line: 3, 105, "One week of the warm site was not ready to be used; agreed on 11 September.")
            },
            told(10, 2, 11) { try await $0.pay("ALDER", "ACH 1002-0118", on: .of2026(10, 2), half: true) },
            told(10, 5, 11) { try await $0.pay("PRAIRIE", "ACH 1005-0440", on: .of2026(10, 5)) },
            // After the close of September, whose availability gives a credit back.
            told(10, 9, 10) { try await $0.bill(2026, 9, .services) },
            told(10, 30, 11) { try await $0.pay("PRAIRIE", "ACH 1030-0512", on: .of2026(10, 30)) },
            told(11, 3, 10) { try await $0.bill(2026, 10, .services) },
            told(11, 4, 10) { try await $0.bill(2026, 11, .yearly) },
            // What was entered late is drafted, each of its own period, and waits to be looked at.
            told(11, 13, 10) { desk in
                guard let november = Month(year: 2026, number: 11) else { return }
                try await desk.perform(RunInvoices(period: .month(november)))
            },
        ]
    }

    private static func told(
        _ month: Int, _ day: Int, _ hour: Int, _ deed: @escaping @Sendable (ContractDesk) async throws -> Void
    ) -> StoryFact {
        StoryFact(Zone.pacific.at(month, day, hour), .nadia, .contract(deed))
    }
}

extension ContractDesk {
    /// Runs the invoices of a month and issues those of one category; what else there is waits as drafts.
    func bill(_ year: Int, _ number: Int, _ category: BilledItem.Category) async throws {
        guard let month = Month(year: year, number: number) else { return }
        let run = try await perform(RunInvoices(period: .month(month)))
        for draft in run.drafts where draft.category == category {
            try await perform(IssueInvoice(invoice: draft.invoice))
        }
    }

    /// Pays the oldest open invoice of a customer, or half of it.
    func pay(_ customer: String, _ reference: String, on day: Day, half: Bool = false) async throws {
        guard let invoice = try oldestOpen(of: customer) else { return }
        let amount = half ? invoice.open.times(1, over: 2) ?? invoice.open : invoice.open
        guard let id = Invoice.ID(invoice.name) else { return }
        try await perform(RecordPayment(invoice: id, amount: amount, on: day, reference: reference))
    }

    /// Takes some dollars off a line of a customer's oldest open invoice.
    func credit(_ customer: String, line: Int, _ dollars: Int, _ reason: String) async throws {
        guard let invoice = try oldestOpen(of: customer), let id = Invoice.ID(invoice.name) else { return }
        try await perform(CreditInvoice(invoice: id, reason: reason, line: line, amount: ContractStory.usd(dollars)))
    }

    private func oldestOpen(of customer: String) throws -> InvoiceEntry? {
        try read { try $0.invoiceEntries(issuedIn: .earliest ... .latest, asOf: .latest) }.first {
            $0.customer.text == customer && $0.open.minor > 0
        }
    }
}
