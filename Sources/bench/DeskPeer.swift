/// The peer of the desk bench, and what fills the books: a million requests through the gate would take half an hour.
enum DeskPeer {
    /// Fills closed books with open requests: an opening, a severity and a message each, all words findable. The first of them
    /// were opened so long ago that a threshold has passed. Prints nothing.
    static let fill = """
        import glob, random, sqlite3, sys
        path, count, due, now = glob.glob(sys.argv[1] + '/*.sqlite')[0], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
        random.seed(2026)
        words = ['%s%s%s' % (a, b, c) for a in 'bdfgklmnprstv' for b in ('a', 'ei', 'o', 'u') for c in
            ('ck', 'll', 'mp', 'nd', 'rt', 'st', 'x', 'ver', 'ling', 'tion')]
        weights = [1 / (rank + 1) for rank in range(len(words))]
        base = sqlite3.connect(path, isolation_level=None)
        base.execute('pragma synchronous = off')
        base.execute('begin')
        customers = [code for (code,) in base.execute('select code from customer order by code')]
        scopes = {code: 'u' + code.encode().hex() for code in customers}
        texts = [' '.join(random.choices(words, weights, k=18)) for _ in range(20000)]
        for number in range(1, count + 1):
            customer = customers[number % len(customers)]
            title, text = 'Request %s' % texts[number * 7 % 20000][:30], texts[number * 13 % 20000] + ' n%d' % number
            opened = now - (10_800_000 if number <= due else 60_000) - number % 1000
            alert = opened + 7_200_000
            base.execute('''insert into service_request (number, id, customer, title, opened_at, state, severity, claims_critical,
                is_ahead, awaits_answer, owed, due_at, facts, last_at, recorded_by, recorded_at, alert_at)
                values (?, ?, ?, ?, ?, 'open', 2, 0, 0, 1, 'firstResponse', ?, 3, ?, 'root', ?, ?)''',
                (number, 'SR-%06d' % number, customer, title, opened, opened + 14_400_000, opened, opened, alert))
            row = number * 3 - 2
            base.executemany('''insert into request_fact (number, request, customer, place, at, fact, text, value, flag, recorded_by,
                recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'root', ?)''', [
                (row, number, customer, 1, opened, 'opened', None, 'phone', None, opened),
                (row + 1, number, customer, 2, opened, 'severitySet', None, '2', 0, opened),
                (row + 2, number, customer, 3, opened, 'customerMessage', text, None, None, opened)])
            base.executemany('insert into desk_text (rowid, scope, text) values (?, ?, ?)', [
                (row * 2, scopes[customer], 'SR-%06d %s' % (number, title)), ((row + 2) * 2, scopes[customer], text)])
        base.execute("insert or replace into number_series (series, last) values ('SR', ?)", (count,))
        base.execute('commit')
        base.execute('analyze')
        base.execute('pragma wal_checkpoint(truncate)')
        """

    /// The same rows for one more request, each in a transaction that is on the disk when it returns; the same step for each
    /// request that is due; the same searches. Prints the median of an opening, the sweep, and the searches' 95th percentile.
    static let run = """
        import glob, sqlite3, statistics, sys, time
        path, rounds, now, queries = glob.glob(sys.argv[1] + '/*.sqlite')[0], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4].split('|')
        base = sqlite3.connect(path, isolation_level=None)
        base.execute('pragma synchronous = full')
        customer = base.execute('select code from customer order by code').fetchone()[0]
        scope = 'u' + customer.encode().hex()
        (last,) = base.execute('select max(number) from service_request').fetchone()
        (fact,) = base.execute('select max(number) from request_fact').fetchone()
        opening = []
        for number in range(last + 1, last + 1 + rounds):
            start = time.perf_counter()
            base.execute('begin immediate')
            base.execute('''insert into service_request (number, id, customer, title, opened_at, state, severity, claims_critical,
                is_ahead, awaits_answer, owed, due_at, facts, last_at, recorded_by, recorded_at, alert_at)
                values (?, ?, ?, 'Request', ?, 'open', 2, 0, 0, 1, 'firstResponse', ?, 3, ?, 'root', ?, ?)''',
                (number, 'SR-%06d' % number, customer, now, now + 14400000, now, now, now + 7200000))
            for place, word, text, value in ((1, 'opened', None, 'phone'), (2, 'severitySet', None, '2'),
                    (3, 'customerMessage', 'nothing since three', None)):
                fact += 1
                base.execute('''insert into request_fact (number, request, customer, place, at, fact, text, value, recorded_by,
                    recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?, 'root', ?)''', (fact, number, customer, place, now, word, text, value, now))
                if text or place == 1:
                    base.execute('insert into desk_text (rowid, scope, text) values (?, ?, ?)', (fact * 2, scope, text or 'Request'))
            base.execute('commit')
            opening.append(time.perf_counter() - start)
        start = time.perf_counter()
        base.execute('begin immediate')
        due = base.execute('select number, customer, opened_at from service_request where alert_at <= ?', (now,)).fetchall()
        for number, customer, opened in due:
            base.execute('''insert into escalation (request, customer, clock, origin, percent, severity, through_change, crossed_at,
                recorded_by, recorded_at) values (?, ?, 'firstResponse', ?, 50, 2, 0, ?, 'root', ?)''',
                (number, customer, opened, opened + 7200000, now))
            fact += 1
            base.execute('''insert into request_fact (number, request, customer, place, at, fact, text, recorded_by, recorded_at)
                values (?, ?, ?, 4, ?, 'escalated', 'first response 50 % used', 'root', ?)''', (fact, number, customer, now, now))
            base.execute('update service_request set alert_at = ? where number = ?', (opened + 10800000 + 3600000, number))
        base.execute('commit')
        sweep = time.perf_counter() - start
        searching = []
        for query in queries:
            start = time.perf_counter()
            rows = base.execute('select rowid from desk_text where desk_text match ? order by rowid desc limit 20', (query,)).fetchall()
            for (row,) in rows:
                base.execute('''select * from request_fact join service_request on service_request.number = request
                    where request_fact.number = ?''', (row // 2,)).fetchone()
            searching.append(time.perf_counter() - start)
        searching.sort()
        print(len(due), statistics.median(opening), sweep, searching[len(searching) * 95 // 100])
        """
}
