extension Migration {
    /// How the provider (no customer) and each customer stand on paper. Appended to; the latest row holds.
    static let createLetterheads = Migration(
        "0016-create-letterheads",
        """
        CREATE TABLE letterhead (
            id INTEGER PRIMARY KEY,
            customer TEXT REFERENCES customer (code),
            name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
            address TEXT NOT NULL CHECK (json_valid(address)),
            tax_number TEXT CHECK (length(tax_number) BETWEEN 1 AND 200),
            pay_to TEXT CHECK (length(pay_to) BETWEEN 1 AND 500),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX letterhead_of_customer ON letterhead (customer, id);
        CREATE TRIGGER letterhead_never_changes BEFORE UPDATE ON letterhead
        BEGIN SELECT RAISE(ABORT, 'a letterhead never changes'); END;
        CREATE TRIGGER letterhead_is_never_deleted BEFORE DELETE ON letterhead
        BEGIN SELECT RAISE(ABORT, 'a letterhead is never deleted'); END;
        """)
}
