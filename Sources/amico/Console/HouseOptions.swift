import ArgumentParser
import Domain

/// What every command takes, before or after its name.
struct HouseOptions: ParsableArguments {
    @Option(
        name: .customLong("data"),
        help: ArgumentHelp("The folder of the books (default: AMICO_DATA, else ./amico-data).", valueName: "dir"))
    var directory: String?

    @Option(name: .customLong("as"), help: ArgumentHelp("The actor who does it (default: the login name).", valueName: "user"))
    var user: String?

    @Option(
        help: ArgumentHelp(
            "The instant to stand at, such as 2026-10-08T09:00:00-07:00. A command that changes the books takes its act over as done then, which takes the permission to take over history.",
            valueName: "instant"))
    var at: Instant?

    @Option(
        help: ArgumentHelp("Act through the server at this address, with --token or AMICO_TOKEN.", valueName: "url"))
    var server: String?

    @Option(help: ArgumentHelp("A token of that server (default: AMICO_TOKEN).", valueName: "text")) var token: String?

    @Flag(help: "Print JSON: one line, keys sorted.")
    var json = false
}
