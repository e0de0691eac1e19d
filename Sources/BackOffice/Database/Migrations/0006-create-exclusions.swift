extension Migration {
    static let createExclusions = Migration(
        "0006-create-exclusions",
        """
        CREATE TABLE exclusion (
            number INTEGER PRIMARY KEY CHECK (number > 0),
            utility TEXT NOT NULL REFERENCES customer (code),
            scope TEXT NOT NULL
                CHECK (scope IN ('endpoints', 'service-points', 'devices', 'cycles', 'commodity', 'utility')),
            code TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 64),
            from_at INTEGER NOT NULL,
            to_at INTEGER NOT NULL CHECK (to_at > from_at),
            evidence TEXT NOT NULL CHECK (length(evidence) BETWEEN 1 AND 2000),
            routed_at INTEGER,
            requested_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            decision TEXT CHECK (decision IN ('approved', 'rejected')),
            decided_by TEXT CHECK (decided_by <> requested_by),
            decided_at INTEGER,
            decision_reason TEXT,
            withdrawn_by TEXT,
            withdrawn_at INTEGER,
            withdrawal_reason TEXT,
            UNIQUE (utility, number),
            CHECK ((decision IS NULL) = (decided_at IS NULL) AND (decision IS NULL) = (decided_by IS NULL)),
            CHECK (decision IS NOT 'rejected' OR length(decision_reason) > 0),
            CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL) AND (withdrawn_at IS NULL) = (withdrawal_reason IS NULL)),
            CHECK (decision IS NOT 'rejected' OR withdrawn_at IS NULL)
        ) STRICT;
        CREATE INDEX exclusion_by_period ON exclusion (utility, from_at, to_at);

        CREATE TABLE exclusion_name (
            utility TEXT NOT NULL,
            exclusion INTEGER NOT NULL,
            name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 64),
            PRIMARY KEY (utility, exclusion, name),
            FOREIGN KEY (utility, exclusion) REFERENCES exclusion (utility, number)
        ) STRICT, WITHOUT ROWID;
        """)
}
