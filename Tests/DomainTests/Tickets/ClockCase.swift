import Domain
import Testing

/// One worked case: the rule it shows, what happened, and what a clock must say, both written as people would.
///
/// `15 Sep 10:00 PDT opened 3` opens by phone at severity 3. All of it is 2026; PDT is seven hours behind UTC, PST eight.
struct ClockCase: CustomTestStringConvertible {
    let rule: String
    let facts: [String]
    let now: String
    let first: String?
    let updates: [String]?
    let resolution: String?
    let policies: ServiceLevelPolicies

    init(
        _ rule: String, _ facts: [String], now: String, first: String? = nil, updates: [String]? = nil,
        resolution: String? = nil, policies: ServiceLevelPolicies = .standard
    ) {
        self.rule = rule
        self.facts = facts
        self.now = now
        self.first = first
        self.updates = updates
        self.resolution = resolution
        self.policies = policies
    }

    var testDescription: String { rule }

    func clocks(_ facts: [String]? = nil) throws -> RequestClocks {
        let parsed = try (facts ?? self.facts).flatMap(ClockCase.facts)
        let history = try #require(RequestHistory(parsed))
        return RequestClocks(history, policies: policies, at: try ClockCase.instant(now))
    }

    // MARK: Reading

    static func instant(_ text: String) throws -> Instant {
        let words = text.split(separator: " ")
        try #require(words.count == 4, "not a time: \(text)")
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let month = try #require(months.firstIndex(of: String(words[1]))) + 1
        let day = words[0].count == 1 ? "0\(words[0])" : "\(words[0])"
        let offset = try #require(["PDT": "-07:00", "PST": "-08:00"][String(words[3])])
        return try #require(Instant("2026-\(month < 10 ? "0" : "")\(month)-\(day)T\(words[2])\(offset)"), "not a time: \(text)")
    }

    static func facts(_ text: String) throws -> [RequestFact] {
        let words = text.split(separator: " ")
        let at = try instant(words.prefix(4).joined(separator: " "))
        return try deeds(words.dropFirst(4).map(String.init)).map { RequestFact($0, at: at) }
    }

    private static func deeds(_ words: [String]) throws -> [RequestFact.Deed] {
        func severity() throws -> Severity { try #require(words.last.flatMap(Int.init).flatMap { Severity($0) }) }
        switch words.first {
        case "opened":
            return words.count == 1
                ? [.opened(.phone)] : [.opened(.phone), .severitySet(try severity(), claimsCritical: false)]
        case "severity": return [.severitySet(try severity(), claimsCritical: false)]
        case "reply": return [.publicReply("We are looking into it.", automatic: false)]
        case "automatic": return [.publicReply("We have received your message.", automatic: true)]
        case "message": return [.customerMessage("Any news?")]
        case "note": return [.internalNote("Looked at the log.")]
        case "assigned": return [.assigned("maria"), .acknowledged]
        case "pause":
            let reasons: [String: PauseReason] = [
                "customer": .waitingOnCustomer, "field": .waitingOnUtilityFieldWork, "change": .waitingOnScheduledChange,
            ]
            return [.paused(try #require(words.last.flatMap { reasons[$0] }))]
        case "resume": return [.resumed]
        case "work-around": return [.workAroundGiven("Restart the importer.")]
        case "resolved": return [.resolved("Fixed in the importer.")]
        case "reopened": return [.reopened("It is back.")]
        case "merged": return [.merged(into: ServiceRequest.ID(named: "SR-000002"))]
        case "unmerged": return [.unmerged]
        case "closed": return [.closed]
        default:
            Issue.record("no deed: \(words)")
            return []
        }
    }

    // MARK: Writing

    static func words(_ clock: ServiceClock) -> String {
        let due = clock.due.map { ", due " + words($0) } ?? ""
        func done(_ at: Instant?) -> String { at.map { ", done " + words($0) } ?? "" }
        if clock.promise == nil, clock.due == nil { return "not owed" }
        switch clock.outcome {
        case .running: return "running" + due
        case .paused: return "paused" + due
        case .met(let at): return "met " + words(at) + due
        case .missed(let doneAt): return "missed" + due + done(doneAt)
        case .lateThroughChange(let at, let doneAt): return "late through change " + words(at) + due + done(doneAt)
        case .ended(let at): return "ended " + words(at)
        }
    }

    static func words(_ instant: Instant) -> String { Zone.pacific.words(instant).split(separator: " 2026").joined() }
}
