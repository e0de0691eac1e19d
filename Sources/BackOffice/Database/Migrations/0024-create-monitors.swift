extension Migration {
    /// Monitors with their readings, the alarms these open, certificates. A customer that is NULL is the provider's own house.
    static let createMonitors = Migration(
        "0024-create-monitors",
        """
        CREATE TABLE monitor (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            customer TEXT REFERENCES customer (code),
            system TEXT CHECK (length(system) BETWEEN 1 AND 64),
            facility TEXT CHECK (length(facility) BETWEEN 1 AND 64),
            name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 64),
            unit TEXT NOT NULL CHECK (length(unit) <= 20),
            thresholds TEXT NOT NULL CHECK (json_valid(thresholds)),
            retired_at INTEGER,
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            CHECK ((customer IS NULL) = (system IS NULL)),
            CHECK ((customer IS NULL) <> (facility IS NULL))
        ) STRICT;
        CREATE UNIQUE INDEX monitor_named_once
            ON monitor (coalesce(customer, ''), coalesce(system, ''), coalesce(facility, ''), name) WHERE retired_at IS NULL;

        CREATE TABLE reading (
            number INTEGER PRIMARY KEY,
            monitor TEXT NOT NULL REFERENCES monitor (id),
            customer TEXT REFERENCES customer (code),
            taken_at INTEGER NOT NULL,
            thousandths INTEGER NOT NULL,
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX reading_of_monitor ON reading (monitor, taken_at, number);

        CREATE TABLE alarm (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            monitor TEXT NOT NULL REFERENCES monitor (id),
            customer TEXT REFERENCES customer (code),
            opened_at INTEGER NOT NULL,
            severity TEXT NOT NULL CHECK (severity IN ('warning', 'critical')),
            thousandths INTEGER NOT NULL,
            cleared_at INTEGER,
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX alarm_open_once ON alarm (monitor) WHERE cleared_at IS NULL;
        CREATE INDEX alarm_by_opening ON alarm (customer, opened_at);

        CREATE TABLE alarm_fact (
            number INTEGER PRIMARY KEY,
            alarm TEXT NOT NULL REFERENCES alarm (id),
            customer TEXT REFERENCES customer (code),
            fact TEXT NOT NULL CHECK (fact IN ('raised', 'acknowledged', 'cleared', 'linked')),
            at INTEGER NOT NULL,
            thousandths INTEGER,
            note TEXT CHECK (length(note) BETWEEN 1 AND 2000),
            record TEXT CHECK (length(record) BETWEEN 1 AND 64),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            CHECK (fact <> 'raised' OR thousandths IS NOT NULL),
            CHECK (fact <> 'cleared' OR thousandths IS NOT NULL OR note IS NOT NULL),
            CHECK ((fact = 'linked') = (record IS NOT NULL))
        ) STRICT;
        CREATE INDEX alarm_fact_of_alarm ON alarm_fact (alarm, number);

        CREATE TABLE certificate (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
            facility TEXT CHECK (length(facility) BETWEEN 1 AND 64),
            issued_on TEXT NOT NULL CHECK (length(issued_on) = 10),
            expires_on TEXT NOT NULL CHECK (length(expires_on) = 10 AND expires_on >= issued_on),
            note TEXT NOT NULL CHECK (length(note) <= 2000),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL
        ) STRICT;
        """)
}
