import BackOffice
import Domain
import Workbook

/// The panels of a statement of work.
enum WorkPanels {
    static func deeds(_ whole: WorkStanding, _ visit: Visit) -> [Button] {
        let base = "/work/\(whole.sow.id)"
        let may = visit.actor.permissions
        let isYearly = whole.sow.kind == .enhancedMaintenance
        var deeds: [Button] = []
        func add(_ permission: Permission, _ words: String, _ path: String, main: Bool = false) {
            if may.contains(permission) { deeds.append(Button(words, href: base + path, isMain: main)) }
        }
        switch whole.sow.status {
        case .requested, .scoping:
            add(.manageWork, "Record scoping", "/scoping")
            add(.manageWork, "Quote", "/quote", main: true)
        case .quoted, .signedByOne:
            add(.signContracts, "Record signature", "/sign", main: true)
            add(.manageWork, "Quote anew", "/quote")
        case .binding:
            add(.logHours, "Log hours", "/log-hours", main: true)
            add(.manageContracts, "Change order", "/change-order")
            add(.manageWork, "Plan engagement", "/engagement")
            add(.recordExpenses, "Record expense", "/expense")
            if isYearly {
                if whole.standing == nil { add(.manageContracts, "Give notice", "/notice") }
                add(.manageWork, "Offer hours", "/offer")
                add(.closeHourYears, "Close a year", "/close-year")
            } else {
                if !whole.sow.phases.isEmpty { add(.manageWork, "Accept phase", "/accept-phase") }
                add(.manageWork, "Complete", "/complete")
            }
        case .completed, .cancelled: break
        }
        if isYearly { add(.manageWork, "Gather requirements", "/requirements") }
        switch whole.sow.status {
        case .requested, .scoping, .quoted, .signedByOne: add(.manageWork, "Drop", "/drop")
        case .binding, .completed, .cancelled: break
        }
        return deeds
    }

    static func terms(_ whole: WorkStanding, _ visit: Visit) -> Facts {
        let sow = whole.sow
        var rows: [(String, Shown)] = [("Customer", Shown(whole.customer.name, href: "/customers/\(sow.customer)"))]
        func money(_ label: String, _ amount: Money) {
            if visit.seesMoney { rows.append((label, Shown(amount.description))) }
        }
        switch sow.terms {
        case .enhancedMaintenance(let terms):
            rows += [
                ("Under", Shown(terms.maintenance.text, href: "/agreements/\(terms.maintenance)")),
                ("Hours a year", Shown(terms.yearlyHours.description)),
                ("Rounded up to", Shown("\(terms.unit) min")), ("Starts", Shown(terms.startsOn.words)),
            ]
            money("Rate an hour", terms.rate)
            if let first = terms.firstYear { rows.append(("Short first year", Shown(first.hours.description))) }
            rows += terms.options.map { ("Option", Shown($0.name, sub: visit.seesMoney ? "\($0.yearlyFee) a year" : nil)) }
        case .advancedServices(let terms):
            rows += [
                ("Under", Shown(terms.agreement.text, href: "/agreements/\(terms.agreement)")),
                ("Hours", Shown(terms.hours.description)), ("Days", Shown("\(terms.startsOn.words) to \(terms.endsOn.words)")),
                ("Billed", Shown(terms.billing.words)),
            ]
            money("Fee", terms.fee)
            money("Rate an hour", terms.rate)
        case nil: rows.append(("Terms", Shown("not quoted yet")))
        }
        if let quote = sow.quote, !sow.isBinding {
            rows.append(("Quote valid until", Shown("24:00 of \(quote.validUntil.words)")))
        }
        if let turnaround = whole.turnaround {
            let words = turnaround.isMet.map { $0 ? "met" : "missed" } ?? "running"
            rows.append(("Quote turnaround", Shown(words, why: "/why/quote-turnaround/\(sow.id)")))
        }
        rows += WorkWords.signatures(sow.signatures)
        if let binding = sow.binding { rows.append(("In effect from", Shown(binding.effectiveFrom.words))) }
        return Facts(rows)
    }

    static func deadlines(_ whole: WorkStanding) -> (any Piece)? {
        guard let deadline = whole.deadline else { return nil }
        var rows: [(String, Shown)] = []
        if whole.standing == nil {
            let away = deadline.day - whole.today
            rows.append(
                (
                    "Last day for notice",
                    Shown(
                        deadline.day.words, chip: Chip(DeadlinePanel.away(away), away < 0 ? .calm : away <= 30 ? .due : .good),
                        why: "/why/notice-deadline/\(whole.sow.id)")
                ))
        }
        if let renewal = whole.renewal {
            rows.append(
                (
                    "Renewal",
                    Shown(
                        renewal.year.first.words, sub: "with \(renewal.hours)",
                        why: "/why/renewal/\(whole.sow.id)?year=\(renewal.year.first)")
                )
            )
        }
        return rows.isEmpty ? nil : Panel("Deadlines", [Facts(rows)])
    }

