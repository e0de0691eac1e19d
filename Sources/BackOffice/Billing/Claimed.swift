import Domain
import GRDB

/// What hours and notices ask of billing.
extension View {
    /// When the invoice of a year of a maintenance agreement was first issued; a later credit note does not unsay it (6.2).
    package func yearlyInvoiceIssued(
        _ agreement: MaintenanceAgreement.ID, _ year: ContractYear
    ) throws -> (on: Day, at: Instant)? {
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT invoice.issued_on, invoice.issued_at FROM claim JOIN invoice ON invoice.id = claim.invoice
                    WHERE claim.fact_kind = 'fee' AND claim.fact_id = ? AND invoice.number IS NOT NULL
                    ORDER BY invoice.issued_at, invoice.issued_on LIMIT 1
                    """), arguments: [BillableFact.feeID(of: agreement, year)])
        return try row.map { row in
            guard let on = Day(row["issued_on"] as String) else { throw Unreadable("invoice.issued_on") }
            return (on, Instant(milliseconds: row["issued_at"]))
        }
    }

    /// The invoice, or the draft, with a line that bills a fact; nil while none does.
    package func isClaimed(_ kind: String, _ id: String) throws -> String? {
        try String.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT coalesce(invoice.number, invoice.id) FROM claim JOIN invoice ON invoice.id = claim.invoice
                    WHERE claim.fact_kind = ? AND claim.fact_id = ? AND claim.released_at IS NULL
                    """), arguments: [kind, id])
    }
}
