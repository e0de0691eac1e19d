import ArgumentParser
import BackOffice
import Domain
import Workbook

/// `amico request canned ...`: texts the desk sends again and again.
struct CannedCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "canned", abstract: "Set, remove and list canned replies.",
        subcommands: [CannedSet.self, CannedRemove.self, CannedList.self])
}

struct CannedSet: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Keep a text under a name, or change it.",
        discussion: """
            \(CannedReply.fields.map { "{\($0)}" }.joined(separator: ", ")) are filled in when it is used.

            Example: amico request canned set logs --text "Dear {requester}, please send us the log. Ref. {request}"
            """)

    @OptionGroup var house: HouseOptions
    @Argument(help: "Its name.") var name: CannedReply.Name
    @Option(help: "The text (- for standard input).") var text: TypedText

    func run() async throws {
        try house.answer(try await house.perform(SetCannedReply(name: name, text: try text.read()))) { "\(name) is kept." }
    }
}

struct CannedRemove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Give a canned reply up.", discussion: "Example: amico request canned remove logs")

    @OptionGroup var house: HouseOptions
    @Argument(help: "Its name.") var name: CannedReply.Name

    func run() async throws {
        try house.answer(try await house.perform(RemoveCannedReply(name: name))) { "\(name) is removed." }
    }
}

struct CannedList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the canned replies.", discussion: "Example: amico request canned list")

    @OptionGroup var house: HouseOptions

    func run() throws {
        let replies = try house.read { try $0.cannedReplies() }
        try house.answer(replies) {
            Table(
                "Canned replies", replies,
                columns: [Column("Name") { .text($0.name.text) }, Column("Text") { .text($0.text) }],
                whenEmpty: "No canned replies."
            ).lines
        }
    }
}
