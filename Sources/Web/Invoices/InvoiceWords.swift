import BackOffice
import Domain
import Workbook

/// How invoices stand, as chips.
enum InvoiceWords {
    /// More paid and credited than was owed is nobody's debt to us, whatever its day.
    static func due(_ aged: AgedInvoice, on day: Day) -> Chip {
        aged.open.minor < 0 ? Chip("in credit", .calm) : due(aged.dueOn, on: day)
    }

    static func due(_ dueOn: Day, on day: Day) -> Chip {
        let away = dueOn - day
        switch away {
        case ..<0: return Chip("\((-away).counted("day")) overdue", .late)
        case 0: return Chip("due today", .due)
        case ...7: return Chip("due in \(away.counted("day"))", .due)
        default: return Chip("due \(dueOn.words)", .calm)
        }
    }

    /// Whose last day for notice an early issue moves, from when to when (6.2).
    static func moved(_ deadline: BillingRefusal.MovedDeadline) -> String {
        "The last day for notice of \(deadline.statementOfWork) (\(deadline.customer)) moves from \(deadline.before.words) to \(deadline.after.words)."
    }

    /// What a draft comes to, in a sentence.
    static func wouldBe(_ foretold: ForetoldTotals, net: Money?) -> String {
        switch foretold {
        case .comesTo(let taxed):
            "issued today it comes to \(taxed.totals.total), \(taxed.totals.tax) of it tax (\(taxed.tax.words))"
        case .taxUnknown(let day):
            "\(net.map { "\($0) before tax" } ?? ""); neither a tax rate nor an exemption is set on \(day.words)"
        }
    }

    /// Whether what a draft would come to can be issued.
    static func standing(_ taxed: TaxedTotals) -> String {
        taxed.totals.total.minor < 0
            ? "below zero: it is not issued, the next run adds to it" : "were it issued today, \(taxed.on.words)"
    }

    /// `Nov 2026`, as far as it is one.
    static func period(_ text: String) -> String { ReportingPeriod(text)?.words ?? text }

    static func chip(_ status: String) -> Chip {
        switch status {
        case "draft": Chip("draft", .calm)
        case "issued": Chip("issued", .due)
        case "paid": Chip("paid", .good)
        case "credited": Chip("credited", .calm)
        default: Chip(status, .calm)
        }
    }
}
