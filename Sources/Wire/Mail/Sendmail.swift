import Domain
import Foundation
import Glibc
import Subprocess
import SystemPackage

/// The machine's sendmail interface, as every mail server of Unix has it: a program that takes a mail on its standard input.
package struct Sendmail: Sendable {
    package let path: String
    /// How long it may take, in seconds; then it is ended, and the mail is tried again.
    package let patience: Int

    package init(path: String, patience: Int = 60) {
        self.path = path
        self.patience = patience
    }

    /// AMICO_SENDMAIL, else /usr/sbin/sendmail.
    package static func find() -> Sendmail {
        let named = ProcessInfo.processInfo.environment["AMICO_SENDMAIL"]
        return Sendmail(path: named.flatMap { $0.isEmpty ? nil : $0 } ?? "/usr/sbin/sendmail")
    }

    /// Hands a mail over. It is written to a file first: sendmail then has the whole of it whatever becomes of this process, and
    /// never takes the half of a mail for a mail.
    package func handOver(_ message: [UInt8], from sender: EmailAddress, to recipient: EmailAddress) async throws
        -> OutgoingMail.Result
    {
        let input = FileDescriptor(rawValue: try MailFile.open(message))
        let complaints = FileDescriptor(rawValue: try MailFile.open([]))
        defer { close(complaints.rawValue) }
        let arguments = Arguments(["-i", "-f", sender.text, "--", recipient.text])
        do {
            let status = try await Patience.wait(patience) {
                try await Subprocess.run(
                    .path(FilePath(path)), arguments: arguments, platformOptions: .endedWhenCancelled,
                    input: .fileDescriptor(input, closeAfterSpawningProcess: true), output: .discarded,
                    error: .fileDescriptor(complaints, closeAfterSpawningProcess: false)
                ).terminationStatus
            }
            guard let status else { return .deferred(problem: "\(path) took longer than \(patience) s.") }
            return verdict(status, said: MailFile.text(of: complaints.rawValue))
        } catch let error as SubprocessError {
            return .deferred(problem: "\(path) could not be run: \(error)".cut(2_000))
        }
    }

    /// What the ends of sysexits.h mean for a mail: a wrong recipient or wrong data stays wrong, all else may pass.
    private func verdict(_ status: TerminationStatus, said: String) -> OutgoingMail.Result {
        let last = said.split(separator: "\n").last.map { ": \($0)" } ?? ""
        switch status {
        case .exited(0): return .taken
        case .exited(let code):
            let problem = "\(path) ended with \(code)\(last)".cut(2_000)
            return [EX_DATAERR, EX_NOUSER, EX_NOHOST].contains(code) ? .refused(problem: problem) : .deferred(problem: problem)
        case .signaled(let signal): return .deferred(problem: "\(path) was ended by signal \(signal)\(last)".cut(2_000))
        }
    }
}

extension PlatformOptions {
    /// A program nobody waits for any more is asked to end, and is ended two seconds later.
    static var endedWhenCancelled: PlatformOptions {
        var options = PlatformOptions()
        options.teardownSequence = [.send(signal: .terminate, allowedDurationToNextStep: .seconds(2))]
        return options
    }
}
