extension Migration {
    static let createOffice = Migration(
        "0001-create-office",
        """
        CREATE TABLE books (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            opened_at INTEGER NOT NULL,
            demo INTEGER NOT NULL CHECK (demo IN (0, 1)),
            stands_at INTEGER,
            CHECK (stands_at IS NULL OR demo = 1)
        ) STRICT;

        CREATE TABLE number_series (
            series TEXT PRIMARY KEY CHECK (length(series) BETWEEN 1 AND 64),
            last INTEGER NOT NULL CHECK (last > 0)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE actor (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
            utility TEXT REFERENCES customer (code),
            approval TEXT NOT NULL CHECK (length(approval) BETWEEN 1 AND 500),
            recorded_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE actor_role (
            id INTEGER PRIMARY KEY,
            actor TEXT NOT NULL REFERENCES actor (id),
            role TEXT NOT NULL,
            approval TEXT NOT NULL CHECK (length(approval) BETWEEN 1 AND 500),
            granted_by TEXT NOT NULL,
            granted_at INTEGER NOT NULL,
            revoked_by TEXT,
            revoked_at INTEGER,
            CHECK ((revoked_by IS NULL) = (revoked_at IS NULL))
        ) STRICT;
        CREATE UNIQUE INDEX actor_role_held ON actor_role (actor, role) WHERE revoked_at IS NULL;

        CREATE TABLE role_permission (
            role TEXT NOT NULL,
            permission TEXT NOT NULL,
            PRIMARY KEY (role, permission)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE job (
            id INTEGER PRIMARY KEY,
            kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 64),
            key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 200),
            due_at INTEGER NOT NULL,
            written_at INTEGER NOT NULL,
            done_at INTEGER,
            outcome TEXT,
            UNIQUE (kind, key),
            CHECK ((done_at IS NULL) = (outcome IS NULL))
        ) STRICT;
        CREATE INDEX job_due ON job (due_at, id) WHERE done_at IS NULL;

        CREATE TABLE journal (
            sequence INTEGER PRIMARY KEY,
            recorded_at INTEGER NOT NULL,
            performed_at INTEGER,
            actor TEXT NOT NULL,
            on_behalf_of TEXT,
            origin TEXT NOT NULL,
            job INTEGER,
            action TEXT NOT NULL,
            fields TEXT NOT NULL,
            outcome TEXT NOT NULL,
            previous BLOB NOT NULL CHECK (length(previous) = 32),
            hash BLOB NOT NULL CHECK (length(hash) = 32)
        ) STRICT;
        CREATE TRIGGER journal_is_never_edited BEFORE UPDATE ON journal
        BEGIN SELECT RAISE(ABORT, 'the journal is never edited'); END;
        CREATE TRIGGER journal_is_never_deleted BEFORE DELETE ON journal
        BEGIN SELECT RAISE(ABORT, 'the journal is never deleted from'); END;
        """)
}
