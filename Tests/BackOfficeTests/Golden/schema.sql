CREATE TABLE access_decision (
    review TEXT NOT NULL REFERENCES access_review (id),
    line INTEGER NOT NULL,
    customer TEXT REFERENCES customer (code),
    person TEXT NOT NULL CHECK (length(person) BETWEEN 1 AND 200),
    outcome TEXT NOT NULL CHECK (outcome IN ('kept', 'withdrawn')),
    reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
    PRIMARY KEY (review, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE access_link (
    digest TEXT PRIMARY KEY CHECK (length(digest) = 64),
    actor TEXT NOT NULL REFERENCES actor (id),
    purpose TEXT NOT NULL CHECK (purpose IN ('invitation', 'reset')),
    expires_at INTEGER NOT NULL,
    recorded_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    used_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE access_review (
    id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
    customer TEXT REFERENCES customer (code),
    system TEXT CHECK (length(system) BETWEEN 1 AND 64),
    facility TEXT CHECK (length(facility) BETWEEN 1 AND 64),
    room TEXT CHECK (length(room) BETWEEN 1 AND 64),
    reviewed_on TEXT NOT NULL CHECK (length(reviewed_on) = 10),
    reviewed_by TEXT NOT NULL CHECK (length(reviewed_by) BETWEEN 1 AND 200),
    recorded_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    CHECK ((customer IS NULL) = (system IS NULL)),
    CHECK ((facility IS NULL) = (room IS NULL)),
    CHECK ((customer IS NULL) <> (facility IS NULL))
) STRICT;

CREATE TABLE access_review_plan (
    number INTEGER PRIMARY KEY,
    customer TEXT REFERENCES customer (code),
    system TEXT CHECK (length(system) BETWEEN 1 AND 64),
    facility TEXT CHECK (length(facility) BETWEEN 1 AND 64),
    room TEXT CHECK (length(room) BETWEEN 1 AND 64),
    months INTEGER CHECK (months BETWEEN 1 AND 24),
    owner TEXT NOT NULL CHECK (length(owner) BETWEEN 1 AND 200),
    first_due_on TEXT NOT NULL CHECK (length(first_due_on) = 10),
    recorded_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    CHECK ((customer IS NULL) = (system IS NULL)),
    CHECK ((facility IS NULL) = (room IS NULL)),
    CHECK ((customer IS NULL) <> (facility IS NULL))
) STRICT;

CREATE TABLE account (
    utility TEXT NOT NULL REFERENCES customer (code),
    number INTEGER NOT NULL CHECK (number > 0),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 128),
    PRIMARY KEY (utility, number), UNIQUE (utility, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE actor (
    id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    utility TEXT REFERENCES customer (code),
    approval TEXT NOT NULL CHECK (length(approval) BETWEEN 1 AND 500),
    recorded_at INTEGER NOT NULL
, email TEXT CHECK (length(email) BETWEEN 3 AND 254)) STRICT, WITHOUT ROWID;

CREATE TABLE actor_role (
    id INTEGER PRIMARY KEY,
    actor TEXT NOT NULL REFERENCES actor (id),
    role TEXT NOT NULL,
    approval TEXT NOT NULL CHECK (length(approval) BETWEEN 1 AND 500),
    granted_by TEXT NOT NULL,
    granted_at INTEGER NOT NULL,
    revoked_by TEXT,
    revoked_at INTEGER, until TEXT CHECK (length(until) = 10),
    CHECK ((revoked_by IS NULL) = (revoked_at IS NULL))
) STRICT;

CREATE UNIQUE INDEX actor_role_held ON actor_role (actor, role) WHERE revoked_at IS NULL;

CREATE TABLE alarm (
    id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
    monitor TEXT NOT NULL REFERENCES monitor (id),
    customer TEXT REFERENCES customer (code),
    opened_at INTEGER NOT NULL,
    severity TEXT NOT NULL CHECK (severity IN ('warning', 'critical')),
    thousandths INTEGER NOT NULL,
    cleared_at INTEGER,
    recorded_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL
) STRICT;

CREATE INDEX alarm_by_opening ON alarm (customer, opened_at);

CREATE UNIQUE INDEX alarm_open_once ON alarm (monitor) WHERE cleared_at IS NULL;

CREATE TABLE alarm_fact (
    number INTEGER PRIMARY KEY,
    alarm TEXT NOT NULL REFERENCES alarm (id),
    customer TEXT REFERENCES customer (code),
    fact TEXT NOT NULL CHECK (fact IN ('raised', 'acknowledged', 'cleared', 'linked')),
    at INTEGER NOT NULL,
    thousandths INTEGER,
    note TEXT CHECK (length(note) BETWEEN 1 AND 2000),
    record TEXT CHECK (length(record) BETWEEN 1 AND 64),
    recorded_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    CHECK (fact <> 'raised' OR thousandths IS NOT NULL),
    CHECK (fact <> 'cleared' OR thousandths IS NOT NULL OR note IS NOT NULL),
    CHECK ((fact = 'linked') = (record IS NOT NULL))
) STRICT;

CREATE INDEX alarm_fact_of_alarm ON alarm_fact (alarm, number);

CREATE TABLE alarm_recipient (
    number INTEGER PRIMARY KEY,
    customer TEXT REFERENCES customer (code),
    address TEXT NOT NULL COLLATE NOCASE CHECK (length(address) BETWEEN 3 AND 254),
    severity TEXT NOT NULL CHECK (severity IN ('warning', 'critical')),
    recorded_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    ended_by TEXT,
    ended_at INTEGER,
    CHECK ((ended_by IS NULL) = (ended_at IS NULL))
) STRICT;

CREATE UNIQUE INDEX alarm_recipient_once ON alarm_recipient (coalesce(customer, ''), address) WHERE ended_at IS NULL;

CREATE TABLE answered_call (
    actor TEXT NOT NULL REFERENCES actor (id),
    key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 200),
    digest TEXT NOT NULL CHECK (length(digest) = 64),
    status INTEGER NOT NULL,
    body TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (actor, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE api_token (
    id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
    actor TEXT NOT NULL REFERENCES actor (id),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    digest TEXT NOT NULL UNIQUE CHECK (length(digest) = 64),
    scopes TEXT NOT NULL CHECK (json_valid(scopes)),
    expires_on TEXT NOT NULL CHECK (length(expires_on) = 10),
    recorded_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    revoked_by TEXT,
    revoked_at INTEGER,
    CHECK ((revoked_by IS NULL) = (revoked_at IS NULL))
) STRICT, WITHOUT ROWID;

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

CREATE TRIGGER assessment_is_never_deleted BEFORE DELETE ON assessment
BEGIN SELECT RAISE(ABORT, 'a stored assessment is never deleted'); END;

CREATE TRIGGER assessment_never_changes BEFORE UPDATE ON assessment
BEGIN SELECT RAISE(ABORT, 'a stored assessment never changes'); END;

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

CREATE INDEX assessment_by_period ON assessment (customer, period, closed_at, verdict, numerator, denominator);

CREATE TRIGGER availability_month_is_never_deleted BEFORE DELETE ON availability_month
BEGIN SELECT RAISE(ABORT, 'a closed availability figure is never deleted'); END;

CREATE TRIGGER availability_month_never_changes BEFORE UPDATE ON availability_month
BEGIN SELECT RAISE(ABORT, 'a closed availability figure never changes'); END;

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

CREATE UNIQUE INDEX backup_disposed_once ON backup_fact (copy) WHERE fact = 'disposed';

CREATE INDEX backup_fact_of_copy ON backup_fact (customer, copy, number);

CREATE TABLE bill_date (
    id INTEGER PRIMARY KEY,
    utility TEXT NOT NULL REFERENCES customer (code),
    cycle TEXT NOT NULL CHECK (length(cycle) BETWEEN 1 AND 64),
    day TEXT NOT NULL CHECK (length(day) = 10),
    recorded_at INTEGER NOT NULL,
    superseded_at INTEGER CHECK (superseded_at >= recorded_at)
) STRICT;

CREATE INDEX bill_date_by_day ON bill_date (utility, day, cycle);

CREATE UNIQUE INDEX bill_date_current ON bill_date (utility, day, cycle) WHERE superseded_at IS NULL;

CREATE TRIGGER board_meeting_held_never_changes BEFORE UPDATE ON board_meeting WHEN old.status IN ('held', 'not held')
BEGIN SELECT RAISE(ABORT, 'minutes never change'); END;

CREATE TRIGGER board_meeting_is_kept BEFORE DELETE ON board_meeting
BEGIN SELECT RAISE(ABORT, 'minutes are kept'); END;

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

CREATE TRIGGER board_minutes_addition_is_kept BEFORE DELETE ON board_minutes_addition
BEGIN SELECT RAISE(ABORT, 'minutes are kept'); END;

CREATE TRIGGER board_minutes_addition_never_changes BEFORE UPDATE ON board_minutes_addition
BEGIN SELECT RAISE(ABORT, 'minutes never change'); END;

CREATE TABLE board_minutes_addition (
    number INTEGER PRIMARY KEY,
    meeting TEXT NOT NULL REFERENCES board_meeting (id),
    text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 4000),
    recorded_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL
) STRICT;

CREATE INDEX board_minutes_addition_of_meeting ON board_minutes_addition (meeting, number);

CREATE TRIGGER board_rules_are_kept BEFORE DELETE ON board_rules
BEGIN SELECT RAISE(ABORT, 'rules of the board are kept'); END;

CREATE TRIGGER board_rules_never_change BEFORE UPDATE ON board_rules
BEGIN SELECT RAISE(ABORT, 'rules of the board never change; new ones follow'); END;

CREATE TABLE board_rules (
    number INTEGER PRIMARY KEY,
    rules TEXT NOT NULL CHECK (json_valid(rules)),
    recorded_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL
) STRICT;

CREATE TABLE books (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    opened_at INTEGER NOT NULL,
    demo INTEGER NOT NULL CHECK (demo IN (0, 1)),
    stands_at INTEGER,
    CHECK (stands_at IS NULL OR demo = 1)
) STRICT;

CREATE TABLE canned_reply (
    name TEXT PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 64),
    text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 20000),
    recorded_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL
) STRICT;

CREATE TRIGGER catalogue_never_changes BEFORE UPDATE ON catalogue
BEGIN SELECT RAISE(ABORT, 'a published catalogue never changes'); END;

CREATE TABLE catalogue (
    version INTEGER PRIMARY KEY CHECK (version > 1),
    content TEXT NOT NULL CHECK (json_valid(content)),
    recorded_at INTEGER NOT NULL
) STRICT;

CREATE TABLE certificate (
    id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    facility TEXT CHECK (length(facility) BETWEEN 1 AND 64),
    issued_on TEXT NOT NULL CHECK (length(issued_on) = 10),
    expires_on TEXT NOT NULL CHECK (length(expires_on) = 10 AND expires_on >= issued_on),
    note TEXT NOT NULL CHECK (length(note) <= 2000),
    recorded_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL
) STRICT;

CREATE TRIGGER change_affects_is_kept BEFORE DELETE ON change_affects
WHEN (SELECT status FROM change_request WHERE id = old.change) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'what a submitted change touches is kept'); END;

CREATE TABLE change_affects (
    change TEXT NOT NULL REFERENCES change_request (id),
    customer TEXT NOT NULL REFERENCES customer (code),
    system TEXT NOT NULL CHECK (length(system) BETWEEN 1 AND 64),
    PRIMARY KEY (change, customer, system)
) STRICT, WITHOUT ROWID;

CREATE INDEX change_affects_customer ON change_affects (customer, change);

CREATE TRIGGER change_fact_is_kept BEFORE DELETE ON change_fact
BEGIN SELECT RAISE(ABORT, 'facts of changes are kept'); END;

CREATE TRIGGER change_fact_never_changes BEFORE UPDATE ON change_fact
BEGIN SELECT RAISE(ABORT, 'a fact of a change never changes'); END;

CREATE TABLE change_fact (
    number INTEGER PRIMARY KEY,
    change TEXT NOT NULL REFERENCES change_request (id),
    fact TEXT NOT NULL CHECK (fact IN ('drafted', 'revised', 'submitted', 'placed', 'decided', 'approved', 'deferred',
        'pulled back', 'cancelled', 'scheduled', 'started', 'finished', 'backed up', 'reviewed', 'closed', 'clashes')),
    meeting TEXT REFERENCES board_meeting (id),
    detail TEXT NOT NULL CHECK (json_valid(detail)),
    recorded_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL
) STRICT;

CREATE INDEX change_fact_of_change ON change_fact (change, number);

CREATE INDEX change_fact_of_meeting ON change_fact (meeting, number) WHERE meeting IS NOT NULL;

CREATE TRIGGER change_freeze_is_kept BEFORE DELETE ON change_freeze
BEGIN SELECT RAISE(ABORT, 'freezes are kept'); END;

CREATE TRIGGER change_freeze_never_changes BEFORE UPDATE ON change_freeze
BEGIN SELECT RAISE(ABORT, 'a freeze never changes; it is lifted'); END;

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

CREATE TRIGGER change_request_closed_never_changes BEFORE UPDATE ON change_request
WHEN old.status IN ('closed', 'cancelled')
BEGIN SELECT RAISE(ABORT, 'a change that is over never changes'); END;

CREATE TRIGGER change_request_is_kept BEFORE DELETE ON change_request
BEGIN SELECT RAISE(ABORT, 'change requests are kept'); END;

CREATE TABLE change_request (
    id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
    kind TEXT NOT NULL CHECK (kind IN ('standard', 'normal', 'emergency', 'unauthorized')),
    requested_by TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('draft', 'submitted', 'on agenda', 'deferred', 'approved', 'rejected',
        'scheduled', 'implementing', 'in review', 'closed', 'cancelled')),
    meeting TEXT REFERENCES board_meeting (id),
    starts_at INTEGER,
    ends_at INTEGER CHECK (ends_at > starts_at),
    plan TEXT NOT NULL CHECK (json_valid(plan)),
    state TEXT NOT NULL CHECK (json_valid(state)),
    recorded_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    CHECK ((status IN ('on agenda', 'deferred')) = (meeting IS NOT NULL)),
    CHECK ((starts_at IS NULL) = (ends_at IS NULL))
) STRICT;

