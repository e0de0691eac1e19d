extension Migration {
    static let createAgreements = Migration(
        "0003-create-agreements",
        """
        CREATE TABLE cloud_services_agreement (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            customer TEXT NOT NULL REFERENCES customer (code),
            terms TEXT NOT NULL CHECK (json_valid(terms)),
            status TEXT NOT NULL CHECK (status IN ('draft', 'signed by one', 'binding')),
            state TEXT NOT NULL CHECK (json_valid(state)),
            from_day TEXT NOT NULL CHECK (length(from_day) = 10),
            through_day TEXT NOT NULL CHECK (length(through_day) = 10 AND through_day >= from_day),
            drafted_at INTEGER NOT NULL,
            bound_at INTEGER,
            UNIQUE (customer, id),
            CHECK ((status = 'binding') = (bound_at IS NOT NULL))
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX agreement_by_term ON cloud_services_agreement (customer, from_day, through_day) WHERE status = 'binding';

        CREATE TABLE signature (
            customer TEXT NOT NULL,
            agreement TEXT NOT NULL,
            party TEXT NOT NULL CHECK (party IN ('provider', 'customer')),
            signed_by TEXT NOT NULL CHECK (length(signed_by) BETWEEN 1 AND 200),
            signed_on TEXT NOT NULL CHECK (length(signed_on) = 10),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            PRIMARY KEY (agreement, party),
            FOREIGN KEY (customer, agreement) REFERENCES cloud_services_agreement (customer, id)
        ) STRICT, WITHOUT ROWID;
        """)
}
