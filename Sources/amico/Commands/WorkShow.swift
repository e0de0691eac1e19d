import ArgumentParser
import BackOffice
import Domain
import Workbook

/// A statement of work in a line.
struct WorkLine: Encodable {
    let statementOfWork: StatementOfWork.ID
    let kind: StatementOfWork.Kind
    let title: String
    /// Binding, in effect, lapsed: as it stands today in the customer's zone.
    let standing: String
    /// The last day of its quote's validity.
    let validUntil: Day?
    let startsOn: Day?
    let effectiveFrom: Day?
    /// A project's last day as signed, or the day notice ends it.
    let endsOn: Day?

    init(_ sow: StatementOfWork, _ view: View) throws {
        statementOfWork = sow.id
        kind = sow.kind
        title = sow.title
        validUntil = sow.quote?.validUntil
        startsOn = sow.terms?.startsOn
        effectiveFrom = sow.binding?.effectiveFrom
        let today = try view.today(of: sow.customer)
        let ended = try view.endsOn(sow)
        switch sow.terms {
        case .advancedServices(let terms): endsOn = terms.endsOn
        case .enhancedMaintenance, nil: endsOn = ended
        }
        standing = ended.flatMap { $0 < today ? "ended on \($0.words)" : nil } ?? sow.standing(on: today).words
    }
}

struct WorkList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List a customer's statements of work in the order they were requested.",
        discussion: "Example: amico sow list --customer RIVERBEND")

    @OptionGroup var house: HouseOptions
    @Option(help: "The customer's code.") var customer: CustomerCode

    func run() throws {
        let lines = try house.read { view in try view.statementsOfWork(of: customer).map { try WorkLine($0, view) } }
        try house.answer(lines) {
            Table(
                "Statements of work", lines,
                columns: [
                    Column("SOW") { .text($0.statementOfWork.text) },
                    Column("Title") { .text($0.title) },
                    Column("Kind") { .text($0.kind.rawValue) },
                    Column("Standing") { .text($0.standing) },
                    Column("Quote until") { line in line.validUntil.map { .day($0) } ?? .empty },
                    Column("In effect") { line in line.effectiveFrom.map { .day($0) } ?? .empty },
                    Column("Ends") { line in line.endsOn.map { .day($0) } ?? .empty },
                ], whenEmpty: "No statements of work."
            ).lines
        }
    }
}

struct WorkShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a statement of work: terms, signatures, phases, engagements, requirements.",
        discussion: "Example: amico sow show SOW-2026-0012")

    private struct Answer: Encodable {
        let customer: CustomerCode
        let work: WorkLine
        /// One of the two, once it is quoted.
        var enhancedMaintenance: EnhancedMaintenanceTerms?
        var advancedServices: AdvancedServicesTerms?
        let signatures: [Signature]
        let accepted: [AcceptedPhase]
        let engagements: [EngagementLine]
        let requirements: [YearlyRequirements]
        let turnaround: Derivation?
    }

    @OptionGroup var house: HouseOptions
    @Argument(help: "The statement of work.") var statementOfWork: StatementOfWork.ID

    func run() throws {
        let answer = try house.read { view in
            let sow = try view.statementOfWork(statementOfWork)
            var answer = Answer(
                customer: sow.customer, work: try WorkLine(sow, view), signatures: sow.signatures,
                accepted: try view.acceptedPhases(of: sow), engagements: try view.engagements(of: sow).map(EngagementLine.init),
                requirements: try view.requirements(of: sow), turnaround: try view.turnaround(of: sow)?.derivation)
            switch sow.terms {
            case .enhancedMaintenance(let terms): answer.enhancedMaintenance = terms
            case .advancedServices(let terms): answer.advancedServices = terms
            case nil: break
            }
            return answer
        }
        try house.answer(answer) { text(answer).joined(separator: "\n") }
    }

    private func text(_ answer: Answer) -> [String] {
        let work = answer.work
        var lines = [
            "\(work.statementOfWork)  \(work.title)", "  \(answer.customer), \(work.kind.rawValue), \(work.standing)",
        ]
        if let until = work.validUntil, work.effectiveFrom == nil {
            lines.append("  quote valid until the end of \(until.words)")
        }
        lines += answer.signatures.map { "  signed for the \($0.party.rawValue) by \($0.by) on \($0.on.words)" }
        if let from = work.effectiveFrom { lines.append("  in effect from \(from.words)") }
        if let turnaround = answer.turnaround { lines.append("  quote turnaround: \(turnaround.result)") }
        lines +=
            (answer.enhancedMaintenance.map(terms) ?? []) + (answer.advancedServices.map { terms($0, answer.accepted) } ?? [])
        lines += answer.engagements.map { "  \($0.words)" }
        for year in answer.requirements {
            lines += [
                "  requirements for the year from \(year.year.words)", "    scope: \(year.scope)",
                "    assumptions: \(year.assumptions)", "    schedule: \(year.schedule)",
                "    responsibilities: \(year.responsibilities)",
            ]
        }
        return lines
    }

    private func terms(_ terms: EnhancedMaintenanceTerms) -> [String] {
        var lines = [
            "  under \(terms.maintenance) from \(terms.startsOn.words): \(terms.yearlyHours) a year at \(terms.rate) an hour, "
                + "work rounded up to \(terms.unit) min"
        ]
        if let short = terms.firstYear { lines.append("  short first year: \(short.hours) for \(short.fee)") }
        return lines + terms.options.map { "  \($0.name): \($0.yearlyFee) a year" }
    }

    private func terms(_ terms: AdvancedServicesTerms, _ accepted: [AcceptedPhase]) -> [String] {
        let billed =
            switch terms.billing {
            case .monthly: "billed monthly by hours worked"
            case .byPhase: "billed by phase"
            case .atEnd: "billed at the end"
            }
        let head =
            "  under \(terms.agreement) from \(terms.startsOn.words) to \(terms.endsOn.words): \(terms.hours) for \(terms.fee), "
            + "\(terms.rate) an hour, \(billed)"
        return [head]
            + terms.phases.map { phase in
                let acceptance = accepted.first { $0.phase == phase.name }
                let state = acceptance.map { "accepted by \($0.by) on \($0.on.words)" } ?? "not accepted yet"
                return "  phase \(phase.name): \(phase.fee), \(state)"
            }
    }
}

struct WhyQuoteTurnaround: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "turnaround", abstract: "Explain how long the quote of a SOW took, or has taken, against its target.",
        discussion: "Example: amico why turnaround SOW-2026-0012")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The statement of work.") var statementOfWork: StatementOfWork.ID

    func run() throws {
        try house.explain([
            try house.read { view in
                guard let turnaround = try view.turnaround(of: view.statementOfWork(statementOfWork)) else {
                    throw WorkRefusal.notScoped(statementOfWork)
                }
                return turnaround.derivation
            }
        ])
    }
}
