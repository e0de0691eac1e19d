extension Migration {
    static let createAssessments = Migration(
        "0010-create-assessments",
        """
        CREATE TABLE quarterly_meeting (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            customer TEXT NOT NULL REFERENCES customer (code),
            held_on TEXT NOT NULL CHECK (length(held_on) = 10),
            minutes TEXT NOT NULL CHECK (length(minutes) BETWEEN 1 AND 20000),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX quarterly_meeting_by_day ON quarterly_meeting (customer, held_on);

        CREATE TABLE availability_month (
            customer TEXT NOT NULL,
            agreement TEXT NOT NULL,
            month TEXT NOT NULL CHECK (length(month) = 7),
            system TEXT NOT NULL CHECK (length(system) BETWEEN 1 AND 64),
            agreed_seconds INTEGER NOT NULL CHECK (agreed_seconds >= 0),
            down_seconds INTEGER NOT NULL CHECK (down_seconds BETWEEN 0 AND agreed_seconds),
            unknown_seconds INTEGER NOT NULL CHECK (unknown_seconds BETWEEN 0 AND agreed_seconds - down_seconds),
            figure TEXT NOT NULL CHECK (json_valid(figure)),
            closed_at INTEGER NOT NULL,
            PRIMARY KEY (customer, agreement, month, system),
            FOREIGN KEY (customer, agreement) REFERENCES cloud_services_agreement (customer, id)
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER availability_month_never_changes BEFORE UPDATE ON availability_month
        BEGIN SELECT RAISE(ABORT, 'a closed availability figure never changes'); END;
        CREATE TRIGGER availability_month_is_never_deleted BEFORE DELETE ON availability_month
        BEGIN SELECT RAISE(ABORT, 'a closed availability figure is never deleted'); END;

        CREATE TABLE assessment (
            customer TEXT NOT NULL,
            agreement TEXT NOT NULL,
            commitment TEXT NOT NULL CHECK (length(commitment) BETWEEN 1 AND 64),
            subject TEXT NOT NULL,
            period TEXT NOT NULL CHECK (length(period) BETWEEN 6 AND 7),
            numerator INTEGER NOT NULL,
            denominator INTEGER NOT NULL CHECK (denominator >= 0),
            verdict TEXT NOT NULL CHECK (verdict IN ('met', 'missed', 'noObligation')),
            assessment TEXT NOT NULL CHECK (json_valid(assessment)),
            closed_at INTEGER NOT NULL,
            PRIMARY KEY (customer, agreement, commitment, subject, period),
            FOREIGN KEY (customer, agreement) REFERENCES cloud_services_agreement (customer, id),
            CHECK ((verdict = 'noObligation') = (denominator = 0))
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER assessment_never_changes BEFORE UPDATE ON assessment
        BEGIN SELECT RAISE(ABORT, 'a stored assessment never changes'); END;
        CREATE TRIGGER assessment_is_never_deleted BEFORE DELETE ON assessment
        BEGIN SELECT RAISE(ABORT, 'a stored assessment is never deleted'); END;
        """)
}
