extension Migration {
    /// Change requests: the state each has come to, and the facts that brought it there, kept for good (9.2, 9.4).
    static let createChanges = Migration(
        "0028-create-changes",
        """
        CREATE TABLE change_request (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            kind TEXT NOT NULL CHECK (kind IN ('standard', 'normal', 'emergency', 'unauthorized')),
            requested_by TEXT NOT NULL,
            status TEXT NOT NULL CHECK (status IN ('draft', 'submitted', 'on agenda', 'deferred', 'approved', 'rejected',
                'scheduled', 'implementing', 'in review', 'closed', 'cancelled')),
            meeting TEXT REFERENCES board_meeting (id),
            starts_at INTEGER,
            ends_at INTEGER CHECK (ends_at > starts_at),
            plan TEXT NOT NULL CHECK (json_valid(plan)),
            state TEXT NOT NULL CHECK (json_valid(state)),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            CHECK ((status IN ('on agenda', 'deferred')) = (meeting IS NOT NULL)),
            CHECK ((starts_at IS NULL) = (ends_at IS NULL))
        ) STRICT;
        CREATE INDEX change_request_by_status ON change_request (status, starts_at);
        CREATE INDEX change_request_by_meeting ON change_request (meeting) WHERE meeting IS NOT NULL;

        CREATE TABLE change_affects (
            change TEXT NOT NULL REFERENCES change_request (id),
            customer TEXT NOT NULL REFERENCES customer (code),
            system TEXT NOT NULL CHECK (length(system) BETWEEN 1 AND 64),
            PRIMARY KEY (change, customer, system)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX change_affects_customer ON change_affects (customer, change);

        CREATE TABLE change_fact (
            number INTEGER PRIMARY KEY,
            change TEXT NOT NULL REFERENCES change_request (id),
            fact TEXT NOT NULL CHECK (fact IN ('drafted', 'revised', 'submitted', 'placed', 'decided', 'approved', 'deferred',
                'pulled back', 'cancelled', 'scheduled', 'started', 'finished', 'backed up', 'reviewed', 'closed', 'clashes')),
            meeting TEXT REFERENCES board_meeting (id),
            detail TEXT NOT NULL CHECK (json_valid(detail)),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX change_fact_of_change ON change_fact (change, number);
        CREATE INDEX change_fact_of_meeting ON change_fact (meeting, number) WHERE meeting IS NOT NULL;

        CREATE TABLE change_window (
            change TEXT NOT NULL REFERENCES change_request (id),
            service_window TEXT NOT NULL CHECK (length(service_window) BETWEEN 1 AND 64),
            customer TEXT NOT NULL REFERENCES customer (code),
            is_own INTEGER NOT NULL CHECK (is_own IN (0, 1)),
            ended_at INTEGER,
            was_available INTEGER CHECK (was_available IN (0, 1)),
            PRIMARY KEY (change, service_window),
            CHECK ((ended_at IS NULL) = (was_available IS NULL))
        ) STRICT, WITHOUT ROWID;

        CREATE TRIGGER change_request_is_kept BEFORE DELETE ON change_request
        BEGIN SELECT RAISE(ABORT, 'change requests are kept'); END;
        CREATE TRIGGER change_request_closed_never_changes BEFORE UPDATE ON change_request
        WHEN old.status IN ('closed', 'cancelled')
        BEGIN SELECT RAISE(ABORT, 'a change that is over never changes'); END;
        CREATE TRIGGER change_affects_is_kept BEFORE DELETE ON change_affects
        WHEN (SELECT status FROM change_request WHERE id = old.change) <> 'draft'
        BEGIN SELECT RAISE(ABORT, 'what a submitted change touches is kept'); END;
        CREATE TRIGGER change_fact_never_changes BEFORE UPDATE ON change_fact
        BEGIN SELECT RAISE(ABORT, 'a fact of a change never changes'); END;
        CREATE TRIGGER change_fact_is_kept BEFORE DELETE ON change_fact
        BEGIN SELECT RAISE(ABORT, 'facts of changes are kept'); END;
        """)
}
