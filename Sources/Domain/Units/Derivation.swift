/// How a figure came about: the rule with its clause, the facts that went in, the steps, the result. What "why?" prints.
package struct Derivation: Equatable, Codable, Sendable {
    package struct Input: Equatable, Codable, Sendable {
        package let label: String
        package let value: String
        /// The record the value was taken from (`OUT-000012`, a file's hash), when there is one.
        package let source: String?

        package init(label: String, value: String, source: String?) {
            self.label = label
            self.value = value
            self.source = source
        }
    }

    package let title: String
    /// The rule in one sentence, as the contract or the house states it.
    package let rule: String
    package var inputs: [Input]
    package var steps: [String]
    package var result: String
    /// Figures this one was made from, each with its own derivation.
    package var parts: [Derivation]

    package init(
        _ title: String, rule: String, inputs: [Input] = [], steps: [String] = [], result: String, parts: [Derivation] = []
    ) {
        self.title = title
        self.rule = rule
        self.inputs = inputs
        self.steps = steps
        self.result = result
        self.parts = parts
    }

    package mutating func input(_ label: String, _ value: String, source: String? = nil) {
        inputs.append(Input(label: label, value: value, source: source))
    }

    package mutating func step(_ text: String) { steps.append(text) }

    /// The text the command line prints; parts are indented under what they explain.
    package var text: String { lines().joined(separator: "\n") }

    private func lines() -> [String] {
        let width = inputs.map(\.label.count).max() ?? 0
        var out = [title, "  rule    \(rule)"]
        out += inputs.map { input in
            let label = input.label + String(repeating: " ", count: width - input.label.count)
            return "  given   \(label)  \(input.value)\(input.source.map { "  [\($0)]" } ?? "")"
        }
        out += steps.map { "  step    \($0)" }
        out.append("  result  \(result)")
        for part in parts { out += [""] + part.lines().map { "    " + $0 } }
        return out
    }
}
