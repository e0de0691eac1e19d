/// What fills the books of the web bench beside the gate, and its peer: the queue's fifty rows out of the same file by Python's
/// sqlite3, written as a plain table and served by Python's own HTTP server.
enum WebPeer {
    /// Requests of a year over all customers, two in a hundred open; the daily sheets of every checklist up to yesterday. All that
    /// is said is findable. Prints nothing.
    static let fill = """
        import datetime, glob, json, random, sqlite3, sys
        path, count, now = glob.glob(sys.argv[1] + '/books.sqlite')[0], int(sys.argv[2]), int(sys.argv[3])
        random.seed(2026)
        words = ['%s%s%s' % (a, b, c) for a in 'bdfgklmnprstv' for b in ('a', 'ei', 'o', 'u') for c in
            ('ck', 'll', 'mp', 'nd', 'rt', 'st', 'x', 'ver', 'ling', 'tion')]
        weights = [1 / (rank + 1) for rank in range(len(words))]
        texts = [' '.join(random.choices(words, weights, k=18)) for _ in range(20000)]
        people = ['tokafor', 'hnovak', 'kmeyer', None]
        base = sqlite3.connect(path, isolation_level=None)
        base.execute('pragma synchronous = off')
        base.execute('begin')
        customers = [code for (code,) in base.execute('select code from customer order by code')]
        scopes = {code: 'u' + code.encode().hex() for code in customers}
        year, hour, minute = 365 * 86_400_000, 3_600_000, 60_000
        (first,) = base.execute('select coalesce(max(number), 0) from service_request').fetchone()
        (row,) = base.execute('select coalesce(max(number), 0) from request_fact').fetchone()
        requests, facts, found = [], [], []
        def write():
            base.executemany('''insert into service_request (number, id, customer, title, opened_at, state, severity, claims_critical,
                is_ahead, awaits_answer, owed, due_at, assignee, facts, last_at, recorded_by, recorded_at)
                values (?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?, ?, ?, ?, ?, 'demo', ?)''', requests)
            base.executemany('''insert into request_fact (number, request, customer, place, at, fact, text, value, flag, recorded_by,
                recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'demo', ?)''', facts)
            base.executemany('insert into desk_text (rowid, scope, text) values (?, ?, ?)', found)
            requests.clear(); facts.clear(); found.clear()
        for index in range(count):
            number, customer = first + 1 + index, customers[index * 7919 % len(customers)]
            name, severity = 'SR-%06d' % number, 2 if index % 6 == 0 else 3 if index % 3 else 4
            opened = now - year + index * (year - 10 * minute) // count
            title, text = 'Request %s' % texts[index * 7 % 20000][:30], texts[index * 13 % 20000] + ' n%d' % number
            isOpen = now - opened < 30 * 24 * hour and index % 4 == 0
            isNew = isOpen and (now - opened < 4 * hour or index % 40 == 0)
            who = people[index // 4 % 4] if isOpen else 'tokafor'
            told = [('opened', opened, None, 'phone', None), ('severitySet', opened, None, str(severity), 0),
                ('customerMessage', opened, text, None, None)]
            if who: told.append(('assigned', opened + 5 * minute, None, who, None))
            if not isNew: told.append(('publicReply', opened + 30 * minute, 'We look into it.', None, 0))
            if not isOpen: told += [('resolved', opened + 20 * hour, 'It runs again.', None, None), ('closed', opened + 60 * hour, None, None, None)]
            told = [fact for fact in told if fact[1] < now]
            last = told[-1][1]
            isOver = told[-1][0] == 'closed'
            state = 'closed' if isOver else 'resolved' if told[-1][0] == 'resolved' else 'open'
            owed = None if state != 'open' else 'firstResponse' if isNew else 'resolution'
            due = None if owed is None else opened + (4 * hour if isNew else 40 * 24 * hour)
            requests.append((number, name, customer, title, opened, state, severity, int(isNew), owed, due, who, len(told), last, opened))
            for place, (fact, at, said, value, flag) in enumerate(told, 1):
                row += 1
                facts.append((row, number, customer, place, at, fact, said, value, flag, at))
                if fact == 'opened': found.append((row * 2, scopes[customer], name + ' ' + title))
                elif said: found.append((row * 2, scopes[customer], said))
            if index % 10000 == 9999: write()
        write()
        base.execute("insert or replace into number_series (series, last) values ('SR', ?)", (first + count,))
        (sheet,) = base.execute('select coalesce(max(number), 0) from checklist_fact').fetchone()
        day = datetime.date.fromtimestamp(now // 1000)
        for customer, system, items, begun in base.execute('select customer, system, items, from_day from checklist').fetchall():
            if not customer.startswith('C0'): continue
            asked, on = [item['id'] for item in json.loads(items)], datetime.date.fromisoformat(begun)
            while on < day:
                at = int(datetime.datetime(on.year, on.month, on.day, 18, tzinfo=datetime.timezone.utc).timestamp() * 1000)
                # One sheet in two hundred is missed.
                if hash((customer, on.toordinal())) % 200:
                    for item in asked + [None]:
                        sheet += 1
                        base.execute('''insert into checklist_fact (number, customer, system, day, fact, item, result, initials,
                            recorded_by, recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?, 'hnovak', ?)''', (sheet, customer, system,
                            on.isoformat(), 'checked' if item else 'signed', item, 'good' if item else None, None if item else 'HN', at))
                on += datetime.timedelta(days=1)
        base.execute('commit')
        base.execute('pragma wal_checkpoint(truncate)')
        """

    /// Serves the queue until it is killed; prints the port it listens on.
    static let serve = """
        import html, http.server, sqlite3, sys, threading
        path, kept = sys.argv[1] + '/books.sqlite', threading.local()
        class Queue(http.server.BaseHTTPRequestHandler):
            protocol_version = 'HTTP/1.1'
            def log_message(self, *rest): pass
            def do_GET(self):
                base = getattr(kept, 'base', None)
                if base is None: base = kept.base = sqlite3.connect('file:%s?mode=ro' % path, uri=True)
                rows = base.execute('''select * from service_request where state = 'open' order by severity, is_ahead desc,
                    coalesce(due_at, 9223372036854775807), number limit 50''').fetchall()
                base.execute("select count(*) from (select 1 from service_request where state = 'open' limit 1001)").fetchone()
                body = ''.join('<tr>%s</tr>' % ''.join('<td>%s</td>' % html.escape(str(cell)) for cell in row) for row in rows)
                body = ('<!doctype html><title>Queue</title><table>%s</table>' % body).encode()
                self.send_response(200)
                self.send_header('Content-Type', 'text/html; charset=utf-8')
                self.send_header('Content-Length', str(len(body)))
                self.end_headers()
                self.wfile.write(body)
        server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Queue)
        print(server.server_port, flush=True)
        server.serve_forever()
        """
}
