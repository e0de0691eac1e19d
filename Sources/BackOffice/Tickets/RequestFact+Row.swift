import Domain
import GRDB

/// A fact of a request as the books keep it: with its place in the order of recording, who said it and who wrote it down.
package struct RecordedFact: Equatable, Sendable {
    /// 1 is the opening: `SR-000123/1`.
    package let place: Int
    package let fact: RequestFact
    /// Whom it came from, where that is another than who recorded it: a caller, the sender of a mail.
    package let saidBy: String?
    package let recordedBy: String
    package let recordedAt: Instant
}

extension RecordedFact: FetchableRecord {
    package init(row: Row) throws {
        place = row["place"]
        fact = RequestFact(try RequestFact.Deed(row: row), at: Instant(milliseconds: row["at"]))
        saidBy = row["said_by"]
        recordedBy = row["recorded_by"]
        recordedAt = Instant(milliseconds: row["recorded_at"])
    }
}

extension RequestFact.Deed {
    /// How a deed lies in its columns: its word, what was said, a code, yes or no.
    struct Columns {
        let word: String
        var text: String?
        var value: String?
        var flag: Bool?
    }

    var columns: Columns {
        switch self {
        case .opened(let channel): Columns(word: "opened", value: channel.rawValue)
        case .contractSet(let agreement): Columns(word: "contractSet", value: agreement.text)
        case .severitySet(let severity, let claims):
            Columns(word: "severitySet", value: "\(severity.number)", flag: claims)
        case .assigned(let who): Columns(word: "assigned", value: who)
        case .acknowledged: Columns(word: "acknowledged")
        case .customerMessage(let text): Columns(word: "customerMessage", text: text)
        case .publicReply(let text, let automatic): Columns(word: "publicReply", text: text, flag: automatic)
        case .internalNote(let text): Columns(word: "internalNote", text: text)
        case .fileAttached(let name, let sha256): Columns(word: "fileAttached", text: name, value: sha256)
        case .watcherSet(let who, let watches): Columns(word: "watcherSet", value: who, flag: watches)
        case .linked(let record): Columns(word: "linked", value: record)
        case .merged(let other): Columns(word: "merged", value: other.text)
        case .unmerged: Columns(word: "unmerged")
        case .workLogged(let row): Columns(word: "workLogged", value: row.text)
        case .workAroundGiven(let text): Columns(word: "workAroundGiven", text: text)
        case .paused(let reason, let change): Columns(word: "paused", text: change?.text, value: reason.rawValue)
        case .resumed: Columns(word: "resumed")
        case .escalated(let text): Columns(word: "escalated", text: text)
        case .resolved(let text): Columns(word: "resolved", text: text)
        case .reopened(let text): Columns(word: "reopened", text: text)
        case .closed: Columns(word: "closed")
        }
    }

    fileprivate init(row: Row) throws {
        let word = row["fact"] as String
        guard let deed = try Self.deed(word, row["text"], row["value"], row["flag"]) else {
            throw Unreadable("request_fact.fact")
        }
        self = deed
    }

    private static func deed(_ word: String, _ text: String?, _ value: String?, _ flag: Bool?) throws -> Self? {
        switch (word, text, value, flag) {
        case ("opened", _, let value?, _): RequestChannel(rawValue: value).map { .opened($0) }
        case ("contractSet", _, let value?, _): MaintenanceAgreement.ID(value).map { .contractSet($0) }
        case ("severitySet", _, let value?, let flag?):
            Int(digits: value).flatMap(Severity.init).map { .severitySet($0, claimsCritical: flag) }
        case ("assigned", _, let value?, _): .assigned(value)
        case ("acknowledged", _, _, _): .acknowledged
        case ("customerMessage", let text?, _, _): .customerMessage(text)
        case ("publicReply", let text?, _, let flag?): .publicReply(text, automatic: flag)
        case ("internalNote", let text?, _, _): .internalNote(text)
        case ("fileAttached", let text?, let value?, _): .fileAttached(name: text, sha256: value)
        case ("watcherSet", _, let value?, let flag?): .watcherSet(value, watches: flag)
        case ("linked", _, let value?, _): .linked(value)
        case ("merged", _, let value?, _): ServiceRequest.ID(value).map { .merged(into: $0) }
        case ("unmerged", _, _, _): .unmerged
        case ("workLogged", _, let value?, _): HourRow.ID(value).map { .workLogged($0) }
        case ("workAroundGiven", let text?, _, _): .workAroundGiven(text)
        case ("paused", let text, let value?, _):
            PauseReason(rawValue: value).map { .paused($0, for: text.flatMap { ChangeRequest.ID($0) }) }
        case ("resumed", _, _, _): .resumed
        case ("escalated", let text?, _, _): .escalated(text)
        case ("resolved", let text?, _, _): .resolved(text)
        case ("reopened", let text?, _, _): .reopened(text)
        case ("closed", _, _, _): .closed
        default: nil
        }
    }
}
