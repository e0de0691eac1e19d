extension Migration {
    /// Who pays for a request's work, as it was decided; the last decision holds.
    static let createRequestRoutes = Migration(
        "0039-create-request-routes",
        """
        CREATE TABLE request_route (
            number INTEGER PRIMARY KEY,
            request INTEGER NOT NULL,
            customer TEXT NOT NULL,
            service TEXT NOT NULL CHECK (length(service) BETWEEN 1 AND 200),
            estimate INTEGER CHECK (estimate >= 1),
            route TEXT NOT NULL CHECK (json_valid(route)),
            statement_of_work TEXT REFERENCES statement_of_work (id),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            FOREIGN KEY (customer, request) REFERENCES service_request (customer, number)
        ) STRICT;
        CREATE INDEX request_route_of_request ON request_route (request, number);
        """)
}
