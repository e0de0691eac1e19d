import ArgumentParser
import BackOffice
import Domain

struct RequestRouteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "route", abstract: "Decide who pays for a request's work, and say why.",
        discussion: """
            Covered work draws no hours. Supplemental work draws on a budget in effect, or a statement of work is requested.

            Example: amico request route SR-000123 --service "operator training" --minutes 480
            """)

    @OptionGroup var house: HouseOptions
    @Argument(help: "The request.") var request: ServiceRequest.ID
    @Option(help: "A service of the catalogue.") var service: String
    @Option(help: ArgumentHelp("How long it will take.", valueName: "count")) var minutes: Int?

    func run() async throws {
        let decided = try await house.perform(
            RouteRequest(request: request, service: service, estimate: minutes.map { Hours(minutes: $0) }))
        try house.answer(decided) {
            decided.route.derivation.text + (decided.statementOfWork.map { "\n\nThe work is done under \($0)." } ?? "")
        }
    }
}

struct RequestLogWork: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log-work", abstract: "Enter work done for a request into the hours it was routed to.",
        discussion: "Example: amico request log-work SR-000123 --on 2026-11-12 --person \"Hana Novak\" --minutes 90")

    @OptionGroup var house: HouseOptions
    @OptionGroup var time: TimeArguments
    @Argument(help: "The request.") var request: ServiceRequest.ID
    @Option(help: ArgumentHelp("The work date.", valueName: "day")) var on: Day
    @Option(help: "Who worked.") var person: String
    @Option(help: "What was done.") var note: String?

    func run() async throws {
        let logged = try await house.perform(
            LogRequestWork(request: request, on: on, person: person, minutes: try time.required(), note: note))
        try house.answer(logged) { "\(logged.entry): \(logged.accounted) accounted, \(logged.balance) left." }
    }
}
