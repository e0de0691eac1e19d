import ArgumentParser
import BackOffice
import Documents
import Domain
import Workbook

struct BoardCalendar: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar", abstract: "Write changes and meetings as a calendar that others can subscribe to (RFC 5545).",
        discussion: "Example: amico board calendar --out board.ics")

    private struct Written: Encodable {
        let out: String
        let events: Int
    }

    @OptionGroup var house: HouseOptions
    @Option(help: ArgumentHelp("The file to write.", valueName: "file.ics")) var out: String

    func run() throws {
        guard out.lowercased().hasSuffix(".ics") else { throw ValidationError("--out names an .ics file.") }
        let calendar = try house.read { try ICalendar.board(from: $0) }
        try AtomicFile.write(calendar.text, to: out)
        try house.answer(Written(out: out, events: calendar.events.count)) { "\(calendar.events.count.counted("event")): \(out)" }
    }
}
