import Domain
import GRDB
import Metering

/// Freezes a utility's metering figures of a month at its close (12.5). Done by a job at the close instant; the job reads the
/// figures, the action works them out once more and stores them only when they agree, so none can be handed in.
package struct CloseMonth: Action {
    package static let permission = Permission.closeMonths
    package static var example: CloseMonth {
        let month = Month(of: Day(ordinal: 20_700))
        return CloseMonth(
            evidence: MonthEvidence(
                utility: Identifier(named: "RIVERBEND"), month: month,
                closesAt: CloseRule.standard.instant(of: month, in: .pacific), isTakenOver: false, rates: [],
                billing: BillingRate(month: month, cycles: [], comingOn: []),
                deliveries: DeliveryRate(
                    month: month, zone: .pacific, schedules: [], deliveries: [], outages: [], now: .distantPast),
                population: "", configuration: "", exclusions: "", zoneData: Zone.dataVersion))
    }

    package var evidence: MonthEvidence

    package init(evidence: MonthEvidence) { self.evidence = evidence }

    package struct Closed: Codable, Equatable, Sendable {
        package let utility: CustomerCode
        package let month: Month
        /// SHA-256 of the frozen evidence.
        package let digest: String
    }

    package func perform(in book: Book) throws -> Closed {
        let (utility, month) = (evidence.utility, evidence.month)
        try book.requireCustomer(utility)
        try MonthCloses.require(utility, month, now: book.now, book.db)
        if book.recorded == nil {
            // Kept reads are not replayed with the journal: there the evidence it holds is taken as it stands.
            guard try MonthCloses.evidence(of: utility, month, book.view) == evidence else {
                throw CloseRefusal.notWhatIsKept(month)
            }
        }
        let digest = try FrozenMonth.insert(evidence, at: book.now, book.db)
        try MonthCloses.schedule(month.next, of: utility, in: book)
        return Closed(utility: utility, month: month, digest: digest.hexadecimal)
    }
}

/// When months close, and what has to be in the books before one may.
package enum MonthCloses {
    static let jobKind = "closeMonth"

    /// To be called when an agreement binds or the registry learns something; each close schedules the next.
    ///
    /// The months of a registry begin with its first link, at most a year back, or with the first signed agreement where that
    /// is earlier. Nothing is scheduled before there is a registry: without one there is nothing to freeze.
    static func scheduleFirst(of utility: CustomerCode, in book: Book) throws {
        guard
            let first = try Int64.fetchOne(
                book.db.cachedStatement(sql: "SELECT min(from_at) FROM installation WHERE utility = ?"), arguments: [utility.text]
            )
        else { return }
        let zone = try UtilityDays.zone(of: utility, book.db)
        let today = zone.day(of: book.now)
        let linked = min(max(zone.day(of: Instant(milliseconds: first)), today - 365), today)
        let promised = try String.fetchOne(
            book.db.cachedStatement(
                sql: "SELECT min(from_day) FROM cloud_services_agreement WHERE customer = ? AND status = 'binding'"),
            arguments: [utility.text]
        ).flatMap { Day($0) }
        let underWay = try String.fetchOne(
            book.db.cachedStatement(sql: "SELECT min(key) FROM job WHERE kind = ? AND key >= ? AND key < ?"),
            arguments: [jobKind, "\(utility) ", "\(utility)!"])
        guard let underWay else { return try schedule(Month(of: min(linked, promised ?? linked)), of: utility, in: book) }
        if let promised, "\(utility) \(Month(of: promised))" < underWay {
            try schedule(Month(of: promised), of: utility, in: book)
        }
    }

    static func schedule(_ month: Month, of utility: CustomerCode, in book: Book) throws {
        let zone = try UtilityDays.zone(of: utility, book.db)
        try book.schedule(
            jobKind, key: "\(utility) \(month)", dueAt: CloseRule.standard.instant(of: month, in: zone))
    }

    /// Refuses before the close, a second time, and while a received file is not yet in the store.
    static func require(_ utility: CustomerCode, _ month: Month, now: Instant, _ db: Database) throws {
        let zone = try UtilityDays.zone(of: utility, db)
        let at = CloseRule.standard.instant(of: month, in: zone)
        guard now >= at else { throw CloseRefusal.tooEarly(month, at) }
        guard try FrozenMonth.fetch(utility, month, db) == nil else { throw CloseRefusal.closed(month) }
        let isRegistered = try Bool.fetchOne(
            db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM registry_change WHERE utility = ?)"), arguments: [utility.text])
        guard isRegistered == true else { throw CloseRefusal.nothingRegistered(utility) }
        let pending = try Int.fetchOne(
            db.cachedStatement(sql: "SELECT count(*) FROM read_file WHERE utility = ? AND status = 'received'"),
            arguments: [utility.text])
        guard pending == 0 else { throw CloseRefusal.filesPending(month, pending ?? 0) }
    }

    /// The figures of a month as known at its close.
    ///
    /// A registry that came into the books only after the close was taken over from elsewhere: nothing was known here then, so
    /// the month is judged by what is known when it is closed, and says so.
    static func evidence(of utility: CustomerCode, _ month: Month, _ view: View) throws -> MonthEvidence {
        let zone = try UtilityDays.zone(of: utility, view.db)
        let at = CloseRule.standard.instant(of: month, in: zone)
        let known = try Int64.fetchOne(
            view.db.cachedStatement(sql: "SELECT min(recorded_at) FROM registry_change WHERE utility = ?"),
            arguments: [utility.text])
        let isTakenOver = known.map { $0 > at.milliseconds } ?? false
        return try MonthJudge(
            utility, month, asOf: isTakenOver ? .distantFuture : at, now: at, kept: try KeptReads.open(utility, view), db: view.db
        ).evidence(closesAt: at, isTakenOver: isTakenOver)
    }

    package static let handler = JobHandler(jobKind) { job, view in
        let parts = job.key.split(separator: " ")
        guard parts.count == 2, let utility = CustomerCode(parts[0]), let month = Month(parts[1]) else {
            throw Unreadable("job.key")
        }
        try require(utility, month, now: view.now, view.db)
        return CloseMonth(evidence: try evidence(of: utility, month, view))
    }

    package static let check = VerifyCheck("frozen months") { db in
        try FrozenMonth.damaged(db).map { "\($0): the frozen figures are not those the month was closed with." }
    }
}

package enum CloseRefusal: Refusal, Equatable {
    case tooEarly(Month, Instant)
    case closed(Month)
    case filesPending(Month, Int)
    case notWhatIsKept(Month)
    case nothingRegistered(CustomerCode)

    package var message: String {
        switch self {
        case .tooEarly(let month, let at): "\(month.words) closes at \(at), not before. Run the jobs then."
        case .closed(let month): "\(month.words) is closed and stays as it is; later facts show as restated beside it."
        case .filesPending(let month, let count):
            "\(month.words) is not closed while \(count == 1 ? "a received file is" : "\(count) received files are") not yet in the "
                + "store. Run the import again, then the jobs."
        case .nothingRegistered(let utility):
            "No month of \(utility) is closed before its registry is in the books. Import it, then run the jobs."
        case .notWhatIsKept(let month):
            "These are not the figures of \(month.words) that the books give. Leave its closing to the jobs."
        }
    }
}
