extension Migration {
    static let createDeliveries = Migration(
        "0007-create-deliveries",
        """
        CREATE TABLE delivery_schedule (
            number INTEGER PRIMARY KEY CHECK (number > 0),
            utility TEXT NOT NULL REFERENCES customer (code),
            file_type TEXT NOT NULL CHECK (length(file_type) BETWEEN 1 AND 64),
            destination TEXT NOT NULL CHECK (length(destination) BETWEEN 1 AND 200),
            due_minute INTEGER NOT NULL CHECK (due_minute BETWEEN 0 AND 1439),
            due_days_after INTEGER NOT NULL CHECK (due_days_after BETWEEN 0 AND 31),
            parts INTEGER NOT NULL CHECK (parts BETWEEN 1 AND 1000),
            turnaround_minutes INTEGER NOT NULL CHECK (turnaround_minutes > 0),
            from_day TEXT NOT NULL CHECK (length(from_day) = 10),
            to_day TEXT CHECK (length(to_day) = 10 AND to_day >= from_day),
            recorded_at INTEGER NOT NULL,
            ended_at INTEGER,
            UNIQUE (utility, number),
            CHECK ((to_day IS NULL) = (ended_at IS NULL))
        ) STRICT;
        CREATE INDEX delivery_schedule_by_utility ON delivery_schedule (utility, file_type, destination);

        CREATE TABLE delivery (
            number INTEGER PRIMARY KEY CHECK (number > 0),
            utility TEXT NOT NULL,
            schedule INTEGER NOT NULL,
            service_day TEXT NOT NULL CHECK (length(service_day) = 10),
            kind TEXT NOT NULL CHECK (kind IN ('scheduled', 'late-corrected', 'resend')),
            version INTEGER NOT NULL CHECK (version > 0),
            part INTEGER NOT NULL CHECK (part > 0),
            parts INTEGER NOT NULL CHECK (parts >= part),
            delivered_at INTEGER NOT NULL,
            valid INTEGER NOT NULL CHECK (valid IN (0, 1)),
            declared INTEGER NOT NULL CHECK (declared >= 0),
            actual INTEGER NOT NULL CHECK (actual >= 0),
            unexplained INTEGER NOT NULL CHECK (unexplained >= 0),
            requested_at INTEGER CHECK (requested_at <= delivered_at),
            file TEXT NOT NULL CHECK (length(file) BETWEEN 1 AND 500),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            corrects INTEGER REFERENCES delivery (number),
            UNIQUE (utility, number),
            FOREIGN KEY (utility, schedule) REFERENCES delivery_schedule (utility, number),
            CHECK ((kind = 'resend') = (requested_at IS NOT NULL))
        ) STRICT;
        CREATE UNIQUE INDEX delivery_corrected_once ON delivery (corrects) WHERE corrects IS NOT NULL;
        CREATE INDEX delivery_by_day ON delivery (utility, service_day, schedule, version, part);

        CREATE TABLE receiver_outage (
            number INTEGER PRIMARY KEY CHECK (number > 0),
            utility TEXT NOT NULL REFERENCES customer (code),
            destination TEXT NOT NULL CHECK (length(destination) BETWEEN 1 AND 200),
            from_at INTEGER NOT NULL,
            to_at INTEGER NOT NULL CHECK (to_at > from_at),
            evidence TEXT NOT NULL CHECK (length(evidence) BETWEEN 1 AND 2000),
            requested_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            decision TEXT CHECK (decision IN ('approved', 'rejected')),
            decided_by TEXT CHECK (decided_by <> requested_by),
            decided_at INTEGER,
            decision_reason TEXT,
            UNIQUE (utility, number),
            CHECK ((decision IS NULL) = (decided_at IS NULL) AND (decision IS NULL) = (decided_by IS NULL))
        ) STRICT;
        CREATE INDEX receiver_outage_by_period ON receiver_outage (utility, from_at, to_at);
        """)
}
