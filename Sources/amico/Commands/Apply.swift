import ArgumentParser
import BackOffice
import Domain

/// `amico apply FILE.jsonl`: a file of actions, through the same gate as every other.
struct Apply: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Perform the actions of a file, one JSON object a line; stop at the first refusal.",
        discussion: """
            A line is {"action":...,"actor":...,"at":...,"fields":{...}}; amico actions prints examples. "at" takes over \
            history: the action is recorded at that instant. What comes before a refused line stays applied, unless \
            --all-or-nothing is given. With --json each applied line prints {"action","line","outcome"} on a line of its own.

            Example: amico apply history.jsonl --all-or-nothing
            """)

    @OptionGroup var house: HouseOptions
    @Argument(help: "The file of actions.") var file: String
    @Flag(help: "Apply every line or none.") var allOrNothing = false

    func run() async throws {
        let desk = try house.openToWrite()
        let count = try desk.office.apply(file, as: desk.actor, allOrNothing: allOrNothing) { applied in
            Console.say(
                house.json
                    ? #"{"action":"\#(applied.action)","line":\#(applied.line),"outcome":\#(applied.outcome)}"#
                    : "\(file):\(applied.line): \(applied.action) \(applied.outcome)")
        }
        try await desk.releaseQuarantine()
        if !house.json { Console.say("\(count.counted("action")) applied.") }
    }
}
