extension Migration {
    /// Ladders, and what came of clocks that passed a threshold: each crossing once, with the steps it took. Where people of the
    /// books are reached by mail.
    static let createEscalations = Migration(
        "0038-create-escalations",
        """
        ALTER TABLE actor ADD COLUMN email TEXT CHECK (length(email) BETWEEN 3 AND 254);

        ALTER TABLE service_request ADD COLUMN alert_at INTEGER;
        CREATE INDEX request_alert ON service_request (alert_at, number) WHERE alert_at IS NOT NULL;

        CREATE TABLE escalation_ladder (
            version INTEGER PRIMARY KEY CHECK (version >= 1),
            steps TEXT NOT NULL CHECK (json_valid(steps)),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE escalation (
            number INTEGER PRIMARY KEY,
            request INTEGER NOT NULL,
            customer TEXT NOT NULL,
            clock TEXT NOT NULL CHECK (clock IN ('firstResponse', 'nextUpdate', 'resolution')),
            origin INTEGER NOT NULL,
            percent INTEGER NOT NULL CHECK (percent BETWEEN 1 AND 100),
            severity INTEGER NOT NULL CHECK (severity BETWEEN 1 AND 9),
            through_change INTEGER NOT NULL CHECK (through_change IN (0, 1)),
            crossed_at INTEGER NOT NULL,
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            UNIQUE (request, clock, origin, percent),
            FOREIGN KEY (customer, request) REFERENCES service_request (customer, number)
        ) STRICT;
        CREATE INDEX escalation_by_crossing ON escalation (customer, crossed_at);

        CREATE TABLE escalation_step (
            number INTEGER PRIMARY KEY,
            escalation INTEGER NOT NULL REFERENCES escalation (number),
            level TEXT NOT NULL CHECK (length(level) BETWEEN 1 AND 40),
            who TEXT CHECK (length(who) BETWEEN 1 AND 80),
            told_at INTEGER NOT NULL,
            acknowledged_at INTEGER,
            acknowledged_by TEXT,
            CHECK ((acknowledged_at IS NULL) = (acknowledged_by IS NULL))
        ) STRICT;
        CREATE INDEX escalation_step_of_escalation ON escalation_step (escalation);
        """)
}
