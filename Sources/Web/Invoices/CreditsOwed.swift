import BackOffice
import Domain
import Workbook

/// Invoices that bill a statement of work beyond the notice that ends it, until credit notes cover what they bill.
enum CreditsOwed {
    /// On the pages of a notice and of its statement of work; nil where nothing is owed. For the provider's people who see money.
    static func panel(_ owed: [InvoiceToCredit], _ visit: Visit) -> (any Piece)? {
        guard !owed.isEmpty, visit.seesMoney, visit.actor.isInside else { return nil }
        return Panel(
            "To be credited", id: "to-credit", owed.map { Remark($0.words, tone: .late) } + [grid(owed, visit)])
    }

    /// What finance comes home to.
    static func day(_ day: inout HomeDay) throws {
        let owed = try day.visit.read { try $0.invoicesToCredit() }
        guard !owed.isEmpty else { return day.isQuiet("no invoice waits for a credit note") }
        day.add(Panel("To be credited, since notice came before what they bill", id: "to-credit", [grid(owed, day.visit)]))
    }

    private static func grid(_ owed: [InvoiceToCredit], _ visit: Visit) -> any Piece {
        let rows = owed.flatMap { invoice in
            invoice.openLines.map { line in
                [
                    Shown(invoice.number, href: "/invoices/\(invoice.number)", sub: invoice.customer.text),
                    Shown("line \(line.position)", href: form(invoice, line, visit)),
                    Shown(invoice.statementOfWork.text, href: "/work/\(invoice.statementOfWork)"),
                    Shown(invoice.notice.text, href: "/notices/\(invoice.notice)"), .figure(line.left.description),
                ]
            }
        }
        let heads = [
            Grid.Head("Invoice"), Grid.Head("Credit"), Grid.Head("Of"), Grid.Head("Notice"),
            Grid.Head("Left, before tax", figure: true),
        ]
        return Grid("Lines to credit", heads, rows)
    }

    /// The form of the credit note, filled in; for who may issue one.
    private static func form(_ invoice: InvoiceToCredit, _ line: InvoiceToCredit.Line, _ visit: Visit) -> String? {
        guard visit.actor.permissions.contains(.issueInvoices) else { return nil }
        let reason = "\(invoice.notice) ends \(invoice.statementOfWork) before what this line bills."
        let filled = Query([("line", "\(line.position)"), ("amount", line.left.decimal), ("reason", reason)])
        return filled.address("/invoices/\(invoice.number)/credit")
    }
}
