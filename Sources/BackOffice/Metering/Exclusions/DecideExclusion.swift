import Domain
import GRDB
import Metering

/// What a decision on an exclusion means for months already closed.
package struct ExclusionDecided: Codable, Equatable, Sendable {
    package let exclusion: Exclusion.ID
    /// Months it touches whose close is past: there it shows as restated only (12.5).
    package let tooLateFor: [Month]
}

/// Approves an exclusion asked for by another person. It counts in the frozen figure of each month whose close is still to come.
package struct ApproveExclusion: Action {
    package static let permission = Permission.approveExclusions
    package static var example: ApproveExclusion { ApproveExclusion(exclusion: Identifier(series: "EXC", 12)) }

    package var exclusion: Exclusion.ID

    package init(exclusion: Exclusion.ID) { self.exclusion = exclusion }

    package func perform(in book: Book) throws -> ExclusionDecided {
        let row = try ExclusionRow.find(exclusion, in: book)
        try Exclusion.checkDecision(status: row.status, requestedBy: row.requestedBy, decidedBy: book.actor.id.text)
        try book.db.execute(
            sql: "UPDATE exclusion SET decision = 'approved', decided_by = ?, decided_at = ? WHERE number = ?",
            arguments: [book.actor.id.text, book.now.milliseconds, row.number])
        return ExclusionDecided(exclusion: exclusion, tooLateFor: try row.monthsClosed(by: book.now, book.db))
    }
}

/// Turns an exclusion down; its slots stay on both sides.
package struct RejectExclusion: Action {
    package static let permission = Permission.approveExclusions
    package static var example: RejectExclusion {
        RejectExclusion(exclusion: Identifier(series: "EXC", 13), reason: "The device failed on its own: log of 9 September")
    }

    package var exclusion: Exclusion.ID
    package var reason: String

    package init(exclusion: Exclusion.ID, reason: String) {
        self.exclusion = exclusion
        self.reason = reason
    }

    package func perform(in book: Book) throws -> Done {
        let row = try ExclusionRow.find(exclusion, in: book)
        guard (1...2_000).contains(reason.count) else { throw ExclusionRefusal.noReason }
        try Exclusion.checkDecision(status: row.status, requestedBy: row.requestedBy, decidedBy: book.actor.id.text)
        try book.db.execute(
            sql:
                "UPDATE exclusion SET decision = 'rejected', decided_by = ?, decided_at = ?, decision_reason = ? WHERE number = ?",
            arguments: [book.actor.id.text, book.now.milliseconds, reason, row.number])
        return Done()
    }
}

/// Takes an exclusion back, asked for or approved. In a month already closed that shows as restated only.
package struct WithdrawExclusion: Action {
    package static let permission = Permission.requestExclusions
    package static var example: WithdrawExclusion {
        WithdrawExclusion(exclusion: Identifier(series: "EXC", 14), reason: "The outage was at another substation")
    }

    package var exclusion: Exclusion.ID
    package var reason: String

    package init(exclusion: Exclusion.ID, reason: String) {
        self.exclusion = exclusion
        self.reason = reason
    }

    package func perform(in book: Book) throws -> ExclusionDecided {
        let row = try ExclusionRow.find(exclusion, in: book)
        guard (1...2_000).contains(reason.count) else { throw ExclusionRefusal.noReason }
        guard row.status == .requested || row.status == .approved else { throw ExclusionRefusal.alreadyDecided(row.status) }
        try book.db.execute(
            sql: "UPDATE exclusion SET withdrawn_by = ?, withdrawn_at = ?, withdrawal_reason = ? WHERE number = ?",
            arguments: [book.actor.id.text, book.now.milliseconds, reason, row.number])
        let closed = row.status == .approved ? try row.monthsClosed(by: book.now, book.db) : []
        return ExclusionDecided(exclusion: exclusion, tooLateFor: closed)
    }
}
