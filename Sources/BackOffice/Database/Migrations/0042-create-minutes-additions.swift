extension Migration {
    /// What is added to the minutes of a meeting after it, and the words by which changes are found.
    ///
    /// The index keeps no text of its own. Its row is the number of a change's fact; `scope` is one word for whose it is.
    static let createMinutesAdditions = Migration(
        "0042-create-minutes-additions",
        """
        CREATE TABLE board_minutes_addition (
            number INTEGER PRIMARY KEY,
            meeting TEXT NOT NULL REFERENCES board_meeting (id),
            text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 4000),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX board_minutes_addition_of_meeting ON board_minutes_addition (meeting, number);
        CREATE TRIGGER board_minutes_addition_never_changes BEFORE UPDATE ON board_minutes_addition
        BEGIN SELECT RAISE(ABORT, 'minutes never change'); END;
        CREATE TRIGGER board_minutes_addition_is_kept BEFORE DELETE ON board_minutes_addition
        BEGIN SELECT RAISE(ABORT, 'minutes are kept'); END;

        CREATE VIRTUAL TABLE desk_text_change USING fts5 (
            scope, text, content = '', tokenize = 'porter unicode61 remove_diacritics 2', prefix = '2 3'
        );
        INSERT INTO desk_text_change (rowid, scope, text)
        SELECT (SELECT max(number) FROM change_fact WHERE change = id AND fact IN ('drafted', 'revised')),
            (SELECT CASE WHEN count(DISTINCT customer) = 1 THEN 'u' || lower(hex(max(customer))) ELSE 'provider' END
                FROM change_affects WHERE change = id),
            id || ' ' || (plan ->> 'title') || char(10) || coalesce(plan ->> 'description', '') || char(10)
                || coalesce(plan ->> 'reason', '') || char(10) || coalesce(plan ->> 'preventative', '') || char(10)
                || coalesce(plan ->> 'contingency', '')
        FROM change_request;
        """)
}
