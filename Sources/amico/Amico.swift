import ArgumentParser
import Domain

/// The command line. Each command parses, calls one action or query, and prints.
@main
struct Amico: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "amico",
        abstract: "The service-management and contracts back office of an AMI provider.",
        discussion: """
            Facts go in, figures come out, and every figure explains itself (amico why).

            Begin with amico demo for made-up books, or with amico init for your own. --data, --as, --at and --json may stand \
            before or after the command. Exit status: 1 refused or bad input, 2 a fault, 64 not a command.
            """,
        groupedSubcommands: [
            CommandGroup(
                name: "The books",
                subcommands: [
                    Init.self, DemoCommand.self, Serve.self, Ask.self, Verify.self, Actions.self, Apply.self, JobsCommands.self,
                    ActorsCommands.self,
                ]),
            CommandGroup(name: "The desk", subcommands: [RequestCommands.self, EscalationCommands.self, ArticleCommands.self]),
            CommandGroup(
                name: "Facts",
                subcommands: [
                    CustomersCommands.self, ContactCommands.self, LetterheadCommands.self, AgreementsCommands.self,
                    WorkCommands.self,
                    EngagementCommands.self,
                    ExpenseCommands.self, RegistryCommands.self, ReadsCommands.self,
                    ExclusionsCommands.self, OutagesCommands.self, WindowsCommands.self, ChangeCommands.self, BoardCommands.self,
                    ChecklistCommands.self,
                    MonitorCommands.self, AlarmCommands.self, MailCommands.self, WebhookCommands.self,
                    BackupCommands.self,
                    DrillCommands.self, VendorCommands.self, AccessReviewCommands.self, VisitorCommands.self,
                    DeliveriesCommands.self,
                    HoursCommands.self, ChangeOrderCommands.self, NoticeCommands.self, InvoiceCommands.self, TaxCommands.self,
                ]),
            CommandGroup(
                name: "Figures",
                subcommands: [
                    AvailabilityCommand.self, ComplianceCommand.self, ContractCommands.self, RemindersCommands.self,
                    WhyCommands.self, CalendarCommands.self, ReportCommands.self, DocumentCommand.self,
                ]),
        ]
    )

    @OptionGroup var house: HouseOptions

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var waiting = command as? any AsyncParsableCommand {
                try await waiting.run()
            } else {
                try command.run()
            }
        } catch {
            Failure(error).exit()
        }
    }
}
