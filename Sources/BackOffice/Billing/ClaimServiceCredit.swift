import Domain
import GRDB

/// Records that a customer claims the service credit of a month (13.5); refused after the claim deadline.
package struct ClaimServiceCredit: Action {
    package static let permission = Permission.runInvoices
    package static var example: ClaimServiceCredit {
        ClaimServiceCredit(
            agreement: Identifier(named: "CSA-000001"), month: Month(of: Day(ordinal: 20_700)), receivedOn: Day(ordinal: 20_740),
            by: "Maria Ortiz, general manager")
    }

    package var agreement: CloudServicesAgreement.ID
    package var month: Month
    /// In the customer's zone.
    package var receivedOn: Day
    package var by: String

    package init(agreement: CloudServicesAgreement.ID, month: Month, receivedOn: Day, by: String) {
        self.agreement = agreement
        self.month = month
        self.receivedOn = receivedOn
        self.by = by
    }

    package func perform(in book: Book) throws -> Done {
        let found = try book.view.agreement(agreement)
        let zone = try book.view.customer(found.customer).zone
        guard (1...200).contains(by.count) else { throw BillingRefusal.reasonMissing }
        guard receivedOn <= zone.day(of: book.now) else { throw BillingRefusal.inTheFuture(receivedOn) }
        guard let terms = found.terms.credits else { throw BillingRefusal.noCredits(agreement) }
        if let days = terms.claimDays {
            // The close is 24:00 of its day.
            let deadline = zone.day(of: CloseRule.standard.instant(of: month, in: zone)) - 1 + days
            guard receivedOn <= deadline else { throw BillingRefusal.claimTooLate(month, deadline: deadline) }
        }
        let isClaimed = try Bool.fetchOne(
            book.db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM credit_claim WHERE agreement = ? AND month = ?)"),
            arguments: [agreement.text, month.description])
        guard isClaimed != true else { throw BillingRefusal.claimedAlready(agreement, month) }
        try book.db.execute(
            sql: """
                INSERT INTO credit_claim (customer, agreement, month, received_on, claimed_by, recorded_by, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                found.customer.text, agreement.text, month.description, receivedOn.description, by, book.actor.id.text,
                book.now.milliseconds,
            ])
        return Done()
    }
}
