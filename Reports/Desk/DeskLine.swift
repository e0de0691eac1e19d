import BackOffice
import Domain
import Workbook

/// A request with its clocks, as the desk's workbooks show it.
struct DeskLine: Sendable {
    let id: ServiceRequest.ID
    let customer: CustomerCode
    let title: String
    let history: RequestHistory
    let clocks: RequestClocks
    private let names: PeopleNames

    /// The provider's: clocks and months of the desk go by it.
    static let zone = Zone.pacific

    init(
        _ request: ServiceRequest, policies: ServiceLevelPolicies, at now: Instant, names: PeopleNames = PeopleNames([:])
    ) {
        self.names = names
        id = request.id
        customer = request.customer
        title = request.title
        history = request.history
        clocks = RequestClocks(request.history, policies: policies, at: now)
    }

    /// As it stood at an instant; nil before it was opened.
    func known(at now: Instant, policies: ServiceLevelPolicies) -> DeskLine? {
        guard let history = RequestHistory(history.facts.filter { $0.at <= now }) else { return nil }
        return DeskLine(
            ServiceRequest(id: id, customer: customer, title: title, history: history), policies: policies, at: now,
            names: names)
    }

    var severity: String { history.severity.map { "\($0)" } ?? "" }
    var standing: String { history.pause.map { "\(history.state.rawValue), \($0.reason.words)" } ?? history.state.rawValue }
    var analyst: String { (history.assignee.map(names.name) ?? "") }
    var resolvedAt: Instant? { history.rests.last.flatMap { $0.reopenedAt == nil ? $0.at : nil } }

    /// `met`, `missed`, `due 15 Sep 2026 14:00 PDT`, as the clock stands.
    static func verdict(_ clock: ServiceClock) -> Verdict {
        guard clock.promise != nil || clock.due != nil else { return Verdict("not owed", .calm) }
        switch clock.outcome {
        case .met: return Verdict("met", .good)
        case .missed(nil): return Verdict("missed, still to do", .late)
        case .missed: return Verdict("missed", .late)
        case .lateThroughChange: return Verdict("late only through a change", .due)
        case .running: return Verdict(clock.due.map { "due \(zone.words($0))" } ?? "running", .due)
        case .paused: return Verdict("paused", .calm)
        case .ended: return Verdict("ended", .calm)
        }
    }

    static func doneAt(_ clock: ServiceClock) -> Instant? {
        switch clock.outcome {
        case .met(let at): at
        case .missed(let at), .lateThroughChange(_, let at): at
        case .running, .paused, .ended: nil
        }
    }

    static func instant(_ instant: Instant?) -> Cell { instant.map { .instant($0, zone) } ?? .empty }
}

extension FinanceScope {
    /// Requests of the customers in scope that were opened in a period, with their clocks as they stand now.
    func deskLines(openedIn period: Period) throws -> [DeskLine] {
        try lines { try view.serviceRequests(of: $0, openedIn: period) }
    }

    /// Those whose clocks may be met or fall due in a period.
    func deskLines(judgedIn period: Period) throws -> [DeskLine] {
        try lines { try view.requests(of: $0, judgedIn: period, asOf: nil) }
    }

    private func lines(_ requests: (CustomerCode) throws -> [KeptRequest]) throws -> [DeskLine] {
        let policies = try view.serviceLevelPolicies()
        let names = try view.peopleNames()
        return try customers.flatMap { try requests($0.code) }.map {
            DeskLine($0.request, policies: policies, at: view.now, names: names)
        }.sorted { $0.id < $1.id }
    }
}
