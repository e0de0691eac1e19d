import Domain
import Foundation
import Glibc
import Metering

/// One received file on its way into the store: parsed on one thread, merged on another, nothing committed until it has been
/// read to its end without a fault; then month by month, each on the disk before the next.
struct FileMerge: Sendable {
    let path: String
    let terms: ParseTerms
    let accepted: AcceptedFile
    /// The folder of the utility's months.
    let folder: String
    let days: UtilityDays
    let registry: @Sendable (StreamSubject) throws -> RegistryIndex
    let progress: (@Sendable (Int) -> Void)?

    /// Refusals: `BadReadFile`; then the store is as it was. Whatever else is thrown may leave some months merged, and the
    /// same merge done again makes that good.
    func run() throws -> ParsedReads {
        let pipe = BatchPipe()
        let thread = Thread { pipe.finish(Result { try parse(into: pipe) }) }
        thread.stackSize = 8 << 20
        thread.start()
        var writers: [Int: MonthWriter] = [:]
        do {
            var parsed = try pipe.drain { batch in
                try batch.drain { month, row in
                    if let writer = writers[month] { return try writer.merge(row) }
                    let writer = try open(batch.months[month], isFirst: writers.count < 2)
                    writers[month] = writer
                    try writer.merge(row)
                }
            }
            let isStored = !writers.isEmpty
            for writer in writers.sorted(by: { $0.key < $1.key }) {
                parsed.counts.merged = parsed.counts.merged + (try writer.value.commit())
                writers[writer.key] = nil
            }
            if isStored { try synchronizeFolders() }
            return parsed
        } catch {
            for writer in writers.values { writer.rollBack() }
            throw error
        }
    }

    private func parse(into pipe: BatchPipe) throws -> ParsedReads {
        var packer = try ReadPacker(registry: registry, days: days, acceptedAt: accepted.acceptedAt, pipe: pipe)
        var format: ReadFormat?
        do {
            let parsed = try ReadFile.parse(path: path, terms: terms, progress: progress) { run in
                try packer.take(run)
            }
            format = parsed.format
            return try packer.finish(parsed)
        } catch let rejected as RejectedLine {
            throw BadReadFile(rejected: [rejected], format: format)
        }
    }

    private func open(_ month: Month, isFirst: Bool) throws -> MonthWriter {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        return try MonthWriter(
            "\(folder)/\(month).sqlite", month: month, days: days, accepted: accepted, cacheKiB: isFirst ? 65_536 : 8_192)
    }

    /// SQLite synchronises a file it makes, not the folders that name it.
    private func synchronizeFolders() throws {
        let reads = (folder as NSString).deletingLastPathComponent
        for path in [folder, reads, (reads as NSString).deletingLastPathComponent] {
            let descriptor = try Descriptor.open(path.isEmpty ? "." : path, O_RDONLY | O_DIRECTORY)
            defer { descriptor.close() }
            try descriptor.synchronize()
        }
    }
}
