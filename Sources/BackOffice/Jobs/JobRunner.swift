import Domain
import GRDB

/// Does the jobs that are due, in the order they fell due, each as an action performed at its due instant: a late run gives
/// what a punctual one would have given. A job and its action are one transaction, so a crash repeats and loses nothing.
package struct JobRunner: Sendable {
    private let office: Office
    private let actor: Actor
    private let handlers: [String: JobHandler]
    private let sweeps: [Sweep]

    package init(office: Office, actor: Actor, handlers: [JobHandler] = JobHandler.all, sweeps: [Sweep] = Sweep.all) {
        self.office = office
        self.actor = actor
        self.sweeps = sweeps
        self.handlers = Dictionary(handlers.map { ($0.kind, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// What became of one job.
    package struct Report: Codable, Equatable, Sendable {
        package let kind: String
        package let key: String
        package let dueAt: Instant
        /// The action's outcome as JSON; nil when it was refused and stays due.
        package let outcome: String?
        package let refusal: String?

        package init(kind: String, key: String, dueAt: Instant, outcome: String?, refusal: String?) {
            self.kind = kind
            self.key = key
            self.dueAt = dueAt
            self.outcome = outcome
            self.refusal = refusal
        }
    }

    /// Runs until nothing is due at or before that instant but what is refused. Jobs that jobs cause run too, and what was
    /// refused is tried again when another job got done: it may have waited for that. Refusals are reported last.
    @discardableResult
    package func run(until: Instant, each: (Report) -> Void = { _ in }) async throws -> [Report] {
        try actor.require(.runJobs)
        var reports: [Report] = []
        var refused: [Int: Report] = [:]
        while let job = try next(until: until, without: Set(refused.keys)) {
            let report = try await perform(job)
            guard report.refusal == nil else {
                refused[job.id] = report
                continue
            }
            refused = [:]
            reports.append(report)
            each(report)
        }
        for report in try await sweep(until: until) {
            reports.append(report)
            each(report)
        }
        for (_, report) in refused.sorted(by: { ($0.value.dueAt, $0.key) < ($1.value.dueAt, $1.key) }) {
            reports.append(report)
            each(report)
        }
        return reports
    }

    /// What is found by looking is done at now; not where the run ends before.
    private func sweep(until: Instant) async throws -> [Report] {
        let now = office.clock.now
        guard now <= until else { return [] }
        var reports: [Report] = []
        for sweep in sweeps {
            while let action = try office.read(as: actor, at: now, { try sweep.action($0) }) {
                let outcome = try await done(action)
                reports.append(Report(kind: sweep.name, key: "", dueAt: now, outcome: outcome, refusal: nil))
            }
        }
        return reports
    }

    private func next(until: Instant, without refused: Set<Int>) throws -> Job? {
        try office.glance { db in
            let due = try Job.fetchCursor(
                db, sql: "SELECT id, kind, key, due_at FROM job WHERE done_at IS NULL AND due_at <= ? ORDER BY due_at, id",
                arguments: [until.milliseconds])
            while let job = try due.next() {
                if !refused.contains(job.id) { return job }
            }
            return nil
        }
    }

    private func perform(_ job: Job) async throws -> Report {
        do {
            guard let handler = handlers[job.kind] else { throw JobRefusal.noHandler(job.kind) }
            let action = try office.read(as: actor, at: job.dueAt) { try handler.action(job, $0) }
            let outcome = try await perform(action, for: job)
            return Report(kind: job.kind, key: job.key, dueAt: job.dueAt, outcome: outcome, refusal: nil)
        } catch let refusal as any Refusal {
            return Report(kind: job.kind, key: job.key, dueAt: job.dueAt, outcome: nil, refusal: refusal.message)
        }
    }

    private func done(_ action: some Action) async throws -> String {
        try Canonical.json(await office.perform(action, as: actor))
    }

    private func perform(_ action: some Action, for job: Job) async throws -> String {
        try Canonical.json(await office.perform(action, as: actor, Circumstances(at: job.dueAt, job: job.id)))
    }
}

package enum JobRefusal: Refusal, Equatable {
    case noHandler(String)
    case doneAlready(Int)

    package var message: String {
        switch self {
        case .noHandler(let kind): "This amico has no way to do jobs of the kind \(kind). Use the one that wrote it."
        case .doneAlready(let id): "Job \(id) is done already, by another run."
        }
    }
}
