import Domain
import GRDB

/// Records what the mail system said to a mail it was handed: taken, not now, or never.
package struct RecordHandOver: Action {
    package static let permission = Permission.runJobs
    package static var example: RecordHandOver {
        RecordHandOver(
            mail: Identifier(named: "ML-000001"), result: .deferred, problem: "sendmail ended with 75: try again later")
    }

    package enum Result: String, CaseIterable, Codable, Sendable {
        case taken, deferred, refused
    }

    package var mail: OutgoingMail.ID
    package var result: Result
    /// 1 to 2,000 characters; what it said, unless it took the mail.
    package var problem: String?

    package init(mail: OutgoingMail.ID, result: Result, problem: String? = nil) {
        self.mail = mail
        self.result = result
        self.problem = problem
    }

    package struct Recorded: Codable, Equatable, Sendable {
        package let mail: OutgoingMail.ID
        package let state: OutgoingMail.State
    }

    package func perform(in book: Book) throws -> Recorded {
        var known = try book.view.mail(mail)
        try known.take(outcome, at: book.now)
        try known.update(with: result.rawValue, problem: result == .taken ? nil : problem, in: book)
        if case .failed(_, let problem) = known.state { try book.noteUndelivered(known, problem: problem) }
        return Recorded(mail: mail, state: known.state)
    }

    private var outcome: OutgoingMail.Result {
        get throws(MailRefusal) {
            switch (result, problem) {
            case (.taken, _): .taken
            case (.deferred, let problem?) where (1...2_000).contains(problem.unicodeScalars.count): .deferred(problem: problem)
            case (.refused, let problem?) where (1...2_000).contains(problem.unicodeScalars.count): .refused(problem: problem)
            case (.deferred, _), (.refused, _): throw .problemMissing
            }
        }
    }
}

/// Puts a mail that was given up in line again.
package struct RetryMail: Action {
    package static let permission = Permission.operateSystems
    package static var example: RetryMail { RetryMail(mail: Identifier(named: "ML-000001")) }

    package var mail: OutgoingMail.ID

    package init(mail: OutgoingMail.ID) { self.mail = mail }

    package func perform(in book: Book) throws -> Done {
        var known = try book.view.mail(mail)
        try known.retry(at: book.now)
        try known.update(with: "retried", problem: nil, in: book)
        return Done()
    }
}
