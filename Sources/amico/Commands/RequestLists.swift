import ArgumentParser
import BackOffice
import Domain
import Workbook

struct RequestQueue: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "queue", abstract: "List requests in the order they are worked on, with what is owed next.",
        discussion: "Example: amico request queue --severity 2 --late")

    @OptionGroup var house: HouseOptions
    @Option(help: "The customer's code (default: all).") var customer: CustomerCode?
    @Option(help: ArgumentHelp("Of one severity.", valueName: "n")) var severity: Severity?
    @Option(help: "Of one analyst.") var assignee: String?
    @Option(help: "\(RequestState.allCases.map(\.rawValue).joined(separator: ", ")) (default: open).") var state: RequestState?
    @Flag(help: "Only what is late.") var late = false
    @Option(help: ArgumentHelp("At most so many, up to 1000.", valueName: "count")) var limit = 50

    func run() throws {
        let filter = QueueFilter(
            customer: customer, severity: severity, assignee: assignee, state: state, isLate: late, limit: limit)
        let (rows, now) = try house.read { (try $0.requestQueue(filter), $0.now) }
        try house.answer(rows) {
            Table(
                "Requests", rows,
                columns: [
                    Column("Request") { .text($0.request.text) },
                    Column("Sev.") { .text("\($0.severity)\($0.claimsCritical ? ", claims 1" : "")") },
                    Column("Customer") { .text($0.customer.text) },
                    Column("Title") { .text($0.title) },
                    Column("Owed") { .text($0.owedWords(at: now)) },
                    Column("Due") { row in row.dueAt.map { .instant($0, Zone.pacific) } ?? .empty },
                    Column("With") { .text($0.assignee ?? "") },
                    Column("Marks") { .text($0.marks) },
                ], whenEmpty: "No requests."
            ).lines
        }
    }
}

extension QueueRow {
    /// `first response, late`.
    fileprivate func owedWords(at now: Instant) -> String {
        guard let owed else { return "" }
        return owed.words + (dueAt.map { $0 < now ? ", late" : "" } ?? ", stands")
    }

    fileprivate var marks: String {
        [isAhead ? "ahead" : nil, awaitsAnswer ? "awaits answer" : nil, pause?.words].compactMap { $0 }.joined(separator: "; ")
    }
}

struct RequestShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a request: its clocks and its history.",
        discussion: "Example: amico request show SR-000123")

    private struct Answer: Encodable {
        let request: ServiceRequest.ID
        let customer: CustomerCode
        let title: String
        let requester: String?
        let state: RequestState
        let severity: Severity?
        let claimsCritical: Bool
        let assignee: String?
        let watchers: [String]
        let links: [String]
        /// Who pays for the work, once that is decided.
        let route: RequestRoute?
        let clocks: [Clock]
        let facts: [Fact]

        struct Clock: Encodable {
            let kind: ServiceClock.Kind
            let origin: Instant
            let due: Instant?
            let outcome: String
        }

        struct Fact: Encodable {
            let place: Int
            let at: Instant
            let fact: String
            let words: String
            let by: String
            let recordedAt: Instant
        }
    }

    @OptionGroup var house: HouseOptions
    @Argument(help: "The request.") var request: ServiceRequest.ID

    func run() throws {
        let (kept, clocks, route) = try house.read { view in
            let kept = try view.serviceRequest(request)
            let route = view.actor.utility == nil ? try view.route(of: request) : nil
            return (kept, try view.clocks(of: kept.history), route)
        }
        let zone = Zone.pacific
        let history = kept.history
        let facts = kept.facts.map { recorded in
            Answer.Fact(
                place: recorded.place, at: recorded.fact.at, fact: recorded.fact.deed.words, words: recorded.fact.deed.summary,
                by: recorded.saidBy ?? recorded.recordedBy, recordedAt: recorded.recordedAt)
        }
        let answer = Answer(
            request: kept.id, customer: kept.customer, title: kept.request.title, requester: kept.requester,
            state: history.state, severity: history.severity, claimsCritical: history.claimsCritical,
            assignee: history.assignee, watchers: history.watchers.sorted(), links: history.links, route: route,
            clocks: clocks.all.map {
                Answer.Clock(kind: $0.kind, origin: $0.origin, due: $0.due, outcome: $0.words(in: zone))
            }, facts: facts)
        try house.answer(answer) {
            let severity = history.severity.map { "severity \($0)" } ?? ""
            let head =
                "\(kept.id)  \(kept.customer)  \(kept.request.title)\n\(history.state.rawValue), \(severity)"
                + (history.claimsCritical ? ", claims severity 1" : "") + (history.assignee.map { ", with \($0)" } ?? "")
            let more = [
                kept.requester.map { "Asked by    \($0)" },
                history.watchers.isEmpty ? nil : "Watched by  \(answer.watchers.joined(separator: ", "))",
                history.links.isEmpty ? nil : "Linked to   \(history.links.joined(separator: ", "))",
                route.map { "Work        \($0.service): \($0.statementOfWork?.text ?? "covered by maintenance")" },
            ].compactMap { $0 }
            let running = clocks.all.map { "  \($0.kind.words.capitalizedFirst)  \($0.words(in: zone))" }
            let told = Table(
                "History", facts,
                columns: [
                    Column("#") { .int($0.place) },
                    Column("When") { .instant($0.at, zone) },
                    Column("By") { .text($0.by) },
                    Column("Fact") { .text($0.fact) },
                    Column("Words") { .text($0.words) },
                ]
            ).lines
            return ([head] + more + ["Clocks"] + running + ["", told]).joined(separator: "\n")
        }
    }
}

extension RequestFact.Deed {
    /// What a deed says beside its kind.
    fileprivate var summary: String {
        switch self {
        case .opened(let channel): "by \(channel.words)"
        case .contractSet(let agreement): agreement.text
        case .severitySet(let severity, let claims): "\(severity)\(claims ? ", claims severity 1" : "")"
        case .assigned(let who): who
        case .customerMessage(let text), .internalNote(let text), .workAroundGiven(let text), .escalated(let text),
            .resolved(let text), .reopened(let text):
            text
        case .publicReply(let text, let automatic): automatic ? "automatic: \(text)" : text
        case .fileAttached(let name, let sha256): "\(name) (\(sha256.prefix(12)))"
        case .watcherSet(let who, let watches): "\(who)\(watches ? "" : " no longer")"
        case .linked(let record): record
        case .merged(let other): "into \(other)"
        case .workLogged(let row): row.text
        case .paused(let reason, let change): reason.words + (change.map { ", \($0)" } ?? "")
        case .acknowledged, .unmerged, .resumed, .closed: ""
        }
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

struct RequestSearch: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search", abstract: "Find requests, messages, changes and articles by their words, the newest first.",
        discussion: """
            All words must be there; the last may be the beginning of one.

            Example: amico request search collector antenna
            """)

    @OptionGroup var house: HouseOptions
    @Argument(help: "Words.") var words: [String]
    @Option(help: ArgumentHelp("At most so many, up to 200.", valueName: "count")) var limit = 20

    func run() throws {
        let hits = try house.read { try $0.search(words.joined(separator: " "), limit: limit) }
        try house.answer(hits) {
            Table(
                "Found", hits,
                columns: [
                    Column("Where") { .text($0.id) },
                    Column("Customer") { .text($0.customer?.text ?? "") },
                    Column("Title") { .text($0.title) },
                    Column("Words") { .text($0.excerpt) },
                    Column("When") { .instant($0.at, Zone.pacific) },
                ], whenEmpty: "Nothing found."
            ).lines
        }
    }
}
