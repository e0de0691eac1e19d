extension Migration {
    static let createFrozenMonths = Migration(
        "0008-create-frozen-months",
        """
        CREATE TABLE read_terms (
            id INTEGER PRIMARY KEY,
            utility TEXT NOT NULL REFERENCES customer (code),
            from_day TEXT NOT NULL CHECK (length(from_day) = 10),
            terms TEXT NOT NULL CHECK (json_valid(terms)),
            recorded_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX read_terms_by_day ON read_terms (utility, from_day, id);

        CREATE TABLE bill_date (
            id INTEGER PRIMARY KEY,
            utility TEXT NOT NULL REFERENCES customer (code),
            cycle TEXT NOT NULL CHECK (length(cycle) BETWEEN 1 AND 64),
            day TEXT NOT NULL CHECK (length(day) = 10),
            recorded_at INTEGER NOT NULL,
            superseded_at INTEGER CHECK (superseded_at >= recorded_at)
        ) STRICT;
        CREATE UNIQUE INDEX bill_date_current ON bill_date (utility, day, cycle) WHERE superseded_at IS NULL;
        CREATE INDEX bill_date_by_day ON bill_date (utility, day, cycle);

        CREATE TABLE frozen_month (
            utility TEXT NOT NULL REFERENCES customer (code),
            month TEXT NOT NULL CHECK (length(month) = 7),
            closed_at INTEGER NOT NULL,
            recorded_at INTEGER NOT NULL CHECK (recorded_at >= closed_at),
            evidence TEXT NOT NULL CHECK (json_valid(evidence)),
            digest BLOB NOT NULL CHECK (length(digest) = 32),
            PRIMARY KEY (utility, month)
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER frozen_month_never_changes BEFORE UPDATE ON frozen_month
        BEGIN SELECT RAISE(ABORT, 'a frozen month never changes'); END;
        CREATE TRIGGER frozen_month_is_never_deleted BEFORE DELETE ON frozen_month
        BEGIN SELECT RAISE(ABORT, 'a frozen month is never deleted'); END;
        """)
}
