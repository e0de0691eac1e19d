import ArgumentParser

/// `amico reads ...`: files of reads, and the rates they give.
struct ReadsCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reads", abstract: "Inspect and import files of reads; show read rates.",
        subcommands: [ReadsInspect.self, ReadsImportCommand.self, ReadsWatch.self, ReadsFiles.self, ReadsRate.self])
}
