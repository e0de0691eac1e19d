import ArgumentParser
import BackOffice
import Domain
import Foundation
import Wire

/// What a mail that came in says, read anew off its raw form.
struct MailShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a mail that came in: who wrote it, what it says, what was done with it.",
        discussion: """
            One that was kept for a person may be of a stranger: amico contact add makes them a contact, amico request open takes \
            what they ask.

            Example: amico mail show RM-000001
            """)

    @OptionGroup var house: HouseOptions
    @Argument(help: "The mail.") var mail: ReceivedMail.ID

    func run() throws {
        let shown = try house.read { try ReceivedMailAnswer(mail, in: $0) }
        try house.answer(shown) {
            let line = shown.mail
            return [
                "From: \(line.sender ?? "nobody")", "Subject: \(line.subject)",
                "Received: \(Zone.pacific.words(line.receivedAt))",
                "Taken as: \(line.disposition)\(line.request.map { " \($0)" } ?? "")\(line.reason.map { ", \($0)" } ?? "")",
                "Files: \(shown.files.isEmpty ? "none" : shown.files.joined(separator: ", "))", "", shown.text,
            ].joined(separator: "\n")
        }
    }
}
