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

    /// What was asked for of late, and what was before that; what nobody asks for in between is let go.
    private struct Kept {
        private var young: [Key: (value: Value, bytes: Int)] = [:]
        private var old: [Key: (value: Value, bytes: Int)] = [:]
        private var bytes = 0

        mutating func value(of key: Key, most: Int) -> Value? {
            if let known = young[key] { return known.value }
            guard let known = old.removeValue(forKey: key) else { return nil }
            keep(known.value, known.bytes, as: key, most: most)
            return known.value
        }

        mutating func keep(_ value: Value, _ size: Int, as key: Key, most: Int) {
            if bytes > most / 2 { (old, young, bytes) = (young, [:], 0) }
            young[key] = (value, size)
            bytes += size
        }
    }

    /// Each with a lock of its own, so that one thread seldom waits for another.
    private final class Shelf: Sendable {
        let kept = Mutex(Kept())
    }

    private let shelves = (0..<16).map { _ in Shelf() }
    private let most: Int

    /// - Parameter most: about how many bytes are kept; what was not asked for longest is let go.
    package init(atMost most: Int) { self.most = most / shelves.count }

    /// The value of a source, made where it is not there.
    ///
    /// - Parameter bytes: about how many both of them take.
    package func value<Source: Hashable & Sendable, Problem>(
        of source: Source, bytes: (Value) -> Int, _ make: () throws(Problem) -> Value
    ) throws(Problem) -> Value {
        let hash = source.hashValue
        let shelf = shelves[Int(hash.magnitude % UInt(shelves.count))]
        if let known = shelf.kept.withLock({ $0.value(of: Key(hash: hash, source: AnyHashable(source)), most: most) }) {
            return known
        }
        let value = try make()
        let size = bytes(value)
        shelf.kept.withLock { $0.keep(value, size, as: Key(hash: hash, source: AnyHashable(source)), most: most) }
        return value
    }
}
