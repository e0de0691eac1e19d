extension Migration {
    /// Open requests that claim severity 1: few among very many, and asked for at the top of the desk's day.
    static let indexClaims = Migration(
        "0045-index-claims",
        """
        CREATE INDEX request_claim ON service_request (number) WHERE state = 'open' AND claims_critical = 1;
        """)
}
