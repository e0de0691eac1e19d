import Domain
import Foundation
import Glibc
import Metering

/// Watches a drop folder and imports what is laid into it.
///
/// A file is taken once its size and time have stood still for some seconds, in the order of the names; it then moves to
/// `done/`, or to `refused/` with its report beside it. Hidden files and names ending in `.part`, `.tmp` or `.filepart` are
/// still being written. The caller opens the office for each round, so its lock is held only while there is work.
package struct ReadWatch: Sendable {
    /// What became of one file.
    package struct Report: Codable, Equatable, Sendable {
        package var name: String
        package var takenBefore: Bool
        package var file: ReadFileRow?
        /// Why it was refused.
        package var rejection: Rejection?
        /// Of files an earlier import left pending.
        package var unfinished: [ReadImport.Unfinished]?
    }

    private struct Sight: Equatable {
        let size: Int
        let modified: Int
    }

    private let folder: String
    private let utility: CustomerCode
    private let terms: ReadImportTerms
    private var seen: [String: Sight] = [:]

    /// Files taken in one round at the most.
    package static let mostARound = 500

    package init(folder: String, utility: CustomerCode, terms: ReadImportTerms = ReadImportTerms()) {
        self.folder = folder
        self.utility = utility
        self.terms = terms
    }

    /// Files that stand as they stood when last asked: complete. Ask again after a few seconds. Refusals: a folder that is none.
    package mutating func complete() throws -> [String] {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            throw BadReadFile(rejected: [RejectedLine(line: 0, problem: "expected a folder that can be read, found \(folder)")])
        }
        var now: [String: Sight] = [:]
        for name in names where !isUnfinished(name) { now[name] = sight(of: name) }
        let complete = now.filter { seen[$0.key] == $0.value }.keys.sorted()
        seen = now
        return Array(complete.prefix(ReadWatch.mostARound))
    }

    /// Imports complete files and moves them aside.
    package func take(
        _ names: [String], with importing: ReadImport, while isWanted: () -> Bool = { true },
        progress: (@Sendable (ImportProgress) -> Void)? = nil, each: (Report) -> Void = { _ in }
    ) async throws {
        for name in names where isWanted() {
            var report = Report(name: name, takenBefore: false)
            do {
                let outcome = try await importing.run("\(folder)/\(name)", utility: utility, terms: terms, progress: progress)
                (report.file, report.takenBefore, report.unfinished) = (outcome.file, outcome.takenBefore, outcome.unfinished)
            } catch let bad as BadReadFile {
                report.rejection = Rejection(rejected: bad.rejected, total: bad.total)
            }
            let aside = "\(folder)/\(report.rejection == nil ? "done" : "refused")"
            try FileManager.default.createDirectory(atPath: aside, withIntermediateDirectories: true)
            let target = ReadWatch.free(aside, name)
            let text = report.text + "\n"
            try text.write(toFile: target + ".report.txt", atomically: true, encoding: .utf8)
            guard rename("\(folder)/\(name)", target) == 0 else { throw FileFault(call: "rename", path: target, code: errno) }
            each(report)
        }
    }

    private func isUnfinished(_ name: String) -> Bool {
        name.hasPrefix(".") || [".part", ".tmp", ".filepart"].contains { name.hasSuffix($0) }
    }

    /// Nil for what is no plain file.
    private func sight(of name: String) -> Sight? {
        var status = stat()
        guard lstat("\(folder)/\(name)", &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return Sight(size: Int(status.st_size), modified: status.st_mtim.tv_sec &* 1_000_000_000 &+ status.st_mtim.tv_nsec)
    }

    /// A name that is not taken yet: the same file name may come every day.
    private static func free(_ aside: String, _ name: String) -> String {
        var (target, number) = ("\(aside)/\(name)", 1)
        while access(target, F_OK) == 0 {
            number += 1
            target = "\(aside)/\(name).\(number)"
        }
        return target
    }
}

extension ReadWatch.Report {
    /// What stands beside the file.
    package var text: String {
        if let rejection {
            return (["refused: \(rejection.total) wrong"] + rejection.rejected.map { "\(name):\($0.line): \($0.problem)" })
                .joined(separator: "\n")
        }
        guard let file, let counts = file.counts else { return "\(name): taken before" }
        return "\(name): " + (takenBefore ? "taken before; " : "") + counts.words
    }
}

extension ReadImport.Unfinished {
    /// One line for whoever started the import that met it.
    package var words: String {
        isRefused
            ? "\(name), left pending by an earlier import, is refused: \(problem)"
            : "\(name), left pending by an earlier import, could not be finished and stays pending: \(problem)"
    }
}

extension ReadFileCounts {
    /// One line: what was read and what became of it.
    package var words: String {
        var parts = ["\(readings.grouped) readings (\(format.rawValue))", "\(merged.new.grouped) new"]
        let rest = [
            (merged.duplicate, "duplicate"), (merged.corrected, "corrected"), (merged.conflicting, "conflicting"),
            (merged.outranked, "outranked"), (estimated, "estimated"), (substituted, "substituted"), (missing, "missing"),
            (afterT1, "after T1"), (afterT3, "after T3"), (future, "stamped in the future"), (offSlot, "off their slots"),
            (quarantinedReadings, "held back in \(quarantinedStreams.grouped) unknown streams"),
        ]
        parts += rest.filter { $0.0 > 0 }.map { "\($0.0.grouped) \($0.1)" }
        return parts.joined(separator: ", ")
    }
}
