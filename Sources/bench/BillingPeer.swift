/// The peer of the billing bench.
enum BillingPeer {
    /// Bills September 2026 by INSERT ... SELECT, each fact claimed under the same unique index, in one transaction that is on the
    /// disk when it returns. The books it bills hold contracts and entries as tables; filling them is not timed.
    static let run = """
        import csv, os, shutil, sqlite3, sys, time
        folder, rounds = sys.argv[1], int(sys.argv[2])
        path = folder + '/peer.sqlite'
        base = sqlite3.connect(folder + '/peer-base.sqlite', isolation_level=None)
        base.executescript('''
            create table maintenance (customer text, agreement text primary key, fee int, sow text, minutes int, rate int, option int);
            create table cloud (customer text, agreement text primary key, fee int, option int);
            create table project (customer text, sow text primary key, rate int);
            create table entry (id integer primary key, customer text, sow text, minutes int, work_date text);
            create table expense (customer text, sow text, id text primary key, days int, rate int, spent_on text);
            create table invoice (id text primary key, customer text, category text, status text, drafted_on text) strict, without rowid;
            create table invoice_line (invoice text, position int, customer text, agreement text, item text, description text,
                service_from text, service_through text, quantity int, unit text, price_minor int, minor int, taxable int, prepaid int,
                primary key (invoice, position), foreign key (invoice) references invoice (id)) strict, without rowid;
            create table claim (invoice text, position int, fact_kind text, fact_id text, customer text, quantity int,
                price_minor int, words text, released_at int, primary key (invoice, position, fact_kind, fact_id),
                foreign key (invoice, position) references invoice_line (invoice, position)) strict, without rowid;
            create unique index claim_of_fact on claim (fact_kind, fact_id) where released_at is null;
            create index entry_of_sow on entry (sow);
            create index expense_of_sow on expense (sow);
        ''')
        base.execute('begin')
        for name, columns in (('maintenance', 7), ('cloud', 4), ('project', 3), ('expense', 6)):
            with open('%s/%s.csv' % (folder, name)) as rows:
                base.executemany('insert into %s values (%s)' % (name, ','.join('?' * columns)), csv.reader(rows))
        with open(folder + '/entry.csv') as rows:
            base.executemany('insert into entry (customer, sow, minutes, work_date) values (?, ?, (? + 14) / 15 * 15, ?)',
                [(c, s, int(m), d) for c, s, m, d in csv.reader(rows)])
        base.execute('commit')
        base.close()
        bill = '''
            create temp table fact as
            select 'fee' kind, agreement || '/2026-01-01' id, customer, 'yearly' category, agreement, 'maintenance fee' item,
                'Maintenance and support services' description, '2026-01-01' f, '2026-12-31' t, 1 quantity, 'each' unit, fee price,
                'the yearly fee as signed' words from maintenance
            union all select 'fee', sow || '/hours/2026-01-01', customer, 'yearly', sow, 'maintenance hours', 'Enhanced Maintenance hours',
                '2026-01-01', '2026-12-31', minutes, 'hour', rate, minutes / 60 || ' h a year as signed' from maintenance
            union all select 'fee', sow || '/option live chat/2026-01-01', customer, 'yearly', sow, 'fixed option', 'live chat',
                '2026-01-01', '2026-12-31', 1, 'each', option, 'the yearly fee as signed' from maintenance
            union all select 'fee', agreement || '/2026-09', customer, 'services', agreement, 'cloud services fee', 'Cloud Services',
                '2026-09-01', '2026-09-30', 1, 'each', fee, fee || ' a month' from cloud
            union all select 'charge', agreement || '/daily-operations/2026-09', customer, 'services', agreement, 'optional charge',
                'Daily operations', '2026-09-01', '2026-09-30', 1, 'each', option, 'the price of a month' from cloud
            union all select 'hours', entry.id, entry.customer, 'services', entry.sow, 'hours worked',
                'Hours worked in ' || substr(work_date, 1, 7), date(work_date, 'start of month'),
                date(work_date, 'start of month', '+1 month', '-1 day'), minutes, 'hour', rate, work_date || ': ' || minutes || ' min'
                from entry join project using (sow) where work_date <= '2026-09-30'
            union all select 'expense', id, customer, 'services', sow, 'living', 'Living on site',
                date(spent_on, '-' || (days - 1) || ' days'), spent_on, days, 'day', rate, days || ' days at ' || rate
                from expense where spent_on <= '2026-09-30';
            delete from fact where exists (select 1 from claim where fact_kind = kind and fact_id = fact.id and released_at is null);
            create temp table place as select customer, category, 'DI-' || printf('%06d', row_number() over (order by customer, category desc)) id
                from fact group by customer, category;
            insert into invoice select id, customer, category, 'draft', '2026-10-02' from place;
            create temp table line as select place.id invoice, row_number() over (partition by place.id order by item, agreement, f, t, description, price) position,
                    customer, agreement, item, description, f, t, sum(quantity) quantity, unit, price
                from fact join place using (customer, category) group by place.id, agreement, item, description, f, t, unit, price;
            insert into invoice_line select invoice, position, customer, agreement, item, description, f, t, quantity, unit, price,
                case unit when 'hour' then (2 * price * quantity + 60) / 120 else price * quantity end, 1, 0 from line;
            create index temp.line_of on line (invoice, agreement, item, description, f, t, unit, price);
            insert into claim select line.invoice, position, kind, fact.id, fact.customer, fact.quantity, fact.price, words, null
                from fact join place using (customer, category) join line on line.invoice = place.id and line.agreement = fact.agreement
                and line.item = fact.item and line.description = fact.description and line.f = fact.f and line.t = fact.t
                and line.unit = fact.unit and line.price = fact.price;
        '''
        spent = []
        for _ in range(rounds):
            for left in (path, path + '-wal', path + '-shm'):
                if os.path.exists(left): os.remove(left)
            shutil.copy(folder + '/peer-base.sqlite', path)
            base = sqlite3.connect(path, isolation_level=None)
            for pragma in ('journal_mode = wal', 'synchronous = full', 'foreign_keys = on', 'temp_store = memory'): base.execute('pragma ' + pragma)
            start = time.perf_counter()
            base.execute('begin immediate')
            for statement in bill.split(';'): base.execute(statement)
            base.execute('commit')
            spent.append(time.perf_counter() - start)
            figures = base.execute('''select (select count(*) from invoice), (select count(*) from invoice_line),
                (select count(*) from claim), (select sum(minor) from invoice_line)''').fetchone()
            base.close()
        print(sorted(spent)[len(spent) // 2], *figures)
        """

