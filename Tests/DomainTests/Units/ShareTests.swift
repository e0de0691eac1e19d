import Domain
import Foundation
import Testing

struct ShareTests {
    private static func percent(_ text: String) throws -> Percent { try #require(Percent(text)) }

    @Test func `98.996 % shows 98.99 % and misses 99 %`() throws {
        let share = Share(98_996, of: 100_000)
        #expect(share.words(against: try Self.percent("99")) == "98.99 %")
        #expect(share.meets(try Self.percent("99")) == false)
        #expect(share.meets(try Self.percent("98.996")) == true)
    }

    @Test func `99.988 % is told from 99.99 %`() throws {
        let share = Share(99_988, of: 100_000)
        #expect(share.words(against: try Self.percent("99.99")) == "99.988 %")
        #expect(share.meets(try Self.percent("99.99")) == false)
    }

    @Test func `a whole of zero is no obligation, never 100 %`() throws {
        #expect(Share.zero.isNoObligation)
        #expect(Share.zero.meets(try Self.percent("99")) == nil)
        #expect(Share.zero.percent() == nil)
        #expect(Share.zero.words() == "no obligation")
        #expect(Share.zero.margin(to: try Self.percent("99")) == nil)
    }

    @Test func `comparison, need and margin agree with exact arithmetic`() throws {
        var random = Seeded(8)
        for _ in 0..<5_000 {
            let whole = Int.random(in: 1...50_000_000, using: &random)
            let target = try #require(Percent(millionths: Int.random(in: 0...1_000_000, using: &random)))
            let needed = (whole * target.millionths + 999_999) / 1_000_000
            let part = max(0, needed + Int.random(in: -2...2, using: &random))
            let share = Share(part, of: whole)
            #expect(share.meets(target) == (part * 1_000_000 >= whole * target.millionths))
            #expect(share.needed(for: target) == needed)
            #expect(share.margin(to: target) == part - needed)
            #expect(((share.margin(to: target) ?? 0) >= 0) == share.meets(target))
        }
    }

    @Test func `a shown figure is cut off, and shows the promise only where it is kept`() throws {
        var random = Seeded(9)
        for _ in 0..<5_000 {
            let whole = Int.random(in: 1...10_000_000, using: &random)
            let part = Int.random(in: 0...whole, using: &random)
            let share = Share(part, of: whole)
            let shown = try #require(share.percent(decimals: 2)).replacing(".", with: "")
            #expect(Int(shown) == part * 10_000 / whole)
            let target = try #require(Percent(millionths: Int.random(in: 0...1_000_000, using: &random)))
            let figure = try #require(Decimal(string: share.shown(against: target) ?? ""))
            let promise = try #require(Decimal(string: target.decimal))
            #expect((figure >= promise) == share.meets(target))
        }
    }

    @Test func `absurd parts and wholes are compared and shown without a trap`() throws {
        let target = try Self.percent("99.99")
        for part in [Int.min, -1, 0, 1, Int.max] {
            for whole in [Int.min, -1, 0, 1, Int.max] {
                let share = Share(part, of: whole)
                _ = (share.words(against: target), share.margin(to: target), share.needed(for: target), share + share)
                #expect(share.meets(target) == (whole <= 0 ? nil : part > 0 && (part == whole || whole == 1)))
            }
        }
        #expect(Share(3, of: 2).percent() == "150.00")
        #expect(Share(.max, of: 1).percent(decimals: 9)?.hasSuffix("00.000000000") == true)
    }

    @Test func `pooling is sum over sum, never the mean of percentages`() {
        #expect((Share(1, of: 1) + Share(0, of: 3)).percent() == "25.00")
    }

    @Test(arguments: [("98.5", 985_000), ("98.5 %", 985_000), ("99.99%", 999_900), ("100", 1_000_000), ("0", 0), ("0.0001", 1)])
    func `a target is read exactly`(text: String, millionths: Int) {
        #expect(Percent(text)?.millionths == millionths)
    }

    @Test(arguments: ["", "%", "100.0001", "101", "-1", "98,5", "9 8", "98.", ".5", "98.50000", "1e2", "98.5 % ", "98.5  %"])
    func `a target that is none is refused`(text: String) {
        #expect(Percent(text) == nil)
    }

    @Test func `a target is written with no more decimals than it has`() throws {
        #expect(try Self.percent("99.90").description == "99.9 %")
        #expect(try Self.percent("99").description == "99 %")
    }
}
