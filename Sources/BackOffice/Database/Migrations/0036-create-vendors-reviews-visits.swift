extension Migration {
    /// Vendor contracts and the calls under them, access reviews, visits: facts that add up. A customer that is NULL is the
    /// provider's own house.
    static let createVendorsReviewsVisits = Migration(
        "0036-create-vendors-reviews-visits",
        """
        CREATE TABLE vendor_contract (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            vendor TEXT NOT NULL CHECK (length(vendor) BETWEEN 1 AND 200),
            covers TEXT NOT NULL CHECK (length(covers) BETWEEN 1 AND 500),
            contact TEXT NOT NULL CHECK (length(contact) <= 500),
            terms TEXT NOT NULL CHECK (json_valid(terms)),
            from_day TEXT NOT NULL CHECK (length(from_day) = 10),
            through_day TEXT NOT NULL CHECK (length(through_day) = 10 AND through_day >= from_day),
            renews TEXT UNIQUE REFERENCES vendor_contract (id),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE vendor_call (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            contract TEXT NOT NULL REFERENCES vendor_contract (id),
            about TEXT NOT NULL CHECK (length(about) BETWEEN 1 AND 2000),
            called_at INTEGER NOT NULL,
            due_at INTEGER NOT NULL CHECK (due_at >= called_at),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX vendor_call_of_contract ON vendor_call (contract, called_at);

        CREATE TABLE vendor_response (
            call TEXT PRIMARY KEY REFERENCES vendor_call (id),
            at INTEGER NOT NULL,
            note TEXT NOT NULL CHECK (length(note) <= 2000),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE access_review_plan (
            number INTEGER PRIMARY KEY,
            customer TEXT REFERENCES customer (code),
            system TEXT CHECK (length(system) BETWEEN 1 AND 64),
            facility TEXT CHECK (length(facility) BETWEEN 1 AND 64),
            room TEXT CHECK (length(room) BETWEEN 1 AND 64),
            months INTEGER CHECK (months BETWEEN 1 AND 24),
            owner TEXT NOT NULL CHECK (length(owner) BETWEEN 1 AND 200),
            first_due_on TEXT NOT NULL CHECK (length(first_due_on) = 10),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            CHECK ((customer IS NULL) = (system IS NULL)),
            CHECK ((facility IS NULL) = (room IS NULL)),
            CHECK ((customer IS NULL) <> (facility IS NULL))
        ) STRICT;

        CREATE TABLE access_review (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            customer TEXT REFERENCES customer (code),
            system TEXT CHECK (length(system) BETWEEN 1 AND 64),
            facility TEXT CHECK (length(facility) BETWEEN 1 AND 64),
            room TEXT CHECK (length(room) BETWEEN 1 AND 64),
            reviewed_on TEXT NOT NULL CHECK (length(reviewed_on) = 10),
            reviewed_by TEXT NOT NULL CHECK (length(reviewed_by) BETWEEN 1 AND 200),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            CHECK ((customer IS NULL) = (system IS NULL)),
            CHECK ((facility IS NULL) = (room IS NULL)),
            CHECK ((customer IS NULL) <> (facility IS NULL))
        ) STRICT;

        CREATE TABLE access_decision (
            review TEXT NOT NULL REFERENCES access_review (id),
            line INTEGER NOT NULL,
            customer TEXT REFERENCES customer (code),
            person TEXT NOT NULL CHECK (length(person) BETWEEN 1 AND 200),
            outcome TEXT NOT NULL CHECK (outcome IN ('kept', 'withdrawn')),
            reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
            PRIMARY KEY (review, line)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE visit (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            facility TEXT NOT NULL CHECK (length(facility) BETWEEN 1 AND 64),
            visitor TEXT NOT NULL CHECK (length(visitor) BETWEEN 1 AND 200),
            company TEXT NOT NULL CHECK (length(company) <= 200),
            escort TEXT NOT NULL CHECK (length(escort) BETWEEN 1 AND 200),
            purpose TEXT NOT NULL CHECK (length(purpose) BETWEEN 1 AND 500),
            came_at INTEGER NOT NULL,
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX visit_by_time ON visit (facility, came_at);

        CREATE TABLE visit_end (
            visit TEXT PRIMARY KEY REFERENCES visit (id),
            left_at INTEGER NOT NULL,
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """)
}
