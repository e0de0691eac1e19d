import Domain

/// What hours and notices ask of billing. While the books hold no invoices, none is issued and none claims a row.
extension View {
    /// When the invoice of a year of a maintenance agreement was first issued.
    func yearlyInvoiceIssued(_ agreement: MaintenanceAgreement.ID, _ year: ContractYear) throws -> (on: Day, at: Instant)? { nil }

    /// The invoice that bills a fact, where one does.
    func isClaimed(_ kind: String, _ id: String) throws -> String? { nil }
}