    /// The same sheets from the peer's own books: lines with a total, and facts. Says how long it took.
    static let workbook = """
        import datetime, sqlite3, sys, time, xlsxwriter
        start = time.perf_counter()
        base = sqlite3.connect(sys.argv[1])
        book = xlsxwriter.Workbook(sys.argv[2], {'constant_memory': True})
        day, money = book.add_format({'num_format': 'd mmm yyyy', 'bottom': 1}), book.add_format({'num_format': '#,##0.00 "USD"', 'bottom': 1})
        text, whole = book.add_format({'bottom': 1}), book.add_format({'num_format': '#,##0', 'bottom': 1})
        epoch = datetime.date(1899, 12, 30).toordinal()
        def serial(word): return datetime.date.fromisoformat(word).toordinal() - epoch
        sheet = book.add_worksheet('Lines')
        sheet.freeze_panes(1, 0)
        number, string = sheet.write_number, sheet.write_string
        names = ['Invoice', 'Customer', 'Issued', 'Line', 'Agreement', 'Item', 'From', 'Through', 'Quantity', 'Unit', 'Price', 'Amount',
            'Taxed', 'Facts', 'Description']
        for c, name in enumerate(names): string(0, c, name, text)
        r = 0
        for r, l in enumerate(base.execute('''select l.*, drafted_on, (select count(*) from claim c where c.invoice = l.invoice and
                c.position = l.position) from invoice_line l join invoice i on i.id = l.invoice order by l.invoice, l.position'''), 1):
            string(r, 0, l[0], text); string(r, 1, l[2], text); number(r, 2, serial(l[14]), day); number(r, 3, l[1], whole)
            string(r, 4, l[3], text); string(r, 5, l[4], text); number(r, 6, serial(l[6]), day); number(r, 7, serial(l[7]), day)
            number(r, 8, l[8], whole); string(r, 9, l[9], text); number(r, 10, l[10] / 100, money); number(r, 11, l[11] / 100, money)
            string(r, 12, 'yes', text); number(r, 13, l[15], whole); string(r, 14, l[5], text)
        sheet.write_formula(r + 1, 11, '=SUM(L2:L%d)' % (r + 1), money)
        sheet = book.add_worksheet('Facts')
        sheet.freeze_panes(1, 0)
        number, string = sheet.write_number, sheet.write_string
        for c, name in enumerate(['Invoice', 'Line', 'Customer', 'Fact', 'Of', 'Quantity', 'Where it comes from']): string(0, c, name, text)
        for r, c in enumerate(base.execute('select * from claim order by invoice, position, fact_kind, fact_id'), 1):
            string(r, 0, c[0], text); number(r, 1, c[1], whole); string(r, 2, c[4], text); string(r, 3, c[2], text)
            string(r, 4, c[3], text); number(r, 5, c[5], whole); string(r, 6, c[7], text)
        book.close()
        print(time.perf_counter() - start)
        """
}
