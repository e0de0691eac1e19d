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

    @OptionGroup var house: HouseOptions
    @Option(help: ArgumentHelp("1 is worst; amico request policy shows which there are.", valueName: "n")) var severity: Int
    @Option(help: ArgumentHelp("When the request was opened, with its offset.", valueName: "instant")) var opened: Instant

    func run() throws {
        let policies = try house.books.holdsBooks ? house.read { try $0.serviceLevelPolicies() } : .standard
        let answer = try OwedAnswer(severity: severity, opened: opened, under: policies)
        let policy = policies.inForce(at: opened)
        let level = Severity(severity).flatMap(policy.level)
        func words(_ due: String?) -> String { due.flatMap { Instant($0) }.map(Zone.pacific.words) ?? "not owed" }
        try house.answer(answer) {
            """
            Severity \(severity), version \(policy.version) of the policy: \(level?.meaning ?? "")
            First response  \(words(answer.firstResponse))
            Next update     \(level?.nextUpdate.map { "\($0.words) after the first public message" } ?? "not owed")
            Resolution      \(words(answer.resolution))
            """
        }
    }
}
