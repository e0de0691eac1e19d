import ArgumentParser
import BackOffice
import Domain

/// `amico init`: new, empty books.
struct Init: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make new, empty books; the login name becomes their administrator.",
        discussion: "Example: amico init --data /srv/amico")

    private struct Answer: Encodable {
        let administrator: Actor.ID
        let data: String
    }

    @OptionGroup var house: HouseOptions
    @Option(help: ArgumentHelp("The administrator's full name (default: the user name).", valueName: "text")) var name: String?

    func run() async throws {
        guard let administrator = Actor.ID(house.login) else { throw UserNameOfNoUse(name: house.login) }
        let opening = OpenBooks(administrator: administrator, name: name ?? administrator.text)
        _ = try await Office.create(house.books, clock: house.clock, opening: opening)
        try house.answer(Answer(administrator: administrator, data: house.books.path)) {
            "New books in \(house.books.path). \(administrator) is their administrator."
        }
    }
}

private struct UserNameOfNoUse: Refusal {
    let name: String

    var message: String {
        "\(name) is no user name: 1 to 64 of A-Z a-z 0-9 . _ -, beginning with a letter or a digit. Name the administrator with --as."
    }
}
