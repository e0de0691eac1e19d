import BackOffice
import Domain
import Workbook

/// Every invoice and credit note issued in a period, with what is paid and open, and the payments received.
enum InvoiceRegister {
    static let report = Report(
        "invoice-register", title: "Invoice register",
        holds: "Invoices and credit notes issued in a period, with tax, payments and what is open", over: .period
    ) { scope in
        let day = scope.asOf
        let invoices = try scope.view.invoiceEntries(issuedIn: scope.days, asOf: day).filter { scope.holds($0.customer) }
        let notes = try scope.view.creditNoteEntries(issuedIn: scope.days).filter { scope.holds($0.customer) }
        let payments = try scope.view.paymentEntries(on: scope.days).filter { scope.holds($0.customer) }
        let drafts = try scope.view.draftEntries().filter { scope.holds($0.customer) }
        let rows = (invoices.map { RegisterLine($0, asOf: day) } + notes.map(RegisterLine.init)).sorted {
            ($0.on, $0.number) < ($1.on, $1.number)
        }
        return sheets(rows, payments, drafts, asOf: day)
    }

    static func sheets(_ rows: [RegisterLine], _ payments: [PaymentEntry], _ drafts: [InvoiceEntry], asOf day: Day) -> [Sheet] {
        let list = CurrencyRows.split(rows) { $0.total.currency }.map { Block.table(table($0)) }
        return [
            Sheet(
                "Invoices", title: "Invoices and credit notes", summary: "Each one issued in the period, and what is open on it",
                [.banner(verdict(rows, drafts))] + list + [.text("Paid, credited and open as of the end of \(day.words).")]),
            Sheet(
                "Payments", title: "Payments", summary: "Received in the period",
                CurrencyRows.split(payments, by: \.amount.currency).map { .table(table($0)) }),
            Sheet(
                "Drafts", title: "Drafts", summary: "Not issued yet: they have no number and are not in the register",
                CurrencyRows.split(drafts, by: \.net.currency).map { .table(table($0)) }),
        ]
    }

    private static func verdict(_ rows: [RegisterLine], _ drafts: [InvoiceEntry]) -> Verdict {
        let overdue = rows.filter(\.isOverdue)
        let invoices = rows.filter { !$0.isCreditNote }.count
        var words = "\(invoices.grouped) invoices and \((rows.count - invoices).grouped) credit notes."
        if !overdue.isEmpty { words += " Overdue: \(overdue.map(\.number).joined(separator: ", "))." }
        if !drafts.isEmpty { words += " \(drafts.count.grouped) drafts wait to be issued." }
        return Verdict(words, overdue.isEmpty ? .calm : .late)
    }

    private static func table(_ part: CurrencyRows<RegisterLine>) -> Table {
        Table(
            part.name("register"), part.rows,
            columns: [
                Column("Number", total: .text("All")) { .text($0.number) },
                Column("Kind") { .text($0.isCreditNote ? "credit note" : "invoice") },
                Column("Customer") { .text($0.customer.text) },
                Column("Issued") { .day($0.on) },
                Column("Due") { line in line.dueOn.map { .day($0) } ?? .empty },
                Column("Net", total: .sum(part.sum(\.net))) { .money($0.net) },
                Column("Tax rate") { line in line.basisPoints.map { .decimal($0, places: 2) } ?? .text("exempt") },
                Column("Tax", total: .sum(part.sum(\.tax))) { .money($0.tax) },
                Column("Total", total: .sum(part.sum(\.total))) { .money($0.total) },
                Column("Paid", total: .sum(part.sum(\.paid))) { .money($0.paid) },
                Column("Credited", total: .sum(part.sum(\.credited))) { .money($0.credited) },
                Column("Open", total: .sum(part.sum(\.open))) { .money($0.open) },
                Column("State") { .verdict($0.state) },
            ], whenEmpty: "Nothing was issued in these days.")
    }

    private static func table(_ part: CurrencyRows<PaymentEntry>) -> Table {
        Table(
            part.name("payments"), part.rows,
            columns: [
                Column("Payment", total: .text("All")) { .text($0.id) },
                Column("Received") { .day($0.on) },
                Column("Customer") { .text($0.customer.text) },
                Column("Invoice") { .text($0.invoice) },
                Column("Amount", total: .sum(part.sum(\.amount))) { .money($0.amount) },
                Column("Reference", widest: 40) { .text($0.reference) },
                Column("Taken back", widest: 50) { .text($0.reversed ?? "") },
            ], whenEmpty: "No payment was received in these days.")
    }

    private static func table(_ part: CurrencyRows<InvoiceEntry>) -> Table {
        Table(
            part.name("drafts"), part.rows,
            columns: [
                Column("Draft", total: .text("All")) { .text($0.id) },
                Column("Customer") { .text($0.customer.text) },
                Column("Of the run") { .text($0.period) },
                Column("Drafted") { .day($0.draftedOn) },
                Column("Net, before tax", total: .sum(part.sum(\.net))) { .money($0.net) },
            ], whenEmpty: "Nothing waits to be issued.")
    }
}

/// One row of the register; a credit note's amounts are below zero.
struct RegisterLine: Sendable {
    let number: String
    let isCreditNote: Bool
    let customer: CustomerCode
    let on: Day
    let dueOn: Day?
    let net: Money
    let basisPoints: Int?
    let tax: Money
    let total: Money
    let paid: Money
    let credited: Money
    let open: Money
    let isOverdue: Bool

    init(_ entry: InvoiceEntry, asOf day: Day) {
        number = entry.name
        isCreditNote = false
        customer = entry.customer
        on = entry.issue?.on ?? entry.draftedOn
        dueOn = entry.issue?.dueOn
        net = entry.net
        basisPoints = entry.issue?.taxBasisPoints
        tax = entry.tax
        total = entry.total
        paid = entry.paid
        credited = entry.credited
        self.open = entry.open
        isOverdue = entry.open.minor > 0 && (entry.issue.map { $0.dueOn < day } ?? false)
    }

    init(_ note: CreditNoteEntry) {
        number = note.number
        isCreditNote = true
        customer = note.customer
        on = note.on
        dueOn = nil
        net = note.net.negated
        basisPoints = note.taxBasisPoints
        tax = note.tax.negated
        total = note.total.negated
        paid = Money(minor: 0, note.total.currency)
        // Its total is below zero already, and stands as credited on its invoice: taken back here, all rows hold together.
        credited = total
        self.open = paid
        isOverdue = false
    }

    var state: Verdict {
        if isCreditNote { return Verdict("issued", .calm) }
        if isOverdue { return Verdict("overdue", .late) }
        if open.minor > 0 { return Verdict("open", .due) }
        return credited.minor >= total.minor && total.minor > 0 ? Verdict("credited", .calm) : Verdict("settled", .good)
    }
}
