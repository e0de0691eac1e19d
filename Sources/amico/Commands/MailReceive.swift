import ArgumentParser
import BackOffice
import Domain
import Foundation
import Wire

/// Takes one mail from a mail server's pipe. Its ends are those of sysexits.h, which mail servers read.
struct MailReceive: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "receive", abstract: "Take in one mail from standard input, as a mail server's pipe delivers it.",
        discussion: """
            It opens a request, adds to the one it answers (known by our own token, from a contact of the customer or a watcher), \
            or is kept for a person; amico mail received lists them. Ends: 0 it is taken in; 65 it is no mail, or too large: the \
            mail server returns it to its sender; 75 not now: the mail server tries again.

            Example: amico mail receive --sender lee@riverbend.example --as mail < message.eml
            """)

    private static let unfit = ExitCode(65)
    private static let later = ExitCode(75)

    @OptionGroup var house: HouseOptions
    @Option(help: "The sender of the envelope, empty for a bounce (default: SENDER, else what Return-Path says).")
    var sender: String?

    @Option(help: "The recipient of the envelope, which may carry our token (default: ORIGINAL_RECIPIENT, else RECIPIENT).")
    var recipient: String?

    func run() async throws {
        let taken: ReceiveMail.Taken
        do {
            let bytes = try MailReceive.input(limit: MIMELimits.standard.size)
            // A mail server waits longer than a person.
            let office = try Office.open(house.books, clock: .machine, origin: .commandLine, waiting: 60)
            taken = try await MailDoor(office: office, actor: try office.actor(house.login)).receive(
                bytes, envelope: envelope)
        } catch let refusal as MailDataRefusal {
            Console.complain(refusal.message)
            throw MailReceive.unfit
        } catch {
            Console.complain((error as? any Refusal)?.message ?? "\(error)")
            throw MailReceive.later
        }
        // Whatever becomes of the answer, the mail is in.
        try? house.answer(taken) { "\(taken.received): \(taken.disposition.word)\(taken.request.map { " \($0)" } ?? "")" }
    }

    /// Mail servers that deliver by a pipe tell it in the environment.
    private var envelope: MailEnvelope {
        let environment = ProcessInfo.processInfo.environment
        return MailEnvelope(
            sender: sender ?? environment["SENDER"],
            recipient: recipient ?? environment["ORIGINAL_RECIPIENT"] ?? environment["RECIPIENT"])
    }

    /// All of standard input, or one byte more than the limit.
    private static func input(limit: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count <= limit, let more = try FileHandle.standardInput.read(upToCount: 1 << 20), !more.isEmpty {
            more.withUnsafeBytes { bytes.append(contentsOf: $0) }
        }
        return bytes
    }
}
