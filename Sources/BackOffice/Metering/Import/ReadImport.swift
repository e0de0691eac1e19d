import Domain
import Foundation
import GRDB
import Metering

/// What the source's setting says of a file that is imported.
package struct ReadImportTerms: Sendable {
    /// When it was received, where that is not now.
    package var receivedAt: Instant?
    /// Of stamps that carry none; UTC when nil.
    package var zone: Zone?
    /// By content when nil.
    package var format: ReadFormat?

    package init(receivedAt: Instant? = nil, zone: Zone? = nil, format: ReadFormat? = nil) {
        self.receivedAt = receivedAt
        self.zone = zone
        self.format = format
    }
}

/// How far an import has come.
package struct ImportProgress: Sendable {
    /// Of the file as it lies on disk.
    package let bytes: Int
    package let total: Int
    package let elapsed: Duration

    package var bytesPerSecond: Double { elapsed > .zero ? Double(bytes) / (elapsed / .seconds(1)) : 0 }
    /// Seconds left at the rate so far; nil until there is one.
    package var secondsLeft: Double? {
        bytesPerSecond > 0 ? Double(max(0, total - bytes)) / bytesPerSecond : nil
    }
}

/// Imports files of reads: kept, received, parsed and merged, then accepted or refused (11.3).
///
/// Redo, not undo: whatever moment it is killed at, a file that was received and not settled is merged again by the next import
/// or `jobs run`, and the store comes out the same. Refusals: `BadReadFile` for a file that is wrong - it is kept, with its
/// report, and nothing of it is stored; `ReadFileRefusal`.
package struct ReadImport: Sendable {
    /// What an import answers.
    package struct Outcome: Codable, Equatable, Sendable {
        package var file: ReadFileRow
        /// The same file was accepted before; nothing was done.
        package var takenBefore: Bool
        /// Files that an earlier import left pending, and could not be finished now either.
        package var unfinished: [Unfinished]?
    }

    /// A pending file of before that stood in nobody's way, and why it came to no good end.
    package struct Unfinished: Codable, Equatable, Sendable {
        package var name: String
        package var sha256: String
        /// It is refused now, with its report; otherwise it is still pending, and the next import tries again.
        package var isRefused: Bool
        package var problem: String
    }

    /// Receives a file where the books are open to write: at a server, whose own work settles it.
    package typealias Receiving = @Sendable (ReceiveFile) async throws -> ReceiveFile.Outcome

    private let office: Office
    private let actor: Actor
    private let elsewhere: Receiving?
    private let registries = RegistryCache()

    package init(office: Office, actor: Actor, elsewhere: Receiving? = nil) {
        self.office = office
        self.actor = actor
        self.elsewhere = elsewhere
    }

    /// Imports one file. What earlier imports of the utility left pending is finished first.
    package func run(
        _ path: String, utility: CustomerCode, terms: ReadImportTerms = ReadImportTerms(),
        progress: (@Sendable (ImportProgress) -> Void)? = nil
    ) async throws -> Outcome {
        try office.read(as: actor) { try $0.requireCustomer(utility) }
        let size = try PlainFile.size(of: path, expecting: "a file of reads")
        let digest = try office.files.put(path)
        let receive = ReceiveFile(
            utility: utility, sha256: digest, name: String((path as NSString).lastPathComponent.prefix(255)), bytes: size,
            receivedAt: terms.receivedAt, zone: terms.zone, format: terms.format)
        if let elsewhere {
            let received = try await elsewhere(receive)
            return Outcome(file: try await settledElsewhere(digest, utility), takenBefore: received.status == .accepted)
        }
        let received = try await office.perform(receive, as: actor)
        guard received.status == .received else {
            return Outcome(file: try report(digest, utility), takenBefore: received.status == .accepted)
        }
        var unfinished: [Unfinished] = []
        for row in try office.read(as: actor, { try ReadFileRow.pending(of: utility, in: $0) }) where row.sha256 != digest {
            if let problem = await finish(row) { unfinished.append(problem) }
        }
        let row = try report(digest, utility)
        if row.status == .received { try await settle(row, progress: progress) }
        return Outcome(
            file: try report(digest, utility), takenBefore: false, unfinished: unfinished.isEmpty ? nil : unfinished)
    }

    /// The file once the server has settled it. Waits as long as the longest file takes, not for ever.
    private func settledElsewhere(_ digest: String, _ utility: CustomerCode) async throws -> ReadFileRow {
        for _ in 0..<18_000 {
            let row = try report(digest, utility)
            if let rejection = row.rejection { throw BadReadFile(rejected: rejection.rejected, total: rejection.total) }
            if row.status != .received { return row }
            try await Task.sleep(for: .milliseconds(200))
        }
        throw ReadFileRefusal.pending(digest)
    }

    /// Settles a pending file of before. What is wrong with it is told, and does not stop the file that was asked for.
    private func finish(_ row: ReadFileRow) async -> Unfinished? {
        do {
            try await settle(row, progress: nil)
            return nil
        } catch let bad as BadReadFile {
            let first = bad.rejected.first.map { "line \(max($0.line, 1)): \($0.problem)" } ?? "it is wrong"
            return Unfinished(name: row.name, sha256: row.sha256, isRefused: true, problem: first)
        } catch {
            let problem = (error as? any Refusal)?.message ?? "\(error)"
            return Unfinished(name: row.name, sha256: row.sha256, isRefused: false, problem: problem)
        }
    }

    /// Finishes what a crash left, then releases what the registry has learnt of since. Answers the files it settled.
    @discardableResult
    package func finishPending(of utility: CustomerCode? = nil) async throws -> [ReadFileRow] {
        var settled: [ReadFileRow] = []
        for row in try office.read(as: actor, { try ReadFileRow.pending(of: utility, in: $0) }) {
            do {
                try await settle(row, progress: nil)
            } catch is BadReadFile {}
            settled.append(try report(row.sha256, row.utility))
        }
        return settled
    }

    /// Merges again the accepted files whose quarantined streams the registry now knows, with the acceptance they had.
    @discardableResult
    package func releaseQuarantine(of utility: CustomerCode? = nil) async throws -> [ReadFileRow] {
        let rows = try office.read(as: actor) { try ReadFileRow.releasable(of: utility, in: $0) }
        for row in rows {
            let change = try registryChange(of: row.utility)
            let parsed = try await merge(row, progress: nil)
            try await office.perform(
                ReleaseQuarantine(
                    utility: row.utility, sha256: row.sha256, counts: parsed.counts, quarantined: parsed.quarantined,
                    registryChange: change), as: actor)
        }
        return try rows.map { try report($0.sha256, $0.utility) }
    }

    private func report(_ digest: String, _ utility: CustomerCode) throws -> ReadFileRow {
        try office.read(as: actor) { try ReadFileRow.report(digest, of: utility, in: $0) }
    }

    private func registryChange(of utility: CustomerCode) throws -> Int {
        try office.read(as: actor) { view in
            try Int.fetchOne(
                view.db.cachedStatement(sql: "SELECT max(number) FROM registry_change WHERE utility = ?"),
                arguments: [utility.text])
                ?? 0
        }
    }

    private func settle(_ row: ReadFileRow, progress: (@Sendable (ImportProgress) -> Void)?) async throws {
        let change = try registryChange(of: row.utility)
        do {
            let parsed = try await merge(row, progress: progress)
            try await office.perform(
                AcceptFile(
                    utility: row.utility, sha256: row.sha256, counts: parsed.counts, quarantined: parsed.quarantined,
                    registryChange: change), as: actor)
        } catch let bad as BadReadFile {
            try await office.perform(
                RefuseFile(utility: row.utility, sha256: row.sha256, rejected: bad.rejected, total: bad.total), as: actor)
            throw bad
        }
    }

    /// On a thread of its own: a merge is seconds of steady work, not a wait.
    private func merge(_ row: ReadFileRow, progress: (@Sendable (ImportProgress) -> Void)?) async throws -> ParsedReads {
        // A raw file we have lost is no fault of the file: it is not refused for it.
        guard office.files.has(row.sha256), let path = office.files.path(of: row.sha256),
            let digest = [UInt8](hexadecimal: row.sha256)
        else {
            throw ReadFileRefusal.notKept(row.sha256)
        }
        let days: UtilityDays = try office.read(as: actor) { try UtilityDays.fetch(row.utility, $0.db) }
        let began = ContinuousClock.now
        let total = row.bytes
        let utility = row.utility
        let (office, actor, registries) = (office, actor, registries)
        let registry: @Sendable (StreamSubject) throws -> RegistryIndex = { subject in
            try office.read(as: actor) { try registries.index(subject, of: utility, in: $0) }
        }
        var heard: (@Sendable (Int) -> Void)?
        if let progress {
            heard = { progress(ImportProgress(bytes: $0, total: total, elapsed: ContinuousClock.now - began)) }
        }
        let merge = FileMerge(
            path: path, terms: ParseTerms(zone: row.zone, format: row.format),
            accepted: AcceptedFile(acceptedAt: row.acceptedAt, digest: digest), folder: office.directory.reads(of: utility),
            days: days, registry: registry, progress: heard)
        return try await withCheckedThrowingContinuation { continuation in
            Thread { continuation.resume(with: Result { try merge.run() }) }.start()
        }
    }
}

extension DataDirectory {
    /// The folder of a utility's months.
    func reads(of utility: CustomerCode) -> String { "\(reads)/\(utility)" }
}

extension [UInt8] {
    /// Two hexadecimal digits a byte; nil for anything else.
    init?(hexadecimal text: String) {
        let digits = Array(text.utf8)
        guard digits.count.isMultiple(of: 2) else { return nil }
        self = []
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let byte = UInt8(String(decoding: digits[index..<index + 2], as: UTF8.self), radix: 16) else { return nil }
            append(byte)
        }
    }
}
