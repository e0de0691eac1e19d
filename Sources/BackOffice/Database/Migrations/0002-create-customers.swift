extension Migration {
    static let createCustomers = Migration(
        "0002-create-customers",
        """
        CREATE TABLE customer (
            code TEXT PRIMARY KEY CHECK (length(code) BETWEEN 1 AND 64),
            name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
            zone TEXT NOT NULL CHECK (length(zone) BETWEEN 1 AND 64),
            currency TEXT NOT NULL CHECK (length(currency) = 3),
            account_manager TEXT NOT NULL CHECK (length(account_manager) BETWEEN 1 AND 200),
            technical_representative TEXT NOT NULL CHECK (length(technical_representative) BETWEEN 1 AND 200),
            recorded_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE catalogue (
            version INTEGER PRIMARY KEY CHECK (version > 1),
            content TEXT NOT NULL CHECK (json_valid(content)),
            recorded_at INTEGER NOT NULL
        ) STRICT;
        CREATE TRIGGER catalogue_never_changes BEFORE UPDATE ON catalogue
        BEGIN SELECT RAISE(ABORT, 'a published catalogue never changes'); END;
        """)
}
