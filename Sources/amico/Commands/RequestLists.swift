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

    @OptionGroup var house: HouseOptions
    @Argument(help: "The request.") var request: ServiceRequest.ID

    func run() throws {
        let answer = try house.read { try RequestAnswer(request, in: $0) }
        let zone = Zone.pacific
        try house.answer(answer) {
            let severity = answer.severity.map { "severity \($0)" } ?? ""
            let head =
                "\(answer.request)  \(answer.customer)  \(answer.title)\n\(answer.state.rawValue), \(severity)"
                + (answer.claimsCritical ? ", claims severity 1" : "") + (answer.assignee.map { ", with \($0)" } ?? "")
            let more = [
                answer.requester.map { "Asked by    \($0)" },
                answer.watchers.isEmpty ? nil : "Watched by  \(answer.watchers.joined(separator: ", "))",
                answer.links.isEmpty ? nil : "Linked to   \(answer.links.joined(separator: ", "))",
                answer.route.map { "Work        \($0.service): \($0.statementOfWork?.text ?? "covered by maintenance")" },
            ].compactMap { $0 }
            let running = answer.clocks.map { "  \($0.kind.words.capitalizedFirst)  \($0.outcome)" }
            let told = Table(
                "History", answer.facts,
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
