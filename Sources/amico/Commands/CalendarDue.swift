import ArgumentParser
import BackOffice
import Domain

/// `amico calendar due`: what the service-level policy owes a request opened at an instant (8.2).
struct CalendarDue: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "due", abstract: "Find when a new service request of a severity is owed a response and a resolution.",
        discussion: """
            By the policy of the books in force then, with its calendars; where there are no books, by the standard one. The next update is owed from the first public message on, so a new request has none.

            Example: amico calendar due --severity 2 --opened 2026-09-18T15:00:00-07:00
            """)

    /// Null where nothing is owed.
    private struct Answer: Encodable {
        let firstResponse: String?
        let nextUpdate: String?
        let resolution: String?

        private enum CodingKeys: String, CodingKey { case firstResponse, nextUpdate, resolution }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(firstResponse, forKey: .firstResponse)
            try container.encode(nextUpdate, forKey: .nextUpdate)
            try container.encode(resolution, forKey: .resolution)
        }
    }

    @OptionGroup var house: HouseOptions
    @Option(help: ArgumentHelp("1 (critical) to 4 (question).", valueName: "n")) var severity: Int
    @Option(help: ArgumentHelp("When the request was opened, with its offset.", valueName: "instant")) var opened: Instant

    func run() throws {
        let policies = try house.books.holdsBooks ? house.read { try $0.serviceLevelPolicies() } : .standard
        let policy = policies.inForce(at: opened)
        guard let severity = Severity(severity), let level = policy.level(severity) else {
            throw TicketRefusal.unknownSeverity(severity, known: policy.levels.map(\.severity))
        }
        let facts = [
            RequestFact(.opened(.phone), at: opened), RequestFact(.severitySet(severity, claimsCritical: false), at: opened),
        ]
        guard let history = RequestHistory(facts) else { return }
        let clocks = RequestClocks(history, policies: policies, at: opened)
        let zone = Zone.pacific
        let answer = Answer(
            firstResponse: clocks.firstResponse.due.map(zone.iso), nextUpdate: clocks.nextUpdate?.due.map(zone.iso),
            resolution: clocks.resolution.due.map(zone.iso))
        try house.answer(answer) {
            """
            Severity \(severity), version \(policy.version) of the policy: \(level.meaning)
            First response  \(clocks.firstResponse.due.map(zone.words) ?? "not owed")
            Next update     \(level.nextUpdate.map { "\($0.words) after the first public message" } ?? "not owed")
            Resolution      \(clocks.resolution.due.map(zone.words) ?? "not owed")
            """
        }
    }
}