CREATE INDEX change_request_by_meeting ON change_request (meeting) WHERE meeting IS NOT NULL;

CREATE INDEX change_request_by_status ON change_request (status, starts_at);

CREATE TRIGGER change_template_is_kept BEFORE DELETE ON change_template
BEGIN SELECT RAISE(ABORT, 'templates are kept'); END;

CREATE TRIGGER change_template_never_changes BEFORE UPDATE ON change_template
BEGIN SELECT RAISE(ABORT, 'a template never changes; another follows'); END;

CREATE TABLE change_template (
    name TEXT PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 64),
    scope TEXT NOT NULL CHECK (length(scope) BETWEEN 1 AND 4000),
    approved_in TEXT NOT NULL REFERENCES board_meeting (id),
    recorded_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL
) STRICT;

CREATE TABLE change_window (
    change TEXT NOT NULL REFERENCES change_request (id),
    service_window TEXT NOT NULL CHECK (length(service_window) BETWEEN 1 AND 64),
    customer TEXT NOT NULL REFERENCES customer (code),
    is_own INTEGER NOT NULL CHECK (is_own IN (0, 1)),
    ended_at INTEGER,
    was_available INTEGER CHECK (was_available IN (0, 1)),
    PRIMARY KEY (change, service_window),
    CHECK ((ended_at IS NULL) = (was_available IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE checklist (
    number INTEGER PRIMARY KEY,
    customer TEXT NOT NULL REFERENCES customer (code),
    system TEXT NOT NULL CHECK (length(system) BETWEEN 1 AND 64),
    items TEXT NOT NULL CHECK (json_valid(items)),
    from_day TEXT NOT NULL CHECK (length(from_day) = 10),
    recorded_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL
) STRICT;

CREATE INDEX checklist_of_system ON checklist (customer, system, from_day);

CREATE TRIGGER checklist_fact_is_kept BEFORE DELETE ON checklist_fact
BEGIN SELECT RAISE(ABORT, 'checklist sheets are kept'); END;

CREATE TRIGGER checklist_fact_never_changes BEFORE UPDATE ON checklist_fact
BEGIN SELECT RAISE(ABORT, 'a checklist result never changes'); END;

CREATE TABLE checklist_fact (
    number INTEGER PRIMARY KEY,
    customer TEXT NOT NULL REFERENCES customer (code),
    system TEXT NOT NULL CHECK (length(system) BETWEEN 1 AND 64),
    day TEXT NOT NULL CHECK (length(day) = 10),
    fact TEXT NOT NULL CHECK (fact IN ('checked', 'linked', 'signed')),
    item TEXT CHECK (length(item) BETWEEN 1 AND 64),
    result TEXT CHECK (result IN ('good', 'fault', 'notApplicable')),
    note TEXT CHECK (length(note) BETWEEN 1 AND 2000),
    corrective_action TEXT CHECK (length(corrective_action) BETWEEN 1 AND 2000),
    followed_in TEXT CHECK (length(followed_in) BETWEEN 1 AND 64),
    initials TEXT CHECK (length(initials) BETWEEN 2 AND 5),
    recorded_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    CHECK ((fact = 'signed') = (item IS NULL)),
    CHECK ((fact = 'signed') = (initials IS NOT NULL)),
    CHECK ((fact = 'checked') = (result IS NOT NULL)),
    CHECK (fact <> 'linked' OR corrective_action IS NOT NULL),
    CHECK (followed_in IS NULL OR corrective_action IS NOT NULL)
) STRICT;

CREATE INDEX checklist_fact_of_day ON checklist_fact (customer, day, system, number);

CREATE INDEX checklist_signature ON checklist_fact (customer, system, day, recorded_at) WHERE fact = 'signed';

CREATE UNIQUE INDEX checklist_signed_once ON checklist_fact (customer, system, day) WHERE fact = 'signed';

CREATE TRIGGER claim_is_drafted BEFORE INSERT ON claim
WHEN (SELECT status FROM invoice WHERE id = NEW.invoice) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'an issued invoice never changes'); END;

CREATE TRIGGER claim_is_never_deleted BEFORE DELETE ON claim
BEGIN SELECT RAISE(ABORT, 'a claim is never deleted'); END;

CREATE TRIGGER claim_is_released_once BEFORE UPDATE ON claim
WHEN OLD.released_at IS NOT NULL OR NEW.released_at IS NULL OR NEW.invoice <> OLD.invoice
    OR NEW.position <> OLD.position OR NEW.fact_kind <> OLD.fact_kind OR NEW.fact_id <> OLD.fact_id
    OR NEW.customer <> OLD.customer OR NEW.quantity <> OLD.quantity OR NEW.price_minor <> OLD.price_minor
    OR NEW.words <> OLD.words
    OR (SELECT status FROM invoice WHERE id = OLD.invoice) NOT IN ('credited', 'discarded')
BEGIN SELECT RAISE(ABORT, 'a claim is released by a credit note over the whole invoice, and never else changed'); END;

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

CREATE TABLE cloud_services_agreement (
    id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
    customer TEXT NOT NULL REFERENCES customer (code),
    terms TEXT NOT NULL CHECK (json_valid(terms)),
    status TEXT NOT NULL CHECK (status IN ('draft', 'signed by one', 'binding')),
    state TEXT NOT NULL CHECK (json_valid(state)),
    from_day TEXT NOT NULL CHECK (length(from_day) = 10),
    through_day TEXT NOT NULL CHECK (length(through_day) = 10 AND through_day >= from_day),
    drafted_at INTEGER NOT NULL,
    bound_at INTEGER,
    UNIQUE (customer, id),
    CHECK ((status = 'binding') = (bound_at IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX agreement_by_term ON cloud_services_agreement (customer, from_day, through_day) WHERE status = 'binding';

CREATE TRIGGER contact_is_never_deleted BEFORE DELETE ON contact
BEGIN SELECT RAISE(ABORT, 'a contact is never deleted'); END;

CREATE TABLE contact (
    customer TEXT NOT NULL REFERENCES customer (code),
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    role TEXT NOT NULL CHECK (length(role) BETWEEN 1 AND 200),
    email TEXT CHECK (length(email) BETWEEN 3 AND 254),
    phone TEXT CHECK (length(phone) BETWEEN 5 AND 40),
    recorded_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    left_by TEXT,
    left_at INTEGER,
    PRIMARY KEY (customer, id),
    CHECK (email IS NOT NULL OR phone IS NOT NULL),
    CHECK ((left_by IS NULL) = (left_at IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE credential (
    actor TEXT PRIMARY KEY REFERENCES actor (id),
    hash TEXT NOT NULL CHECK (length(hash) BETWEEN 20 AND 300),
    recorded_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL
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

CREATE TRIGGER credit_note_is_never_deleted BEFORE DELETE ON credit_note
BEGIN SELECT RAISE(ABORT, 'a credit note is never deleted'); END;

CREATE TRIGGER credit_note_never_changes BEFORE UPDATE ON credit_note
BEGIN SELECT RAISE(ABORT, 'a credit note never changes'); END;

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

CREATE TRIGGER credit_note_line_is_never_deleted BEFORE DELETE ON credit_note_line
BEGIN SELECT RAISE(ABORT, 'a line of a credit note is never deleted'); END;

CREATE TRIGGER credit_note_line_never_changes BEFORE UPDATE ON credit_note_line
BEGIN SELECT RAISE(ABORT, 'a line of a credit note never changes'); END;

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

CREATE TABLE customer (
    code TEXT PRIMARY KEY CHECK (length(code) BETWEEN 1 AND 64),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    zone TEXT NOT NULL CHECK (length(zone) BETWEEN 1 AND 64),
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    account_manager TEXT NOT NULL CHECK (length(account_manager) BETWEEN 1 AND 200),
    technical_representative TEXT NOT NULL CHECK (length(technical_representative) BETWEEN 1 AND 200),
    recorded_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE customer_billing (
    id INTEGER PRIMARY KEY,
    customer TEXT NOT NULL REFERENCES customer (code),
    due_days INTEGER NOT NULL CHECK (due_days BETWEEN 0 AND 365),
    bills_from TEXT CHECK (length(bills_from) = 10),
    recorded_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL
) STRICT;

CREATE INDEX billing_of_customer ON customer_billing (customer, id);

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

CREATE TABLE delivery (
    number INTEGER PRIMARY KEY CHECK (number > 0),
    utility TEXT NOT NULL,
    schedule INTEGER NOT NULL,
    service_day TEXT NOT NULL CHECK (length(service_day) = 10),
    kind TEXT NOT NULL CHECK (kind IN ('scheduled', 'late-corrected', 'resend')),
    version INTEGER NOT NULL CHECK (version > 0),
    part INTEGER NOT NULL CHECK (part > 0),
    parts INTEGER NOT NULL CHECK (parts >= part),
    delivered_at INTEGER NOT NULL,
    valid INTEGER NOT NULL CHECK (valid IN (0, 1)),
    declared INTEGER NOT NULL CHECK (declared >= 0),
    actual INTEGER NOT NULL CHECK (actual >= 0),
    unexplained INTEGER NOT NULL CHECK (unexplained >= 0),
    requested_at INTEGER CHECK (requested_at <= delivered_at),
    file TEXT NOT NULL CHECK (length(file) BETWEEN 1 AND 500),
    recorded_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    corrects INTEGER REFERENCES delivery (number),
    UNIQUE (utility, number),
    FOREIGN KEY (utility, schedule) REFERENCES delivery_schedule (utility, number),
    CHECK ((kind = 'resend') = (requested_at IS NOT NULL))
) STRICT;

CREATE INDEX delivery_by_day ON delivery (utility, service_day, schedule, version, part);

CREATE UNIQUE INDEX delivery_corrected_once ON delivery (corrects) WHERE corrects IS NOT NULL;

CREATE TABLE delivery_schedule (
    number INTEGER PRIMARY KEY CHECK (number > 0),
    utility TEXT NOT NULL REFERENCES customer (code),
    file_type TEXT NOT NULL CHECK (length(file_type) BETWEEN 1 AND 64),
    destination TEXT NOT NULL CHECK (length(destination) BETWEEN 1 AND 200),
    due_minute INTEGER NOT NULL CHECK (due_minute BETWEEN 0 AND 1439),
    due_days_after INTEGER NOT NULL CHECK (due_days_after BETWEEN 0 AND 31),
    parts INTEGER NOT NULL CHECK (parts BETWEEN 1 AND 1000),
    turnaround_minutes INTEGER NOT NULL CHECK (turnaround_minutes > 0),
    from_day TEXT NOT NULL CHECK (length(from_day) = 10),
    to_day TEXT CHECK (length(to_day) = 10 AND to_day >= from_day),
    recorded_at INTEGER NOT NULL,
    ended_at INTEGER,
    UNIQUE (utility, number),
    CHECK ((to_day IS NULL) = (ended_at IS NULL))
) STRICT;

CREATE INDEX delivery_schedule_by_utility ON delivery_schedule (utility, file_type, destination);

CREATE VIRTUAL TABLE desk_text USING fts5 (
    scope, text, note, content = '', tokenize = 'porter unicode61 remove_diacritics 2', prefix = '2 3'
);

CREATE VIRTUAL TABLE desk_text_change USING fts5 (
    scope, text, content = '', tokenize = 'porter unicode61 remove_diacritics 2', prefix = '2 3'
);

CREATE TABLE 'desk_text_change_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'desk_text_change_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'desk_text_change_docsize'(id INTEGER PRIMARY KEY, sz BLOB);

CREATE TABLE 'desk_text_change_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE 'desk_text_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'desk_text_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'desk_text_docsize'(id INTEGER PRIMARY KEY, sz BLOB);

CREATE TABLE 'desk_text_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE draft (
    actor TEXT NOT NULL REFERENCES actor (id),
    place TEXT NOT NULL CHECK (length(place) BETWEEN 1 AND 200),
    text TEXT NOT NULL CHECK (length(text) <= 100000),
    saved_at INTEGER NOT NULL,
    PRIMARY KEY (actor, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE endpoint (
    utility TEXT NOT NULL REFERENCES customer (code),
    number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 4294967295),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 128),
    PRIMARY KEY (utility, number), UNIQUE (utility, name)
) STRICT, WITHOUT ROWID;

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
    planned_at INTEGER NOT NULL, change_order TEXT REFERENCES change_order (id),
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

CREATE TABLE escalation (
    number INTEGER PRIMARY KEY,
    request INTEGER NOT NULL,
    customer TEXT NOT NULL,
    clock TEXT NOT NULL CHECK (clock IN ('firstResponse', 'nextUpdate', 'resolution')),
    origin INTEGER NOT NULL,
    percent INTEGER NOT NULL CHECK (percent BETWEEN 1 AND 100),
    severity INTEGER NOT NULL CHECK (severity BETWEEN 1 AND 9),
    through_change INTEGER NOT NULL CHECK (through_change IN (0, 1)),
    crossed_at INTEGER NOT NULL,
    recorded_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    UNIQUE (request, clock, origin, percent),
    FOREIGN KEY (customer, request) REFERENCES service_request (customer, number)
) STRICT;

CREATE INDEX escalation_by_crossing ON escalation (customer, crossed_at);

CREATE TABLE escalation_ladder (
    version INTEGER PRIMARY KEY CHECK (version >= 1),
    steps TEXT NOT NULL CHECK (json_valid(steps)),
    recorded_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL
) STRICT;

CREATE TABLE escalation_step (
    number INTEGER PRIMARY KEY,
    escalation INTEGER NOT NULL REFERENCES escalation (number),
    level TEXT NOT NULL CHECK (length(level) BETWEEN 1 AND 40),
    who TEXT CHECK (length(who) BETWEEN 1 AND 80),
    told_at INTEGER NOT NULL,
    acknowledged_at INTEGER,
    acknowledged_by TEXT,
    CHECK ((acknowledged_at IS NULL) = (acknowledged_by IS NULL))
) STRICT;

CREATE INDEX escalation_step_of_escalation ON escalation_step (escalation);

CREATE TABLE exclusion (
    number INTEGER PRIMARY KEY CHECK (number > 0),
    utility TEXT NOT NULL REFERENCES customer (code),
    scope TEXT NOT NULL
        CHECK (scope IN ('endpoints', 'service-points', 'devices', 'cycles', 'commodity', 'utility')),
    code TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 64),
    from_at INTEGER NOT NULL,
    to_at INTEGER NOT NULL CHECK (to_at > from_at),
    evidence TEXT NOT NULL CHECK (length(evidence) BETWEEN 1 AND 2000),
    routed_at INTEGER,
    requested_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    decision TEXT CHECK (decision IN ('approved', 'rejected')),
    decided_by TEXT CHECK (decided_by <> requested_by),
    decided_at INTEGER,
    decision_reason TEXT,
    withdrawn_by TEXT,
    withdrawn_at INTEGER,
    withdrawal_reason TEXT,
    UNIQUE (utility, number),
    CHECK ((decision IS NULL) = (decided_at IS NULL) AND (decision IS NULL) = (decided_by IS NULL)),
    CHECK (decision IS NOT 'rejected' OR length(decision_reason) > 0),
    CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL) AND (withdrawn_at IS NULL) = (withdrawal_reason IS NULL)),
    CHECK (decision IS NOT 'rejected' OR withdrawn_at IS NULL)
) STRICT;

CREATE INDEX exclusion_by_period ON exclusion (utility, from_at, to_at);

CREATE TABLE exclusion_name (
    utility TEXT NOT NULL,
    exclusion INTEGER NOT NULL,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 64),
    PRIMARY KEY (utility, exclusion, name),
    FOREIGN KEY (utility, exclusion) REFERENCES exclusion (utility, number)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE expense_withdrawal (
    expense TEXT PRIMARY KEY,
    customer TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
    recorded_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    FOREIGN KEY (customer, expense) REFERENCES expense (customer, id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER frozen_month_is_never_deleted BEFORE DELETE ON frozen_month
BEGIN SELECT RAISE(ABORT, 'a frozen month is never deleted'); END;

CREATE TRIGGER frozen_month_never_changes BEFORE UPDATE ON frozen_month
BEGIN SELECT RAISE(ABORT, 'a frozen month never changes'); END;

CREATE TABLE frozen_month (
    utility TEXT NOT NULL REFERENCES customer (code),
    month TEXT NOT NULL CHECK (length(month) = 7),
    closed_at INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL CHECK (recorded_at >= closed_at),
    evidence TEXT NOT NULL CHECK (json_valid(evidence)),
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    PRIMARY KEY (utility, month)
) STRICT, WITHOUT ROWID;

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

CREATE TRIGGER hour_row_is_never_deleted BEFORE DELETE ON hour_row
BEGIN SELECT RAISE(ABORT, 'a row of hours is never deleted'); END;

CREATE TRIGGER hour_row_never_changes BEFORE UPDATE ON hour_row
BEGIN SELECT RAISE(ABORT, 'a row of hours never changes'); END;

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

CREATE INDEX hour_row_by_work_date ON hour_row (customer, work_date);

CREATE INDEX hour_row_by_year ON hour_row (sow, year_first, id);

CREATE UNIQUE INDEX hour_row_deposited_once ON hour_row (sow, year_first) WHERE kind = 'deposit';

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

CREATE TABLE installation (
    number INTEGER PRIMARY KEY,
    utility TEXT NOT NULL,
    endpoint INTEGER NOT NULL,
    service_point INTEGER,
    premise INTEGER,
    account INTEGER,
    meter INTEGER,
    device INTEGER,
    cycle TEXT CHECK (length(cycle) BETWEEN 1 AND 128),
    configuration INTEGER NOT NULL CHECK (configuration BETWEEN 1 AND 5),
    communication INTEGER NOT NULL CHECK (communication BETWEEN 1 AND 2),
    state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 6),
    from_at INTEGER NOT NULL,
    to_at INTEGER CHECK (to_at > from_at),
    change INTEGER NOT NULL,
    line INTEGER,
    recorded_at INTEGER NOT NULL,
    superseded_at INTEGER CHECK (superseded_at >= recorded_at),
    CHECK (state IN (1, 6) OR (service_point IS NOT NULL AND meter IS NOT NULL)),
    FOREIGN KEY (utility, endpoint) REFERENCES endpoint (utility, number),
    FOREIGN KEY (utility, service_point) REFERENCES service_point (utility, number),
    FOREIGN KEY (utility, premise) REFERENCES premise (utility, number),
    FOREIGN KEY (utility, account) REFERENCES account (utility, number),
    FOREIGN KEY (utility, meter) REFERENCES meter (utility, number),
    FOREIGN KEY (utility, device) REFERENCES network_device (utility, number)
) STRICT;

CREATE INDEX installation_cycle ON installation (utility, cycle) WHERE cycle IS NOT NULL;

CREATE INDEX installation_device ON installation (utility, device) WHERE device IS NOT NULL;

CREATE INDEX installation_endpoint ON installation (utility, endpoint);

CREATE INDEX installation_from ON installation (utility, from_at);

CREATE INDEX installation_meter ON installation (utility, meter);

CREATE INDEX installation_service_point ON installation (utility, service_point);

CREATE INDEX installation_superseded ON installation (utility, superseded_at) WHERE superseded_at IS NOT NULL;

CREATE INDEX installation_to ON installation (utility, to_at) WHERE to_at IS NOT NULL;

CREATE INDEX installation_unexpected ON installation (utility, from_at) WHERE state <> 4;

CREATE TRIGGER invoice_is_never_deleted BEFORE DELETE ON invoice
BEGIN SELECT RAISE(ABORT, 'an invoice is never deleted'); END;

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

CREATE INDEX invoice_by_issue ON invoice (issued_on, number) WHERE number IS NOT NULL;

CREATE INDEX invoice_in_draft ON invoice (customer, category) WHERE status = 'draft';

CREATE INDEX invoice_of_customer ON invoice (customer, id);

CREATE TRIGGER invoice_line_is_drafted BEFORE INSERT ON invoice_line
WHEN (SELECT status FROM invoice WHERE id = NEW.invoice) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'an issued invoice never changes'); END;

CREATE TRIGGER invoice_line_is_never_deleted BEFORE DELETE ON invoice_line
BEGIN SELECT RAISE(ABORT, 'a line of an invoice is never deleted'); END;

CREATE TRIGGER invoice_line_never_changes BEFORE UPDATE ON invoice_line
BEGIN SELECT RAISE(ABORT, 'a line of an invoice never changes'); END;

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

CREATE TABLE job (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 64),
    key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 200),
    due_at INTEGER NOT NULL,
    written_at INTEGER NOT NULL,
    done_at INTEGER,
    outcome TEXT,
    UNIQUE (kind, key),
    CHECK ((done_at IS NULL) = (outcome IS NULL))
) STRICT;

CREATE INDEX job_due ON job (due_at, id) WHERE done_at IS NULL;

CREATE TRIGGER journal_is_never_deleted BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is never deleted from'); END;

CREATE TRIGGER journal_is_never_edited BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is never edited'); END;

CREATE TABLE journal (
    sequence INTEGER PRIMARY KEY,
    recorded_at INTEGER NOT NULL,
    performed_at INTEGER,
    actor TEXT NOT NULL,
    on_behalf_of TEXT,
    origin TEXT NOT NULL,
    job INTEGER,
    action TEXT NOT NULL,
    fields TEXT NOT NULL,
    outcome TEXT NOT NULL,
    previous BLOB NOT NULL CHECK (length(previous) = 32),
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE TRIGGER letterhead_is_never_deleted BEFORE DELETE ON letterhead
BEGIN SELECT RAISE(ABORT, 'a letterhead is never deleted'); END;

CREATE TRIGGER letterhead_never_changes BEFORE UPDATE ON letterhead
BEGIN SELECT RAISE(ABORT, 'a letterhead never changes'); END;

CREATE TABLE letterhead (
    id INTEGER PRIMARY KEY,
    customer TEXT REFERENCES customer (code),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    address TEXT NOT NULL CHECK (json_valid(address)),
    tax_number TEXT CHECK (length(tax_number) BETWEEN 1 AND 200),
    pay_to TEXT CHECK (length(pay_to) BETWEEN 1 AND 500),
    recorded_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL
) STRICT;

CREATE INDEX letterhead_of_customer ON letterhead (customer, id);

CREATE TABLE mail (
    id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
    customer TEXT REFERENCES customer (code),
    fact TEXT NOT NULL CHECK (length(fact) BETWEEN 1 AND 200),
    recipient TEXT NOT NULL COLLATE NOCASE CHECK (length(recipient) BETWEEN 3 AND 254),
    thread TEXT CHECK (length(thread) BETWEEN 1 AND 64),
    in_reply_to TEXT CHECK (length(in_reply_to) BETWEEN 3 AND 998),
    kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 64),
    words TEXT NOT NULL CHECK (json_valid(words)),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'handedOver', 'failed')),
    due_at INTEGER,
    ended_at INTEGER,
    problem TEXT CHECK (length(problem) BETWEEN 1 AND 2000),
    tried_from INTEGER NOT NULL,
    deferrals INTEGER NOT NULL CHECK (deferrals >= 0),
    recorded_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    UNIQUE (fact, recipient),
    CHECK ((state = 'waiting') = (due_at IS NOT NULL)),
    CHECK ((state = 'waiting') = (ended_at IS NULL)),
    CHECK ((state = 'failed') = (problem IS NOT NULL))
) STRICT;

CREATE INDEX mail_due ON mail (due_at, id) WHERE due_at IS NOT NULL;

CREATE INDEX mail_of_thread ON mail (thread, recipient, id) WHERE thread IS NOT NULL;

CREATE TABLE mail_address (
    number INTEGER PRIMARY KEY,
    address TEXT NOT NULL CHECK (length(address) BETWEEN 3 AND 254),
    name TEXT CHECK (length(name) BETWEEN 1 AND 100),
    tagged INTEGER NOT NULL CHECK (tagged IN (0, 1)),
    recorded_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL
) STRICT;

CREATE TABLE mail_fact (
    number INTEGER PRIMARY KEY,
    mail TEXT NOT NULL REFERENCES mail (id),
    customer TEXT REFERENCES customer (code),
    fact TEXT NOT NULL CHECK (fact IN ('taken', 'deferred', 'refused', 'retried', 'bounced')),
    at INTEGER NOT NULL,
    problem TEXT CHECK (length(problem) BETWEEN 1 AND 2000),
    recorded_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    CHECK ((fact IN ('deferred', 'refused', 'bounced')) = (problem IS NOT NULL))
) STRICT;

CREATE INDEX mail_fact_of_mail ON mail_fact (mail, number);

CREATE TABLE mail_token (
    mail TEXT PRIMARY KEY REFERENCES mail (id),
    token TEXT NOT NULL UNIQUE CHECK (length(token) BETWEEN 20 AND 64),
    domain TEXT NOT NULL,
    holder TEXT NOT NULL,
    leased_until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

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

CREATE TABLE meter (
    utility TEXT NOT NULL REFERENCES customer (code),
    number INTEGER NOT NULL CHECK (number > 0),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 128),
    PRIMARY KEY (utility, number), UNIQUE (utility, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE monitor (
    id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
    customer TEXT REFERENCES customer (code),
    system TEXT CHECK (length(system) BETWEEN 1 AND 64),
    facility TEXT CHECK (length(facility) BETWEEN 1 AND 64),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 64),
    unit TEXT NOT NULL CHECK (length(unit) <= 20),
    thresholds TEXT NOT NULL CHECK (json_valid(thresholds)),
    retired_at INTEGER,
    recorded_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    CHECK ((customer IS NULL) = (system IS NULL)),
    CHECK ((customer IS NULL) <> (facility IS NULL))
) STRICT;

CREATE UNIQUE INDEX monitor_named_once
    ON monitor (coalesce(customer, ''), coalesce(system, ''), coalesce(facility, ''), name) WHERE retired_at IS NULL;

CREATE TABLE monitor_check (
    id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
    monitor TEXT NOT NULL REFERENCES monitor (id),
    customer TEXT REFERENCES customer (code),
    probe TEXT NOT NULL CHECK (json_valid(probe)),
    every INTEGER NOT NULL CHECK (every BETWEEN 30 AND 86400),
    next_at INTEGER,
    last_at INTEGER,
    last_problem TEXT CHECK (length(last_problem) BETWEEN 1 AND 2000),
    recorded_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    ended_by TEXT,
    ended_at INTEGER,
    CHECK ((ended_by IS NULL) = (ended_at IS NULL)),
    CHECK ((ended_at IS NULL) = (next_at IS NOT NULL))
) STRICT;

CREATE INDEX monitor_check_due ON monitor_check (next_at, id) WHERE next_at IS NOT NULL;

CREATE TABLE network_device (
    utility TEXT NOT NULL REFERENCES customer (code),
    number INTEGER NOT NULL CHECK (number > 0),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 128),
    PRIMARY KEY (utility, number), UNIQUE (utility, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE notice (
    id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
    customer TEXT NOT NULL,
    sow TEXT NOT NULL,
    given_by TEXT NOT NULL CHECK (length(given_by) BETWEEN 1 AND 200),
    how TEXT NOT NULL CHECK (length(how) BETWEEN 1 AND 200),
    document TEXT CHECK (length(document) = 64),
    received_on TEXT NOT NULL CHECK (length(received_on) = 10),
    verdict TEXT NOT NULL CHECK (json_valid(verdict)),
    ends_on TEXT NOT NULL CHECK (length(ends_on) = 10),
    recorded_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    withdrawn_on TEXT CHECK (withdrawn_on >= received_on),
    withdrawn_by TEXT,
    withdrawn_at INTEGER,
    FOREIGN KEY (customer, sow) REFERENCES statement_of_work (customer, id),
    CHECK ((withdrawn_on IS NULL) = (withdrawn_by IS NULL) AND (withdrawn_on IS NULL) = (withdrawn_at IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX notice_by_customer ON notice (customer, received_on);

CREATE UNIQUE INDEX notice_that_stands ON notice (sow) WHERE withdrawn_on IS NULL;

CREATE TABLE number_series (
    series TEXT PRIMARY KEY CHECK (length(series) BETWEEN 1 AND 64),
    last INTEGER NOT NULL CHECK (last > 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE outage_fact (
    number INTEGER PRIMARY KEY,
    customer TEXT NOT NULL REFERENCES customer (code),
    outage TEXT NOT NULL CHECK (length(outage) BETWEEN 1 AND 64),
    fact TEXT NOT NULL CHECK (fact IN ('recorded', 'ended', 'corrected', 'withdrawn')),
    system TEXT NOT NULL CHECK (length(system) BETWEEN 1 AND 64),
    kind TEXT NOT NULL CHECK (kind IN ('unavailable', 'degraded', 'unknown')),
    started_at INTEGER NOT NULL,
    ended_at INTEGER CHECK (ended_at >= started_at),
    note TEXT NOT NULL,
    reason TEXT,
    corrects INTEGER REFERENCES outage_fact (number),
    recorded_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    CHECK ((fact = 'recorded') = (corrects IS NULL)),
    CHECK (fact <> 'ended' OR ended_at IS NOT NULL)
) STRICT;

CREATE INDEX outage_fact_by_outage ON outage_fact (customer, outage, recorded_at, number);

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

CREATE TRIGGER payment_is_never_deleted BEFORE DELETE ON payment
BEGIN SELECT RAISE(ABORT, 'a payment is never deleted'); END;

CREATE TRIGGER payment_never_changes BEFORE UPDATE ON payment
BEGIN SELECT RAISE(ABORT, 'a payment never changes'); END;

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

CREATE TABLE population_change (
    utility TEXT NOT NULL REFERENCES customer (code),
    configuration INTEGER NOT NULL CHECK (configuration BETWEEN 1 AND 5),
    day TEXT NOT NULL CHECK (length(day) = 10),
    recorded_at INTEGER NOT NULL,
    delta INTEGER NOT NULL,
    PRIMARY KEY (utility, configuration, day, recorded_at)
) STRICT, WITHOUT ROWID;

CREATE TABLE premise (
    utility TEXT NOT NULL REFERENCES customer (code),
    number INTEGER NOT NULL CHECK (number > 0),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 128),
    PRIMARY KEY (utility, number), UNIQUE (utility, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE presence (
    actor TEXT NOT NULL REFERENCES actor (id),
    place TEXT NOT NULL CHECK (length(place) BETWEEN 1 AND 200),
    seen_at INTEGER NOT NULL,
    PRIMARY KEY (place, actor)
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

CREATE TABLE quarantined_stream (
    utility TEXT NOT NULL,
    digest TEXT NOT NULL,
    subject INTEGER NOT NULL CHECK (subject BETWEEN 0 AND 2),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 128),
    channel TEXT NOT NULL,
    reason TEXT NOT NULL,
    readings INTEGER NOT NULL CHECK (readings > 0),
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    PRIMARY KEY (utility, digest, subject, name, channel),
    FOREIGN KEY (utility, digest) REFERENCES read_file (utility, digest)
) STRICT, WITHOUT ROWID;

CREATE TABLE quarterly_meeting (
    id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
    customer TEXT NOT NULL REFERENCES customer (code),
    held_on TEXT NOT NULL CHECK (length(held_on) = 10),
    minutes TEXT NOT NULL CHECK (length(minutes) BETWEEN 1 AND 20000),
    recorded_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX quarterly_meeting_by_day ON quarterly_meeting (customer, held_on);

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

CREATE TABLE read_file (
    utility TEXT NOT NULL REFERENCES customer (code),
    digest TEXT NOT NULL CHECK (length(digest) = 64),
    number INTEGER NOT NULL CHECK (number > 0),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 255),
    bytes INTEGER NOT NULL CHECK (bytes >= 0),
    zone TEXT NOT NULL,
    format TEXT,
    accepted_at INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('received', 'accepted', 'refused')),
    settled_at INTEGER,
    counts TEXT,
    rejected TEXT,
    registry_change INTEGER,
    PRIMARY KEY (utility, digest),
    UNIQUE (utility, number),
    CHECK ((status = 'received') = (settled_at IS NULL)),
    CHECK ((status = 'accepted') = (counts IS NOT NULL)),
    CHECK ((status = 'refused') = (rejected IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX read_file_by_time ON read_file (accepted_at, utility, number);

CREATE INDEX read_file_pending ON read_file (utility, number) WHERE status = 'received';

CREATE TABLE read_terms (
    id INTEGER PRIMARY KEY,
    utility TEXT NOT NULL REFERENCES customer (code),
    from_day TEXT NOT NULL CHECK (length(from_day) = 10),
    terms TEXT NOT NULL CHECK (json_valid(terms)),
    recorded_at INTEGER NOT NULL
) STRICT;

CREATE INDEX read_terms_by_day ON read_terms (utility, from_day, id);

CREATE TABLE reading (
    number INTEGER PRIMARY KEY,
    monitor TEXT NOT NULL REFERENCES monitor (id),
    customer TEXT REFERENCES customer (code),
    taken_at INTEGER NOT NULL,
    thousandths INTEGER NOT NULL,
    recorded_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL
) STRICT;

CREATE INDEX reading_of_monitor ON reading (monitor, taken_at, number);

CREATE TABLE received_attachment (
    received TEXT NOT NULL REFERENCES received_mail (id),
    customer TEXT REFERENCES customer (code),
    position INTEGER NOT NULL CHECK (position > 0),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 255),
    media_type TEXT NOT NULL CHECK (length(media_type) BETWEEN 3 AND 255),
    bytes INTEGER NOT NULL CHECK (bytes >= 0),
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    recorded_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    PRIMARY KEY (received, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE received_mail (
    id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
    customer TEXT REFERENCES customer (code),
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    message_id TEXT CHECK (length(message_id) BETWEEN 1 AND 998),
    sender TEXT CHECK (length(sender) BETWEEN 3 AND 254),
    subject TEXT NOT NULL CHECK (length(subject) <= 500),
    disposition TEXT NOT NULL
        CHECK (disposition IN ('newRequest', 'reply', 'bounce', 'automatic', 'duplicate', 'refused')),
    reason TEXT CHECK (length(reason) BETWEEN 1 AND 2000),
    thread TEXT CHECK (length(thread) BETWEEN 1 AND 64),
    mail TEXT REFERENCES mail (id),
    record TEXT CHECK (length(record) BETWEEN 1 AND 64),
    recorded_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    CHECK ((disposition IN ('automatic', 'refused')) = (reason IS NOT NULL)),
    CHECK (disposition <> 'reply' OR thread IS NOT NULL),
    CHECK (disposition NOT IN ('newRequest', 'reply') OR (customer IS NOT NULL AND sender IS NOT NULL))
) STRICT;

CREATE INDEX received_mail_by_time ON received_mail (recorded_at, id);

CREATE UNIQUE INDEX received_mail_counts_once ON received_mail (message_id)
    WHERE message_id IS NOT NULL AND disposition NOT IN ('duplicate', 'refused');

CREATE INDEX received_mail_of_record ON received_mail (record) WHERE record IS NOT NULL;

CREATE TABLE receiver_outage (
    number INTEGER PRIMARY KEY CHECK (number > 0),
    utility TEXT NOT NULL REFERENCES customer (code),
    destination TEXT NOT NULL CHECK (length(destination) BETWEEN 1 AND 200),
    from_at INTEGER NOT NULL,
    to_at INTEGER NOT NULL CHECK (to_at > from_at),
    evidence TEXT NOT NULL CHECK (length(evidence) BETWEEN 1 AND 2000),
    requested_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    decision TEXT CHECK (decision IN ('approved', 'rejected')),
    decided_by TEXT CHECK (decided_by <> requested_by),
    decided_at INTEGER,
    decision_reason TEXT,
    UNIQUE (utility, number),
    CHECK ((decision IS NULL) = (decided_at IS NULL) AND (decision IS NULL) = (decided_by IS NULL))
) STRICT;

CREATE INDEX receiver_outage_by_period ON receiver_outage (utility, from_at, to_at);

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

CREATE TABLE recovery_verification (
    recovery TEXT PRIMARY KEY,
    customer TEXT NOT NULL,
    verified_at INTEGER NOT NULL,
    recorded_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    FOREIGN KEY (customer, recovery) REFERENCES recovery (customer, id)
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

CREATE TABLE registry_change (
    utility TEXT NOT NULL REFERENCES customer (code),
    number INTEGER NOT NULL CHECK (number > 0),
    digest TEXT CHECK (length(digest) = 64),
    rows INTEGER NOT NULL CHECK (rows >= 0),
    added INTEGER NOT NULL CHECK (added >= 0),
    recorded_at INTEGER NOT NULL,
    PRIMARY KEY (utility, number), UNIQUE (utility, digest)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER reminder_is_never_deleted BEFORE DELETE ON reminder
BEGIN SELECT RAISE(ABORT, 'a reminder is never deleted'); END;

CREATE TRIGGER reminder_never_changes BEFORE UPDATE ON reminder
BEGIN SELECT RAISE(ABORT, 'a reminder never changes'); END;

CREATE TABLE reminder (
    number INTEGER PRIMARY KEY CHECK (number > 0),
    customer TEXT NOT NULL REFERENCES customer (code),
    kind TEXT NOT NULL CHECK (kind IN ('hours used', 'hours ending', 'notice', 'requirements')),
    key TEXT NOT NULL UNIQUE CHECK (length(key) > 0),
    recipient TEXT NOT NULL CHECK (length(recipient) BETWEEN 1 AND 200),
    about TEXT NOT NULL,
    text TEXT NOT NULL CHECK (length(text) > 0),
    due_on TEXT NOT NULL CHECK (length(due_on) = 10),
    recorded_by TEXT NOT NULL,
    reminded_at INTEGER NOT NULL
) STRICT;

CREATE INDEX reminder_by_customer ON reminder (customer, due_on);

CREATE TABLE report_recipient (
    schedule TEXT NOT NULL REFERENCES report_schedule (id),
    customer TEXT REFERENCES customer (code),
    actor TEXT NOT NULL REFERENCES actor (id),
    recorded_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    PRIMARY KEY (schedule, actor)
) STRICT, WITHOUT ROWID;

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

CREATE TRIGGER request_fact_kept BEFORE DELETE ON request_fact
    BEGIN SELECT raise(ABORT, 'Facts of requests are never deleted.'); END;

CREATE TRIGGER request_fact_stays BEFORE UPDATE ON request_fact
    BEGIN SELECT raise(ABORT, 'Facts of requests are never changed.'); END;

CREATE TABLE request_fact (
    number INTEGER PRIMARY KEY,
    request INTEGER NOT NULL,
    customer TEXT NOT NULL,
    place INTEGER NOT NULL CHECK (place >= 1),
    at INTEGER NOT NULL,
    fact TEXT NOT NULL CHECK (length(fact) BETWEEN 1 AND 40),
    text TEXT CHECK (length(text) BETWEEN 1 AND 100000),
    value TEXT CHECK (length(value) BETWEEN 1 AND 254),
    flag INTEGER CHECK (flag IN (0, 1)),
    said_by TEXT CHECK (length(said_by) BETWEEN 1 AND 254),
    recorded_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    UNIQUE (request, place),
    FOREIGN KEY (customer, request) REFERENCES service_request (customer, number)
) STRICT;

CREATE TABLE request_route (
    number INTEGER PRIMARY KEY,
    request INTEGER NOT NULL,
    customer TEXT NOT NULL,
    service TEXT NOT NULL CHECK (length(service) BETWEEN 1 AND 200),
    estimate INTEGER CHECK (estimate >= 1),
    route TEXT NOT NULL CHECK (json_valid(route)),
    statement_of_work TEXT REFERENCES statement_of_work (id),
    recorded_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    FOREIGN KEY (customer, request) REFERENCES service_request (customer, number)
) STRICT;

CREATE INDEX request_route_of_request ON request_route (request, number);

CREATE TABLE role_permission (
    role TEXT NOT NULL,
    permission TEXT NOT NULL,
    PRIMARY KEY (role, permission)
) STRICT, WITHOUT ROWID;

CREATE TABLE saved_view (
    actor TEXT NOT NULL REFERENCES actor (id),
    list TEXT NOT NULL CHECK (length(list) BETWEEN 1 AND 64),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    query TEXT NOT NULL CHECK (length(query) <= 2000),
    PRIMARY KEY (actor, list, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE second_factor (
    actor TEXT PRIMARY KEY REFERENCES actor (id),
    secret_digest TEXT NOT NULL CHECK (length(secret_digest) = 64),
    recorded_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE secret (
    name TEXT PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 64),
    bytes BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE service_level_policy (
    version INTEGER PRIMARY KEY CHECK (version >= 1),
    from_day TEXT NOT NULL CHECK (length(from_day) = 10),
    terms TEXT NOT NULL CHECK (json_valid(terms)),
    recorded_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL
) STRICT;

CREATE TABLE service_point (
    utility TEXT NOT NULL REFERENCES customer (code),
    number INTEGER NOT NULL CHECK (number > 0),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 128),
    commodity TEXT NOT NULL CHECK (commodity IN ('electric', 'gas', 'water')),
    PRIMARY KEY (utility, number), UNIQUE (utility, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE service_request (
    number INTEGER PRIMARY KEY CHECK (number >= 1),
    id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
    customer TEXT NOT NULL REFERENCES customer (code),
    title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
    requester TEXT CHECK (length(requester) BETWEEN 1 AND 254),
    opened_at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'resolved', 'closed', 'merged')),
    severity INTEGER NOT NULL CHECK (severity BETWEEN 1 AND 9),
    claims_critical INTEGER NOT NULL CHECK (claims_critical IN (0, 1)),
    assignee TEXT,
    is_ahead INTEGER NOT NULL CHECK (is_ahead IN (0, 1)),
    awaits_answer INTEGER NOT NULL CHECK (awaits_answer IN (0, 1)),
    pause TEXT,
    owed TEXT CHECK (owed IN ('firstResponse', 'nextUpdate', 'resolution')),
    due_at INTEGER,
    facts INTEGER NOT NULL CHECK (facts >= 1),
    last_at INTEGER NOT NULL,
    recorded_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL, alert_at INTEGER,
    UNIQUE (customer, number),
    CHECK (due_at IS NULL OR owed IS NOT NULL)
) STRICT;

CREATE INDEX request_alert ON service_request (alert_at, number) WHERE alert_at IS NOT NULL;

CREATE INDEX request_by_opening ON service_request (customer, opened_at);

CREATE INDEX request_claim ON service_request (number) WHERE state = 'open' AND claims_critical = 1;

CREATE INDEX request_due ON service_request (coalesce(due_at, 9223372036854775807), number);

CREATE INDEX request_of_assignee
    ON service_request (assignee, severity, is_ahead DESC, coalesce(due_at, 9223372036854775807), number)
    WHERE state = 'open';

CREATE INDEX request_over ON service_request (state, number) WHERE state <> 'open';

CREATE INDEX request_queue ON service_request (severity, is_ahead DESC, coalesce(due_at, 9223372036854775807), number)
    WHERE state = 'open';

CREATE INDEX request_queue_of_customer
    ON service_request (customer, severity, is_ahead DESC, coalesce(due_at, 9223372036854775807), number)
    WHERE state = 'open';

CREATE TABLE service_window_fact (
    number INTEGER PRIMARY KEY,
    customer TEXT NOT NULL REFERENCES customer (code),
    service_window TEXT NOT NULL CHECK (length(service_window) BETWEEN 1 AND 64),
    fact TEXT NOT NULL CHECK (fact IN ('approved', 'completed', 'cancelled')),
    systems TEXT NOT NULL CHECK (json_valid(systems)),
    starts_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL CHECK (ends_at > starts_at),
    approved_at INTEGER NOT NULL,
    announced_at INTEGER NOT NULL,
    reason TEXT NOT NULL,
    completed_at INTEGER,
    was_available INTEGER CHECK (was_available IN (0, 1)),
    recorded_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    CHECK ((fact = 'completed') = (completed_at IS NOT NULL)),
    CHECK ((completed_at IS NULL) = (was_available IS NULL))
) STRICT;

CREATE INDEX service_window_fact_by_window ON service_window_fact (customer, service_window, recorded_at, number);

CREATE TABLE session (
    digest TEXT PRIMARY KEY CHECK (length(digest) = 64),
    actor TEXT NOT NULL REFERENCES actor (id),
    begun_at INTEGER NOT NULL,
    used_at INTEGER NOT NULL,
    address TEXT NOT NULL,
    program TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX session_of_actor ON session (actor);

CREATE TABLE setting (
    actor TEXT NOT NULL REFERENCES actor (id),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 64),
    value TEXT NOT NULL CHECK (length(value) <= 200),
    PRIMARY KEY (actor, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE sign_in (
    number INTEGER PRIMARY KEY,
    login TEXT NOT NULL CHECK (length(login) BETWEEN 0 AND 100),
    at INTEGER NOT NULL,
    address TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('signedIn', 'wrong', 'wrongCode', 'locked'))
) STRICT;

CREATE INDEX sign_in_from_address ON sign_in (address, number);

CREATE INDEX sign_in_of_login ON sign_in (login, number);

CREATE TABLE signature (
    customer TEXT NOT NULL,
    agreement TEXT NOT NULL,
    party TEXT NOT NULL CHECK (party IN ('provider', 'customer')),
    signed_by TEXT NOT NULL CHECK (length(signed_by) BETWEEN 1 AND 200),
    signed_on TEXT NOT NULL CHECK (length(signed_on) = 10),
    recorded_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    PRIMARY KEY (agreement, party),
    FOREIGN KEY (customer, agreement) REFERENCES cloud_services_agreement (customer, id)
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

CREATE TABLE used_code (
    actor TEXT PRIMARY KEY REFERENCES actor (id),
    step INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE vendor_call (
    id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
    contract TEXT NOT NULL REFERENCES vendor_contract (id),
    about TEXT NOT NULL CHECK (length(about) BETWEEN 1 AND 2000),
    called_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL CHECK (due_at >= called_at),
    recorded_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL
) STRICT;

CREATE INDEX vendor_call_of_contract ON vendor_call (contract, called_at);

CREATE TABLE vendor_contract (
    id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
    vendor TEXT NOT NULL CHECK (length(vendor) BETWEEN 1 AND 200),
    covers TEXT NOT NULL CHECK (length(covers) BETWEEN 1 AND 500),
    contact TEXT NOT NULL CHECK (length(contact) <= 500),
    terms TEXT NOT NULL CHECK (json_valid(terms)),
    from_day TEXT NOT NULL CHECK (length(from_day) = 10),
    through_day TEXT NOT NULL CHECK (length(through_day) = 10 AND through_day >= from_day),
    renews TEXT UNIQUE REFERENCES vendor_contract (id),
    recorded_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL
) STRICT;

CREATE TABLE vendor_response (
    call TEXT PRIMARY KEY REFERENCES vendor_call (id),
    at INTEGER NOT NULL,
    note TEXT NOT NULL CHECK (length(note) <= 2000),
    recorded_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE visit (
    id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
    facility TEXT NOT NULL CHECK (length(facility) BETWEEN 1 AND 64),
    visitor TEXT NOT NULL CHECK (length(visitor) BETWEEN 1 AND 200),
    company TEXT NOT NULL CHECK (length(company) <= 200),
    escort TEXT NOT NULL CHECK (length(escort) BETWEEN 1 AND 200),
    purpose TEXT NOT NULL CHECK (length(purpose) BETWEEN 1 AND 500),
    came_at INTEGER NOT NULL,
    recorded_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL
) STRICT;

CREATE INDEX visit_by_time ON visit (facility, came_at);

CREATE TABLE visit_end (
    visit TEXT PRIMARY KEY REFERENCES visit (id),
    left_at INTEGER NOT NULL,
    recorded_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE webhook (
    id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
    customer TEXT REFERENCES customer (code),
    target TEXT NOT NULL CHECK (length(target) BETWEEN 8 AND 1000),
    kinds TEXT NOT NULL CHECK (json_valid(kinds)),
    secret_digest TEXT NOT NULL CHECK (length(secret_digest) = 64),
    allows_private INTEGER NOT NULL CHECK (allows_private IN (0, 1)),
    after_sequence INTEGER NOT NULL CHECK (after_sequence >= 0),
    recorded_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    removed_by TEXT,
    removed_at INTEGER,
    CHECK ((removed_by IS NULL) = (removed_at IS NULL))
) STRICT;

CREATE TABLE webhook_post (
    number INTEGER PRIMARY KEY,
    webhook TEXT NOT NULL REFERENCES webhook (id),
    sequence INTEGER NOT NULL,
    at INTEGER NOT NULL,
    status INTEGER,
    problem TEXT
) STRICT;

CREATE INDEX webhook_post_of_webhook ON webhook_post (webhook, number);

CREATE TABLE webhook_progress (
    webhook TEXT PRIMARY KEY REFERENCES webhook (id),
    sequence INTEGER NOT NULL,
    failures INTEGER NOT NULL CHECK (failures >= 0),
    failing_since INTEGER,
    next_at INTEGER,
    stopped_at INTEGER,
    holder TEXT,
    leased_until INTEGER
) STRICT, WITHOUT ROWID;

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
