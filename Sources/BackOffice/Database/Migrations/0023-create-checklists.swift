extension Migration {
    /// What is looked at on each system every day, and the sheets as facts that add up: kept, never changed (10.1).
    static let createChecklists = Migration(
        "0023-create-checklists",
        """
        CREATE TABLE checklist (
            number INTEGER PRIMARY KEY,
            customer TEXT NOT NULL REFERENCES customer (code),
            system TEXT NOT NULL CHECK (length(system) BETWEEN 1 AND 64),
            items TEXT NOT NULL CHECK (json_valid(items)),
            from_day TEXT NOT NULL CHECK (length(from_day) = 10),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX checklist_of_system ON checklist (customer, system, from_day);

        CREATE TABLE checklist_fact (
            number INTEGER PRIMARY KEY,
            customer TEXT NOT NULL REFERENCES customer (code),
            system TEXT NOT NULL CHECK (length(system) BETWEEN 1 AND 64),
            day TEXT NOT NULL CHECK (length(day) = 10),
            fact TEXT NOT NULL CHECK (fact IN ('checked', 'linked', 'signed')),
            item TEXT CHECK (length(item) BETWEEN 1 AND 64),
            result TEXT CHECK (result IN ('good', 'fault', 'notApplicable')),
            note TEXT CHECK (length(note) BETWEEN 1 AND 2000),
            corrective_action TEXT CHECK (length(corrective_action) BETWEEN 1 AND 2000),
            followed_in TEXT CHECK (length(followed_in) BETWEEN 1 AND 64),
            initials TEXT CHECK (length(initials) BETWEEN 2 AND 5),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            CHECK ((fact = 'signed') = (item IS NULL)),
            CHECK ((fact = 'signed') = (initials IS NOT NULL)),
            CHECK ((fact = 'checked') = (result IS NOT NULL)),
            CHECK (fact <> 'linked' OR corrective_action IS NOT NULL),
            CHECK (followed_in IS NULL OR corrective_action IS NOT NULL)
        ) STRICT;
        CREATE INDEX checklist_fact_of_day ON checklist_fact (customer, day, system, number);
        CREATE UNIQUE INDEX checklist_signed_once ON checklist_fact (customer, system, day) WHERE fact = 'signed';
        CREATE TRIGGER checklist_fact_never_changes BEFORE UPDATE ON checklist_fact
        BEGIN SELECT RAISE(ABORT, 'a checklist result never changes'); END;
        CREATE TRIGGER checklist_fact_is_kept BEFORE DELETE ON checklist_fact
        BEGIN SELECT RAISE(ABORT, 'checklist sheets are kept'); END;

        INSERT OR IGNORE INTO role_permission (role, permission)
        SELECT role, permission FROM (
            SELECT 'operations' AS role, 'signChecklists' AS permission UNION ALL SELECT 'operations', 'operateSystems'
            UNION ALL SELECT 'administrator', 'signChecklists' UNION ALL SELECT 'administrator', 'operateSystems'
        ) WHERE EXISTS (SELECT 1 FROM books);
        """)
}
