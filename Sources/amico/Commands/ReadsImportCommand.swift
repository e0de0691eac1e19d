import ArgumentParser
import BackOffice
import Domain
import Metering
import Workbook

/// Whose files, and what the source's setting says of them.
struct ReadSourceOptions: ParsableArguments {
    @Option(help: "The utility's code.") var utility: CustomerCode
    @Option(help: ArgumentHelp("When it was received (default: now).", valueName: "instant")) var receivedAt: Instant?
    @Option(help: "The zone of stamps that name none (default: UTC).") var zone: Zone?
    @Option(help: "The format it must be in (default: by content).") var format: ReadFormat?

    func terms(_ house: HouseOptions) -> ReadImportTerms {
        ReadImportTerms(receivedAt: receivedAt ?? house.at, zone: zone, format: format)
    }
}

/// `amico reads import`: files of reads into the store.
struct ReadsImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Import files of reads; a bad file is refused whole and explained.",
        discussion: """
            A file is taken once, by its SHA-256; importing it again changes nothing. Killed at any moment, run it again. Files are \
            taken in the order given; a bad one does not stop the others, but the status is 1.

            Example: amico reads import drop/*.dat --utility RIVERBEND --zone America/Chicago
            """)

    @OptionGroup var house: HouseOptions
    @Argument(help: "The files.") var files: [String]
    @OptionGroup var source: ReadSourceOptions

    func run() async throws {
        let desk = try house.openToWrite()
        let importing = desk.reads
        var outcomes: [ReadImport.Outcome] = []
        var refused = false
        for file in files {
            let progress = ProgressLine(reading: file)
            do {
                let outcome = try await importing.run(file, utility: source.utility, terms: source.terms(house)) {
                    progress.reached($0.bytes)
                }
                progress.finish()
                outcomes.append(outcome)
                if !house.json { Console.say("\(file): \(outcome.words)") }
                for left in outcome.unfinished ?? [] { Console.complain(left.words) }
            } catch let bad as BadReadFile {
                progress.finish()
                refused = true
                Console.complain(BadFile(file, bad).message)
            }
        }
        if house.json { try house.answer(outcomes) { "" } }
        if refused { throw ExitCode(Failure.refused) }
    }
}

extension ReadImport.Outcome {
    fileprivate var words: String {
        if takenBefore { return "taken before, nothing to do" }
        return file.counts?.words ?? file.status.rawValue
    }
}

/// `amico reads files`: what became of every file.
struct ReadsFiles: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "files", abstract: "List a utility's files of reads, or show one file's whole report.",
        discussion: "Example: amico reads files --utility RIVERBEND")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The SHA-256 of one file, or its first digits (default: all).") var file: String?
    @Option(help: "The utility's code.") var utility: CustomerCode

    func run() throws {
        let (zone, rows) = try house.read { view in
            var rows = try ReadFileRow.all(of: utility, in: view)
            if let file {
                rows = try rows.filter { $0.sha256.hasPrefix(file.lowercased()) }.map {
                    try ReadFileRow.report($0.sha256, of: utility, in: view)
                }
                guard !rows.isEmpty else { throw Missing("file of reads", file) }
            }
            return (try view.customer(utility).zone, rows)
        }
        try house.answer(rows) {
            let table = Table(
                "Files", rows,
                columns: [
                    Column("File") { .text($0.name) },
                    Column("SHA-256") { .text(String($0.sha256.prefix(12))) },
                    Column("Received") { .instant($0.acceptedAt, zone) },
                    Column("Format") { .text($0.readAs?.rawValue ?? "") },
                    Column("Status") { .text($0.status.rawValue) },
                    Column("Readings") { row in row.counts.map { .int($0.readings) } ?? .empty },
                    Column("What became of them") { row in
                        let wrong = row.rejection.map { "\($0.total.counted("line")) wrong" }
                        return .text(row.counts?.words ?? wrong ?? "")
                    },
                ], whenEmpty: "No files of reads yet.")
            return file == nil ? table.lines : ([table.lines] + rows.map { details(of: $0, zone) }).joined(separator: "\n\n")
        }
    }

    private func details(of row: ReadFileRow, _ zone: Zone) -> String {
        if let rejection = row.rejection {
            return rejection.rejected.map { "\(row.name):\($0.line): \($0.problem)" }.joined(separator: "\n")
        }
        return Table(
            "Held back", row.quarantined,
            columns: [
                Column("Name") { .text($0.name) },
                Column("Channel") { .text($0.channel) },
                Column("Why") { .text($0.reason.rawValue) },
                Column("Readings") { .int($0.readings) },
                Column("First") { .instant($0.first, zone) },
                Column("Last") { .instant($0.last, zone) },
            ], whenEmpty: "Nothing of \(row.name) is held back."
        ).lines
    }
}
