import BackOffice
import Domain
import Foundation
import Glibc
import Metering
import Testing

/// Imports killed by SIGKILL at many moments and run again. Twelve kills, or as many as AMICO_IMPORT_KILLS says.
@Suite(.serialized) struct ImportKillTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let clock = Clock.standing(at: Instant(seconds: 1_790_946_000))

    /// Books with three hundred endpoints, closed, and a file of two days in two months.
    private func prepared(in folder: String) async throws -> (books: String, file: String) {
        let (books, file) = (folder + "/books", folder + "/reads.cmep")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let text = ["2026-09-30", "2026-10-01"].map { day in
            CMEPText.day(1...310, day)
                + (1...300).map { CMEPText.register("M\($0)", at: "2026-10-01T07:00:00Z", "R0,\($0)") }.joined()
        }.joined()
        try text.write(toFile: file, atomically: true, encoding: .utf8)
        try (ImportBooks.header + (1...300).map { ImportBooks.row($0) }.joined())
            .write(toFile: folder + "/registry.csv", atomically: true, encoding: .utf8)
        let office = try await Office.create(
            DataDirectory(books), clock: ImportKillTests.clock, origin: TestBooks.origin,
            opening: OpenBooks(administrator: TestBooks.administrator, name: "Root"))
        let root = try office.actor("root")
        _ = try await office.perform(
            RegisterCustomer(
                customer: ImportBooks.utility, name: "Riverbend", zone: .pacific, accountManager: "Dana Ruiz",
                technicalRepresentative: "Lee Park"), as: root)
        _ = try await office.perform(
            ImportRegistry(utility: ImportBooks.utility, sha256: office.files.put(folder + "/registry.csv")), as: root)
        return (books, file)
    }

    private func importing(_ books: String, _ file: String) async throws -> ReadFileRow {
        let office = try Office.open(DataDirectory(books), clock: ImportKillTests.clock, origin: TestBooks.origin, waiting: 10)
        let actor = try office.actor("root")
        let row = try await ReadImport(office: office, actor: actor).run(file, utility: ImportBooks.utility).file
        #expect(try office.read(as: actor) { try ReadFileRow.pending(in: $0) }.isEmpty)
        return row
    }

    private func contents(_ books: String) throws -> [String] {
        try ImportBooks.contents(of: ReadStore(ImportBooks.utility, in: DataDirectory(books)))
    }

    private func helper(_ books: String, _ file: String) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
        process.arguments = ["--testing-library", "swift-testing", "--filter", "ImportKillTests"]
        process.environment = ImportKillTests.environment.merging(
            ["AMICO_IMPORT_HELPER": books, "AMICO_IMPORT_FILE": file], uniquingKeysWith: { $1 })
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }

    @Test(.enabled(if: environment["AMICO_IMPORT_HELPER"] != nil))
    func `imports as it is told`() async throws {
        let books = try #require(ImportKillTests.environment["AMICO_IMPORT_HELPER"])
        let file = try #require(ImportKillTests.environment["AMICO_IMPORT_FILE"])
        try Data().write(to: URL(fileURLWithPath: books + "/begun"))
        _ = try await importing(books, file)
        try Data().write(to: URL(fileURLWithPath: books + "/ended"))
    }

    @Test(.enabled(if: environment["AMICO_IMPORT_HELPER"] == nil))
    func `an import killed at any moment and run again gives the store and the counts of one clean run`() async throws {
        let folder = TestBooks.temporaryPath()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let (books, file) = try await prepared(in: folder)
        let clean = folder + "/clean"
        try FileManager.default.copyItem(atPath: books, toPath: clean)
        let began = ContinuousClock.now
        let expected = try await importing(clean, file)
        // How long an import takes is a guess: what else runs meanwhile may end. A kill that comes too late halves it.
        var length = (ContinuousClock.now - began) / .microseconds(1)
        let stored = try contents(clean)
        #expect(expected.counts?.merged.new == 300 * 49 && expected.counts?.merged.duplicate == 300)
        #expect(expected.counts?.quarantinedStreams == 10 && stored.count == 300 * 3 + 2)

        let kills = ImportKillTests.environment["AMICO_IMPORT_KILLS"].flatMap { Int($0) } ?? 12
        var killedInside = 0
        for kill in 0..<kills {
            let copy = folder + "/copy"
            try FileManager.default.copyItem(atPath: books, toPath: copy)
            let process = try helper(copy, file)
            while access(copy + "/begun", F_OK) != 0, process.isRunning { usleep(500) }
            usleep(UInt32(length * 1.2 * Double(kill) / Double(max(kills - 1, 1))))
            Glibc.kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            if access(copy + "/ended", F_OK) != 0 { killedInside += 1 } else { length /= 2 }
            let row = try await importing(copy, file)
            #expect(row.status == .accepted && row.counts == expected.counts, "kill \(kill)")
            #expect(try contents(copy) == stored, "kill \(kill)")
            try FileManager.default.removeItem(atPath: copy)
        }
        #expect(killedInside >= kills / 3, "most kills came too late to test anything")
    }
}
