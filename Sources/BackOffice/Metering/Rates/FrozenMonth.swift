import Crypto
import Domain
import Foundation
import GRDB
import Metering

/// What a month's figures were made from and came to when it closed (12.5).
package struct MonthEvidence: Equatable, Codable, Sendable {
    package var utility: CustomerCode
    package var month: Month
    /// 24:00 of the fifth business day after the month, on the utility's clock.
    package var closesAt: Instant
    /// The registry came into the books only after that instant: the month is judged by what was taken over.
    package var isTakenOver: Bool
    package var rates: [RateSeries]
    package var billing: BillingRate
    package var deliveries: DeliveryRate
    /// SHA-256 over every registry row that bears on the month, as known at the close.
    package var population: String
    /// SHA-256 over the channels of the standard configurations and the read terms.
    package var configuration: String
    /// SHA-256 over the exclusions counted, with their approval.
    package var exclusions: String
    package var zoneData: String

    package var rate: MonthRate { MonthRate(month: month, series: rates) }
}

/// A month that was closed. It never changes; what is learnt later shows as restated beside it.
package struct FrozenMonth: Equatable, Sendable {
    package let evidence: MonthEvidence
    /// SHA-256 of the evidence as it stands in the books.
    package let digest: Data

    static func fetch(_ utility: CustomerCode, _ month: Month, _ db: Database) throws -> FrozenMonth? {
        let statement = try db.cachedStatement(
            sql: "SELECT evidence, digest FROM frozen_month WHERE utility = ? AND month = ?")
        return try Row.fetchOne(statement, arguments: [utility.text, month.description]).map { row in
            FrozenMonth(evidence: try DecodedText.value(MonthEvidence.self, of: row["evidence"]), digest: row["digest"])
        }
    }

    /// The last month of a utility that is closed.
    static func last(of utility: CustomerCode, _ db: Database) throws -> Month? {
        try String.fetchOne(
            db.cachedStatement(sql: "SELECT max(month) FROM frozen_month WHERE utility = ?"), arguments: [utility.text]
        )
        .flatMap { Month($0) }
    }

    static func insert(_ evidence: MonthEvidence, at now: Instant, _ db: Database) throws -> Data {
        let text = try Canonical.json(evidence)
        let digest = Data(SHA256.hash(data: Data(text.utf8)))
        try db.execute(
            sql: """
                INSERT INTO frozen_month (utility, month, closed_at, recorded_at, evidence, digest) VALUES (?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                evidence.utility.text, evidence.month.description, evidence.closesAt.milliseconds, now.milliseconds, text, digest,
            ])
        return digest
    }

    /// The months whose stored evidence no longer has the digest it was closed with.
    package static func damaged(_ db: Database) throws -> [String] {
        var out: [String] = []
        let rows = try Row.fetchCursor(db, sql: "SELECT utility, month, evidence, digest FROM frozen_month")
        while let row = try rows.next() {
            let digest = Data(SHA256.hash(data: Data((row["evidence"] as String).utf8)))
            let kept: Data = row["digest"]
            if digest != kept {
                let (utility, month): (String, String) = (row["utility"], row["month"])
                out.append("\(utility) \(month)")
            }
        }
        return out
    }
}
