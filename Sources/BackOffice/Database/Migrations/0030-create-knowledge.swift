extension Migration {
    /// Canned replies, knowledge base articles with their revisions, and the index of all that can be searched by words.
    ///
    /// The index keeps no text of its own. Its row is twice the number of a request's fact, or twice an article revision's and
    /// one; `scope` is one word for whose it is, `note` is what the provider's people alone may read.
    static let createKnowledge = Migration(
        "0030-create-knowledge",
        """
        CREATE TABLE canned_reply (
            name TEXT PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 64),
            text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 20000),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE article (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            withdrawn_at INTEGER,
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE article_revision (
            number INTEGER PRIMARY KEY,
            article TEXT NOT NULL REFERENCES article (id),
            revision INTEGER NOT NULL CHECK (revision >= 1),
            title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
            text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 100000),
            is_public INTEGER NOT NULL CHECK (is_public IN (0, 1)),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            UNIQUE (article, revision)
        ) STRICT;

        CREATE VIRTUAL TABLE desk_text USING fts5 (
            scope, text, note, content = '', tokenize = 'porter unicode61 remove_diacritics 2', prefix = '2 3'
        );
        """)
}
