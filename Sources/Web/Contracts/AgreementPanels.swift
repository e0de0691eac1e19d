import BackOffice
import Domain
import Workbook

/// What an agreement says, as panels.
enum AgreementPanels {
    /// What signing fixed: commitments, recovery hours, who answers for what.
    static func promise(_ agreement: CloudServicesAgreement) -> [any Piece] {
        guard let promise = agreement.promise else {
            return [Remark("Nothing is promised before both sides have signed: the commitments are fixed then.", tone: .due)]
        }
        let commitments = promise.commitments.map { commitment in
            [
                Shown(commitment.metric.words), Shown(commitment.target.description),
                Shown(commitment.window.map { "\($0.name)" } ?? "whole service days", sub: commitment.zone.id),
                Shown("\(commitment.from.words) to \(commitment.through.words)"),
                Shown(
                    commitment.exclusions.isEmpty ? "none" : commitment.exclusions.prefix(2).joined(separator: "; "),
                    sub: more(commitment)),
            ]
        }
        let heads = [
            Grid.Head("Commitment"), Grid.Head("Promise", figure: true), Grid.Head("Window"), Grid.Head("In force"),
            Grid.Head("Left out"),
        ]
        let recovery = promise.tier.recovery
        let who = promise.responsibilities.sorted { $0.key < $1.key }.map { area, party in
            [Shown(area), Shown("the \(party.rawValue)")]
        }
        return [
            Panel("Promised on signing", id: "commitments", [Grid("Commitments", heads, commitments)]),
            Panel(
                "Recovery",
                [
                    Facts([
                        ("From on-site backup", Shown(recovery.onSiteRestore.description)),
                        ("From off-site backup", Shown(recovery.offSiteRestore.description)),
                        ("From hardware failure", Shown(recovery.hardwareFailure.description)),
                        ("Cold site", Shown(recovery.coldSiteDays.counted("day"))),
                    ])
                ]),
            Fold("Who answers for what", [Grid("Responsibilities", [Grid.Head("Area"), Grid.Head("Who")], who)]),
        ]
    }

    private static func more(_ commitment: Commitment) -> String? {
        commitment.exclusions.count > 2 ? "and \((commitment.exclusions.count - 2).counted("more reason"))" : nil
    }

    static func terms(_ agreement: CloudServicesAgreement, _ today: Day, _ visit: Visit) -> [(String, Shown)] {
        let terms = agreement.terms
        var rows: [(String, Shown)] = [
            ("Standing", Shown(chip: WorkWords.chip(agreement, on: today))),
            ("Term", Shown("\(terms.from.words) to \(terms.through.words)")),
            ("Tier", Shown(terms.tier, sub: "catalogue version \(terms.catalogueVersion)")),
            ("Delivery model", Shown(terms.deliveryModel.words)), ("Data center", Shown(terms.dataCenter.words)),
            ("Applications", Shown(terms.applications.map(\.text).joined(separator: ", "))),
            ("Options", Shown(terms.options.isEmpty ? "none" : terms.options.joined(separator: ", "))),
            ("Service windows", Shown("announced \(terms.windowNoticeHours) h ahead")),
        ]
        if visit.seesMoney, let fees = terms.fees {
            rows.append(("Fee", Shown("\(fees.fee) a \(fees.per.rawValue)")))
            rows += (fees.options ?? []).map { ("Price of \($0.option)", Shown($0.price.description)) }
        }
        switch agreement.status {
        case .draft: break
        case .signedByOne(let first): rows += WorkWords.signatures([first])
        case .binding(let first, let last, _): rows += WorkWords.signatures([first, last])
        }
        return rows
    }

    static func terms(_ agreement: MaintenanceAgreement, _ visit: Visit) -> [(String, Shown)] {
        var rows: [(String, Shown)] = [
            ("Standing", Shown(chip: WorkWords.chip(agreement.signatures))), ("First day", Shown(agreement.terms.from.words)),
            ("Notice", Shown("\(agreement.noticeDays) days before a year ends")),
            ("Next invoice planned", Shown("\(agreement.issueLeadDays) days before a year ends")),
        ]
        if visit.seesMoney { rows.append(("Yearly fee", Shown(agreement.terms.yearlyFee.description))) }
        return rows + WorkWords.signatures(agreement.signatures.signatures)
    }

    /// The running year and the two around it, with the day the invoice is planned for.
    static func years(_ agreement: MaintenanceAgreement, today: Day, _ visit: Visit) -> any Piece {
        let running = agreement.years.year(containing: max(today, agreement.terms.from)) ?? agreement.years.firstYear
        let years = [running, agreement.years.year(after: running)]
        let rows = years.map { year in
            let issued = try? visit.read { try $0.yearlyInvoiceIssued(agreement.id, year)?.on }
            let planned = year == agreement.years.firstYear ? "with the next run" : agreement.plannedIssueDay(of: year).words
            return [
                Shown(year.words, chip: year == running ? Chip("runs", .good) : nil), Shown(planned),
                Shown((issued ?? nil)?.words ?? "not yet"),
            ]
        }
        return Panel(
            "Years", [Grid("Years", [Grid.Head("Year"), Grid.Head("Invoice planned"), Grid.Head("Invoice issued")], rows)])
    }

    static func under(_ sows: [StatementOfWork], today: Day) -> any Piece {
        let rows = sows.map { sow in
            [
                Shown(sow.id.text, href: "/work/\(sow.id)"), Shown(sow.title),
                Shown(chip: WorkWords.chip(sow, ends: nil, on: today)),
            ]
        }
        return Panel(
            "Statements of work under it",
            rows.isEmpty
                ? [Remark("None yet.")] : [Grid("Statements of work", ["SOW", "Title", "Standing"].map { Grid.Head($0) }, rows)])
    }
}
