import BackOffice
import Domain
import Workbook

/// One statement of work: its terms, its hours, what was ordered, planned, offered and noticed under it.
enum WorkPage {
    static func page(_ visit: Visit) throws -> Page {
        let id: StatementOfWork.ID = try visit.identifier("work", of: "statement of work")
        let whole = try visit.read { try WorkStanding(id, visit.query, from: $0) }
        let sow = whole.sow
        var pieces: [any Piece] = []
        if let notice = whole.standing {
            pieces.append(
                Remark(
                    "\(notice.id), received on \(notice.verdict.receivedOn.words), was \(notice.verdict.isInTime ? "in time" : "late"): "
                        + "it ends on \(notice.verdict.endsOn.words).", tone: .due))
        }
        if let owed = CreditsOwed.panel(whole.toCredit, visit) { pieces.append(owed) }
        if let budget = whole.budget {
            let years: [any Piece] = whole.years.count > 1 ? [Links("Years:", whole.yearLinks)] : []
            pieces.append(
                Panel(
                    "Hours, \(budget.words)", id: "hours",
                    years + budget.pieces(seesMoney: visit.seesMoney) + HourOffers.remark(budget, visit)))
            pieces.append(WorkPanels.ledger(budget, visit))
        }
        pieces += [
            WorkPanels.changes(whole), WorkPanels.engagements(whole), WorkPanels.notices(whole),
            WorkPanels.phases(whole, visit), WorkPanels.expenses(whole, visit), WorkPanels.requirements(whole),
        ].compactMap { $0 }
        let chip = WorkWords.chip(sow, ends: whole.ends, on: whole.today)
        return Page(
            "\(sow.id)  \(sow.title)", lead: "\(sow.customer) \u{B7} \(sow.kind.rawValue) \u{B7} \(chip.words)",
            section: .customers,
            deeds: WorkPanels.deeds(whole, visit), place: sow.id.text, number: sow.id.text, pieces,
            beside: [
                Panel("Terms", [WorkPanels.terms(whole, visit)]), WorkPanels.documents(whole, visit), WorkPanels.deadlines(whole),
            ].compactMap { $0 })
    }
}

/// What the page of a statement of work is made from.
struct WorkStanding: Sendable {
    let sow: StatementOfWork
    let customer: Customer
    let today: Day
    let ends: Day?
    /// The notice that stands.
    let standing: Notice?
    /// What bills it beyond that notice.
    let toCredit: [InvoiceToCredit]
    /// Nil until it is binding.
    let budget: BudgetStanding?
    let years: [ContractYear]
    let changes: [ChangeOrder]
    let engagements: [Engagement]
    let notices: [Notice]
    let offers: [HourOffer]
    let accepted: [AcceptedPhase]
    let expenses: [Expense]
    let requirements: [YearlyRequirements]
    let turnaround: QuoteTurnaround?
    let deadline: NoticeDeadline?
    let renewal: Renewal?

    init(_ id: StatementOfWork.ID, _ query: Query, from view: View) throws {
        let sow = try view.statementOfWork(id)
        self.sow = sow
        customer = try view.customer(sow.customer)
        let today = customer.zone.day(of: view.now)
        self.today = today
        standing = try view.standingNotice(of: id)
        ends = standing?.verdict.endsOn
        toCredit = try standing.map { try view.invoicesToCredit(for: $0) } ?? []
        budget = sow.isBinding ? try BudgetStanding(sow, on: query["year"].flatMap { Day($0) }, from: view) : nil
        years = try view.openedHourYears(of: id).map(\.year)
        changes = try view.changeOrders(of: id)
        engagements = try view.engagements(of: sow)
        notices = try view.notices(of: sow.customer).filter { $0.statementOfWork == id }
        offers = try budget.map { try view.hourOffers(of: id, year: $0.ledger.year.first) } ?? []
        accepted = try view.acceptedPhases(of: sow)
        expenses = try view.expenses(of: sow.customer).filter { $0.statementOfWork == id }
        requirements = try view.requirements(of: sow)
        turnaround = try view.turnaround(of: sow)
        let isRunning = sow.isBinding && sow.kind == .enhancedMaintenance && (ends.map { $0 >= today } ?? true)
        deadline = isRunning ? try view.noticeDeadline(of: sow) : nil
        renewal =
            isRunning && standing == nil
            ? try view.renewal(of: sow, view.hourYear(of: sow, after: view.runningYear(of: sow, on: today))) : nil
    }

    var yearLinks: [Button] { years.map { Button($0.words, href: "/work/\(sow.id)?year=\($0.first)#hours") } }
}
