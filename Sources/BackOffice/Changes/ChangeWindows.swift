import Domain
import GRDB

/// An approved change feeds availability through service windows (10.3): one that is there, or one made for it.
extension Book {
    /// Ties a scheduled change to a window of each customer it affects. Where none holds it, one is made when the customer was told.
    func takeWindows(for change: ChangeRequest, announcedAt: Instant?) throws {
        guard let planned = change.plan.planned, let approval = change.approval else { return }
        for customer in change.plan.customers {
            let systems = change.plan.systems(of: customer)
            let fitting = try view.serviceWindows(of: customer).first { window in
                !window.isCancelled && window.completion == nil && systems.allSatisfy(window.concerns)
                    && window.planned.start <= planned.start && planned.end <= window.planned.end
            }
            if let fitting {
                try tie(change, to: fitting, isOwn: false)
            } else if let announcedAt {
                let window = try ServiceWindow(
                    id: identifier("WIN"), customer: customer, systems: systems, planned: planned, approvedAt: approval.at,
                    announcedAt: announcedAt, reason: "\(change.id): \(change.plan.title)", now: now)
                try window.append(.approved, in: self)
                try tie(change, to: window, isOwn: true)
            }
        }
    }

    private func tie(_ change: ChangeRequest, to window: ServiceWindow, isOwn: Bool) throws {
        try db.execute(
            sql: "INSERT INTO change_window (change, service_window, customer, is_own) VALUES (?, ?, ?, ?)",
            arguments: [change.id.text, window.id.text, window.customer.text, isOwn])
    }

    /// Lets go of a change's windows; one that was made for it, and that nobody else uses, is called off before it starts.
    func releaseWindows(of change: ChangeRequest) throws {
        let ties = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM change_window WHERE change = ?"), arguments: [change.id.text])
        try db.execute(sql: "DELETE FROM change_window WHERE change = ?", arguments: [change.id.text])
        for tie in ties where tie["is_own"] {
            guard let id = ServiceWindow.ID(tie["service_window"] as String) else { throw Unreadable("change_window") }
            let isUsed = try Bool.fetchOne(
                db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM change_window WHERE service_window = ?)"),
                arguments: [id.text])
            var window = try view.serviceWindow(id)
            guard isUsed != true, !window.isCancelled, window.completion == nil, now < window.planned.start else { continue }
            try window.cancel(now: now)
            try window.append(.cancelled, in: self)
        }
    }

    /// The change has ended: a window is complete with the last of its changes, at the latest of their ends.
    func completeWindows(of change: ChangeRequest, endedAt: Instant, available: Bool) throws {
        try db.execute(
            sql: "UPDATE change_window SET ended_at = ?, was_available = ? WHERE change = ?",
            arguments: [endedAt.milliseconds, available, change.id.text])
        let ids = try String.fetchAll(
            db.cachedStatement(sql: "SELECT service_window FROM change_window WHERE change = ? ORDER BY service_window"),
            arguments: [change.id.text])
        for id in ids {
            let row = try Row.fetchOne(
                db.cachedStatement(
                    sql: """
                        SELECT count(*) - count(ended_at) AS running, max(ended_at) AS ended, min(was_available) AS available
                        FROM change_window WHERE service_window = ?
                        """), arguments: [id])
            guard let row, row["running"] == 0, let window = ServiceWindow.ID(id) else { continue }
            var known = try view.serviceWindow(window)
            let ended = Instant(milliseconds: row["ended"])
            // Work that ended before its window began says nothing of the window.
            guard !known.isCancelled, known.completion == nil, ended >= known.planned.start else { continue }
            try known.complete(ServiceWindow.Completion(endedAt: ended, available: row["available"]), now: now)
            try known.append(.completed, in: self)
        }
    }
}

extension View {
    /// The windows a change is made in.
    package func windows(of change: ChangeRequest.ID) throws -> [ServiceWindow] {
        let ids = try String.fetchAll(
            db.cachedStatement(sql: "SELECT service_window FROM change_window WHERE change = ? ORDER BY service_window"),
            arguments: [change.text])
        return try ids.compactMap { ServiceWindow.ID($0) }.map(serviceWindow)
    }

    /// The clashes found last by an instant, as they were written down; by now where none is given.
    func notedClashes(of change: ChangeRequest.ID, by instant: Instant? = nil) throws -> String? {
        try String.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT detail FROM change_fact WHERE change = ? AND fact = 'clashes' AND recorded_at <= ?
                    ORDER BY number DESC LIMIT 1
                    """),
            arguments: [change.text, instant?.milliseconds ?? .max])
    }
}
