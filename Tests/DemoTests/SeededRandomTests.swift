import Testing

@testable import Demo

@Suite struct SeededRandomTests {
    /// The first outputs of splitmix64 from state 0, as its author's reference code gives them.
    @Test func `noise is the finish of splitmix64`() {
        #expect(SeededRandom.noise(0) == 0xE220_A839_7B1D_CDAF)
    }

    @Test func `the same seed and labels draw the same, other labels draw otherwise`() {
        var a = SeededRandom(seed: 7, "ALDER", "points")
        var b = SeededRandom(seed: 7, "ALDER", "points")
        var c = SeededRandom(seed: 7, "ALDER", "gaps")
        let first = (0..<20).map { _ in a.next() }
        #expect(first == (0..<20).map { _ in b.next() })
        #expect(first != (0..<20).map { _ in c.next() })
    }

    @Test func `labels do not run into each other`() {
        var a = SeededRandom(seed: 7, "AB", "C")
        var b = SeededRandom(seed: 7, "A", "BC")
        #expect(a.next() != b.next())
    }

    @Test func `draws stay within their bounds and reach both ends`() {
        var random = SeededRandom(seed: 1)
        let draws = (0..<2_000).map { _ in random.between(3, 9) }
        #expect(Set(draws) == Set(3...9))
        #expect(random.below(0) == 0)
    }

    @Test func `shuffling keeps every element`() {
        var random = SeededRandom(seed: 1)
        let shuffled = random.shuffled(Array(0..<50))
        #expect(shuffled != Array(0..<50))
        #expect(shuffled.sorted() == Array(0..<50))
    }
}
