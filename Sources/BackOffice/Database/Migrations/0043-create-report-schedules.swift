extension Migration {
    /// Reports that come by mail. `due_at` is when the next one is mailed; the job of that instant does it.
    static let createReportSchedules = Migration(
        "0043-create-report-schedules",
        """
        CREATE TABLE report_schedule (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            customer TEXT REFERENCES customer (code),
            report TEXT NOT NULL CHECK (length(report) BETWEEN 1 AND 64),
            title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 120),
            rhythm TEXT NOT NULL CHECK (rhythm IN ('weekly', 'monthly')),
            first_on TEXT NOT NULL CHECK (length(first_on) = 10),
            coverage TEXT NOT NULL
                CHECK (coverage IN ('lastMonth', 'lastQuarter', 'runningMonth', 'runningQuarter', 'theDay')),
            address TEXT NOT NULL CHECK (length(address) BETWEEN 8 AND 500),
            due_at INTEGER,
            ended_by TEXT,
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            CHECK ((due_at IS NULL) = (ended_by IS NOT NULL))
        ) STRICT;
        CREATE TABLE report_recipient (
            schedule TEXT NOT NULL REFERENCES report_schedule (id),
            customer TEXT REFERENCES customer (code),
            actor TEXT NOT NULL REFERENCES actor (id),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            PRIMARY KEY (schedule, actor)
        ) STRICT, WITHOUT ROWID;
        """)
}
