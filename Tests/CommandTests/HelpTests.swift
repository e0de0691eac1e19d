import Testing

/// The help a person meets, and what is told to standard error.
@Suite struct HelpTests {
    /// The names that others script against.
    private static let commands = [
        "init", "demo", "serve", "ask", "verify", "actions", "apply", "customers list", "registry import", "registry show",
        "reads inspect",
        "reads import", "reads watch", "jobs run", "reads rate", "exclusions request", "exclusions approve", "exclusions list",
        "outages record", "outages list", "windows approve", "windows list", "deliveries record", "deliveries list",
        "availability",
        "compliance", "why read-rate", "why availability", "why delivery", "why commitment", "calendar working-time",
        "calendar after", "calendar agreed-time", "report", "contract notice-deadline", "contract forecast", "hours log",
        "hours reverse", "hours balance", "hours statement", "hours offer", "hours close-year", "change-order draft",
        "change-order sign", "change-order void", "change-order list", "notice deadline", "notice give", "notice withdraw",
        "notice list", "reminders list", "why balance", "why forecast", "why notice-deadline", "why renewal",
        "mail address", "mail test", "mail list", "mail retry", "mail received", "mail receive",
        "webhook add", "webhook remove", "webhook list", "webhook log", "webhook retry", "monitor check add",
        "monitor check list", "monitor check run", "monitor check remove", "alarm tell", "alarm recipients",
        "document", "agreements list", "agreements draft-maintenance", "agreements draft-services",
        "agreements draft-cloud-services", "agreements sign", "letterhead set", "letterhead show", "tax set", "tax show",
        "invoice run", "invoice list", "invoice show", "invoice issue", "invoice credit", "invoice pay", "why invoice",
        "sow request", "sow scope", "sow quote", "sow sign", "sow requirements", "sow accept-phase", "sow complete", "sow drop",
        "sow list",
        "sow show", "engagement plan", "engagement confirm", "engagement reschedule", "engagement cancel", "engagement list",
        "engagement show", "expense record", "expense withdraw", "expense list", "why turnaround",
    ]

    @Test(arguments: commands)
    func `a command has help with an example`(command: String) throws {
        let folder = try TestFolder()
        let run = try CommandLineRun.amico(command.split(separator: " ").map(String.init) + ["--help"], in: folder.url)
        #expect(run.status == 0)
        #expect(run.output.contains("USAGE: amico \(command)"))
        #expect(run.output.contains("Example: amico \(command)"))
        #expect(run.output.contains("--data"))
        #expect(run.output.contains("--as"))
    }

    @Test func `what is no command is a usage error`() throws {
        let run = try TestFolder().amico("frobnicate", expecting: 64)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("frobnicate"))
    }

    @Test func `amico alone tells what there is`() throws {
        let run = try TestFolder().amico()
        for word in ["reads", "compliance", "why", "report"] { #expect(run.output.contains(word)) }
    }
}
