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

/// `amico verify`: whether the books are whole.
struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check the journal's hash chain, its checkpoints, and every digest kept.",
        discussion: "Ends with status 1 when anything is wrong.\n\nExample: amico verify --json")

    @OptionGroup var house: HouseOptions

    func run() throws {
        let office = try Office.openForReading(house.books, clock: house.clock)
        try office.actor(house.login).require(.readBooks)
        let found = try office.verify()
        try house.answer(found) {
            let problems = found.problems.map { problem in
                "  " + (problem.sequence.map { "entry \($0): " } ?? "") + problem.text
            }
            let verdict = found.isWhole ? "The books are whole." : "\(found.problems.count.grouped) problems:"
            let counts = "\(found.entries.grouped) journal entries, \(found.checkpoints.grouped) checkpoints, head \(found.head)"
            return ([verdict] + problems + [counts]).joined(separator: "\n")
        }
        if !found.isWhole { throw DamagedBooks(problems: found.problems.count, path: house.books.path) }
    }
}

private struct DamagedBooks: Refusal {
    let problems: Int
    let path: String

    var message: String {
        "The books in \(path) are not as they were written (\(problems.grouped) problems). Keep them as they are, and restore a backup."
    }
}
