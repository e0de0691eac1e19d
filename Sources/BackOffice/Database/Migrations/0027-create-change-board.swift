extension Migration {
    /// The board: its rules in dated versions, its meetings and what they decided, templates and freezes (9.1-9.4).
    static let createChangeBoard = Migration(
        "0027-create-change-board",
        """
        CREATE TABLE board_rules (
            number INTEGER PRIMARY KEY,
            rules TEXT NOT NULL CHECK (json_valid(rules)),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE board_meeting (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            starts_at INTEGER NOT NULL UNIQUE,
            ends_at INTEGER NOT NULL CHECK (ends_at > starts_at),
            cut_off_at INTEGER NOT NULL CHECK (cut_off_at <= starts_at),
            zone TEXT NOT NULL,
            status TEXT NOT NULL CHECK (status IN ('planned', 'open', 'held', 'not held')),
            state TEXT NOT NULL CHECK (json_valid(state)),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            changed_at INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE change_template (
            name TEXT PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 64),
            scope TEXT NOT NULL CHECK (length(scope) BETWEEN 1 AND 4000),
            approved_in TEXT NOT NULL REFERENCES board_meeting (id),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE change_freeze (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            customer TEXT REFERENCES customer (code),
            systems TEXT NOT NULL CHECK (json_valid(systems)),
            starts_at INTEGER NOT NULL,
            ends_at INTEGER NOT NULL CHECK (ends_at > starts_at),
            effect TEXT NOT NULL CHECK (effect IN ('block', 'warn')),
            reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE change_freeze_lift (
            freeze TEXT PRIMARY KEY REFERENCES change_freeze (id),
            reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL
        ) STRICT;
        CREATE TRIGGER board_meeting_is_kept BEFORE DELETE ON board_meeting
        BEGIN SELECT RAISE(ABORT, 'minutes are kept'); END;
        CREATE TRIGGER board_meeting_held_never_changes BEFORE UPDATE ON board_meeting WHEN old.status IN ('held', 'not held')
        BEGIN SELECT RAISE(ABORT, 'minutes never change'); END;
        CREATE TRIGGER board_rules_never_change BEFORE UPDATE ON board_rules
        BEGIN SELECT RAISE(ABORT, 'rules of the board never change; new ones follow'); END;
        CREATE TRIGGER board_rules_are_kept BEFORE DELETE ON board_rules
        BEGIN SELECT RAISE(ABORT, 'rules of the board are kept'); END;
        CREATE TRIGGER change_template_never_changes BEFORE UPDATE ON change_template
        BEGIN SELECT RAISE(ABORT, 'a template never changes; another follows'); END;
        CREATE TRIGGER change_template_is_kept BEFORE DELETE ON change_template
        BEGIN SELECT RAISE(ABORT, 'templates are kept'); END;
        CREATE TRIGGER change_freeze_never_changes BEFORE UPDATE ON change_freeze
        BEGIN SELECT RAISE(ABORT, 'a freeze never changes; it is lifted'); END;
        CREATE TRIGGER change_freeze_is_kept BEFORE DELETE ON change_freeze
        BEGIN SELECT RAISE(ABORT, 'freezes are kept'); END;

        INSERT OR IGNORE INTO role_permission (role, permission)
        SELECT role, permission FROM (
            SELECT 'changeBoardAdministrator' AS role, 'administerBoard' AS permission
            UNION ALL SELECT 'changeBoardAdministrator', 'submitChanges'
            UNION ALL SELECT 'changeBoardMember', 'decideChanges' UNION ALL SELECT 'changeBoardMember', 'submitChanges'
            UNION ALL SELECT 'operations', 'submitChanges' UNION ALL SELECT 'operations', 'implementChanges'
            UNION ALL SELECT 'administrator', 'administerBoard' UNION ALL SELECT 'administrator', 'decideChanges'
            UNION ALL SELECT 'administrator', 'submitChanges' UNION ALL SELECT 'administrator', 'implementChanges'
        ) WHERE EXISTS (SELECT 1 FROM books);
        """)
}