    /// Papers to print; they state rates and fees.
    static func documents(_ whole: WorkStanding, _ visit: Visit) -> (any Piece)? {
        guard visit.seesMoney else { return nil }
        var rows: [(String, Shown)] = []
        let id = whole.sow.id
        if whole.sow.quote != nil {
            rows.append(("Quote", Shown("Open to print", href: "/documents/quote/\(id)")))
            rows.append(("Statement of work", Shown("Open to print", href: "/documents/sow/\(id)")))
        }
        if whole.sow.isBinding {
            rows.append(("Hours statement", Shown("Open to print", href: "/documents/hours-statement/\(id)")))
        }
        if whole.standing != nil {
            rows.append(
                ("Acknowledgement of notice", Shown("Open to print", href: "/documents/cancellation-acknowledgement/\(id)")))
        }
        return rows.isEmpty ? nil : Panel("Documents", [Facts(rows)])
    }

    static func ledger(_ budget: BudgetStanding, _ visit: Visit) -> any Piece {
        var balance = Hours.zero
        let mayReverse = visit.actor.permissions.contains(.logHours) && budget.ledger.closed == nil
        let reversed = Set(budget.ledger.rows.compactMap(\.reverses))
        let rows = budget.ledger.rows.map { row -> [Shown] in
            if !row.isOverBudget { balance = balance + row.hours }
            let isWork = row.kind == .consume && row.attaches == nil && !reversed.contains(row.number)
            return [
                Shown(row.on.words, sub: row.number > 0 ? row.id.text : "opens"), what(row), Shown(row.person ?? ""),
                Shown(row.real == .zero ? "" : row.real.description), Shown(row.hours.description), Shown(balance.description),
                mayReverse && isWork && row.number > 0 ? Shown("take back", href: "/hours/\(row.id)/reverse") : Shown(),
            ]
        }
        let heads = [
            Grid.Head("Date"), Grid.Head("What"), Grid.Head("Person"), Grid.Head("Real", figure: true),
            Grid.Head("Accounted", figure: true), Grid.Head("Balance", figure: true), Grid.Head(""),
        ]
        let why = "/why/hours/\(budget.sow)?year=\(budget.ledger.year.first)"
        return Panel(
            "Ledger of \(budget.ledger.year.words)", id: "ledger",
            [
                Grid(
                    "Ledger", heads, rows,
                    foot: [
                        Shown("Left"), Shown(), Shown(), Shown(), Shown(), Shown(budget.ledger.balance.description, why: why),
                        Shown(),
                    ])
            ])
    }

    /// What a row is about, with the record it names; its kind where it is no work.
    private static func what(_ row: HourRow) -> Shown {
        let about = [row.request, row.engagement?.text, row.phase, row.changeOrder?.text].compactMap { $0 }
        let link = (row.engagement?.text ?? row.changeOrder?.text).flatMap { RecordLink.href($0) }
        let note = [row.kind == .consume ? nil : row.kind.rawValue, row.note].compactMap { $0 }.filter { !$0.isEmpty }
        return Shown(
            about.isEmpty ? (row.kind == .consume ? "work" : row.kind.rawValue) : about.joined(separator: ", "), href: link,
            chip: row.isOverBudget ? Chip("over budget", .late) : nil,
            sub: about.isEmpty ? (row.note.isEmpty ? nil : row.note) : (note.isEmpty ? nil : note.joined(separator: ": ")))
    }

    static func changes(_ whole: WorkStanding) -> (any Piece)? {
        guard !whole.changes.isEmpty else { return nil }
        let rows = whole.changes.map { order in
            [
                Shown(order.id.text, href: "/change-orders/\(order.id)"), Shown(order.asks.words), Shown(order.reason),
                Shown(chip: WorkWords.chip(order)),
            ]
        }
        return Panel(
            "Change orders", id: "change-orders",
            [Grid("Change orders", [Grid.Head("Order"), Grid.Head("Asks for"), Grid.Head("Why"), Grid.Head("Standing")], rows)])
    }

    static func engagements(_ whole: WorkStanding) -> (any Piece)? {
        guard !whole.engagements.isEmpty else { return nil }
        return Panel(
            "Engagements", id: "engagements", more: Button("Calendar", href: "/engagements?customer=\(whole.sow.customer)"),
            [EngagementPages.grid(whole.engagements)])
    }

    static func notices(_ whole: WorkStanding) -> (any Piece)? {
        guard !whole.notices.isEmpty else { return nil }
        let rows = whole.notices.map { notice in
            [
                Shown(notice.id.text, href: "/notices/\(notice.id)"), Shown(notice.verdict.receivedOn.words), Shown(notice.by),
                Shown(chip: WorkWords.chip(notice)), Shown(notice.stands ? "ends on \(notice.verdict.endsOn.words)" : ""),
            ]
        }
        let heads = ["Notice", "Received", "By", "Verdict", "Outcome"].map { Grid.Head($0) }
        return Panel("Notices", id: "notices", [Grid("Notices", heads, rows)])
    }
}
