extension Migration {
    /// A read file's life: received, then accepted or refused. `zone` and `format` are what the source's setting said, so that
    /// the file can be read again as it was; `counts`, `rejected` and `streams` are the JSON of its report.
    static let createReadFiles = Migration(
        "0005-create-read-files",
        """
        CREATE TABLE read_file (
            utility TEXT NOT NULL REFERENCES customer (code),
            digest TEXT NOT NULL CHECK (length(digest) = 64),
            number INTEGER NOT NULL CHECK (number > 0),
            name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 255),
            bytes INTEGER NOT NULL CHECK (bytes >= 0),
            zone TEXT NOT NULL,
            format TEXT,
            accepted_at INTEGER NOT NULL,
            recorded_at INTEGER NOT NULL,
            status TEXT NOT NULL CHECK (status IN ('received', 'accepted', 'refused')),
            settled_at INTEGER,
            counts TEXT,
            rejected TEXT,
            registry_change INTEGER,
            PRIMARY KEY (utility, digest),
            UNIQUE (utility, number),
            CHECK ((status = 'received') = (settled_at IS NULL)),
            CHECK ((status = 'accepted') = (counts IS NOT NULL)),
            CHECK ((status = 'refused') = (rejected IS NOT NULL))
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX read_file_pending ON read_file (utility, number) WHERE status = 'received';

        CREATE TABLE quarantined_stream (
            utility TEXT NOT NULL,
            digest TEXT NOT NULL,
            subject INTEGER NOT NULL CHECK (subject BETWEEN 0 AND 2),
            name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 128),
            channel TEXT NOT NULL,
            reason TEXT NOT NULL,
            readings INTEGER NOT NULL CHECK (readings > 0),
            first_at INTEGER NOT NULL,
            last_at INTEGER NOT NULL,
            PRIMARY KEY (utility, digest, subject, name, channel),
            FOREIGN KEY (utility, digest) REFERENCES read_file (utility, digest)
        ) STRICT, WITHOUT ROWID;
        """)
}
