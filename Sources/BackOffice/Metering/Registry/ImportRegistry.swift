import Domain
import GRDB
import Metering

/// Takes a registry file, already kept under its SHA-256, into a utility's registry: all of it or nothing.
///
/// A row for an endpoint ends the open one it overlaps; the row of before is superseded, not lost. A file taken before is
/// told so. Refusals: `BadRegistryFile`, `RegistryRefusal`.
package struct ImportRegistry: Action {
    package static let permission = Permission.manageRegistry
    package static var example: ImportRegistry {
        ImportRegistry(utility: Identifier(named: "RIVERBEND"), sha256: String(repeating: "0123456789abcdef", count: 4))
    }

    package var utility: CustomerCode
    /// Of the file in the file store: sixty-four lower-case hexadecimal digits.
    package var sha256: String

    package init(utility: CustomerCode, sha256: String) {
        self.utility = utility
        self.sha256 = sha256
    }

    package struct Outcome: Codable, Equatable, Sendable {
        package var counts: RegistryCounts
        /// When the same file was taken before; then nothing was done.
        package var takenBefore: Instant?
    }

    package func perform(in book: Book) throws -> Outcome {
        try book.requireCustomer(utility)
        let before = try Row.fetchOne(
            book.db.cachedStatement(sql: "SELECT rows, recorded_at FROM registry_change WHERE utility = ? AND digest = ?"),
            arguments: [utility.text, sha256])
        if let before {
            var counts = RegistryCounts()
            counts.rows = before["rows"]
            counts.unchanged = before["rows"]
            return Outcome(counts: counts, takenBefore: Instant(milliseconds: before["recorded_at"]))
        }
        guard book.files.has(sha256), let path = book.files.path(of: sha256) else { throw RegistryRefusal.fileNotKept(sha256) }
        let zone = try UtilityDays.zone(of: utility, book.db)
        // The books' own cache is small; a million rows want their index pages at hand.
        try book.db.execute(sql: "PRAGMA cache_size = -65536")
        defer { try? book.db.execute(sql: "PRAGMA cache_size = -2000") }
        let writer = try RegistryWriter(utility, in: book)
        try RegistryFile.parse(path: path, zone: zone) { try writer.add($0, line: $1) }
        let counts = try writer.finish(digest: sha256)
        try MonthCloses.scheduleFirst(of: utility, in: book)
        return Outcome(counts: counts, takenBefore: nil)
    }
}

/// Takes one row into the registry: a meter exchanged, an endpoint approved, disconnected or removed.
package struct RecordInstallation: Action {
    package static let permission = Permission.manageRegistry
    package static var example: RecordInstallation {
        RecordInstallation(
            utility: Identifier(named: "RIVERBEND"),
            installation: Installation(
                servicePoint: "SP-1001", premise: "P-1001", account: "A-1001", commodity: .electric, cycle: "07", meter: "M-1001",
                endpoint: "E-1001", configuration: .residentialElectric, communication: .mesh, device: "R-12",
                state: .billingApproved, from: Instant(seconds: 1_782_889_200), to: Instant(seconds: 1_790_838_000)))
    }

    package var utility: CustomerCode
    package var installation: Installation

    package init(utility: CustomerCode, installation: Installation) {
        self.utility = utility
        self.installation = installation
    }

    package func perform(in book: Book) throws -> RegistryCounts {
        try book.requireCustomer(utility)
        try installation.check()
        let writer = try RegistryWriter(utility, in: book)
        do {
            try writer.add(installation, line: 1)
            guard writer.counts.unchanged == 0 else { throw RegistryRefusal.nothingNew(installation.endpoint) }
            let counts = try writer.finish(digest: nil)
            try MonthCloses.scheduleFirst(of: utility, in: book)
            return counts
        } catch let rejected as RejectedLine {
            throw RegistryRefusal.notSound(rejected.problem)
        } catch let bad as BadRegistryFile {
            throw RegistryRefusal.notSound(bad.rejected.first?.problem ?? bad.message)
        }
    }
}

package enum RegistryRefusal: Refusal, Equatable {
    case fileNotKept(String)
    case nothingNew(String)
    case notSound(String)

    package var message: String {
        switch self {
        case .fileNotKept(let digest):
            "No file \(digest) is kept. Import the registry file with `registry import`, which keeps it first."
        case .nothingNew(let endpoint): "The registry says the same of \(endpoint) already. Nothing is left to record."
        case .notSound(let problem): "The registry row was refused: \(problem)."
        }
    }
}

package enum RegistryActions {
    package static let all: [any Action.Type] = [ImportRegistry.self, RecordInstallation.self]
}
