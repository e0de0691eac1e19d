/// Numbers that look random and follow from a seed alone, on any machine (splitmix64).
///
/// Each part of the demo draws from a source of its own, named by labels, so that one part's draws never shift another's.
package struct SeededRandom: Sendable {
    private var state: UInt64

    package init(seed: UInt64, _ labels: String...) {
        state = SeededRandom.mix(seed)
        for label in labels {
            for byte in label.utf8 { state = SeededRandom.mix(state ^ UInt64(byte)) }
            state = SeededRandom.mix(state ^ 0x100)
        }
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return SeededRandom.finish(state)
    }

    /// 0 up to but not including `bound`; 0 for a bound below 1.
    package mutating func below(_ bound: Int) -> Int {
        guard bound > 1 else { return 0 }
        return Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// Both ends included.
    package mutating func between(_ low: Int, _ high: Int) -> Int { low + below(high - low + 1) }

    /// True in `percent` of 100 draws.
    package mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

    package mutating func pick<Element>(_ elements: [Element]) -> Element? {
        elements.isEmpty ? nil : elements[below(elements.count)]
    }

    package mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
        var out = elements
        for index in out.indices.reversed() { out.swapAt(index, below(index + 1)) }
        return out
    }

    /// One well-spread number from a few, without keeping a state: the noise of a value at a stamp.
    package static func noise(_ parts: UInt64...) -> UInt64 {
        var state: UInt64 = 0
        for part in parts { state = mix(state ^ part) }
        return state
    }

    private static func mix(_ value: UInt64) -> UInt64 { finish(value &+ 0x9E37_79B9_7F4A_7C15) }

    private static func finish(_ value: UInt64) -> UInt64 {
        var z = value
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
