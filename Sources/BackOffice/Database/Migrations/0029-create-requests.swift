extension Migration {
    /// Service requests, whose columns are folds of their facts; the facts, append-only; what is promised for a severity.
    static let createRequests = Migration(
        "0029-create-requests",
        """
        CREATE TABLE service_level_policy (
            version INTEGER PRIMARY KEY CHECK (version >= 1),
            from_day TEXT NOT NULL CHECK (length(from_day) = 10),
            terms TEXT NOT NULL CHECK (json_valid(terms)),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE service_request (
            number INTEGER PRIMARY KEY CHECK (number >= 1),
            id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
            customer TEXT NOT NULL REFERENCES customer (code),
            title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
            requester TEXT CHECK (length(requester) BETWEEN 1 AND 254),
            opened_at INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('open', 'resolved', 'closed', 'merged')),
            severity INTEGER NOT NULL CHECK (severity BETWEEN 1 AND 9),
            claims_critical INTEGER NOT NULL CHECK (claims_critical IN (0, 1)),
            assignee TEXT,
            is_ahead INTEGER NOT NULL CHECK (is_ahead IN (0, 1)),
            awaits_answer INTEGER NOT NULL CHECK (awaits_answer IN (0, 1)),
            pause TEXT,
            owed TEXT CHECK (owed IN ('firstResponse', 'nextUpdate', 'resolution')),
            due_at INTEGER,
            facts INTEGER NOT NULL CHECK (facts >= 1),
            last_at INTEGER NOT NULL,
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            UNIQUE (customer, number),
            CHECK (due_at IS NULL OR owed IS NOT NULL)
        ) STRICT;
        CREATE INDEX request_queue ON service_request (severity, is_ahead DESC, coalesce(due_at, 9223372036854775807), number)
            WHERE state = 'open';
        CREATE INDEX request_queue_of_customer
            ON service_request (customer, severity, is_ahead DESC, coalesce(due_at, 9223372036854775807), number)
            WHERE state = 'open';
        CREATE INDEX request_by_opening ON service_request (customer, opened_at);
        CREATE INDEX request_of_assignee ON service_request (assignee, severity) WHERE state = 'open';

        CREATE TABLE request_fact (
            number INTEGER PRIMARY KEY,
            request INTEGER NOT NULL,
            customer TEXT NOT NULL,
            place INTEGER NOT NULL CHECK (place >= 1),
            at INTEGER NOT NULL,
            fact TEXT NOT NULL CHECK (length(fact) BETWEEN 1 AND 40),
            text TEXT CHECK (length(text) BETWEEN 1 AND 100000),
            value TEXT CHECK (length(value) BETWEEN 1 AND 254),
            flag INTEGER CHECK (flag IN (0, 1)),
            said_by TEXT CHECK (length(said_by) BETWEEN 1 AND 254),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            UNIQUE (request, place),
            FOREIGN KEY (customer, request) REFERENCES service_request (customer, number)
        ) STRICT;
        CREATE TRIGGER request_fact_stays BEFORE UPDATE ON request_fact
            BEGIN SELECT raise(ABORT, 'Facts of requests are never changed.'); END;
        CREATE TRIGGER request_fact_kept BEFORE DELETE ON request_fact
            BEGIN SELECT raise(ABORT, 'Facts of requests are never deleted.'); END;
        """)
}
