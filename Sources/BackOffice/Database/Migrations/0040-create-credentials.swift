extension Migration {
    /// How people sign in, and the tokens of programs. Sessions, tries to sign in, drafts, who is looking, saved views and
    /// answers kept for a repeated call are working state that nobody is judged by.
    static let createCredentials = Migration(
        "0040-create-credentials",
        """
        ALTER TABLE actor_role ADD COLUMN until TEXT CHECK (length(until) = 10);

        INSERT INTO role_permission (role, permission)
            SELECT role, permission FROM (
                SELECT 'administrator' AS role, 'readBilling' AS permission UNION ALL SELECT 'administrator', 'readJournal'
                UNION ALL SELECT 'accountManager', 'readBilling' UNION ALL SELECT 'finance', 'readBilling'
                UNION ALL SELECT 'customerContact', 'readBilling' UNION ALL SELECT 'auditor', 'readBilling'
                UNION ALL SELECT 'auditor', 'readJournal'
            ) WHERE EXISTS (SELECT 1 FROM books);

        CREATE TABLE credential (
            actor TEXT PRIMARY KEY REFERENCES actor (id),
            hash TEXT NOT NULL CHECK (length(hash) BETWEEN 20 AND 300),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE second_factor (
            actor TEXT PRIMARY KEY REFERENCES actor (id),
            secret_digest TEXT NOT NULL CHECK (length(secret_digest) = 64),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE access_link (
            digest TEXT PRIMARY KEY CHECK (length(digest) = 64),
            actor TEXT NOT NULL REFERENCES actor (id),
            purpose TEXT NOT NULL CHECK (purpose IN ('invitation', 'reset')),
            expires_at INTEGER NOT NULL,
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            used_at INTEGER
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE api_token (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            actor TEXT NOT NULL REFERENCES actor (id),
            name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
            digest TEXT NOT NULL UNIQUE CHECK (length(digest) = 64),
            scopes TEXT NOT NULL CHECK (json_valid(scopes)),
            expires_on TEXT NOT NULL CHECK (length(expires_on) = 10),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            revoked_by TEXT,
            revoked_at INTEGER,
            CHECK ((revoked_by IS NULL) = (revoked_at IS NULL))
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE session (
            digest TEXT PRIMARY KEY CHECK (length(digest) = 64),
            actor TEXT NOT NULL REFERENCES actor (id),
            begun_at INTEGER NOT NULL,
            used_at INTEGER NOT NULL,
            address TEXT NOT NULL,
            program TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX session_of_actor ON session (actor);

        CREATE TABLE sign_in (
            number INTEGER PRIMARY KEY,
            login TEXT NOT NULL CHECK (length(login) BETWEEN 0 AND 100),
            at INTEGER NOT NULL,
            address TEXT NOT NULL,
            outcome TEXT NOT NULL CHECK (outcome IN ('signedIn', 'wrong', 'wrongCode', 'locked'))
        ) STRICT;
        CREATE INDEX sign_in_of_login ON sign_in (login, number);
        CREATE INDEX sign_in_from_address ON sign_in (address, number);

        CREATE TABLE used_code (
            actor TEXT PRIMARY KEY REFERENCES actor (id),
            step INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE draft (
            actor TEXT NOT NULL REFERENCES actor (id),
            place TEXT NOT NULL CHECK (length(place) BETWEEN 1 AND 200),
            text TEXT NOT NULL CHECK (length(text) <= 100000),
            saved_at INTEGER NOT NULL,
            PRIMARY KEY (actor, place)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE presence (
            actor TEXT NOT NULL REFERENCES actor (id),
            place TEXT NOT NULL CHECK (length(place) BETWEEN 1 AND 200),
            seen_at INTEGER NOT NULL,
            PRIMARY KEY (place, actor)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE saved_view (
            actor TEXT NOT NULL REFERENCES actor (id),
            list TEXT NOT NULL CHECK (length(list) BETWEEN 1 AND 64),
            name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
            query TEXT NOT NULL CHECK (length(query) <= 2000),
            PRIMARY KEY (actor, list, name)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE setting (
            actor TEXT NOT NULL REFERENCES actor (id),
            name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 64),
            value TEXT NOT NULL CHECK (length(value) <= 200),
            PRIMARY KEY (actor, name)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE answered_call (
            actor TEXT NOT NULL REFERENCES actor (id),
            key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 200),
            digest TEXT NOT NULL CHECK (length(digest) = 64),
            status INTEGER NOT NULL,
            body TEXT NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (actor, key)
        ) STRICT, WITHOUT ROWID;
        """)
}
