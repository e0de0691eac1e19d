import Synchronization

/// Values that cannot grow old, each found by what it was made of, for all threads of the process.
package final class KeptValues<Value: Sendable>: Sendable {
    /// Its hash is made once, before the lock is taken: others wait for no more than a look.
    private struct Key: Hashable {
        let hash: Int
        let source: AnyHashable

        static func == (a: Key, b: Key) -> Bool { a.hash == b.hash && a.source == b.source }
        func hash(into hasher: inout Hasher) { hasher.combine(hash) }
    }

    private struct Kept {
        var values: [Key: Value] = [:]
        var bytes = 0
    }

    /// Each with a lock of its own, so that one thread seldom waits for another.
    private final class Shelf: Sendable {
        let kept = Mutex(Kept())
    }

    private let shelves = (0..<16).map { _ in Shelf() }
    private let most: Int

    /// - Parameter most: bytes that are kept; with more, they are let go.
    package init(atMost most: Int) { self.most = most / shelves.count }

    /// The value of a source, made where it is not there.
    ///
    /// - Parameter bytes: about how many both of them take.
    package func value<Source: Hashable & Sendable, Problem>(
        of source: Source, bytes: (Value) -> Int, _ make: () throws(Problem) -> Value
    ) throws(Problem) -> Value {
        let hash = source.hashValue
        let shelf = shelves[Int(hash.magnitude % UInt(shelves.count))]
        if let known = shelf.kept.withLock({ $0.values[Key(hash: hash, source: AnyHashable(source))] }) { return known }
        let value = try make()
        let size = bytes(value)
        shelf.kept.withLock { kept in
            if kept.bytes > most { kept = Kept() }
            kept.values[Key(hash: hash, source: AnyHashable(source))] = value
            kept.bytes += size
        }
        return value
    }
}
