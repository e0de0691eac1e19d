import Domain
import GRDB

/// Whether a customer bought the add-on under which our own field team repairs its endpoints (2.3, 12.6).
enum Mitigation {
    /// An option of a Cloud Services agreement that is binding on any day of the period.
    static func isBought(by utility: CustomerCode, during period: Period, in view: View) throws -> Bool {
        let zone = try UtilityDays.zone(of: utility, view.db)
        let last = max(period.start, Instant(milliseconds: period.end.milliseconds &- 1))
        let days = zone.day(of: period.start)...zone.day(of: last)
        return try view.agreementsInForce(of: utility, on: days).contains {
            $0.terms.options.contains("endpoint-exception-mitigation")
        }
    }
}
