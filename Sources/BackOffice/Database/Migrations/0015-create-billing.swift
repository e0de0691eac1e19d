extension Migration {
    /// What is billed, to whom, at which tax. An issued invoice, its lines and what they claim never change; a billable fact
    /// stands on one line at a time.
    static let createBilling = Migration(
        "0015-create-billing",
        """
        CREATE TABLE customer_tax (
            id INTEGER PRIMARY KEY,
            customer TEXT NOT NULL REFERENCES customer (code),
            from_day TEXT NOT NULL CHECK (length(from_day) = 10),
            basis_points INTEGER CHECK (basis_points BETWEEN 0 AND 10000),
            exempt TEXT CHECK (length(exempt) BETWEEN 1 AND 200),
            taxes_travel INTEGER NOT NULL CHECK (taxes_travel IN (0, 1)),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            CHECK ((basis_points IS NULL) = (exempt IS NOT NULL))
        ) STRICT;
        CREATE INDEX tax_of_customer ON customer_tax (customer, from_day, id);

        CREATE TABLE customer_billing (
            id INTEGER PRIMARY KEY,
            customer TEXT NOT NULL REFERENCES customer (code),
            due_days INTEGER NOT NULL CHECK (due_days BETWEEN 0 AND 365),
            bills_from TEXT CHECK (length(bills_from) = 10),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX billing_of_customer ON customer_billing (customer, id);

        CREATE TABLE invoice (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            customer TEXT NOT NULL REFERENCES customer (code),
            category TEXT NOT NULL CHECK (category IN ('yearly', 'services')),
            period TEXT NOT NULL CHECK (length(period) BETWEEN 6 AND 7),
            currency TEXT NOT NULL CHECK (length(currency) = 3),
            status TEXT NOT NULL CHECK (status IN ('draft', 'issued', 'paid', 'credited', 'discarded')),
            drafted_on TEXT NOT NULL CHECK (length(drafted_on) = 10),
            drafted_by TEXT NOT NULL,
            drafted_at INTEGER NOT NULL,
            number TEXT UNIQUE CHECK (length(number) BETWEEN 13 AND 64),
            issued_on TEXT CHECK (length(issued_on) = 10 AND issued_on >= drafted_on),
            issued_by TEXT,
            issued_at INTEGER,
            due_on TEXT CHECK (length(due_on) = 10 AND due_on >= issued_on),
            tax_basis_points INTEGER CHECK (tax_basis_points BETWEEN 0 AND 10000),
            tax_exempt TEXT CHECK (length(tax_exempt) BETWEEN 1 AND 200),
            net_minor INTEGER,
            taxable_minor INTEGER,
            tax_minor INTEGER,
            total_minor INTEGER CHECK (total_minor = net_minor + tax_minor AND total_minor >= 0),
            discarded_by TEXT,
            discarded_at INTEGER,
            UNIQUE (customer, id),
            CHECK ((status IN ('issued', 'paid', 'credited')) = (number IS NOT NULL)),
            CHECK ((number IS NULL) = (issued_on IS NULL) AND (number IS NULL) = (issued_by IS NULL)),
            CHECK ((number IS NULL) = (issued_at IS NULL) AND (number IS NULL) = (due_on IS NULL)),
            CHECK ((number IS NULL) = (total_minor IS NULL) AND (number IS NULL) = (taxable_minor IS NULL)),
            CHECK ((number IS NOT NULL) = (tax_basis_points IS NOT NULL OR tax_exempt IS NOT NULL)),
            CHECK (tax_basis_points IS NULL OR tax_exempt IS NULL),
            CHECK ((status = 'discarded') = (discarded_at IS NOT NULL) AND (discarded_at IS NULL) = (discarded_by IS NULL))
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX invoice_of_customer ON invoice (customer, id);
        CREATE INDEX invoice_by_issue ON invoice (issued_on, number) WHERE number IS NOT NULL;
        CREATE INDEX invoice_in_draft ON invoice (customer, category) WHERE status = 'draft';

        CREATE TABLE invoice_line (
            invoice TEXT NOT NULL,
            position INTEGER NOT NULL CHECK (position > 0),
            customer TEXT NOT NULL,
            agreement TEXT NOT NULL CHECK (length(agreement) BETWEEN 1 AND 64),
            item TEXT NOT NULL CHECK (length(item) BETWEEN 1 AND 64),
            description TEXT NOT NULL CHECK (length(description) BETWEEN 1 AND 400),
            service_from TEXT NOT NULL CHECK (length(service_from) = 10),
            service_through TEXT NOT NULL CHECK (length(service_through) = 10 AND service_through >= service_from),
            quantity INTEGER NOT NULL,
            unit TEXT NOT NULL CHECK (unit IN ('each', 'hour', 'day', 'endpoint-month', 'device-month')),
            price_minor INTEGER NOT NULL,
            minor INTEGER NOT NULL,
            taxable INTEGER NOT NULL CHECK (taxable IN (0, 1)),
            prepaid INTEGER NOT NULL CHECK (prepaid IN (0, 1)),
            PRIMARY KEY (invoice, position),
            FOREIGN KEY (customer, invoice) REFERENCES invoice (customer, id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE claim (
            invoice TEXT NOT NULL,
            position INTEGER NOT NULL,
            fact_kind TEXT NOT NULL CHECK (fact_kind IN
                ('fee', 'hours', 'phase', 'project', 'change order', 'charge', 'expense', 'credit', 'cancellation')),
            fact_id TEXT NOT NULL CHECK (length(fact_id) BETWEEN 1 AND 400),
            customer TEXT NOT NULL,
            quantity INTEGER NOT NULL,
            price_minor INTEGER NOT NULL,
            words TEXT NOT NULL,
            released_at INTEGER,
            PRIMARY KEY (invoice, position, fact_kind, fact_id),
            FOREIGN KEY (invoice, position) REFERENCES invoice_line (invoice, position),
            FOREIGN KEY (customer, invoice) REFERENCES invoice (customer, id)
        ) STRICT, WITHOUT ROWID;
        CREATE UNIQUE INDEX claim_of_fact ON claim (fact_kind, fact_id) WHERE released_at IS NULL;
        CREATE INDEX fee_ever_claimed ON claim (fact_id) WHERE fact_kind = 'fee';

        CREATE TABLE credit_note (
            number TEXT PRIMARY KEY CHECK (length(number) BETWEEN 12 AND 64),
            customer TEXT NOT NULL,
            invoice TEXT NOT NULL,
            whole INTEGER NOT NULL CHECK (whole IN (0, 1)),
            reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
            issued_on TEXT NOT NULL CHECK (length(issued_on) = 10),
            net_minor INTEGER NOT NULL,
            taxable_minor INTEGER NOT NULL,
            tax_minor INTEGER NOT NULL,
            total_minor INTEGER NOT NULL CHECK (total_minor = net_minor + tax_minor AND total_minor >= 0),
            issued_by TEXT NOT NULL,
            issued_at INTEGER NOT NULL,
            UNIQUE (customer, number),
            FOREIGN KEY (customer, invoice) REFERENCES invoice (customer, id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX credit_note_of_invoice ON credit_note (invoice, number);
        CREATE UNIQUE INDEX credited_whole_once ON credit_note (invoice) WHERE whole = 1;

        CREATE TABLE credit_note_line (
            number TEXT NOT NULL REFERENCES credit_note (number),
            position INTEGER NOT NULL CHECK (position > 0),
            customer TEXT NOT NULL,
            invoice TEXT NOT NULL,
            line INTEGER NOT NULL,
            minor INTEGER NOT NULL,
            PRIMARY KEY (number, position),
            FOREIGN KEY (customer, number) REFERENCES credit_note (customer, number),
            FOREIGN KEY (invoice, line) REFERENCES invoice_line (invoice, position)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE payment (
            id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
            customer TEXT NOT NULL,
            invoice TEXT NOT NULL,
            minor INTEGER NOT NULL CHECK (minor > 0),
            paid_on TEXT NOT NULL CHECK (length(paid_on) = 10),
            reference TEXT NOT NULL CHECK (length(reference) BETWEEN 1 AND 200),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            UNIQUE (customer, id),
            FOREIGN KEY (customer, invoice) REFERENCES invoice (customer, id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX payment_of_invoice ON payment (invoice, id);

        CREATE TABLE payment_reversal (
            payment TEXT PRIMARY KEY,
            customer TEXT NOT NULL,
            reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
            reversed_on TEXT NOT NULL CHECK (length(reversed_on) = 10),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            FOREIGN KEY (customer, payment) REFERENCES payment (customer, id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE credit_claim (
            customer TEXT NOT NULL,
            agreement TEXT NOT NULL,
            month TEXT NOT NULL CHECK (length(month) = 7),
            received_on TEXT NOT NULL CHECK (length(received_on) = 10),
            claimed_by TEXT NOT NULL CHECK (length(claimed_by) BETWEEN 1 AND 200),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            PRIMARY KEY (agreement, month),
            FOREIGN KEY (customer, agreement) REFERENCES cloud_services_agreement (customer, id)
        ) STRICT, WITHOUT ROWID;

        CREATE TRIGGER issued_invoice_never_changes BEFORE UPDATE ON invoice
        WHEN OLD.status <> 'draft' AND (
            NEW.status NOT IN ('issued', 'paid', 'credited') OR OLD.status NOT IN ('issued', 'paid')
            OR NEW.id <> OLD.id OR NEW.customer <> OLD.customer OR NEW.category <> OLD.category OR NEW.period <> OLD.period
            OR NEW.currency <> OLD.currency OR NEW.drafted_on <> OLD.drafted_on OR NEW.drafted_by <> OLD.drafted_by
            OR NEW.drafted_at <> OLD.drafted_at OR NEW.number <> OLD.number OR NEW.issued_on <> OLD.issued_on
            OR NEW.issued_by <> OLD.issued_by OR NEW.issued_at <> OLD.issued_at OR NEW.due_on <> OLD.due_on
            OR NEW.tax_basis_points IS NOT OLD.tax_basis_points OR NEW.tax_exempt IS NOT OLD.tax_exempt
            OR NEW.net_minor <> OLD.net_minor OR NEW.taxable_minor <> OLD.taxable_minor OR NEW.tax_minor <> OLD.tax_minor
            OR NEW.total_minor <> OLD.total_minor)
        BEGIN SELECT RAISE(ABORT, 'an issued invoice never changes'); END;
        CREATE TRIGGER invoice_is_never_deleted BEFORE DELETE ON invoice
        BEGIN SELECT RAISE(ABORT, 'an invoice is never deleted'); END;
        CREATE TRIGGER invoice_line_is_drafted BEFORE INSERT ON invoice_line
        WHEN (SELECT status FROM invoice WHERE id = NEW.invoice) <> 'draft'
        BEGIN SELECT RAISE(ABORT, 'an issued invoice never changes'); END;
        CREATE TRIGGER invoice_line_never_changes BEFORE UPDATE ON invoice_line
        BEGIN SELECT RAISE(ABORT, 'a line of an invoice never changes'); END;
        CREATE TRIGGER invoice_line_is_never_deleted BEFORE DELETE ON invoice_line
        BEGIN SELECT RAISE(ABORT, 'a line of an invoice is never deleted'); END;
        CREATE TRIGGER claim_is_drafted BEFORE INSERT ON claim
        WHEN (SELECT status FROM invoice WHERE id = NEW.invoice) <> 'draft'
        BEGIN SELECT RAISE(ABORT, 'an issued invoice never changes'); END;
        CREATE TRIGGER claim_is_released_once BEFORE UPDATE ON claim
        WHEN OLD.released_at IS NOT NULL OR NEW.released_at IS NULL OR NEW.invoice <> OLD.invoice
            OR NEW.position <> OLD.position OR NEW.fact_kind <> OLD.fact_kind OR NEW.fact_id <> OLD.fact_id
            OR NEW.customer <> OLD.customer OR NEW.quantity <> OLD.quantity OR NEW.price_minor <> OLD.price_minor
            OR NEW.words <> OLD.words
            OR (SELECT status FROM invoice WHERE id = OLD.invoice) NOT IN ('credited', 'discarded')
        BEGIN SELECT RAISE(ABORT, 'a claim is released by a credit note over the whole invoice, and never else changed'); END;
        CREATE TRIGGER claim_is_never_deleted BEFORE DELETE ON claim
        BEGIN SELECT RAISE(ABORT, 'a claim is never deleted'); END;
        CREATE TRIGGER credit_note_never_changes BEFORE UPDATE ON credit_note
        BEGIN SELECT RAISE(ABORT, 'a credit note never changes'); END;
        CREATE TRIGGER credit_note_is_never_deleted BEFORE DELETE ON credit_note
        BEGIN SELECT RAISE(ABORT, 'a credit note is never deleted'); END;
        CREATE TRIGGER credit_note_line_never_changes BEFORE UPDATE ON credit_note_line
        BEGIN SELECT RAISE(ABORT, 'a line of a credit note never changes'); END;
        CREATE TRIGGER credit_note_line_is_never_deleted BEFORE DELETE ON credit_note_line
        BEGIN SELECT RAISE(ABORT, 'a line of a credit note is never deleted'); END;
        CREATE TRIGGER payment_never_changes BEFORE UPDATE ON payment
        BEGIN SELECT RAISE(ABORT, 'a payment never changes'); END;
        CREATE TRIGGER payment_is_never_deleted BEFORE DELETE ON payment
        BEGIN SELECT RAISE(ABORT, 'a payment is never deleted'); END;
        """)
}
