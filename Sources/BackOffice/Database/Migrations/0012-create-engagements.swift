extension Migration {
    static let createEngagements = Migration(
        "0012-create-engagements",
        """
        CREATE TABLE engagement (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            customer TEXT NOT NULL,
            sow TEXT NOT NULL,
            subject TEXT NOT NULL CHECK (length(subject) BETWEEN 1 AND 200),
            specialist TEXT NOT NULL CHECK (length(specialist) BETWEEN 1 AND 200),
            place TEXT NOT NULL CHECK (length(place) BETWEEN 1 AND 200),
            from_day TEXT NOT NULL CHECK (length(from_day) = 10),
            through_day TEXT NOT NULL CHECK (length(through_day) = 10 AND through_day >= from_day),
            status TEXT NOT NULL CHECK (status IN ('tentative', 'confirmed', 'cancelled')),
            planned_by TEXT NOT NULL,
            planned_at INTEGER NOT NULL,
            UNIQUE (customer, id),
            FOREIGN KEY (customer, sow) REFERENCES statement_of_work (customer, id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX engagement_of_specialist ON engagement (specialist, from_day) WHERE status != 'cancelled';
        CREATE INDEX engagement_of_work ON engagement (sow, from_day);

        CREATE TABLE engagement_fact (
            id INTEGER PRIMARY KEY,
            customer TEXT NOT NULL,
            engagement TEXT NOT NULL,
            deed TEXT NOT NULL CHECK (deed IN ('planned', 'confirmed', 'rescheduled', 'cancelled')),
            from_day TEXT NOT NULL CHECK (length(from_day) = 10),
            through_day TEXT NOT NULL CHECK (length(through_day) = 10 AND through_day >= from_day),
            moved_by TEXT CHECK (moved_by IN ('provider', 'customer')),
            reason TEXT CHECK (length(reason) BETWEEN 1 AND 2000),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            CHECK ((deed = 'rescheduled') = (moved_by IS NOT NULL)),
            FOREIGN KEY (customer, engagement) REFERENCES engagement (customer, id)
        ) STRICT;
        CREATE INDEX fact_of_engagement ON engagement_fact (engagement, id);

        CREATE TABLE expense (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            customer TEXT NOT NULL,
            sow TEXT NOT NULL,
            engagement TEXT,
            category TEXT NOT NULL CHECK (category IN ('travel', 'living', 'moved')),
            what TEXT NOT NULL CHECK (length(what) BETWEEN 1 AND 200),
            spent_on TEXT NOT NULL CHECK (length(spent_on) = 10),
            bearer TEXT NOT NULL CHECK (bearer IN ('provider', 'customer')),
            minor INTEGER NOT NULL CHECK (minor > 0),
            currency TEXT NOT NULL CHECK (length(currency) = 3),
            receipt TEXT CHECK (length(receipt) = 64),
            days INTEGER CHECK (days BETWEEN 1 AND 366),
            rate_minor INTEGER CHECK (rate_minor > 0),
            asked TEXT CHECK (length(asked) BETWEEN 1 AND 200),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            UNIQUE (customer, id),
            CHECK ((receipt IS NULL) = (days IS NOT NULL)),
            CHECK ((days IS NULL) = (rate_minor IS NULL) AND (days IS NULL) = (asked IS NULL)),
            CHECK (days IS NULL OR minor = days * rate_minor),
            FOREIGN KEY (customer, sow) REFERENCES statement_of_work (customer, id),
            FOREIGN KEY (customer, engagement) REFERENCES engagement (customer, id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX expense_of_customer ON expense (customer, spent_on);
        """)
}
