import Foundation

/// One walk along the chain, from the first entry to the last. It reports the first few broken links and goes on, each entry
/// being held against the one before it as it stands.
struct JournalWalk {
    private(set) var count = 0
    private(set) var head = JournalEntry.genesis
    private(set) var problems: [Verification.Problem] = []
    private var last = 0
    /// The head every checkpoint gives for its count.
    private let marks: [Int: Set<String>]
    private var seen = 0

    private static let mostProblems = 20

    init(marks: [Checkpoint]) {
        self.marks = Dictionary(marks.map { ($0.count, [$0.head]) }, uniquingKeysWith: { $0.union($1) })
    }

    mutating func take(_ entry: JournalEntry) {
        count += 1
        if entry.sequence != last + 1 {
            report(entry.sequence, "entry \(last + 1) should stand here: entries are missing, or their order was changed")
        }
        if entry.previous != head {
            report(entry.sequence, "it is not chained to entry \(last): that one was changed, or this one was put in its place")
        }
        if entry.digest != entry.hash {
            report(entry.sequence, "its contents are not those its hash was made of (\(entry.action) by \(entry.actor))")
        }
        if let expected = marks[entry.sequence], expected != [entry.hash.hexadecimal] {
            report(
                entry.sequence,
                "a checkpoint outside the database has another hash for it: the journal was written anew up to here")
        }
        last = entry.sequence
        head = entry.hash
    }

    mutating func end() {
        if let furthest = marks.keys.max(), furthest > last {
            report(
                last,
                "the journal ends here, but a checkpoint outside the database has seen entry \(furthest): its end was cut off")
        }
    }

    private mutating func report(_ sequence: Int, _ text: String) {
        if problems.count < JournalWalk.mostProblems { problems.append(.init(sequence: sequence, text: text)) }
    }
}
