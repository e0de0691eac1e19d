extension Migration {
    /// Mail to go out, once per fact and recipient, with what came of it; mail that came in. The token in a Message-ID and the
    /// lease of who hands a mail over are working state.
    static let createMail = Migration(
        "0033-create-mail",
        """
        CREATE TABLE mail_address (
            number INTEGER PRIMARY KEY,
            address TEXT NOT NULL CHECK (length(address) BETWEEN 3 AND 254),
            name TEXT CHECK (length(name) BETWEEN 1 AND 100),
            tagged INTEGER NOT NULL CHECK (tagged IN (0, 1)),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE mail (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            customer TEXT REFERENCES customer (code),
            fact TEXT NOT NULL CHECK (length(fact) BETWEEN 1 AND 200),
            recipient TEXT NOT NULL COLLATE NOCASE CHECK (length(recipient) BETWEEN 3 AND 254),
            thread TEXT CHECK (length(thread) BETWEEN 1 AND 64),
            in_reply_to TEXT CHECK (length(in_reply_to) BETWEEN 3 AND 998),
            kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 64),
            words TEXT NOT NULL CHECK (json_valid(words)),
            state TEXT NOT NULL CHECK (state IN ('waiting', 'handedOver', 'failed')),
            due_at INTEGER,
            ended_at INTEGER,
            problem TEXT CHECK (length(problem) BETWEEN 1 AND 2000),
            tried_from INTEGER NOT NULL,
            deferrals INTEGER NOT NULL CHECK (deferrals >= 0),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            UNIQUE (fact, recipient),
            CHECK ((state = 'waiting') = (due_at IS NOT NULL)),
            CHECK ((state = 'waiting') = (ended_at IS NULL)),
            CHECK ((state = 'failed') = (problem IS NOT NULL))
        ) STRICT;
        CREATE INDEX mail_due ON mail (due_at, id) WHERE due_at IS NOT NULL;
        CREATE INDEX mail_of_thread ON mail (thread, recipient, id) WHERE thread IS NOT NULL;

        CREATE TABLE mail_fact (
            number INTEGER PRIMARY KEY,
            mail TEXT NOT NULL REFERENCES mail (id),
            customer TEXT REFERENCES customer (code),
            fact TEXT NOT NULL CHECK (fact IN ('taken', 'deferred', 'refused', 'retried', 'bounced')),
            at INTEGER NOT NULL,
            problem TEXT CHECK (length(problem) BETWEEN 1 AND 2000),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            CHECK ((fact IN ('deferred', 'refused', 'bounced')) = (problem IS NOT NULL))
        ) STRICT;
        CREATE INDEX mail_fact_of_mail ON mail_fact (mail, number);

        CREATE TABLE mail_token (
            mail TEXT PRIMARY KEY REFERENCES mail (id),
            token TEXT NOT NULL UNIQUE CHECK (length(token) BETWEEN 20 AND 64),
            domain TEXT NOT NULL,
            holder TEXT NOT NULL,
            leased_until INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE received_mail (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            customer TEXT REFERENCES customer (code),
            sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
            message_id TEXT CHECK (length(message_id) BETWEEN 1 AND 998),
            sender TEXT CHECK (length(sender) BETWEEN 3 AND 254),
            subject TEXT NOT NULL CHECK (length(subject) <= 500),
            disposition TEXT NOT NULL
                CHECK (disposition IN ('newRequest', 'reply', 'bounce', 'automatic', 'duplicate', 'refused')),
            reason TEXT CHECK (length(reason) BETWEEN 1 AND 2000),
            thread TEXT CHECK (length(thread) BETWEEN 1 AND 64),
            mail TEXT REFERENCES mail (id),
            record TEXT CHECK (length(record) BETWEEN 1 AND 64),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            CHECK ((disposition IN ('automatic', 'refused')) = (reason IS NOT NULL)),
            CHECK (disposition <> 'reply' OR thread IS NOT NULL),
            CHECK (disposition NOT IN ('newRequest', 'reply') OR (customer IS NOT NULL AND sender IS NOT NULL))
        ) STRICT;
        CREATE UNIQUE INDEX received_mail_counts_once ON received_mail (message_id)
            WHERE message_id IS NOT NULL AND disposition NOT IN ('duplicate', 'refused');
        CREATE INDEX received_mail_by_time ON received_mail (recorded_at, id);
        CREATE INDEX received_mail_of_record ON received_mail (record) WHERE record IS NOT NULL;

        CREATE TABLE received_attachment (
            received TEXT NOT NULL REFERENCES received_mail (id),
            customer TEXT REFERENCES customer (code),
            position INTEGER NOT NULL CHECK (position > 0),
            name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 255),
            media_type TEXT NOT NULL CHECK (length(media_type) BETWEEN 3 AND 255),
            bytes INTEGER NOT NULL CHECK (bytes >= 0),
            sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            PRIMARY KEY (received, position)
        ) STRICT, WITHOUT ROWID;
        """)
}
