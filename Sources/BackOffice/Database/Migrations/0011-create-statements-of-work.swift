extension Migration {
    /// Agreements that renew, statements of work under them, and what is gathered and accepted. Roles of books that stand already
    /// are granted what is new.
    static let createStatementsOfWork = Migration(
        "0011-create-statements-of-work",
        """
        CREATE TABLE maintenance_agreement (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            customer TEXT NOT NULL REFERENCES customer (code),
            terms TEXT NOT NULL CHECK (json_valid(terms)),
            from_day TEXT NOT NULL CHECK (length(from_day) = 10),
            status TEXT NOT NULL CHECK (status IN ('draft', 'signed by one', 'binding')),
            state TEXT NOT NULL CHECK (json_valid(state)),
            drafted_by TEXT NOT NULL,
            drafted_at INTEGER NOT NULL,
            bound_at INTEGER,
            UNIQUE (customer, id),
            CHECK ((status = 'binding') = (bound_at IS NOT NULL))
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE professional_services_agreement (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            customer TEXT NOT NULL REFERENCES customer (code),
            from_day TEXT NOT NULL CHECK (length(from_day) = 10),
            through_day TEXT CHECK (length(through_day) = 10 AND through_day >= from_day),
            status TEXT NOT NULL CHECK (status IN ('draft', 'signed by one', 'binding')),
            state TEXT NOT NULL CHECK (json_valid(state)),
            drafted_by TEXT NOT NULL,
            drafted_at INTEGER NOT NULL,
            bound_at INTEGER,
            UNIQUE (customer, id),
            CHECK ((status = 'binding') = (bound_at IS NOT NULL))
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE statement_of_work (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            customer TEXT NOT NULL REFERENCES customer (code),
            kind TEXT NOT NULL CHECK (kind IN ('enhanced maintenance', 'advanced services')),
            title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
            status TEXT NOT NULL CHECK (
                status IN ('requested', 'scoping', 'quoted', 'signed by one', 'binding', 'completed', 'cancelled')),
            state TEXT NOT NULL CHECK (json_valid(state)),
            starts_on TEXT CHECK (length(starts_on) = 10),
            effective_from TEXT CHECK (length(effective_from) = 10 AND effective_from >= starts_on),
            requested_by TEXT NOT NULL,
            requested_at INTEGER NOT NULL,
            bound_at INTEGER,
            UNIQUE (customer, id),
            CHECK ((effective_from IS NULL) = (bound_at IS NULL)),
            CHECK (status NOT IN ('binding', 'completed') OR bound_at IS NOT NULL),
            CHECK (status NOT IN ('requested', 'scoping', 'quoted', 'signed by one') OR bound_at IS NULL)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE quote (
            id INTEGER PRIMARY KEY,
            customer TEXT NOT NULL,
            sow TEXT NOT NULL,
            terms TEXT NOT NULL CHECK (json_valid(terms)),
            valid_until TEXT NOT NULL CHECK (length(valid_until) = 10),
            quoted_by TEXT NOT NULL,
            quoted_at INTEGER NOT NULL,
            FOREIGN KEY (customer, sow) REFERENCES statement_of_work (customer, id)
        ) STRICT;
        CREATE INDEX quote_of_work ON quote (sow, id);

        CREATE TABLE paper_signature (
            id INTEGER PRIMARY KEY,
            customer TEXT NOT NULL REFERENCES customer (code),
            paper TEXT NOT NULL CHECK (length(paper) BETWEEN 1 AND 64),
            party TEXT NOT NULL CHECK (party IN ('provider', 'customer')),
            signed_by TEXT NOT NULL CHECK (length(signed_by) BETWEEN 1 AND 200),
            signed_on TEXT NOT NULL CHECK (length(signed_on) = 10),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX signature_of_paper ON paper_signature (paper, id);

        CREATE TABLE yearly_requirements (
            id INTEGER PRIMARY KEY,
            customer TEXT NOT NULL,
            sow TEXT NOT NULL,
            year_first TEXT NOT NULL CHECK (length(year_first) = 10),
            scope TEXT NOT NULL CHECK (length(scope) BETWEEN 1 AND 10000),
            assumptions TEXT NOT NULL CHECK (length(assumptions) BETWEEN 1 AND 10000),
            schedule TEXT NOT NULL CHECK (length(schedule) BETWEEN 1 AND 10000),
            responsibilities TEXT NOT NULL CHECK (length(responsibilities) BETWEEN 1 AND 10000),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            FOREIGN KEY (customer, sow) REFERENCES statement_of_work (customer, id)
        ) STRICT;
        CREATE INDEX requirements_of_year ON yearly_requirements (sow, year_first, id);

        CREATE TABLE phase_acceptance (
            customer TEXT NOT NULL,
            sow TEXT NOT NULL,
            phase TEXT NOT NULL CHECK (length(phase) BETWEEN 1 AND 200),
            accepted_on TEXT NOT NULL CHECK (length(accepted_on) = 10),
            accepted_by TEXT NOT NULL CHECK (length(accepted_by) BETWEEN 1 AND 200),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            PRIMARY KEY (sow, phase),
            FOREIGN KEY (customer, sow) REFERENCES statement_of_work (customer, id)
        ) STRICT, WITHOUT ROWID;

        INSERT OR IGNORE INTO role_permission (role, permission)
        SELECT role, permission FROM (
            SELECT 'accountManager' AS role, 'manageWork' AS permission UNION ALL SELECT 'accountManager', 'logHours'
            UNION ALL SELECT 'accountManager', 'recordExpenses' UNION ALL SELECT 'accountManager', 'closeHourYears'
            UNION ALL SELECT 'supportAnalyst', 'logHours' UNION ALL SELECT 'supportManager', 'logHours'
            UNION ALL SELECT 'finance', 'closeHourYears' UNION ALL SELECT 'finance', 'recordExpenses'
            UNION ALL SELECT 'finance', 'runInvoices' UNION ALL SELECT 'finance', 'issueInvoices'
            UNION ALL SELECT 'finance', 'recordPayments' UNION ALL SELECT 'finance', 'manageTax'
            UNION ALL SELECT 'administrator', value FROM json_each(
                '["manageWork","logHours","recordExpenses","closeHourYears","runInvoices","issueInvoices","recordPayments","manageTax"]')
        ) WHERE EXISTS (SELECT 1 FROM books);
        """)
}
