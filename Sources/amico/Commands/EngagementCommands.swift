import ArgumentParser
import BackOffice
import Domain
import Workbook

/// `amico engagement ...`: planned work of named specialists.
struct EngagementCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "engagement", abstract: "Plan, confirm, reschedule, cancel and list engagements.",
        subcommands: [
            EngagementPlan.self, EngagementConfirm.self, EngagementReschedule.self, EngagementCancel.self, EngagementList.self,
            EngagementShow.self,
        ])
}

struct EngagementPlan: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "Plan work of a specialist; tentative until it is confirmed.",
        discussion: """
            Example: amico engagement plan SOW-2026-0012 --subject "Operator training" --specialist "Lee Park" \
            --place "Riverbend, operations center" --from 2026-05-16 --through 2026-05-18
            """)

    @OptionGroup var house: HouseOptions
    @Argument(help: "The statement of work.") var statementOfWork: StatementOfWork.ID
    @Option(help: "What is done.") var subject: String
    @Option(help: "Who does it.") var specialist: String
    @Option(help: "Where.") var place: String
    @Option(help: ArgumentHelp("The first day.", valueName: "day")) var from: Day
    @Option(help: ArgumentHelp("The last day.", valueName: "day")) var through: Day
    @Option(help: "The change order behind it, which is then binding before it is confirmed.") var changeOrder: ChangeOrder.ID?

    func run() async throws {
        let action = PlanEngagement(
            statementOfWork: statementOfWork, subject: subject, specialist: specialist, place: place, from: from,
            through: through,
            changeOrder: changeOrder)
        let outcome = try await house.perform(action)
        try house.answer(outcome) {
            let clashes = outcome.clashes.map(\.text).joined(separator: ", ")
            return "\(outcome.engagement) is tentative."
                + (clashes.isEmpty ? "" : " \(specialist) is also planned for \(clashes) on these days: one of them has to move.")
        }
    }
}

struct EngagementConfirm: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "confirm", abstract: "Record that both sides agreed the dates.",
        discussion: "Example: amico engagement confirm ENG-000001")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The engagement.") var engagement: Engagement.ID

    func run() async throws {
        try house.answer(await house.perform(ConfirmEngagement(engagement: engagement))) { "\(engagement) is confirmed." }
    }
}

struct EngagementReschedule: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reschedule", abstract: "Move an engagement; the old dates are kept, and it is tentative again.",
        discussion: """
            Costs already incurred fall on the side that moved the dates; enter them with amico expense record --category moved.

            Example: amico engagement reschedule ENG-000001 --from 2026-05-23 --through 2026-05-25 --moved-by customer \
            --reason "Storm restoration"
            """)

    @OptionGroup var house: HouseOptions
    @Argument(help: "The engagement.") var engagement: Engagement.ID
    @Option(help: ArgumentHelp("The new first day.", valueName: "day")) var from: Day
    @Option(help: ArgumentHelp("The new last day.", valueName: "day")) var through: Day
    @Option(help: "The side that moved the dates: provider or customer.") var movedBy: Party
    @Option(help: "Why.") var reason: String

    func run() async throws {
        let action = RescheduleEngagement(engagement: engagement, from: from, through: through, movedBy: movedBy, reason: reason)
        let outcome = try await house.perform(action)
        try house.answer(outcome) {
            "\(engagement) is moved to \(from.words) to \(through.words), tentative. Costs already incurred fall on the "
                + "\(outcome.costsFallOn.rawValue)."
        }
    }
}

struct EngagementCancel: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel", abstract: "Take an engagement off the calendar.",
        discussion: "Example: amico engagement cancel ENG-000001 --reason \"The training is held remotely\"")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The engagement.") var engagement: Engagement.ID
    @Option(help: "Why.") var reason: String

    func run() async throws {
        try house.answer(await house.perform(CancelEngagement(engagement: engagement, reason: reason))) {
            "\(engagement) is cancelled."
        }
    }
}

struct EngagementList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List a customer's engagements by their dates.",
        discussion: "Example: amico engagement list --customer RIVERBEND")

    @OptionGroup var house: HouseOptions
    @Option(help: "The customer's code.") var customer: CustomerCode

    func run() throws {
        let lines = try house.read { try $0.engagements(of: customer).map(EngagementAnswer.init) }
        try house.answer(lines) {
            Table(
                "Engagements", lines,
                columns: [
                    Column("Engagement") { .text($0.engagement.text) },
                    Column("SOW") { .text($0.statementOfWork.text) },
                    Column("Subject") { .text($0.subject) },
                    Column("Specialist") { .text($0.specialist) },
                    Column("Place") { .text($0.place) },
                    Column("From") { .day($0.from) },
                    Column("Through") { .day($0.through) },
                    Column("Status") { .text($0.status.rawValue) },
                ], whenEmpty: "No engagements."
            ).lines
        }
    }
}

struct EngagementShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show an engagement with every move of its dates.",
        discussion: "Example: amico engagement show ENG-000001")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The engagement.") var engagement: Engagement.ID

    func run() throws {
        let (answer, zone) = try house.read { view in
            let found = try view.engagement(engagement)
            return (
                try WholeEngagementAnswer(found, in: view), try view.customer(found.customer).zone
            )
        }
        try house.answer(answer) {
            let facts = answer.facts.map { fact in
                let side = fact.movedBy.map { " by the \($0.rawValue)" } ?? ""
                let reason = fact.reason.map { ": \($0)" } ?? ""
                return
                    "  \(zone.words(fact.at)), \(fact.by): \(fact.deed)\(side), \(fact.from.words) to \(fact.through.words)\(reason)"
            }
            return ([answer.engagement.words] + facts).joined(separator: "\n")
        }
    }
}
