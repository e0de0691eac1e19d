import BackOffice
import Documents
import Domain
import Wire

/// What is due on the wire: checks to make, mail to hand over, facts to post.
///
/// Demonstration books look at nothing and send nothing: their people and addresses are made up.
struct WireJobs {
    let desk: Desk
    let each: (JobRunner.Report) -> Void

    /// Checks come before the jobs: what they find may be what the mail tells of.
    func makeChecks(until end: Instant) async throws -> [JobRunner.Report] {
        guard try isForReal, try !desk.read({ try $0.checks(dueBy: end) }).isEmpty else { return [] }
        let reports = try await CheckRun(office: desk.office, actor: desk.actor).run(until: end)
        return reports.map { told("check", "\($0.check) for \($0.monitor)", $0.value.map { "\($0)" }, $0.problem, end) }
    }

    func send(until end: Instant) async throws -> [JobRunner.Report] {
        guard try isForReal else { return [] }
        return try await mail(until: end) + posts(at: end)
    }

    private var isForReal: Bool { get throws { try !desk.read { try $0.isDemonstration() } } }

    private func mail(until end: Instant) async throws -> [JobRunner.Report] {
        guard try !desk.read({ try $0.mails(waiting: true) }).isEmpty else { return [] }
        do {
            let run = OutboxRun(office: desk.office, actor: desk.actor, templates: try Templates.find(), sendmail: .find())
            return try await run.run(until: end).map { mail in
                let key = "\(mail.mail) to \(mail.recipient)"
                guard case .failed(_, let problem) = mail.state else { return told("mail", key, mail.state.words, nil, end) }
                return told("mail", key, nil, problem, end)
            }
        } catch let refusal as any Refusal {
            return [told("mail", "all", nil, refusal.message, end)]
        }
    }

    private func posts(at end: Instant) async throws -> [JobRunner.Report] {
        guard try !desk.read({ try $0.webhooks() }).isEmpty else { return [] }
        do {
            return try await WebhookRun(office: desk.office, actor: desk.actor).run().map { post in
                let stopped = post.isStopped ? " It is stopped now; amico webhook retry \(post.webhook) goes on." : ""
                return told("webhook", post.delivery, "taken", post.problem.map { $0 + stopped }, end)
            }
        } catch let refusal as any Refusal {
            return [told("webhook", "all", nil, refusal.message, end)]
        }
    }

    private func told(_ kind: String, _ key: String, _ done: String?, _ refusal: String?, _ at: Instant) -> JobRunner.Report {
        let report = JobRunner.Report(kind: kind, key: key, dueAt: at, outcome: refusal == nil ? done : nil, refusal: refusal)
        each(report)
        return report
    }
}
