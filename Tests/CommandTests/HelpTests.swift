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

    /// What all of them tell of themselves, asked once.
    private static let told = Result { try TestFolder().amico("--experimental-dump-help").json() }

    @Test(arguments: commands)
    func `a command has help with an example`(command: String) throws {
        var told = try Self.told.get()["command"]
        for word in command.split(separator: " ") {
            told = try #require(told["subcommands"].items.first { $0["commandName"] == .text(String(word)) })
        }
        guard case .text(let words) = told["discussion"] else {
            Issue.record("it says nothing")
            return
        }
        #expect(words.contains("Example: amico \(command)"))
        let options = told["arguments"].items.flatMap { $0["names"].items }.map { $0["name"] }
        #expect(options.contains("data") && options.contains("as"))
    }

    @Test func `what a command tells of itself is its help`() throws {
        let help = try TestFolder().amico("hours", "log", "--help").output
        for words in ["USAGE: amico hours log", "Example: amico hours log", "--data", "--as"] {
            #expect(help.contains(words))
        }
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
