extension Migration {
    /// Backup copies with their custody and disposal, recoveries and drills, disaster recovery plans: facts that add up.
    static let createBackups = Migration(
        "0025-create-backups",
        """
        CREATE TABLE backup_copy (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            customer TEXT NOT NULL REFERENCES customer (code),
            system TEXT CHECK (length(system) BETWEEN 1 AND 64),
            schedule TEXT NOT NULL CHECK (schedule IN ('daily', 'afterChange', 'weekly', 'monthly')),
            contents TEXT NOT NULL CHECK (contents IN ('system', 'database', 'both')),
            taken_at INTEGER NOT NULL,
            medium TEXT NOT NULL CHECK (length(medium) BETWEEN 1 AND 100),
            change TEXT CHECK (length(change) BETWEEN 1 AND 64),
            place TEXT NOT NULL CHECK (place IN ('onSite', 'offSite')),
            keeper TEXT NOT NULL CHECK (length(keeper) BETWEEN 1 AND 200),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            UNIQUE (customer, id),
            CHECK ((schedule = 'afterChange') = (change IS NOT NULL))
        ) STRICT;
        CREATE INDEX backup_copy_by_day ON backup_copy (customer, taken_at);

        CREATE TABLE backup_fact (
            number INTEGER PRIMARY KEY,
            customer TEXT NOT NULL,
            copy TEXT NOT NULL,
            fact TEXT NOT NULL CHECK (fact IN ('moved', 'disposed')),
            at INTEGER NOT NULL,
            place TEXT CHECK (place IN ('onSite', 'offSite')),
            keeper TEXT CHECK (length(keeper) BETWEEN 1 AND 200),
            method TEXT CHECK (length(method) BETWEEN 1 AND 2000),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            FOREIGN KEY (customer, copy) REFERENCES backup_copy (customer, id),
            CHECK ((fact = 'moved') = (place IS NOT NULL)),
            CHECK ((fact = 'moved') = (keeper IS NOT NULL)),
            CHECK ((fact = 'disposed') = (method IS NOT NULL))
        ) STRICT;
        CREATE INDEX backup_fact_of_copy ON backup_fact (customer, copy, number);
        CREATE UNIQUE INDEX backup_disposed_once ON backup_fact (copy) WHERE fact = 'disposed';

        CREATE TABLE recovery (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            customer TEXT NOT NULL REFERENCES customer (code),
            system TEXT NOT NULL CHECK (length(system) BETWEEN 1 AND 64),
            kind TEXT NOT NULL CHECK (kind IN
                ('onSiteRestore', 'offSiteRestore', 'hardwareFailure', 'coldSite', 'warmSite', 'hotSite')),
            is_drill INTEGER NOT NULL CHECK (is_drill IN (0, 1)),
            identified_at INTEGER NOT NULL,
            target_minutes INTEGER NOT NULL CHECK (target_minutes > 0),
            target_basis TEXT NOT NULL,
            copy TEXT,
            note TEXT NOT NULL CHECK (length(note) <= 2000),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            UNIQUE (customer, id),
            FOREIGN KEY (customer, copy) REFERENCES backup_copy (customer, id)
        ) STRICT;
        CREATE INDEX recovery_by_time ON recovery (customer, identified_at);

        CREATE TABLE recovery_verification (
            recovery TEXT PRIMARY KEY,
            customer TEXT NOT NULL,
            verified_at INTEGER NOT NULL,
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            FOREIGN KEY (customer, recovery) REFERENCES recovery (customer, id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE recovery_plan (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            customer TEXT NOT NULL REFERENCES customer (code),
            site TEXT NOT NULL CHECK (site IN ('cold', 'warm', 'hot')),
            hot_site_minutes INTEGER CHECK (hot_site_minutes BETWEEN 15 AND 4320),
            words TEXT NOT NULL CHECK (length(words) BETWEEN 1 AND 20000),
            approved_on TEXT NOT NULL CHECK (length(approved_on) = 10),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            CHECK (hot_site_minutes IS NULL OR site = 'hot')
        ) STRICT;
        """)
}
