import Foundation
import Metering
import Testing

@Suite struct ExactSumTests {
    private func sum(_ amounts: [(Int64, UInt8)]) -> String {
        var sum = ExactSum()
        for (mantissa, scale) in amounts { sum.add(Amount(mantissa: mantissa, scale: scale)) }
        return sum.description
    }

    @Test func `a sum has as many decimals as the amount that has most`() {
        #expect(sum([]) == "0")
        #expect(sum([(125, 2), (750, 3)]) == "2.000")
        #expect(sum([(36_318, 0), (36_328, 0)]) == "72646")
        #expect(sum([(1_111, 3), (1_111, 3), (1_111, 3)]) == "3.333")
    }

    @Test func `signs of wholes and fractions are carried over`() {
        #expect(sum([(-5, 1)]) == "-0.5")
        #expect(sum([(3, 0), (-5, 1)]) == "2.5")
        #expect(sum([(-3, 0), (5, 1)]) == "-2.5")
        #expect(sum([(-15, 1), (15, 1)]) == "0.0")
        #expect(sum([(1, 0), (-1_000_000_000_000_000_001, 18)]) == "-0.000000000000000001")
    }

    @Test func `the largest and the smallest amounts add up exactly`() {
        let many = Array(repeating: (Int64(999_999_999_999_999_999), UInt8(0)), count: 1_000)
        #expect(sum(many + [(1, 18)]) == "999999999999999999000.000000000000000001")
    }

    @Test(arguments: ["0", "-12.050", "999999999999999999000.000000000000000001"])
    func `a sum comes back from its JSON`(text: String) throws {
        let json = Data("\"\(text)\"".utf8)
        let sum = try JSONDecoder().decode(ExactSum.self, from: json)
        #expect(sum.description == text)
        #expect(try JSONEncoder().encode(sum) == json)
    }
}
