extension Migration {
    static let createHours = Migration(
        "0013-create-hours",
        """
        CREATE TABLE change_order (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            customer TEXT NOT NULL,
            sow TEXT NOT NULL,
            asks TEXT NOT NULL CHECK (asks IN
                ('more hours this year', 'more hours every year', 'more hours', 'fewer hours', 'cancellation')),
            year_first TEXT CHECK (length(year_first) = 10),
            minutes INTEGER CHECK (minutes > 0),
            minor INTEGER CHECK (minor >= 0),
            currency TEXT CHECK (length(currency) = 3),
            reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
            status TEXT NOT NULL CHECK (status IN ('draft', 'signed by one', 'binding', 'void')),
            state TEXT NOT NULL CHECK (json_valid(state)),
            drafted_by TEXT NOT NULL,
            drafted_at INTEGER NOT NULL,
            bound_at INTEGER,
            UNIQUE (customer, id),
            FOREIGN KEY (customer, sow) REFERENCES statement_of_work (customer, id),
            CHECK ((asks = 'more hours this year') = (year_first IS NOT NULL)),
            CHECK ((asks = 'cancellation') = (minutes IS NULL)),
            CHECK ((asks IN ('more hours', 'fewer hours', 'cancellation')) = (minor IS NOT NULL)),
            CHECK ((minor IS NULL) = (currency IS NULL)),
            CHECK ((status = 'binding') = (bound_at IS NOT NULL))
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX change_order_by_sow ON change_order (sow, id);

        CREATE TABLE change_order_signature (
            customer TEXT NOT NULL,
            change_order TEXT NOT NULL,
            party TEXT NOT NULL CHECK (party IN ('provider', 'customer')),
            signed_by TEXT NOT NULL CHECK (length(signed_by) BETWEEN 1 AND 200),
            signed_on TEXT NOT NULL CHECK (length(signed_on) = 10),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            PRIMARY KEY (change_order, party),
            FOREIGN KEY (customer, change_order) REFERENCES change_order (customer, id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE recurring_addition (
            customer TEXT NOT NULL,
            sow TEXT NOT NULL,
            change_order TEXT PRIMARY KEY,
            minutes INTEGER NOT NULL CHECK (minutes > 0),
            effective_from TEXT NOT NULL CHECK (length(effective_from) = 10),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            FOREIGN KEY (customer, sow) REFERENCES statement_of_work (customer, id),
            FOREIGN KEY (customer, change_order) REFERENCES change_order (customer, id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX recurring_addition_by_sow ON recurring_addition (sow, effective_from);

        CREATE TABLE hour_year (
            customer TEXT NOT NULL,
            sow TEXT NOT NULL,
            first TEXT NOT NULL CHECK (length(first) = 10),
            last TEXT NOT NULL CHECK (length(last) = 10 AND last >= first),
            opened_at INTEGER NOT NULL,
            closed_by TEXT,
            closed_on TEXT CHECK (closed_on > last),
            closed_at INTEGER,
            PRIMARY KEY (sow, first),
            UNIQUE (customer, sow, first),
            FOREIGN KEY (customer, sow) REFERENCES statement_of_work (customer, id),
            CHECK ((closed_by IS NULL) = (closed_at IS NULL) AND (closed_on IS NULL) = (closed_at IS NULL))
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE hour_row (
            id INTEGER PRIMARY KEY CHECK (id > 0),
            entry INTEGER NOT NULL CHECK (entry BETWEEN 1 AND id),
            customer TEXT NOT NULL,
            sow TEXT NOT NULL,
            year_first TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN
                ('deposit', 'addition', 'recurring addition', 'consume', 'reversal', 'expire')),
            minutes INTEGER NOT NULL,
            real_minutes INTEGER NOT NULL,
            work_date TEXT NOT NULL CHECK (length(work_date) = 10),
            person TEXT CHECK (length(person) BETWEEN 1 AND 200),
            engagement TEXT,
            request TEXT CHECK (length(request) BETWEEN 1 AND 200),
            phase TEXT CHECK (length(phase) BETWEEN 1 AND 200),
            note TEXT NOT NULL,
            over_budget INTEGER NOT NULL CHECK (over_budget IN (0, 1)),
            attaches INTEGER REFERENCES hour_row (id),
            reverses INTEGER UNIQUE REFERENCES hour_row (id),
            change_order TEXT,
            minor INTEGER,
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            UNIQUE (customer, id),
            FOREIGN KEY (customer, sow, year_first) REFERENCES hour_year (customer, sow, first),
            FOREIGN KEY (customer, change_order) REFERENCES change_order (customer, id),
            FOREIGN KEY (customer, engagement) REFERENCES engagement (customer, id),
            CHECK (over_budget = 0 OR kind IN ('consume', 'reversal')),
            CHECK (kind NOT IN ('deposit', 'recurring addition') OR minutes >= 0),
            CHECK (kind NOT IN ('consume', 'expire') OR minutes < 0),
            CHECK (kind <> 'reversal' OR minutes >= 0),
            CHECK ((kind = 'reversal') = (reverses IS NOT NULL)),
            CHECK (attaches IS NULL OR (kind = 'consume' AND over_budget = 0)),
            CHECK ((kind IN ('consume', 'reversal')) = (person IS NOT NULL)),
            CHECK ((kind IN ('addition', 'recurring addition')) = (change_order IS NOT NULL)),
            CHECK ((kind = 'expire') = (minor IS NOT NULL))
        ) STRICT;
        CREATE INDEX hour_row_by_year ON hour_row (sow, year_first, id);
        CREATE INDEX hour_row_by_work_date ON hour_row (customer, work_date);
        CREATE UNIQUE INDEX hour_row_deposited_once ON hour_row (sow, year_first) WHERE kind = 'deposit';
        CREATE TRIGGER hour_row_never_changes BEFORE UPDATE ON hour_row
        BEGIN SELECT RAISE(ABORT, 'a row of hours never changes'); END;
        CREATE TRIGGER hour_row_is_never_deleted BEFORE DELETE ON hour_row
        BEGIN SELECT RAISE(ABORT, 'a row of hours is never deleted'); END;

        CREATE TABLE hour_offer (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            customer TEXT NOT NULL,
            sow TEXT NOT NULL,
            year_first TEXT NOT NULL CHECK (length(year_first) = 10),
            service TEXT NOT NULL CHECK (length(service) > 0),
            offered_to TEXT NOT NULL CHECK (length(offered_to) BETWEEN 1 AND 200),
            offered_on TEXT NOT NULL CHECK (length(offered_on) = 10),
            note TEXT NOT NULL,
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            FOREIGN KEY (customer, sow) REFERENCES statement_of_work (customer, id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX hour_offer_by_year ON hour_offer (sow, year_first, offered_on);
        """)
}
