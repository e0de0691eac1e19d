import ArgumentParser
import BackOffice
import Domain
import Workbook

struct WorkList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List a customer's statements of work in the order they were requested.",
        discussion: "Example: amico sow list --customer RIVERBEND")

    @OptionGroup var house: HouseOptions
    @Option(help: "The customer's code.") var customer: CustomerCode

    func run() throws {
        let lines = try house.read { view in try view.statementsOfWork(of: customer).map { try WorkAnswer($0, in: view) } }
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

    @OptionGroup var house: HouseOptions
    @Argument(help: "The statement of work.") var statementOfWork: StatementOfWork.ID

    func run() throws {
        let answer = try house.read { try WholeWorkAnswer(statementOfWork, in: $0) }
        try house.answer(answer) { text(answer).joined(separator: "\n") }
    }

    private func text(_ answer: WholeWorkAnswer) -> [String] {
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
        try house.explain([try house.read { try $0.whyTurnaround(of: statementOfWork) }])
    }
}
