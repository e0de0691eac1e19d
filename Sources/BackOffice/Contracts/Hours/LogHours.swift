import Domain
import GRDB

/// Enters work somebody did under a statement of work in effect. What the budget does not hold is marked over budget (4.4).
package struct LogHours: Action {
    package static let permission = Permission.logHours
    package static var example: LogHours {
        LogHours(
            statementOfWork: Identifier(named: "SOW-2026-0012"), on: Day(ordinal: 20_700), person: "Lee Park",
            minutes: Hours(minutes: 200), engagement: Identifier(named: "ENG-000001"), request: "Operator training, second day",
            phase: "rollout",
            note: "Six operators present.")
    }

    package var statementOfWork: StatementOfWork.ID
    /// The work date: it decides the year.
    package var on: Day
    /// Who worked.
    package var person: String
    /// Real minutes, 1 to 1,440; accounted minutes are these rounded up to the SOW's unit.
    package var minutes: Hours
    package var engagement: Engagement.ID?
    /// The request or task it was for; a request that is named is the customer's own, and one whose work draws hours (8.5).
    package var request: String?
    /// The project's phase, where it is billed by phase.
    package var phase: String?
    package var note: String?

    package init(
        statementOfWork: StatementOfWork.ID, on: Day, person: String, minutes: Hours, engagement: Engagement.ID? = nil,
        request: String? = nil, phase: String? = nil, note: String? = nil
    ) {
        self.statementOfWork = statementOfWork
        self.on = on
        self.person = person
        self.minutes = minutes
        self.engagement = engagement
        self.request = request
        self.phase = phase
        self.note = note
    }

    package struct Logged: Codable, Equatable, Sendable {
        package let entry: HourRow.ID
        /// The first day of the year it went into.
        package let year: Day
        package let accounted: Hours
        /// The part of it marked over budget.
        package let overBudget: Hours
        package let balance: Hours
        /// Thresholds of the budget it reached, in percent.
        package let alerts: [Int]
    }

    package func perform(in book: Book) throws -> Logged {
        let sow = try book.view.statementOfWork(statementOfWork)
        let customer = try book.view.customer(sow.customer)
        let work = try Work(
            on: on, person: person, real: minutes, engagement: engagement, request: request, phase: phase,
            note: note ?? "")
        guard on <= customer.zone.day(of: book.now) else { throw HoursRefusal.inTheFuture(on) }
        try book.view.requireInEffect(sow, on: on)
        try requirePhase(of: sow)
        if let engagement { try book.view.requireEngagement(engagement, of: sow) }
        for named in ServiceRequest.named(in: request ?? "") { try book.view.requireDrawsHours(named, of: sow) }
        var ledger = try book.openYear(of: sow, try book.view.hourYear(of: sow, containing: on))
        let rows = try ledger.log(work, numbering: book.nextHourRow)
        try book.insert(rows, of: ledger, customer: sow.customer)
        return Logged(
            entry: rows.first?.id ?? HourRow.ID(series: "HR", 0), year: ledger.year.first,
            accounted: rows.reduce(.zero) { $0 - $1.hours },
            overBudget: rows.reduce(.zero) { $1.isOverBudget ? $0 - $1.hours : $0 }, balance: ledger.balance,
            alerts: try book.alert(of: ledger, sow, customer))
    }

    private func requirePhase(of sow: StatementOfWork) throws {
        guard let phase else { return }
        let known = sow.phases.map(\.name)
        guard known.contains(phase) else { throw HoursRefusal.unknownPhase(phase, known) }
    }
}

extension View {
    /// Refuses a request that is not in the books of the SOW's customer, and one that was routed to maintenance: break-fix never
    /// draws hours (8.5). One that nobody routed yet may.
    fileprivate func requireDrawsHours(_ id: ServiceRequest.ID, of sow: StatementOfWork) throws {
        let owner = try String.fetchOne(
            db.cachedStatement(sql: "SELECT customer FROM service_request WHERE id = ?"), arguments: [id.text])
        guard owner == sow.customer.text else { throw HoursRefusal.otherRequest(id, sow.customer) }
        guard let route = try route(of: id), case .coveredByMaintenance = route.route.way else { return }
        throw RequestRefusal.noBudget(id)
    }
}

extension Book {
    /// Writes the alerts a budget has newly reached, each once (4.5); a project has none.
    func alert(of ledger: HourLedger, _ sow: StatementOfWork, _ customer: Customer) throws -> [Int] {
        guard case .enhancedMaintenance = try sow.signedTerms else { return [] }
        return try BudgetAlerts.reached(used: ledger.worked, bought: ledger.bought).filter { threshold in
            try remind(
                .hoursUsed, key: "\(sow.id) \(ledger.year.first) \(threshold)", to: customer.accountManager, about: sow,
                text: Reminder.words(reaching: threshold, ledger), on: customer.zone.day(of: now)) != nil
        }
    }
}
