import Domain
import Foundation
import GRDB

extension ChangeRequest {
    /// Coming on an agenda, or moving to one.
    struct Placing: Codable, Equatable, Sendable {
        let meeting: BoardMeeting.ID
        /// Why it came on after the cut-off; nil for what was there in time.
        let late: String?
    }
}

/// One fact of a change's history, in the words of the minutes.
package struct ChangeStep: Codable, Equatable, Sendable {
    package let change: ChangeRequest.ID
    package let fact: String
    package let at: Instant
    package let by: String
    package let words: String
    /// Why it came on an agenda after its cut-off, where it did.
    package let late: String?
    /// What the board made of it, where it did.
    package let decision: BoardDecision?
}

extension View {
    /// Every step of a change, as it was recorded.
    package func steps(of change: ChangeRequest.ID) throws -> [ChangeStep] {
        _ = try self.change(change)
        return try steps(
            Row.fetchAll(
                db.cachedStatement(sql: "SELECT * FROM change_fact WHERE change = ? ORDER BY number"), arguments: [change.text]))
    }

    /// What happened to changes before a meeting: placed, decided, moved on.
    package func steps(in meeting: BoardMeeting.ID) throws -> [ChangeStep] {
        _ = try self.meeting(meeting)
        return try steps(
            Row.fetchAll(
                db.cachedStatement(sql: "SELECT * FROM change_fact WHERE meeting = ? ORDER BY number"), arguments: [meeting.text])
        )
    }

    private func steps(_ rows: [Row]) throws -> [ChangeStep] {
        let names = try peopleNames()
        return try rows.map { try ChangeStep(row: $0, naming: names.name) }
    }
}

extension ChangeStep {
    /// With people as `name` calls them.
    init(row: Row, naming name: (Person.Name) -> String) throws {
        guard let change = ChangeRequest.ID(row["change"] as String) else { throw Unreadable("change_fact.change") }
        guard let fact = ChangeRequest.Fact(rawValue: row["fact"]) else { throw Unreadable("change_fact.fact") }
        let detail = Data((row["detail"] as String).utf8)
        func read<Value: Decodable>(_ type: Value.Type) throws -> Value { try JSONDecoder().decode(type, from: detail) }
        var decision: BoardDecision?
        var late: String?
        switch fact {
        case .placed:
            let placing = try read(ChangeRequest.Placing.self)
            late = placing.late
            words = "on \(placing.meeting)" + (placing.late.map { ", late: \($0)" } ?? "")
        case .deferred: words = "undecided, moves to \(try read(ChangeRequest.Placing.self).meeting)"
        case .decided:
            let decided = try read(RecordBoardDecision.Decided.self)
            decision = decided.decision
            words = decided.words
        case .clashes:
            let clashes = try read([Clash].self)
            words =
                clashes.isEmpty
                ? "nothing stands against it any more" : clashes.map { $0.words(naming: name) }.joined(separator: "; ")
        case .backedUp: words = try read(ChangeRequest.Backup.self).reference
        case .reviewed: words = try read(ChangeRequest.Review.self).finding
        case .scheduled:
            words = try read(ScheduleChange.self).overrideBy.map { "into a freeze in the name of \(name($0))" } ?? ""
        case .started: words = try read(StartChange.self).overrideBy.map { "into a freeze in the name of \(name($0))" } ?? ""
        case .pulledBack: words = "was \(try read(ChangeRequest.Status.self).word)"
        case .cancelled: words = try read(ChangeRequest.Status.self).reason
        case .drafted, .revised, .submitted, .approved, .finished, .closed: words = ""
        }
        self.change = change
        self.fact = fact.rawValue
        self.decision = decision
        self.late = late
        at = Instant(milliseconds: row["recorded_at"])
        by = row["recorded_by"]
    }
}

extension RecordBoardDecision.Decided {
    package var words: String {
        (isUnvoted == true ? "deferred without a vote" : decision.words) + (movesTo.map { "; moves to \($0)" } ?? "")
            + (note.map { "; \($0)" } ?? "")
    }
}

extension ChangeRequest.Status {
    fileprivate var reason: String {
        guard case .cancelled(_, let reason) = self else { return "" }
        return reason
    }
}
