import Domain
import Foundation
import Testing

struct DerivationTests {
    @Test func `a derivation prints rule, facts, steps and result, and its parts beneath`() {
        var why = Derivation("Sum", rule: "A sum is its parts.", result: "3")
        why.input("first", "1", source: "OUT-000001")
        why.input("the second", "2")
        why.step("1 + 2 = 3")
        why.parts = [Derivation("First", rule: "As recorded.", result: "1")]
        #expect(
            why.text == """
                Sum
                  rule    A sum is its parts.
                  given   first       1  [OUT-000001]
                  given   the second  2
                  step    1 + 2 = 3
                  result  3

                    First
                      rule    As recorded.
                      result  1
                """)
    }

    @Test(arguments: ["RIVERBEND", "a", "OUT-000012", "x.y_z-1"])
    func `an identifier is letters, digits, dots, dashes and underscores`(text: String) {
        #expect(Identifier<Customer>(text)?.text == text)
    }

    @Test(arguments: ["", "-a", ".a", "a b", "a/b", "é", "a\n", String(repeating: "a", count: 65), "../x"])
    func `an identifier that could be a path or a sentence is refused`(text: String) {
        #expect(Identifier<Customer>(text) == nil)
    }
}
