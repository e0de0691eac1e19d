import Domain

/// The file a value came in: when it was accepted, and its SHA-256. Later acceptances hold over earlier ones; at one instant
/// the higher hash holds (11.3).
package struct AcceptedFile: Hashable, Sendable {
    package let acceptedAt: Instant
    /// Thirty-two bytes.
    package let digest: [UInt8]

    package init(acceptedAt: Instant, digest: [UInt8]) {
        self.acceptedAt = acceptedAt
        self.digest = digest
    }
}

extension AcceptedFile: Comparable {
    package static func < (a: AcceptedFile, b: AcceptedFile) -> Bool {
        a.acceptedAt == b.acceptedAt ? a.digest.lexicographicallyPrecedes(b.digest) : a.acceptedAt < b.acceptedAt
    }
}

/// The sources of one store file, numbered from 1 so that a value can name its own in a byte.
package struct AcceptedFiles: Sendable {
    private var sources: [AcceptedFile?]

    package init() { sources = [] }

    /// Nil for a number that was never given out.
    package subscript(number: UInt32) -> AcceptedFile? {
        number >= 1 && number <= sources.count ? sources[Int(number) - 1] : nil
    }

    package var count: Int { sources.count }

    /// Takes a source under its number. Bounds: 1 to 16,777,216; any other number is left out.
    package mutating func add(_ source: AcceptedFile, number: Int) {
        guard (1...16_777_216).contains(number) else { return }
        while sources.count < number { sources.append(nil) }
        sources[number - 1] = source
    }

    package mutating func append(_ source: AcceptedFile) -> UInt32 {
        sources.append(source)
        return UInt32(truncatingIfNeeded: sources.count)
    }

    /// Whether `a` is outdone by `b`.
    func isEarlier(_ a: UInt32, than b: UInt32) -> Bool {
        guard a != b else { return false }
        guard let x = self[a] else { return true }
        guard let y = self[b] else { return false }
        return x < y
    }

    func isSameInstant(_ a: UInt32, _ b: UInt32) -> Bool { self[a]?.acceptedAt == self[b]?.acceptedAt }
}
