extension Migration {
    static let createNotices = Migration(
        "0014-create-notices",
        """
        CREATE TABLE notice (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            customer TEXT NOT NULL,
            sow TEXT NOT NULL,
            given_by TEXT NOT NULL CHECK (length(given_by) BETWEEN 1 AND 200),
            how TEXT NOT NULL CHECK (length(how) BETWEEN 1 AND 200),
            document TEXT CHECK (length(document) = 64),
            received_on TEXT NOT NULL CHECK (length(received_on) = 10),
            verdict TEXT NOT NULL CHECK (json_valid(verdict)),
            ends_on TEXT NOT NULL CHECK (length(ends_on) = 10),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            withdrawn_on TEXT CHECK (withdrawn_on >= received_on),
            withdrawn_by TEXT,
            withdrawn_at INTEGER,
            FOREIGN KEY (customer, sow) REFERENCES statement_of_work (customer, id),
            CHECK ((withdrawn_on IS NULL) = (withdrawn_by IS NULL) AND (withdrawn_on IS NULL) = (withdrawn_at IS NULL))
        ) STRICT, WITHOUT ROWID;
        CREATE UNIQUE INDEX notice_that_stands ON notice (sow) WHERE withdrawn_on IS NULL;
        CREATE INDEX notice_by_customer ON notice (customer, received_on);

        CREATE TABLE reminder (
            number INTEGER PRIMARY KEY CHECK (number > 0),
            customer TEXT NOT NULL REFERENCES customer (code),
            kind TEXT NOT NULL CHECK (kind IN ('hours used', 'hours ending', 'notice', 'requirements')),
            key TEXT NOT NULL UNIQUE CHECK (length(key) > 0),
            recipient TEXT NOT NULL CHECK (length(recipient) BETWEEN 1 AND 200),
            about TEXT NOT NULL,
            text TEXT NOT NULL CHECK (length(text) > 0),
            due_on TEXT NOT NULL CHECK (length(due_on) = 10),
            recorded_by TEXT NOT NULL,
            reminded_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX reminder_by_customer ON reminder (customer, due_on);
        CREATE TRIGGER reminder_never_changes BEFORE UPDATE ON reminder
        BEGIN SELECT RAISE(ABORT, 'a reminder never changes'); END;
        CREATE TRIGGER reminder_is_never_deleted BEFORE DELETE ON reminder
        BEGIN SELECT RAISE(ABORT, 'a reminder is never deleted'); END;
        """)
}
