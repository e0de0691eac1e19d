import Domain
import Foundation
import GRDB
import Metering

/// Records that a received file has been merged into the store, with what became of its values, and makes it visible.
package struct AcceptFile: Action {
    package static let permission = Permission.importReads
    package static var example: AcceptFile {
        AcceptFile(
            utility: Identifier(named: "RIVERBEND"), sha256: String(repeating: "0123456789abcdef", count: 4),
            counts: ReadFileCounts(format: .cmep), quarantined: [], registryChange: 1)
    }

    package var utility: CustomerCode
    package var sha256: String
    package var counts: ReadFileCounts
    /// The first thousand streams that matched nothing.
    package var quarantined: [QuarantinedStream]
    /// The registry's last change when the file was merged.
    package var registryChange: Int

    package init(
        utility: CustomerCode, sha256: String, counts: ReadFileCounts, quarantined: [QuarantinedStream], registryChange: Int
    ) {
        self.utility = utility
        self.sha256 = sha256
        self.counts = counts
        self.quarantined = quarantined
        self.registryChange = registryChange
    }

    package func perform(in book: Book) throws -> Done {
        try book.requireCustomer(utility)
        let held = try ReadFileRow.require(sha256, of: utility, book.db)
        guard held.status == .received else { throw ReadFileRefusal.settledAlready(sha256) }
        try ReadFileRow.accept(sha256, of: utility, counts, quarantined, registryChange, in: book)
        return Done()
    }
}

/// Records that a file was merged again after the registry had learnt of streams it held back; its acceptance stays.
package struct ReleaseQuarantine: Action {
    package static let permission = Permission.importReads
    package static var example: ReleaseQuarantine {
        ReleaseQuarantine(
            utility: Identifier(named: "RIVERBEND"), sha256: String(repeating: "0123456789abcdef", count: 4),
            counts: ReadFileCounts(format: .cmep), quarantined: [], registryChange: 2)
    }

    package var utility: CustomerCode
    package var sha256: String
    package var counts: ReadFileCounts
    package var quarantined: [QuarantinedStream]
    package var registryChange: Int

    package init(
        utility: CustomerCode, sha256: String, counts: ReadFileCounts, quarantined: [QuarantinedStream], registryChange: Int
    ) {
        self.utility = utility
        self.sha256 = sha256
        self.counts = counts
        self.quarantined = quarantined
        self.registryChange = registryChange
    }

    package func perform(in book: Book) throws -> Done {
        try book.requireCustomer(utility)
        let held = try ReadFileRow.require(sha256, of: utility, book.db)
        guard held.status == .accepted else { throw ReadFileRefusal.pending(sha256) }
        try ReadFileRow.accept(sha256, of: utility, counts, quarantined, registryChange, in: book)
        return Done()
    }
}

/// Records that a received file is bad, with the lines that say why; nothing of it is in the store.
package struct RefuseFile: Action {
    package static let permission = Permission.importReads
    package static var example: RefuseFile {
        RefuseFile(
            utility: Identifier(named: "RIVERBEND"), sha256: String(repeating: "0123456789abcdef", count: 4),
            rejected: [RejectedLine(line: 7, problem: "expected 24 triplets, found 23")], total: 1)
    }

    package var utility: CustomerCode
    package var sha256: String
    /// The first hundred.
    package var rejected: [RejectedLine]
    package var total: Int

    package init(utility: CustomerCode, sha256: String, rejected: [RejectedLine], total: Int) {
        self.utility = utility
        self.sha256 = sha256
        self.rejected = rejected
        self.total = total
    }

    package func perform(in book: Book) throws -> Done {
        try book.requireCustomer(utility)
        let held = try ReadFileRow.require(sha256, of: utility, book.db)
        guard held.status == .received else { throw ReadFileRefusal.settledAlready(sha256) }
        let report = Rejection(rejected: Array(rejected.prefix(BadReadFile.kept)), total: total)
        try book.db.execute(
            sql: "UPDATE read_file SET status = 'refused', settled_at = ?, rejected = ? WHERE utility = ? AND digest = ?",
            arguments: [book.now.milliseconds, try Canonical.json(report), utility.text, sha256])
        return Done()
    }
}

/// Why a file was refused, as its row keeps it.
package struct Rejection: Codable, Equatable, Sendable {
    package var rejected: [RejectedLine]
    package var total: Int
}

package enum ReadFileActions {
    package static let all: [any Action.Type] = [ReceiveFile.self, AcceptFile.self, ReleaseQuarantine.self, RefuseFile.self]
}
