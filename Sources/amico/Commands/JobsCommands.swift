import ArgumentParser
import BackOffice
import Domain
import Workbook

/// `amico jobs run`: closes, timers and schedules that are due.
struct JobsCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "jobs", abstract: "Do the work that is due: closes, timers, schedules, mail.", subcommands: [JobsRun.self])
}

struct JobsRun: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Do every job that is due, each as of its own due instant.",
        discussion: """
            Running late gives what running on time would have given; running twice does nothing twice. A job that is refused \
            stays due and is named.

            Example: amico jobs run --until 2026-10-08T00:00:00-07:00
            """)

    @OptionGroup var house: HouseOptions
    @Option(help: ArgumentHelp("Up to this instant (default: --at, else now).", valueName: "instant")) var until: Instant?

    func run() async throws {
        let desk = try house.openToWrite()
        // Asked anew for each part: what a check found a moment ago is told in the same run.
        func end() -> Instant { until ?? house.at ?? desk.office.clock.now }
        // What a killed import left, and what the registry has learnt of since, comes first: no month closes while it is pending.
        if desk.actor.permissions.contains(.importReads) {
            try await desk.reads.finishPending()
            try await desk.releaseQuarantine()
        }
        let runner = JobRunner(office: desk.office, actor: desk.actor)
        func tell(_ report: JobRunner.Report) {
            guard !house.json else { return }
            let what = "\(Zone.pacific.words(report.dueAt))  \(report.kind) \(report.key)"
            if let refusal = report.refusal {
                Console.complain("\(what): \(refusal)")
            } else {
                Console.say("\(what): done")
            }
        }
        let wire = WireJobs(desk: desk, each: tell)
        var reports = try await wire.makeChecks(until: end())
        reports += try await runner.run(until: end(), each: tell)
        reports += try await wire.send(until: end())
        try house.answer(reports) {
            let refused = reports.count { $0.refusal != nil }
            return "\((reports.count - refused).grouped) jobs done, \(refused.grouped) refused, none further due by "
                + "\(Zone.pacific.words(end()))."
        }
        if reports.contains(where: { $0.refusal != nil }) { throw ExitCode(Failure.refused) }
    }
}
