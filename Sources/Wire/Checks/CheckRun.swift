import BackOffice
import Domain

/// Makes the checks that are due and records what each found.
package struct CheckRun: Sendable {
    package struct Report: Codable, Equatable, Sendable {
        package let check: MonitorCheck.ID
        package let monitor: Monitor.ID
        /// The reading; nil where there was none.
        package let value: Quantity?
        package let problem: String?
        /// The alarm it opened, raised or cleared.
        package let alarm: Alarm.ID?
    }

    private let office: Office
    private let actor: Actor
    private let prober: Prober

    package init(office: Office, actor: Actor, prober: Prober = Prober()) {
        self.office = office
        self.actor = actor
        self.prober = prober
    }

    /// Each check due by then is made once; those named, whether they are due or not.
    @discardableResult
    package func run(until: Instant, only named: [MonitorCheck.ID] = [], each: (Report) -> Void = { _ in }) async throws
        -> [Report]
    {
        let due = try office.read(as: actor) { view in
            named.isEmpty ? try view.checks(dueBy: until) : try named.map { try view.check($0) }
        }
        var reports: [Report] = []
        for check in due.map(\.check) {
            let found = await prober.measure(check.probe)
            let recorded = try await office.perform(
                RecordCheck(check: check.id, value: found.value, problem: found.problem?.cut(2_000)), as: actor)
            let report = Report(
                check: check.id, monitor: check.monitor, value: found.value, problem: found.problem, alarm: recorded.alarm)
            reports.append(report)
            each(report)
        }
        return reports
    }
}

/// What a probe found: a value, or why there is none.
package enum Finding: Equatable, Sendable {
    case value(Quantity)
    case problem(String)

    package var value: Quantity? { if case .value(let value) = self { value } else { nil } }
    package var problem: String? { if case .problem(let problem) = self { problem } else { nil } }
}
