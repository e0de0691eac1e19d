import BackOffice
import Domain
import Reports
import Workbook

/// The panels of a customer's page.
enum CustomerPanels {
    static func promise(_ whole: CustomerStanding, _ visit: Visit) -> any Piece {
        let code = whole.customer.code
        let isOver = whole.quarter.last < whole.today
        let title = isOver ? "Promised and kept in \(whole.quarter.words)" : "Promised, and kept so far in \(whole.quarter.words)"
        let before = Button("Quarter before", href: "/customers/\(code)?quarter=\(whole.quarter.previous)")
        guard let judged = whole.judged else {
            let first = whole.quarter.first > whole.today
            return Panel(
                title, id: "promise", more: before,
                [
                    Remark(
                        first
                            ? "\(whole.quarter.words) has not begun."
                            : "No Cloud Services agreement is in force in \(whole.quarter.words): nothing is promised, nothing judged."
                    )
                ])
        }
        return Panel(
            title, id: "promise", more: before,
            [
                Prose(CommitmentTally(judged.map(\.assessment)).words),
                CommitmentTable(title, judged, whole.trends, of: code, over: .quarter(whole.quarter), on: whole.today),
                CommitmentTable.months(judged, whole.trends),
            ])
    }

    /// A gauge for each budget that runs, with what the hours can still buy.
    static func hours(_ whole: CustomerStanding, _ visit: Visit) -> [any Piece] {
        whole.budgets.map { budget in
            Panel(
                "Hours of \(budget.sow), \(budget.words)", id: "hours-\(budget.sow)",
                more: Button("Open \(budget.sow)", href: "/work/\(budget.sow)"),
                budget.pieces(seesMoney: visit.seesMoney) + HourOffers.remark(budget, visit))
        }
    }

    static func work(_ whole: CustomerStanding, _ visit: Visit) -> any Piece {
        let rows = whole.work.map { sow, ends in
            [
                Shown(sow.id.text, href: "/work/\(sow.id)"), Shown(sow.title), Shown(sow.kind.rawValue),
                Shown(chip: WorkWords.chip(sow, ends: ends, on: whole.today)),
            ]
        }
        let heads = [Grid.Head("SOW"), Grid.Head("Title"), Grid.Head("Kind"), Grid.Head("Standing")]
        return Panel(
            "Statements of work", id: "work", more: Button("All of them", href: "/work?customer=\(whole.customer.code)"),
            rows.isEmpty
                ? [Remark("None yet. A customer's request for hours or for a project begins one.")]
                : [Grid("Statements of work", heads, rows)])
    }

    static func agreements(_ whole: CustomerStanding, _ visit: Visit) -> any Piece {
        var rows: [[Shown]] = []
        for agreement in whole.maintenance {
            rows.append([
                Shown(agreement.id.text, href: "/agreements/\(agreement.id)"), Shown("Maintenance and support, yearly"),
                Shown("from \(agreement.terms.from.words)"), Shown(chip: WorkWords.chip(agreement.signatures)),
            ])
        }
        for agreement in whole.agreements {
            rows.append([
                Shown(agreement.id.text, href: "/agreements/\(agreement.id)"),
                Shown("Cloud Services, \(agreement.terms.tier), \(agreement.terms.deliveryModel.words)"),
                Shown("\(agreement.terms.from.words) to \(agreement.terms.through.words)"),
                Shown(chip: WorkWords.chip(agreement, on: whole.today)),
            ])
        }
        for agreement in whole.professional {
            rows.append([
                Shown(agreement.id.text, href: "/agreements/\(agreement.id)"), Shown("Professional services"),
                Shown("from \(agreement.from.words)" + (agreement.through.map { " to \($0.words)" } ?? "")),
                Shown(chip: WorkWords.chip(agreement.signatures)),
            ])
        }
        let heads = [Grid.Head("Agreement"), Grid.Head("For"), Grid.Head("Term"), Grid.Head("Standing")]
        let table: any Piece =
            rows.isEmpty ? Remark("None yet. Draft one, and have both sides sign.") : Grid("Agreements", heads, rows)
        return Panel("Agreements", id: "agreements", [table] + drafts(whole.customer.code, visit))
    }

    private static func drafts(_ code: CustomerCode, _ visit: Visit) -> [any Piece] {
        guard visit.actor.permissions.contains(.manageContracts) else { return [] }
        return [
            Links(
                "Draft an agreement:",
                [
                    Button("maintenance and support", href: "/customers/\(code)/maintenance"),
                    Button("Cloud Services", href: "/customers/\(code)/cloud-services"),
                    Button("professional services", href: "/customers/\(code)/professional-services"),
                ])
        ]
    }

    static func open(_ whole: CustomerStanding, _ visit: Visit) -> any Piece {
        var facts: [(String, Shown)] = whole.requests.map { row in
            var shown = DeadlineWords.shown(row, at: visit.now, in: visit.zone)
            shown.text = row.title
            shown.href = "/requests/\(row.request)"
            return ("\(row.request), severity \(row.severity)", shown)
        }
        facts += whole.changes.map { order in
            (order.id.text, Shown(order.asks.words, href: "/change-orders/\(order.id)", sub: order.status.word))
        }
        let total = whole.openRequests.map { $0 > whole.requests.count ? "All \($0.grouped) requests" : "All requests" }
        return Panel(
            "Open", id: "open", more: Button(total ?? "All requests", href: "/requests?customer=\(whole.customer.code)"),
            facts.isEmpty ? [Remark("Nothing is open.", tone: .good)] : [Facts(facts)])
    }

    static func invoices(_ whole: CustomerStanding, _ visit: Visit) -> any Piece {
        let facts = whole.invoices.prefix(6).map { aged in
            (
                aged.number.text,
                Shown(
                    aged.open.description, href: "/invoices/\(aged.number)", chip: InvoiceWords.due(aged, on: whole.today))
            )
        }
        return Panel(
            "Invoices to pay", id: "invoices", more: Button("All invoices", href: "/invoices?customer=\(whole.customer.code)"),
            facts.isEmpty ? [Remark("Nothing is open.", tone: .good)] : [Facts(facts)])
    }

    static func people(_ whole: CustomerStanding, _ visit: Visit) -> any Piece {
        let code = whole.customer.code
        let mayManage = visit.actor.permissions.contains(.manageCustomers)
        var facts: [(String, Shown)] = [
            ("Account manager", Shown(whole.customer.accountManager)),
            ("Technical representative", Shown(whole.customer.technicalRepresentative)),
        ]
        facts += whole.contacts.map { contact in
            (
                contact.role,
                Shown(
                    contact.name, href: mayManage ? "/contacts/\(contact.id)/correct" : nil,
                    sub: [contact.email, contact.phone].compactMap { $0 }.joined(separator: ", "))
            )
        }
        var pieces: [any Piece] = [Facts(facts)]
        if mayManage {
            pieces.append(
                Facts([
                    ("More", Shown("Add contact", href: "/customers/\(code)/contacts/new")),
                    ("", Shown("Correct the record", href: "/customers/\(code)/correct")),
                    ("", Shown("Set letterhead", href: "/actions/SetLetterhead?customer=\(code)&back=/customers/\(code)")),
                ]))
        }
        return Panel("People", id: "people", pieces)
    }
}
