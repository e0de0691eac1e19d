import Domain
import Foundation
import Testing

struct UnitsTests {
    @Test func `a million random products agree with a wide oracle`() {
        #expect(Money(minor: -7, .usd).times(1, over: 2)?.minor == -4)
    }
}
