import ArgumentParser
import BackOffice
import Domain
import Workbook

extension BilledLineAnswer {
    static func table(_ lines: [InvoiceLine]) -> String {
        Table(
            "Lines", lines,
            columns: [
                Column("Line") { .int($0.position) }, Column("Agreement") { .text($0.agreement) },
                Column("For") { .text($0.description) }, Column("From") { .day($0.from) }, Column("Through") { .day($0.through) },
                Column("Quantity") { .text($0.unit.words($0.quantity)) }, Column("Price") { .money($0.price) },
                Column("Amount") { .money($0.amount) },
            ], whenEmpty: "No lines."
        ).lines
    }
}

struct InvoiceCredit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "credit", abstract: "Correct an issued invoice by a credit note, over the whole or a part of a line.",
        discussion: """
            Over the whole, what it billed is billed again by the next run; over a part, it is not.

            Example: amico invoice credit INV-2026-0001 --reason "Wrong month" --line 2 --amount 125.00
            """)

    private struct Answer: Encodable {
        let number: CreditNote.Number
        let total: String
        let status: String
    }

    @OptionGroup var house: HouseOptions
    @Argument(help: "The invoice.") var invoice: Invoice.ID
    @Option(help: "Why.") var reason: String
    @Option(help: "The line, for a part.") var line: Int?
    @Option(help: "Of the line, without tax.") var amount: String?

    func run() async throws {
        let desk = try house.openToWrite()
        let currency = try desk.read { try $0.invoice(invoice).currency }
        let money = try amount.map { try currency.amount($0, "amount") }
        let done = try await desk.perform(CreditInvoice(invoice: invoice, reason: reason, line: line, amount: money))
        try house.answer(Answer(number: done.number, total: done.total.decimal, status: done.status)) {
            "\(done.number) credits \(done.total) of \(invoice), tax included; the invoice is \(done.status)."
        }
    }
}

struct InvoicePay: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pay", abstract: "Record money received for an invoice.",
        discussion: "Example: amico invoice pay INV-2026-0001 --amount 48000.00 --on 2026-11-23 --reference \"ACH 0042\"")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The invoice.") var invoice: Invoice.ID
    @Option(help: "What was received.") var amount: String
    @Option(help: ArgumentHelp("When.", valueName: "day")) var on: Day
    @Option(help: "As the bank statement has it.") var reference: String

    func run() async throws {
        let desk = try house.openToWrite()
        let money = try desk.read { try $0.invoice(invoice).currency }.amount(amount, "amount")
        let done = try await desk.perform(RecordPayment(invoice: invoice, amount: money, on: on, reference: reference))
        try house.answer(PaymentAnswer(done)) { "\(done.payment) is recorded. \(done.open) is open; it is \(done.status)." }
    }
}

private struct PaymentAnswer: Encodable {
    let payment: Payment.ID
    let open: String
    let status: String

    init(_ done: RecordPayment.Recorded) {
        (payment, open, status) = (done.payment, done.open.decimal, done.status)
    }
}

struct InvoiceReversePayment: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reverse-payment", abstract: "Take back a payment recorded wrongly, or returned by the bank.",
        discussion: "Example: amico invoice reverse-payment PAY-000001 --reason \"Returned by the bank\"")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The payment.") var payment: Payment.ID
    @Option(help: "Why.") var reason: String

    func run() async throws {
        let done = try await house.perform(ReversePayment(payment: payment, reason: reason))
        try house.answer(PaymentAnswer(done)) { "\(payment) is reversed. \(done.open) is open." }
    }
}

struct InvoiceDiscard: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "discard", abstract: "Drop a draft; what it would bill comes on a later run.",
        discussion: "Example: amico invoice discard DI-000012")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The draft.") var invoice: Invoice.ID

    func run() async throws {
        try house.answer(await house.perform(DiscardInvoice(invoice: invoice))) { "\(invoice) is discarded." }
    }
}

struct InvoiceTerms: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "terms", abstract: "Set when a customer's invoices fall due, and from which day it is billed here.",
        discussion: "Example: amico invoice terms --customer RIVERBEND --due-days 45 --bills-from 2026-01-01")

    @OptionGroup var house: HouseOptions
    @Option(help: "The customer's code.") var customer: CustomerCode
    @Option(help: ArgumentHelp("Days after issue (default at first: 30).", valueName: "days")) var dueDays: Int?
    @Option(help: ArgumentHelp("What was served before is not billed here.", valueName: "day")) var billsFrom: Day?

    func run() async throws {
        let action = SetBillingTerms(customer: customer, dueDays: dueDays, billsFrom: billsFrom)
        try house.answer(await house.perform(action)) { "The billing terms of \(customer) are set." }
    }
}

struct InvoiceClaimCredit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "claim-credit", abstract: "Record that a customer claims the service credit of a month.",
        discussion:
            "Example: amico invoice claim-credit CSA-000001 --month 2026-09 --received-on 2026-10-12 --by \"Maria Ortiz\"")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The Cloud Services agreement.") var agreement: CloudServicesAgreement.ID
    @Option(help: "The month.") var month: Month
    @Option(help: ArgumentHelp("When it was received.", valueName: "day")) var receivedOn: Day
    @Option(help: "Who claims.") var by: String

    func run() async throws {
        let action = ClaimServiceCredit(agreement: agreement, month: month, receivedOn: receivedOn, by: by)
        try house.answer(await house.perform(action)) { "The credit of \(month.words) under \(agreement) is claimed." }
    }
}
