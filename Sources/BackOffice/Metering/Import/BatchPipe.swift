import Foundation

/// The few batches between the thread that parses and the one that writes: whoever is ahead waits, so memory is bounded.
final class BatchPipe: @unchecked Sendable {
    // Every access holds the condition's lock.

    private let condition = NSCondition()
    private var full: [ReadBatch] = []
    private var spare: [ReadBatch]
    private var outcome: Result<ParsedReads, any Error>?
    private var isClosed = false

    /// The writer has given up; the parser need not go on.
    struct Closed: Error {}

    init(batches: Int = 3) { spare = (0..<batches).map { _ in ReadBatch() } }

    /// An empty batch to fill. Waits for the writer. Refuses with `Closed`.
    func empty() throws -> ReadBatch {
        condition.lock()
        defer { condition.unlock() }
        while spare.isEmpty, !isClosed { condition.wait() }
        guard !isClosed, let batch = spare.popLast() else { throw Closed() }
        return batch
    }

    func send(_ batch: ReadBatch) {
        condition.lock()
        full.append(batch)
        condition.broadcast()
        condition.unlock()
    }

    /// The parser has come to its end, one way or the other.
    func finish(_ result: Result<ParsedReads, any Error>) {
        condition.lock()
        outcome = result
        condition.broadcast()
        condition.unlock()
    }

    /// Hands out batches until the parser has come to its end, then answers how that was.
    func drain(_ each: (ReadBatch) throws -> Void) throws -> ParsedReads {
        while true {
            switch next() {
            case .batch(let batch):
                do {
                    try each(batch)
                } catch {
                    close()
                    throw error
                }
                giveBack(batch)
            case .end(let outcome): return try outcome.get()
            }
        }
    }

    private enum Next {
        case batch(ReadBatch)
        case end(Result<ParsedReads, any Error>)
    }

    private func next() -> Next {
        condition.lock()
        defer { condition.unlock() }
        while true {
            // What was packed of a bad file need not be merged to be rolled back.
            if let outcome, case .failure = outcome { return .end(outcome) }
            if !full.isEmpty { return .batch(full.removeFirst()) }
            if let outcome { return .end(outcome) }
            condition.wait()
        }
    }

    private func giveBack(_ batch: ReadBatch) {
        condition.lock()
        spare.append(batch)
        condition.broadcast()
        condition.unlock()
    }

    /// Lets the parser stop, and waits until it has.
    private func close() {
        condition.lock()
        isClosed = true
        condition.broadcast()
        while outcome == nil { condition.wait() }
        condition.unlock()
    }
}
