import ArgumentParser
import BackOffice
import Domain
import Workbook

/// `amico notice ...`: how Enhanced Maintenance ends.
struct NoticeCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "notice", abstract: "The last day for notice, notices given and withdrawn.",
        subcommands: [NoticeDeadlineShow.self, NoticeGive.self, NoticeWithdraw.self, NoticeList.self])
}

struct NoticeDeadlineShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deadline", abstract: "Show the last day for notice of a SOW, with both candidates.",
        discussion: "Example: amico notice deadline SOW-2026-0012")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The statement of work.") var statementOfWork: StatementOfWork.ID
    @Option(help: ArgumentHelp("A day of the year (default: today).", valueName: "day")) var year: Day?

    func run() throws {
        let (deadline, ends) = try house.read { view in
            let sow = try view.statementOfWork(statementOfWork)
            let today = try view.customer(sow.customer).zone.day(of: view.now)
            return (
                try view.noticeDeadline(of: sow, view.runningYear(of: sow, on: year ?? today)), try view.endsOn(sow)
            )
        }
        try house.answer(NoticeDeadlineAnswer(deadline, endsOn: ends)) {
            deadline.derivation.text + (ends.map { "\nNotice stands: the SOW ends on \($0.words)." } ?? "")
        }
    }
}

struct NoticeGive: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "give", abstract: "Record the customer's notice; in time it ends the running year, late the following.",
        discussion: """
            Counted by the day of receipt in the customer's zone. --received-at matters where an invoice was issued that day.

            Example: amico notice give SOW-2026-0012 --received-on 2026-09-28 --by "Maria Ortiz" --how "registered letter"
            """)

    @OptionGroup var house: HouseOptions
    @Argument(help: "The statement of work.") var statementOfWork: StatementOfWork.ID
    @Option(help: ArgumentHelp("The day of receipt.", valueName: "day")) var receivedOn: Day
    @Option(help: "Who gave it.") var by: String
    @Option(help: "How it was received.") var how: String
    @Option(help: ArgumentHelp("The instant of receipt.", valueName: "instant")) var receivedAt: Instant?
    @Option(help: ArgumentHelp("The document's SHA-256.", valueName: "hash")) var document: String?

    func run() async throws {
        let action = GiveNotice(
            statementOfWork: statementOfWork, receivedOn: receivedOn, by: by, how: how, receivedAt: receivedAt,
            document: document)
        let outcome = try await house.perform(action)
        try house.answer(outcome) {
            var text =
                "\(outcome.notice) is \(outcome.inTime ? "in time" : "late"): the last day for notice was "
                + "\(outcome.lastDay.words) (by notice \(outcome.byNotice.words), by invoice \(outcome.byInvoice.words)). "
                + "\(statementOfWork) ends on \(outcome.endsOn.words)."
            if !outcome.openEngagements.isEmpty {
                text += "\nOpen engagements to offer first: \(outcome.openEngagements.map(\.text).joined(separator: ", "))."
            }
            return text
        }
    }
}

struct NoticeWithdraw: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw", abstract: "Take a notice back, until the last day for notice.",
        discussion: "Example: amico notice withdraw NTC-000001 --on 2026-09-30")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The notice.") var notice: Notice.ID
    @Option(help: ArgumentHelp("The day the withdrawal was received.", valueName: "day")) var on: Day

    func run() async throws {
        try house.answer(await house.perform(WithdrawNotice(notice: notice, on: on))) { "\(notice) is withdrawn." }
    }
}

struct NoticeList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List a customer's notices, withdrawn ones too.",
        discussion: "Example: amico notice list --customer RIVERBEND")

    @OptionGroup var house: HouseOptions
    @Option(help: "The customer's code.") var customer: CustomerCode

    func run() throws {
        let lines = try house.read { try $0.notices(of: customer) }.map(NoticeAnswer.init)
        try house.answer(lines) {
            Table(
                "Notices", lines,
                columns: [
                    Column("Notice") { .text($0.notice.text) },
                    Column("SOW") { .text($0.statementOfWork.text) },
                    Column("Received") { .day($0.receivedOn) },
                    Column("By") { .text($0.by) },
                    Column("How") { .text($0.how) },
                    Column("Last day") { .day($0.lastDay) },
                    Column("Verdict") { .text($0.inTime ? "in time" : "late") },
                    Column("SOW ends") { line in line.withdrawnOn == nil ? .day(line.endsOn) : .text("withdrawn") },
                ], whenEmpty: "No notices."
            ).lines
        }
    }
}
