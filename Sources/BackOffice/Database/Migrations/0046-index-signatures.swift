extension Migration {
    /// When a sheet was signed, beside which: those of a week are counted without reading the facts themselves.
    static let indexSignatures = Migration(
        "0046-index-signatures",
        """
        CREATE INDEX checklist_signature ON checklist_fact (customer, system, day, recorded_at) WHERE fact = 'signed';
        """)
}
