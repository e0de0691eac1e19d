import ArgumentParser
import Domain
import Metering
import Workbook

/// `amico reads inspect FILE`: what a file holds; nothing is stored and no books are needed.
struct ReadsInspect: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect", abstract: "Say what a file of reads holds; store nothing.",
        discussion: """
            The format is told by content: CMEP, Common Reading Format, NEM12, NEM13, ESPI (Green Button) or IEC 61968-9, plain or
            in gzip or zip.

            Example: amico reads inspect nightly.dat.gz --json
            """)

    @OptionGroup var house: HouseOptions
    @Argument(help: "The file.") var file: String
    @Option(help: "The format it must be in: \(ReadFormat.allCases.map(\.rawValue).joined(separator: ", ")).")
    var format: ReadFormat?
    @Option(help: "The zone of stamps that name none (default: UTC).") var zone: Zone = .utc

    func run() throws {
        let progress = ProgressLine(reading: file)
        defer { progress.finish() }
        do {
            let inspection = try Inspection(path: file, terms: ParseTerms(zone: zone, format: format)) { progress.reached($0) }
            progress.finish()
            try house.answer(inspection) { text(of: inspection) }
        } catch let refused as BadReadFile {
            progress.finish()
            if house.json { try house.answer(Inspection(refused: refused)) { "" } }
            throw BadFile(file, refused)
        }
    }

    private func text(of inspection: Inspection) -> String {
        let streams = Table(
            "Streams", inspection.streams,
            columns: [
                Column("Meter or service point") { .text($0.id) },
                Column("Channel") { .text($0.channel) },
                Column("Unit") { .text($0.unit) },
                Column("Minutes") { $0.intervalMinutes.map { .int($0) } ?? .empty },
                Column("Readings") { .int($0.readings) },
                Column("Sum") { .text($0.sum.description) },
                Column("First") { stream in stream.first.map { .instant($0, zone) } ?? .empty },
                Column("Last") { stream in stream.last.map { .instant($0, zone) } ?? .empty },
                Column("Actual") { .int($0.quality.actual) },
                Column("Estimated") { .int($0.quality.estimated) },
                Column("Substituted") { .int($0.quality.substituted) },
                Column("Missing") { .int($0.quality.missing) },
            ], whenEmpty: "No streams of readings.")
        let name = inspection.format?.rawValue.uppercased() ?? "Unknown format"
        return "\(name), \(inspection.streams.count.grouped) streams\n\n\(streams.lines)"
    }
}

extension ReadFormat: ExpressibleByArgument {}
