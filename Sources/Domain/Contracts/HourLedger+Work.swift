/// What may be written into a ledger. Each deed answers the rows it wrote; `numbering` gives each its number.
extension HourLedger {
    /// Writes the year's hours, and the recurring additions that take effect in it.
    package mutating func open(
        deposit: Hours, additions: [RecurringAddition], numbering: () throws -> Int
    ) throws -> [HourRow] {
        guard rows.isEmpty else { throw HoursRefusal.openedAlready(statementOfWork, year.first) }
        var written = [HourRow(number: try numbering(), kind: .deposit, hours: deposit, on: year.first)]
        for addition in additions {
            written.append(
                HourRow(
                    number: try numbering(), kind: .recurringAddition, hours: addition.hours, on: year.first,
                    changeOrder: addition.changeOrder))
        }
        written.forEach { append($0) }
        return written
    }

    /// Records work. Truth is never refused for want of hours: what the balance does not hold is marked over budget (4.4).
    package mutating func log(_ work: Work, numbering: () throws -> Int) throws -> [HourRow] {
        try requireOpen()
        guard work.on >= year.first else { throw HoursRefusal.outsideYear(statementOfWork, work.on, year.first, year.last) }
        let accounted = unit.accounted(work.real)
        let covered = min(accounted, max(balance, .zero))
        var written: [HourRow] = []
        func row(_ hours: Hours, isOverBudget: Bool) throws -> HourRow {
            let number = try numbering()
            return HourRow(
                number: number, entry: written.first?.number ?? number, kind: .consume, hours: -hours,
                real: written.isEmpty ? work.real : .zero, on: work.on, person: work.person, engagement: work.engagement,
                request: work.request, phase: work.phase, note: work.note, isOverBudget: isOverBudget)
        }
        if covered > .zero { written.append(try row(covered, isOverBudget: false)) }
        if covered < accounted { written.append(try row(accounted - covered, isOverBudget: true)) }
        written.forEach { append($0) }
        return written
    }

    /// Takes a whole entry back, every row of it, and lets marked work attach to what that frees. `invoice` names the invoice
    /// that bills a row, where one does: such rows are read-only (4.3).
    package mutating func reverse(
        _ id: HourRow.ID, reason: String, numbering: () throws -> Int, invoice: (HourRow) throws -> String? = { _ in nil }
    ) throws -> [HourRow] {
        try requireOpen()
        guard (1...2_000).contains(reason.count) else { throw HoursRefusal.reasonMissing }
        guard let named = rows.first(where: { $0.id == id }) else { throw HoursRefusal.notInLedger(id) }
        guard named.kind == .consume else { throw HoursRefusal.notWork(id, named.kind) }
        let entry = rows.filter { $0.entry == named.entry && $0.kind == .consume }
        let reversed = Set(rows.compactMap(\.reverses))
        guard !entry.contains(where: { reversed.contains($0.number) }) else { throw HoursRefusal.reversedAlready(id) }
        for row in entry {
            if let number = try invoice(row) { throw HoursRefusal.invoiced(row.id, by: number) }
        }
        let open = Dictionary(openWork.map { ($0.row.number, $0.open) }, uniquingKeysWith: { first, _ in first })
        var written: [HourRow] = []
        for row in entry {
            let hours = row.isOverBudget ? open[row.number] ?? .zero : -row.hours
            let number = try numbering()
            written.append(
                row.copy(
                    number: number, entry: written.first?.number ?? number, kind: .reversal, hours: hours, real: -row.real,
                    note: reason, isOverBudget: row.isOverBudget, reverses: row.number))
        }
        written.forEach { append($0) }
        return written + (try attach(numbering: numbering))
    }

    /// Adds the hours of a binding change order; marked work attaches to them, in work-date order.
    package mutating func add(
        _ hours: Hours, kind: HourRow.Kind = .addition, by changeOrder: ChangeOrder.ID, on day: Day, numbering: () throws -> Int
    ) throws -> [HourRow] {
        try requireOpen()
        let row = HourRow(
            number: try numbering(), kind: kind, hours: hours, on: min(max(day, year.first), max(year.first, year.last)),
            changeOrder: changeOrder)
        append(row)
        return [row] + (try attach(numbering: numbering))
    }

    private func requireOpen() throws(HoursRefusal) {
        if let closed { throw .yearClosed(statementOfWork, year.first, year.last, on: closed.on, by: closed.by) }
    }

    /// Moves marked work into the balance as far as it reaches; the last row is split (4.4).
    private mutating func attach(numbering: () throws -> Int) throws -> [HourRow] {
        var left = balance
        var written: [HourRow] = []
        for (marked, open) in openWork {
            guard left > .zero else { break }
            let part = min(left, open)
            let row = marked.copy(
                number: try numbering(), entry: marked.entry, kind: .consume, hours: -part, real: .zero, isOverBudget: false,
                attaches: marked.number)
            append(row)
            written.append(row)
            left = left - part
        }
        return written
    }
}

extension HourLedger {
    /// Closes the year after its end: what is left expires, dated the last day, with its value and the offers made (4.2, 4.3).
    /// Answers the expire row; nil where nothing was left.
    package mutating func close(
        by person: String, today: Day, rate: Money, offers: [HourOffer], numbering: () throws -> Int
    ) throws -> HourRow? {
        try requireOpen()
        guard today > year.last else { throw HoursRefusal.yearStillRuns(statementOfWork, year.last) }
        let left = balance
        let expire =
            left > .zero
            ? HourRow(
                number: try numbering(), kind: .expire, hours: -left, on: year.last, note: HourOffer.words(offers),
                value: rate.times(left.minutes, over: 60)) : nil
        if let expire { append(expire) }
        markClosed(Closing(on: today, by: person))
        return expire
    }
}
