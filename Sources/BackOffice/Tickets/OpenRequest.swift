import Domain
import GRDB

/// Logs a service request (8.1). A severity 1 that no phone call reported is logged as severity 3 and says that it claims to be
/// critical, until somebody validates it (8.2).
package struct OpenRequest: Action {
    package static let permission = Permission.logRequests
    package static var example: OpenRequest {
        OpenRequest(
            customer: Identifier(named: "RIVERBEND"), title: "Head-end does not answer", text: "No reads since 03:00.",
            channel: .phone, severity: .critical, requester: "Lee Park", at: Instant(seconds: 1_789_200_000))
    }

    package var customer: CustomerCode
    /// What it is about, in 1 to 200 characters.
    package var title: String
    /// What the customer said, in 1 to 100,000 characters.
    package var text: String
    package var channel: RequestChannel
    package var severity: Severity
    /// Who asks: a name or a mail address of 1 to 254 characters.
    package var requester: String?
    /// When the call or the message came; now when left out.
    package var at: Instant?

    package init(
        customer: CustomerCode, title: String, text: String, channel: RequestChannel, severity: Severity,
        requester: String? = nil, at: Instant? = nil
    ) {
        self.customer = customer
        self.title = title
        self.text = text
        self.channel = channel
        self.severity = severity
        self.requester = requester
        self.at = at
    }

    package struct Opened: Codable, Equatable, Sendable {
        package let request: ServiceRequest.ID
        package let severity: Severity
        package let claimsCritical: Bool
        /// When the first response is due; nil where none is owed.
        package let firstResponseDue: Instant?
        /// When the resolution is due; nil where none is owed.
        package let resolutionDue: Instant?
    }

    package func perform(in book: Book) throws -> Opened {
        try book.requireCustomer(customer)
        try book.requireText(title, "title", limit: 200)
        try book.requireText(text, "text", limit: 100_000)
        if let requester { try book.requireText(requester, "name of who asks", limit: 254) }
        let openedAt = try book.instant(at, of: nil)
        guard openedAt > book.now - 366 * 86_400 else { throw RequestRefusal.yearsAgo(openedAt) }
        try requireChannel(in: book)
        let policies = try book.view.serviceLevelPolicies()
        let policy = policies.inForce(at: openedAt)
        guard policy.level(severity) != nil else {
            throw TicketRefusal.unknownSeverity(severity.number, known: policy.levels.map(\.severity))
        }
        let logged = severity.logged(from: channel)
        var deeds: [RequestFact.Deed] = [.opened(channel)]
        if let agreement = try agreement(on: Zone.pacific.day(of: openedAt), in: book) { deeds.append(.contractSet(agreement)) }
        deeds += [.severitySet(logged.severity, claimsCritical: logged.claimsCritical), .customerMessage(text)]
        let facts = deeds.map { RequestFact($0, at: openedAt) }
        guard let history = RequestHistory(facts) else { throw Unreadable("request_fact.fact") }
        let request = ServiceRequest(id: try book.identifier("SR"), customer: customer, title: title, history: history)
        let clocks = RequestClocks(history, policies: policies, at: book.now)
        try insert(request, RequestStanding(history, clocks: clocks), in: book)
        for fact in facts { _ = try book.append(fact, to: request, saidBy: source(of: fact.deed)) }
        try book.refresh(request.id, place: facts.count)
        try book.confirm(request.id, from: channel, text: text)
        if !channel.isAttended { try book.tellDesk(of: request.id, place: facts.count, saidBy: requester, text: text) }
        return Opened(
            request: request.id, severity: logged.severity, claimsCritical: logged.claimsCritical,
            firstResponseDue: clocks.firstResponse.due, resolutionDue: clocks.resolution.due)
    }

    private func insert(_ request: ServiceRequest, _ standing: RequestStanding, in book: Book) throws {
        let statement = try book.db.cachedStatement(
            sql: """
                INSERT INTO service_request
                    (number, id, customer, title, requester, opened_at, state, severity, claims_critical, is_ahead, awaits_answer,
                     owed, due_at, facts, last_at, recorded_by, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        let history = request.history
        try statement.execute(
            arguments: [
                ServiceRequest.number(of: request.id), request.id.text, customer.text, title, requester,
                history.openedAt.milliseconds, standing.state.rawValue, standing.severity.number, standing.claimsCritical,
                standing.isAhead, standing.awaitsAnswer, standing.owed?.rawValue, standing.dueAt?.milliseconds,
                history.facts.count, history.openedAt.milliseconds, book.actor.id.text, book.now.milliseconds,
            ])
    }

    /// Who asks opened it and said what it is about; contract and severity are of who recorded them.
    private func source(of deed: RequestFact.Deed) -> String? {
        switch deed {
        case .opened, .customerMessage: requester
        default: nil
        }
    }

    /// A utility's people write by themselves; live chat and the dedicated line are bought (8.1).
    private func requireChannel(in book: Book) throws {
        if !book.actor.isInside {
            guard channel == .portal || channel == .liveChat else { throw RequestRefusal.utilityChannel(channel) }
        }
        guard channel.hasPriority else { return }
        let today = Zone.pacific.day(of: book.now)
        let bought = try book.view.statementsOfWork(of: customer).contains { sow in
            guard case .enhancedMaintenance(let terms)? = try? sow.signedTerms else { return false }
            return sow.standing(on: today) == .inEffect && terms.options.contains { $0.name.lowercased() == channel.words }
        }
        guard bought else { throw RequestRefusal.channelNotBought(channel, customer) }
    }

    /// The maintenance agreement the request stands under: the binding one that runs on its day, where there is one.
    private func agreement(on day: Day, in book: Book) throws -> MaintenanceAgreement.ID? {
        try book.view.maintenanceAgreements(of: customer).last { $0.isBinding && $0.years.year(containing: day) != nil }?.id
    }
}
