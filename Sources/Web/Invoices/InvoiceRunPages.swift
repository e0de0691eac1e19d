import BackOffice
import Domain
import HTTPTypes
import Workbook

/// An invoice run: looked at first, then done. Running it again adds nothing (7.2).
enum InvoiceRunPages {
    static let routes: [Route] = [
        .get("/invoices/run", .permission(.runInvoices), "What an invoice run would draft") { visit in .page(try page(visit)) },
        .post("/invoices/run", .permission(.runInvoices), action: RunInvoices.name, "Draft invoices over all that is billable") {
            visit in
            do {
                let (period, customer) = try asked(visit.form)
                let run = try await visit.perform(RunInvoices(period: period, customer: customer))
                let said =
                    run.drafts.isEmpty
                    ? "Nothing is billable that is not billed: nothing was drafted."
                    : "\(run.drafts.count.counted("draft")) made, of \(run.drafts.reduce(0) { $0 + $1.facts }.counted("fact")). Look at each, then issue it."
                return .redirect("/invoices?status=draft", said: said)
            } catch {
                let (problem, status) = try FormProblem.comingBack(error)
                return .page(try page(visit, problem), status: status)
            }
        },
    ]

    private static func asked(_ query: Query) throws -> (ReportingPeriod, CustomerCode?) {
        let list = ListQuery(query, limit: nil)
        guard let period = try list.word("period", "a month (2026-09) or a quarter (2026Q3)", { ReportingPeriod($0) }) else {
            throw FormProblem("period", "Name a month (2026-09) or a quarter (2026Q3).")
        }
        return (period, try list.word("customer", "a utility's code") { CustomerCode($0) })
    }

    private static func page(_ visit: Visit, _ problem: FormProblem? = nil) throws -> Page {
        let customers = try visit.customerChoices()
        let running = Month(of: Zone.pacific.day(of: visit.now))
        var pieces: [any Piece] = [
            Ask(
                "Look at the run", at: "/invoices/run",
                [
                    Field(
                        "period", "Billable by the end of", hint: "2026-09 or 2026Q3",
                        standing: visit.query["period"] ?? running.description),
                    Field("customer", "Utility", .choice([("", "all")] + customers), optional: true),
                ], visit: visit)
        ]
        if let problem { pieces.append(Remark(problem.message, tone: .late)) }
        if visit.query["period"] != nil, problem == nil {
            do {
                pieces += try preview(visit)
            } catch let refusal as any Refusal where !(refusal is Missing) {
                pieces.append(Remark(refusal.message, tone: .late))
            }
        }
        return Page(
            "Run invoices", lead: "Drafts over all that is billable and stands on no invoice yet", section: .invoices, pieces)
    }

    private static func preview(_ visit: Visit) throws -> [any Piece] {
        let (period, customer) = try asked(visit.query)
        let (plans, foretold) = try visit.read { view in
            let plans = try view.invoicePlans(for: period, customer: customer)
            return (plans, try plans.map { try view.foretold($0) })
        }
        guard !plans.isEmpty else {
            return [Remark("Nothing is billable by the end of \(period.words) that is not billed.", tone: .good)]
        }
        let facts = plans.reduce(0) { $0 + $1.lines.reduce(0) { $0 + $1.claims.count } }
        let rows = zip(plans, foretold).enumerated().map { place, both in
            let (plan, totals) = both
            let taxed = totals.taxed
            let detail = place < shownPlans ? "#plan-\(place + 1)" : nil
            // What it adds to counts too: the tax is rounded over all lines of an invoice together.
            let whole = plan.addsTo.map { "with what \($0) has" }
            return [
                Shown(plan.customer.text, href: "/customers/\(plan.customer)"), Shown(plan.category.words),
                Shown(plan.addsTo.map { "added to \($0)" } ?? "a new draft"), Shown(plan.lines.count.grouped),
                Shown(plan.net.description, href: detail),
                Shown(taxed?.totals.tax.description ?? "not known yet", sub: taxed?.tax.words ?? "no tax is set"),
                Shown(taxed?.totals.total.description ?? "not known yet", href: detail, sub: whole),
            ]
        }
        let heads = [
            Grid.Head("Utility"), Grid.Head("Invoice"), Grid.Head("Where"), Grid.Head("Lines", figure: true),
            Grid.Head("Net", figure: true), Grid.Head("Tax", figure: true), Grid.Head("Total", figure: true),
        ]
        let form = Form(
            to: "/invoices/run",
            [
                Field("period", "", .hidden, standing: period.description),
                Field("customer", "", .hidden, standing: customer?.text ?? ""),
            ], deed: "Make \(plans.count.counted("draft"))", visit: visit,
            lead:
                "\(plans.count.counted("draft")) over \(facts.counted("fact")). Nothing is issued yet, and nothing is ever billed twice."
        )
        let detail = zip(plans, foretold).prefix(shownPlans).enumerated().map { place, both -> any Piece in
            let (plan, totals) = both
            let name = plan.addsTo?.text ?? "the draft"
            return Panel(
                "\(plan.customer), \(plan.category.words): \(plan.net)", id: "plan-\(place + 1)",
                [
                    Grid("Lines", InvoicePage.heads, plan.lines.map { InvoicePage.row($0, why: nil) }),
                    Fold(
                        totals.taxed.map { "Why it would come to \($0.totals.total) with tax" }
                            ?? "Why its total is not known yet",
                        [Why(totals.derivation(of: name))]),
                ])
        }
        let rest =
            plans.count > shownPlans
            ? [Remark("The lines of the other \((plans.count - shownPlans).grouped) stand on their drafts, once made.")] : []
        return [Panel("What it would draft", [Grid("Drafts", heads, rows), form])] + detail + rest
    }

    /// A page stays within a hundred kilobytes.
    private static let shownPlans = 12
}
