import Domain
import Foundation
import Testing

/// Spans against an array with one truth value a second.
struct SpansTests {
    private static let size = 80

    private static func cells(_ spans: Spans) -> [Bool] {
        (0..<size).map { second in spans.periods.contains { $0.contains(Instant(seconds: second)) } }
    }

    private static func random(_ random: inout Seeded) -> Spans {
        Spans(
            (0..<Int.random(in: 0...6, using: &random)).map { _ in
                let start = Int.random(in: 0..<size, using: &random)
                return Period(
                    Instant(seconds: start), Instant(seconds: min(size, start + Int.random(in: 0...20, using: &random))))
            })
    }

    @Test func `union, intersection, subtraction and clipping are those of sets`() {
        var random = Seeded(3)
        for _ in 0..<2_000 {
            let a = Self.random(&random)
            let b = Self.random(&random)
            let (inA, inB) = (Self.cells(a), Self.cells(b))
            #expect(Self.cells(a.union(b)) == zip(inA, inB).map { $0 || $1 })
            #expect(Self.cells(a.intersection(b)) == zip(inA, inB).map { $0 && $1 })
            #expect(Self.cells(a.subtracting(b)) == zip(inA, inB).map { $0 && !$1 })
            #expect(a.seconds == inA.count(where: \.self))
            let window = Period(Instant(seconds: 20), Instant(seconds: 50))
            #expect(Self.cells(a.clipped(to: window)) == inA.enumerated().map { $1 && (20..<50).contains($0) })
        }
    }

    @Test func `what comes out is in order, apart and not empty`() {
        var random = Seeded(4)
        for _ in 0..<1_000 {
            let a = Self.random(&random)
            let b = Self.random(&random)
            for spans in [a, a.union(b), a.intersection(b), a.subtracting(b)] {
                #expect(spans.periods.allSatisfy { !$0.isEmpty })
                #expect(zip(spans.periods, spans.periods.dropFirst()).allSatisfy { $0.end < $1.start })
            }
            #expect(a.union(b) == b.union(a))
            #expect(a.subtracting(b).union(a.intersection(b)) == a)
            #expect(a.subtracting(a).isEmpty)
        }
    }

    @Test func `fractions of a second are dropped once, from the sum`() {
        let spans = Spans([
            Period(Instant(milliseconds: 0), Instant(milliseconds: 600)),
            Period(Instant(milliseconds: 1_000), Instant(milliseconds: 1_600)),
        ])
        #expect(spans.milliseconds == 1_200)
        #expect(spans.seconds == 1)
    }

    @Test func `spans written and read are the same set`() throws {
        var random = Seeded(5)
        let spans = Self.random(&random).union(Self.random(&random))
        #expect(try JSONDecoder().decode(Spans.self, from: JSONEncoder().encode(spans)) == spans)
    }
}
