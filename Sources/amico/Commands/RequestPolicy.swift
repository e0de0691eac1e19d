import ArgumentParser
import BackOffice
import Domain
import Workbook

struct RequestPolicy: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy", abstract: "Show what is promised for each severity, and since when.",
        discussion: """
            A new version is set by the action SetServiceLevelPolicy (amico actions, amico apply).

            Example: amico request policy
            """)

    @OptionGroup var house: HouseOptions

    func run() throws {
        let policies = try house.read { try $0.serviceLevelPolicies() }
        try house.answer(policies.versions) {
            policies.versions.map { policy in
                Table(
                    "Version \(policy.version)\(policy.from == .earliest ? "" : ", from \(policy.from.words)")", policy.levels,
                    columns: [
                        Column("Severity") { .int($0.severity.number) },
                        Column("Meaning") { .text($0.meaning) },
                        Column("First response") { .text($0.firstResponse?.words ?? "") },
                        Column("Next update") { .text($0.nextUpdate?.words ?? "") },
                        Column("Resolution") { .text($0.resolution?.words ?? "") },
                    ]
                ).lines
            }.joined(separator: "\n\n")
        }
    }
}

struct WhyClock: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clock", abstract: "Explain the clocks of a service request.",
        discussion: "Example: amico why clock SR-000123")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The request.") var request: ServiceRequest.ID

    func run() throws {
        try house.explain(house.read { try $0.whyClocks(of: request) })
    }
}
