import Domain
import Foundation
import GRDB
import Metering

/// Says from a day on when reads of a utility count (12.4). Earlier days keep the terms they were judged by.
package struct SetReadTerms: Action {
    package static let permission = Permission.manageReadTerms
    package static var example: SetReadTerms {
        SetReadTerms(
            utility: Identifier(named: "RIVERBEND"), from: Month(of: Day(ordinal: 20_605)).first,
            terms: ReadTerms(gasAtCentralNine: .both, gasExportMinute: 540))
    }

    package var utility: CustomerCode
    package var from: Day
    package var terms: ReadTerms

    package init(utility: CustomerCode, from: Day, terms: ReadTerms) {
        self.utility = utility
        self.from = from
        self.terms = terms
    }

    package func perform(in book: Book) throws -> Done {
        try book.requireCustomer(utility)
        guard terms.isSound else { throw ReadTermsRefusal.outOfBounds }
        let days = try UtilityDays.fetch(utility, book.db)
        if let closed = try FrozenMonth.last(of: utility, book.db), from <= closed.last {
            throw ReadTermsRefusal.daysClosed(closed)
        }
        let isKnown = try Bool.fetchOne(
            book.db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM installation WHERE utility = ?)"),
            arguments: [utility.text])
        if isKnown == true {
            // Reads already kept were sorted into days, and judged, by the terms of their own days. Where history is taken over,
            // some may have been accepted after the instant it is taken over for.
            let accepted = try Int64.fetchOne(
                book.db.cachedStatement(sql: "SELECT max(accepted_at) FROM read_file WHERE utility = ? AND status <> 'refused'"),
                arguments: [utility.text])
            let today = days.zone.day(of: max(book.now, accepted.map(Instant.init(milliseconds:)) ?? book.now))
            guard from > today else { throw ReadTermsRefusal.dayBegun(today) }
            guard terms.gasAtCentralNine == days.terms(on: from).gasAtCentralNine else { throw ReadTermsRefusal.gasDayFixed }
        }
        try book.db.execute(
            sql: "INSERT INTO read_terms (utility, from_day, terms, recorded_at) VALUES (?, ?, ?, ?)",
            arguments: [utility.text, from.description, try Canonical.json(terms), book.now.milliseconds])
        return Done()
    }
}

package enum ReadTermsRefusal: Refusal, Equatable {
    case outOfBounds
    case daysClosed(Month)
    case dayBegun(Day)
    case gasDayFixed
    case cycleUnnamed
    case notInMonth(Day, Month)

    package var message: String {
        switch self {
        case .outOfBounds:
            "Times are minutes 0 to 1,439; the register's tolerance 0 to 720 minutes; T3 0 to 60 days; the billing window 0 to 30 days."
        case .daysClosed(let month):
            "\(month.words) is closed: its figures stay as they are. Let the terms begin after \(month.last)."
        case .dayBegun(let today): "Reads are being judged by the terms of their day. Let the new ones begin after \(today)."
        case .gasDayFixed:
            "Whether gas is judged by the gas day is settled before its endpoints are registered: kept reads are sorted by it. Leave it as it is."
        case .cycleUnnamed: "Name the billing cycle as the registry does, in 1 to 64 characters."
        case .notInMonth(let day, let month): "\(day) does not lie in \(month.words). Give the bill dates of one month at a time."
        }
    }
}
