extension Migration {
    /// Webhooks as facts; how far each has come, what came of each post and the secrets that sign are working state.
    static let createWebhooks = Migration(
        "0034-create-webhooks",
        """
        CREATE TABLE webhook (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            customer TEXT REFERENCES customer (code),
            target TEXT NOT NULL CHECK (length(target) BETWEEN 8 AND 1000),
            kinds TEXT NOT NULL CHECK (json_valid(kinds)),
            secret_digest TEXT NOT NULL CHECK (length(secret_digest) = 64),
            allows_private INTEGER NOT NULL CHECK (allows_private IN (0, 1)),
            after_sequence INTEGER NOT NULL CHECK (after_sequence >= 0),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            removed_by TEXT,
            removed_at INTEGER,
            CHECK ((removed_by IS NULL) = (removed_at IS NULL))
        ) STRICT;

        CREATE TABLE webhook_progress (
            webhook TEXT PRIMARY KEY REFERENCES webhook (id),
            sequence INTEGER NOT NULL,
            failures INTEGER NOT NULL CHECK (failures >= 0),
            failing_since INTEGER,
            next_at INTEGER,
            stopped_at INTEGER,
            holder TEXT,
            leased_until INTEGER
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE webhook_post (
            number INTEGER PRIMARY KEY,
            webhook TEXT NOT NULL REFERENCES webhook (id),
            sequence INTEGER NOT NULL,
            at INTEGER NOT NULL,
            status INTEGER,
            problem TEXT
        ) STRICT;
        CREATE INDEX webhook_post_of_webhook ON webhook_post (webhook, number);

        CREATE TABLE secret (
            name TEXT PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 64),
            bytes BLOB NOT NULL
        ) STRICT, WITHOUT ROWID;
        """)
}
