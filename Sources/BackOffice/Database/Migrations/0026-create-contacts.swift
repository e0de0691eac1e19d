extension Migration {
    /// The people of a utility. One who left stays, for the history that names them.
    static let createContacts = Migration(
        "0026-create-contacts",
        """
        CREATE TABLE contact (
            customer TEXT NOT NULL REFERENCES customer (code),
            id TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
            role TEXT NOT NULL CHECK (length(role) BETWEEN 1 AND 200),
            email TEXT CHECK (length(email) BETWEEN 3 AND 254),
            phone TEXT CHECK (length(phone) BETWEEN 5 AND 40),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            left_by TEXT,
            left_at INTEGER,
            PRIMARY KEY (customer, id),
            CHECK (email IS NOT NULL OR phone IS NOT NULL),
            CHECK ((left_by IS NULL) = (left_at IS NULL))
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER contact_is_never_deleted BEFORE DELETE ON contact
        BEGIN SELECT RAISE(ABORT, 'a contact is never deleted'); END;
        """)
}
