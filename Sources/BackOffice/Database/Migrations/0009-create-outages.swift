extension Migration {
    static let createOutages = Migration(
        "0009-create-outages",
        """
        CREATE TABLE outage_fact (
            number INTEGER PRIMARY KEY,
            customer TEXT NOT NULL REFERENCES customer (code),
            outage TEXT NOT NULL CHECK (length(outage) BETWEEN 1 AND 64),
            fact TEXT NOT NULL CHECK (fact IN ('recorded', 'ended', 'corrected', 'withdrawn')),
            system TEXT NOT NULL CHECK (length(system) BETWEEN 1 AND 64),
            kind TEXT NOT NULL CHECK (kind IN ('unavailable', 'degraded', 'unknown')),
            started_at INTEGER NOT NULL,
            ended_at INTEGER CHECK (ended_at >= started_at),
            note TEXT NOT NULL,
            reason TEXT,
            corrects INTEGER REFERENCES outage_fact (number),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            CHECK ((fact = 'recorded') = (corrects IS NULL)),
            CHECK (fact <> 'ended' OR ended_at IS NOT NULL)
        ) STRICT;
        CREATE INDEX outage_fact_by_outage ON outage_fact (customer, outage, recorded_at, number);

        CREATE TABLE service_window_fact (
            number INTEGER PRIMARY KEY,
            customer TEXT NOT NULL REFERENCES customer (code),
            service_window TEXT NOT NULL CHECK (length(service_window) BETWEEN 1 AND 64),
            fact TEXT NOT NULL CHECK (fact IN ('approved', 'completed', 'cancelled')),
            systems TEXT NOT NULL CHECK (json_valid(systems)),
            starts_at INTEGER NOT NULL,
            ends_at INTEGER NOT NULL CHECK (ends_at > starts_at),
            approved_at INTEGER NOT NULL,
            announced_at INTEGER NOT NULL,
            reason TEXT NOT NULL,
            completed_at INTEGER,
            was_available INTEGER CHECK (was_available IN (0, 1)),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            CHECK ((fact = 'completed') = (completed_at IS NOT NULL)),
            CHECK ((completed_at IS NULL) = (was_available IS NULL))
        ) STRICT;
        CREATE INDEX service_window_fact_by_window ON service_window_fact (customer, service_window, recorded_at, number);
        """)
}
