import Testing

@testable import BackOffice

@Suite struct KeptValuesTests {
    @Test func `what is asked for again stays, however much comes by, and what nobody asks for goes`() {
        let kept = KeptValues<Int>(atMost: 1_600)
        var made: [String: Int] = [:]
        func ask(_ text: String) {
            _ = kept.value(of: text, bytes: { _ in 10 }) {
                made[text, default: 0] += 1
                return text.count
            }
        }
        for number in 0..<5_000 {
            ask("always")
            ask("\(number)")
        }
        #expect(made["always"] == 1)
        ask("4999")
        ask("0")
        #expect(made["4999"] == 1 && made["0"] == 2)
    }
}
