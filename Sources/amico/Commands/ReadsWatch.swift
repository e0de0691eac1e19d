import ArgumentParser
import BackOffice
import Domain
import Foundation
import Metering
import Synchronization

/// `amico reads watch`: a drop folder, imported as files come.
struct ReadsWatch: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch", abstract: "Import what is laid into a folder, as it comes.",
        discussion: """
            A file is taken when it no longer grows, and moves to done/, or to refused/ with its report beside it. The books are \
            held only while there is work. Ends on an interrupt; with --once when the folder is empty.

            Example: amico reads watch /srv/drop/riverbend --utility RIVERBEND
            """)

    @OptionGroup var house: HouseOptions
    @Argument(help: "The folder.") var folder: String
    @OptionGroup var source: ReadSourceOptions
    @Option(help: ArgumentHelp("Seconds between two looks.", valueName: "n")) var every = 5
    @Flag(help: "Import what is there and end; files are taken to be complete.") var once = false

    func validate() throws {
        guard (1...86_400).contains(every) else { throw ValidationError("--every takes 1 to 86,400 seconds.") }
    }

    func run() async throws {
        // The books must be there, and the actor may import, before anyone waits.
        _ = try house.read { try $0.requireCustomer(source.utility) }
        let interrupt = Interrupt()
        var watch = ReadWatch(folder: folder, utility: source.utility, terms: source.terms(house))
        var refused = false
        var looks = 0
        while !interrupt.isAsked {
            let names = try look(&watch)
            looks += 1
            if !names.isEmpty {
                let desk = try house.openToWrite()
                let progress = WatchProgress()
                try await watch.take(
                    names, with: desk.reads, while: { !interrupt.isAsked },
                    progress: { progress.reached($0) },
                    each: { report in
                        progress.finish()
                        if report.rejection != nil { refused = true }
                        tell(report)
                    })
            } else if once, looks > 1 {
                break
            }
            if !once || looks == 1 && names.isEmpty { try await pause(once ? 0 : every, interrupt) }
        }
        if refused, once { throw ExitCode(Failure.refused) }
    }

    private func look(_ watch: inout ReadWatch) throws -> [String] {
        do {
            return try watch.complete()
        } catch let bad as BadReadFile {
            throw BadFile(folder, bad)
        }
    }

    private func tell(_ report: ReadWatch.Report) {
        for left in report.unfinished ?? [] { Console.complain(left.words) }
        if house.json {
            try? house.answer(report) { "" }
        } else if let rejection = report.rejection {
            Console.complain(
                BadFile(folder + "/" + report.name, BadReadFile(rejected: rejection.rejected, total: rejection.total)).message)
        } else {
            Console.say(report.text)
        }
    }

    private func pause(_ seconds: Int, _ interrupt: Interrupt) async throws {
        for _ in 0..<(seconds * 5) where !interrupt.isAsked { try await Task.sleep(for: .milliseconds(200)) }
    }
}

/// The progress line of whichever file is at hand.
private final class WatchProgress: Sendable {
    private let line = Mutex<ProgressLine?>(nil)

    func reached(_ progress: ImportProgress) {
        line.withLock { line in
            let current = line ?? ProgressLine("importing", total: progress.total, isBytes: true)
            current.reached(progress.bytes)
            line = current
        }
    }

    func finish() {
        line.withLock { line in
            line?.finish()
            line = nil
        }
    }
}

/// Remembers that someone asked to stop (Ctrl-C, a service manager), so that the file at hand is finished first.
private final class Interrupt: Sendable {
    private static let asked = Atomic(false)

    init() {
        for number in [SIGINT, SIGTERM] { signal(number) { _ in Interrupt.asked.store(true, ordering: .relaxed) } }
    }

    var isAsked: Bool { Interrupt.asked.load(ordering: .relaxed) }
}
