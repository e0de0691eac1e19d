import ArgumentParser
import BackOffice
import Domain

/// `amico verify`: whether the books are whole.
struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check the journal's hash chain, its checkpoints, and every digest kept.",
        discussion: """
            Ends with status 1 when anything is wrong. With --replay every action of the journal is performed again into books of \
            the moment, and the tables are compared; these books stay as they are, and nobody writes to them meanwhile.

            Example: amico verify --replay
            """)

    @OptionGroup var house: HouseOptions
    @Flag(help: "Replay the journal too, and compare the books it makes with these.") var replay = false

    func run() throws {
        let office =
            replay
            ? try Office.open(house.books, clock: house.clock) : try Office.openForReading(house.books, clock: house.clock)
        try office.actor(house.login).require(.readBooks)
        let found = replay ? try office.verifyReplaying() : try office.verify()
        try house.answer(found) {
            let problems = found.problems.map { problem in
                "  " + (problem.sequence.map { "entry \($0): " } ?? "") + problem.text
            }
            let same = found.replayed == true ? " Replayed, the journal makes the same ones." : ""
            let verdict = found.isWhole ? "The books are whole.\(same)" : "\(found.problems.count.counted("problem")):"
            let counts =
                "\(found.entries.grouped) journal entries, \(found.checkpoints.counted("checkpoint")), head \(found.head)"
            return ([verdict] + problems + [counts]).joined(separator: "\n")
        }
        if !found.isWhole { throw DamagedBooks(problems: found.problems.count, path: house.books.path) }
    }
}

private struct DamagedBooks: Refusal {
    let problems: Int
    let path: String

    var message: String {
        "The books in \(path) are not as they were written (\(problems.counted("problem"))). Keep them as they are, and restore a backup."
    }
}
