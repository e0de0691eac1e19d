extension Migration {
    /// What is measured for monitors by Amico itself, and who is told of alarms.
    static let createChecks = Migration(
        "0035-create-checks",
        """
        CREATE TABLE monitor_check (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            monitor TEXT NOT NULL REFERENCES monitor (id),
            customer TEXT REFERENCES customer (code),
            probe TEXT NOT NULL CHECK (json_valid(probe)),
            every INTEGER NOT NULL CHECK (every BETWEEN 30 AND 86400),
            next_at INTEGER,
            last_at INTEGER,
            last_problem TEXT CHECK (length(last_problem) BETWEEN 1 AND 2000),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            ended_by TEXT,
            ended_at INTEGER,
            CHECK ((ended_by IS NULL) = (ended_at IS NULL)),
            CHECK ((ended_at IS NULL) = (next_at IS NOT NULL))
        ) STRICT;
        CREATE INDEX monitor_check_due ON monitor_check (next_at, id) WHERE next_at IS NOT NULL;

        CREATE TABLE alarm_recipient (
            number INTEGER PRIMARY KEY,
            customer TEXT REFERENCES customer (code),
            address TEXT NOT NULL COLLATE NOCASE CHECK (length(address) BETWEEN 3 AND 254),
            severity TEXT NOT NULL CHECK (severity IN ('warning', 'critical')),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            ended_by TEXT,
            ended_at INTEGER,
            CHECK ((ended_by IS NULL) = (ended_at IS NULL))
        ) STRICT;
        CREATE UNIQUE INDEX alarm_recipient_once ON alarm_recipient (coalesce(customer, ''), address) WHERE ended_at IS NULL;
        """)
}
