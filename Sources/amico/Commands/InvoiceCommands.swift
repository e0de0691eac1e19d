import ArgumentParser
import BackOffice
import Domain
import Workbook

/// `amico invoice ...`: from what is billable to what is paid.
struct InvoiceCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "invoice", abstract: "Draft, issue, correct and settle invoices.",
        subcommands: [
            InvoiceRun.self, InvoiceList.self, InvoiceShow.self, InvoiceIssue.self, InvoiceCredit.self, InvoicePay.self,
            InvoiceReversePayment.self, InvoiceDiscard.self, InvoiceTerms.self, InvoiceClaimCredit.self,
        ])
}

struct InvoiceRun: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Draft invoices over all that is billable by a period's end and not billed yet.",
        discussion: """
            Running it again adds nothing. With --preview nothing is stored.

            Example: amico invoice run --period 2026-09 --preview
            """)

    @OptionGroup var house: HouseOptions
    @Option(help: ArgumentHelp("A month (2026-09) or a quarter (2026Q3).", valueName: "period")) var period: ReportingPeriod
    @Option(help: "One customer's code (default: all).") var customer: CustomerCode?
    @Flag(help: "Show what would be drafted; store nothing.") var preview = false

    private struct DraftLine: Encodable {
        let invoice: Invoice.ID
        let customer: CustomerCode
        let category: BilledItem.Category
        let lines: Int
        let facts: Int
        let net: String
    }

    func run() async throws {
        if preview {
            let plans = try house.read { try $0.invoicePlans(for: period, customer: customer) }
            return try house.answer(plans.map(InvoicePlanAnswer.init)) {
                guard !plans.isEmpty else { return "Nothing is billable that is not billed." }
                return plans.map { plan in
                    "\(plan.customer), \(plan.category.rawValue)\(plan.addsTo.map { ", added to \($0)" } ?? ""): \(plan.net)\n"
                        + BilledLineAnswer.table(plan.lines)
                }.joined(separator: "\n\n") + "\n\nNothing is stored."
            }
        }
        let run = try await house.perform(RunInvoices(period: period, customer: customer))
        let lines = run.drafts.map {
            DraftLine(
                invoice: $0.invoice, customer: $0.customer, category: $0.category, lines: $0.lines, facts: $0.facts,
                net: $0.net.decimal)
        }
        try house.answer(lines) {
            guard !lines.isEmpty else { return "Nothing is billable that is not billed." }
            return run.drafts.map {
                "\($0.invoice)  \($0.customer), \($0.category.rawValue): \($0.net) on \($0.lines.counted("line"))"
            }.joined(separator: "\n") + "\nLook at each with amico invoice show, then issue it."
        }
    }
}

struct InvoiceList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List invoices and drafts, with what is open.",
        discussion: "Example: amico invoice list --customer RIVERBEND")

    @OptionGroup var house: HouseOptions
    @Option(help: "One customer's code (default: all).") var customer: CustomerCode?
    @Option(help: "draft, issued, paid, credited or discarded (default: all).") var status: String?

    func run() throws {
        var query = InvoicePageQuery(limit: nil)
        (query.customer, query.status, query.order) = (customer, status, .oldest)
        let entries = try house.read { try $0.invoiceEntries(query) }.rows
        try house.answer(entries.map(InvoiceAnswer.init)) {
            Table(
                "Invoices", entries,
                columns: [
                    Column("Invoice") { .text($0.name) },
                    Column("Customer") { .text($0.customer.text) },
                    Column("Status") { .text($0.status) },
                    Column("Issued") { row in row.issue.map { .day($0.on) } ?? .empty },
                    Column("Due") { row in row.issue.map { .day($0.dueOn) } ?? .empty },
                    Column("Net") { .money($0.net) },
                    Column("Total") { $0.issue == nil ? .empty : .money($0.total) },
                    Column("Open") { $0.issue == nil ? .empty : .money($0.open) },
                ], whenEmpty: "No invoices."
            ).lines
        }
    }
}

struct InvoiceShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show an invoice or a draft: its lines, tax, payments, credit notes.",
        discussion: "Example: amico invoice show INV-2026-0001")

    @OptionGroup var house: HouseOptions
    @Argument(help: "Its number, or the draft: INV-2026-0001, DI-000012.") var invoice: Invoice.ID

    func run() throws {
        let (found, balance, notes, foretold) = try house.read { view in
            let found = try view.invoice(invoice)
            let foretold = found.status == .draft ? try view.foretold(found) : nil
            return (found, try view.balance(of: found), try view.creditNotes(of: found), foretold)
        }
        try house.answer(WholeInvoiceAnswer(found, balance, notes)) {
            var text = "\(found.name)  \(found.customer), \(found.status.word)"
            if let issue = found.issue { text += ", issued \(issue.on.words), due \(issue.dueOn.words)" }
            text += "\n" + BilledLineAnswer.table(found.lines)
            if let net = found.net { text += "\n  net    \(net)" }
            switch foretold {
            case .comesTo(let taxed):
                text += "\n  tax    \(taxed.totals.tax) (\(taxed.tax.words)), were it issued today"
                text += "\n  total  \(taxed.totals.total), were it issued today"
            case .taxUnknown(let day): text += "\n  tax    not known yet: neither a rate nor an exemption is set on \(day.words)"
            case nil: break
            }
            if let issue = found.issue, let balance {
                text += "\n  tax    \(issue.totals.tax) (\(issue.tax.words))\n  total  \(issue.totals.total)"
                text += "\n  paid   \(balance.paid)\n  open   \(balance.open)"
            }
            for note in notes { text += "\n  \(note.number) of \(note.on.words): \(note.totals.total), \(note.reason)" }
            return text
        }
    }
}

struct InvoiceIssue: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "issue", abstract: "Issue drafts: each gets its number and never changes from then on.",
        discussion: """
            A yearly invoice this early may move somebody's last day for notice; then it is issued only with --moves-deadline.

            Example: amico invoice issue DI-000012 DI-000013
            """)

    @OptionGroup var house: HouseOptions
    @Argument(help: "The drafts.") var invoices: [Invoice.ID]
    @Option(help: ArgumentHelp("The day of issue (default: today).", valueName: "day")) var on: Day?
    @Flag(help: "It may move a last day for notice.") var movesDeadline = false

    private struct Answer: Encodable {
        let invoice: Invoice.ID
        let number: Invoice.Number
        let issuedOn: Day
        let dueOn: Day
        let total: String
    }

    func run() async throws {
        let desk = try house.openToWrite()
        var answers: [Answer] = []
        var words: [String] = []
        for invoice in invoices {
            let issued = try await desk.perform(
                IssueInvoice(invoice: invoice, on: on, movesDeadline: movesDeadline ? true : nil))
            answers.append(
                Answer(
                    invoice: invoice, number: issued.number, issuedOn: issued.on, dueOn: issued.dueOn,
                    total: issued.total.decimal))
            words.append("\(issued.number) is issued (\(invoice)): \(issued.total), due \(issued.dueOn.words).")
            words += issued.moved.map {
                "  The last day for notice of \($0.statementOfWork) (\($0.customer)) moves from \($0.before.words) to \($0.after.words)."
            }
        }
        try house.answer(answers) { words.joined(separator: "\n") }
    }
}
