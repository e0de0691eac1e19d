import Metering
import Testing

struct SlotMaskTests {
    @Test func `a mask behaves as the set of its slots`() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<300 {
            let a = Set((0..<Int.random(in: 0...80, using: &random)).map { _ in Int.random(in: 0..<320, using: &random) })
            let b = Set((0..<Int.random(in: 0...80, using: &random)).map { _ in Int.random(in: 0..<320, using: &random) })
            let (x, y) = (mask(a), mask(b))
            #expect(x.slots == a.sorted())
            #expect(x.count == a.count)
            #expect(x.union(y).slots == a.union(b).sorted())
            #expect(x.intersection(y).slots == a.intersection(b).sorted())
            #expect(x.subtracting(y).slots == a.subtracting(b).sorted())
            #expect(x.last == a.max())
            #expect(SlotMask(bytes: x.bytes) == x)
            #expect(x.isEmpty == a.isEmpty)
        }
    }

    @Test(arguments: [(0, 0), (0, 1), (0, 64), (63, 65), (5, 300), (0, 320), (319, 320), (64, 128)])
    func `a range fills just its slots`(from: Int, to: Int) {
        #expect(SlotMask(from..<to).slots == Array(from..<to))
    }

    @Test func `what lies outside the capacity is never in it`() {
        var mask = SlotMask(-5..<400)
        #expect(mask.count == 320)
        mask = .none
        mask.insert(-1)
        mask.insert(320)
        #expect(mask.isEmpty)
        #expect(!mask.contains(-1) && !mask.contains(320))
        #expect(SlotMask(bytes: Array(repeating: 255, count: 100)).count == 320)
    }

    @Test func `removing a slot leaves the others`() {
        var mask = SlotMask(0..<24)
        mask.remove(3)
        #expect(mask.count == 23 && !mask.contains(3))
    }

    private func mask(_ slots: Set<Int>) -> SlotMask {
        var mask = SlotMask()
        for slot in slots { mask.insert(slot) }
        return mask
    }
}
