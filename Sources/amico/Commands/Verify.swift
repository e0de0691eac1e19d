import ArgumentParser
import BackOffice
import Domain

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
