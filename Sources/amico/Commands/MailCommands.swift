import ArgumentParser
import BackOffice
import Domain
import Workbook

/// `amico mail ...`: mail that goes out and comes in.
struct MailCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mail", abstract: "Set the mail address, list mail out and in, take in what a mail server delivers.",
        subcommands: [
            MailAddress.self, MailTest.self, MailList.self, MailRetry.self, MailReceived.self, MailShow.self, MailReceive.self,
        ])
}

struct MailAddress: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "address", abstract: "Set the address mail goes out from, and answers come back to.",
        discussion: """
            Mail goes through the machine's sendmail (AMICO_SENDMAIL, else /usr/sbin/sendmail) when amico jobs run. With --tagged \
            answers go to ADDRESS+token@..., for mail servers that deliver such addresses alike.

            Example: amico mail address support@provider.example --name "Provider Support" --tagged
            """)

    @OptionGroup var house: HouseOptions
    @Argument(help: "The address.") var address: EmailAddress
    @Option(help: "What stands beside it.") var name: String?
    @Flag(help: "Answers carry their token in the address too.") var tagged = false

    func run() async throws {
        let outcome = try await house.perform(SetMailAddress(address: address, name: name, tagged: tagged))
        try house.answer(outcome) { "Mail goes out from \(address)." }
    }
}

struct MailTest: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "Write a mail that says nothing but that mail arrives.",
        discussion: "Example: amico mail test lee@provider.example")

    @OptionGroup var house: HouseOptions
    @Argument(help: "Who is to get it.") var to: EmailAddress

    func run() async throws {
        let outcome = try await house.perform(SendTestMail(to: to))
        try house.answer(outcome) { "\(outcome.mail) waits for the next amico jobs run." }
    }
}

struct MailRetry: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry", abstract: "Put a mail that was given up in line again.",
        discussion: "Example: amico mail retry ML-000012")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The mail.") var mail: OutgoingMail.ID

    func run() async throws {
        try house.answer(await house.perform(RetryMail(mail: mail))) { "\(mail) waits for the next amico jobs run." }
    }
}

struct MailList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the mail that goes out, and what became of it.",
        discussion: "Example: amico mail list --waiting")

    @OptionGroup var house: HouseOptions
    @Option(help: "The customer's code (default: all).") var customer: CustomerCode?
    @Flag(help: "Only what still waits.") var waiting = false

    func run() throws {
        let lines = try house.read { try MailAnswer.list(of: customer, waiting: waiting, in: $0) }
        try house.answer(lines) {
            Table(
                "Mail out", lines,
                columns: [
                    Column("Mail") { .text($0.mail.text) },
                    Column("To") { .text($0.to.text) },
                    Column("Kind") { .text($0.kind.rawValue) },
                    Column("Tells of") { .text($0.fact) },
                    Column("State") { .text($0.state) },
                    Column("At") { .instant($0.at, .pacific) },
                    Column("Problem") { $0.problem.map { .text($0) } ?? .empty },
                ], whenEmpty: "No mail."
            ).lines
        }
    }
}

struct MailReceived: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "received", abstract: "List the mail that came in, and what was done with it.",
        discussion: "Example: amico mail received")

    @OptionGroup var house: HouseOptions

    func run() throws {
        let lines = try house.read { try $0.receivedMails() }
        try house.answer(lines) {
            Table(
                "Mail in", lines,
                columns: [
                    Column("Mail") { .text($0.id.text) },
                    Column("Received") { .instant($0.receivedAt, .pacific) },
                    Column("From") { $0.sender.map { .text($0) } ?? .empty },
                    Column("Subject") { .text($0.subject) },
                    Column("Taken as") { .text($0.disposition) },
                    Column("Request") { $0.request.map { .text($0) } ?? .empty },
                    Column("Reason") { $0.reason.map { .text($0) } ?? .empty },
                ], whenEmpty: "No mail came in."
            ).lines
        }
    }
}
