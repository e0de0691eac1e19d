extension Int {
    /// Reads unsigned ASCII digits only (no sign, no space); nil otherwise or when it does not fit.
    package init?(digits text: some StringProtocol) {
        guard !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        self.init(text)
    }

    package func padded(_ width: Int) -> String {
        let digits = String(magnitude)
        let zeros = String(repeating: "0", count: Swift.max(0, width - digits.count))
        return (self < 0 ? "-" : "") + zeros + digits
    }

    /// `1,234,567`, as figures are shown to people.
    package var grouped: String {
        var out = ""
        let digits = String(magnitude)
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { out.append(",") }
            out.append(digit)
        }
        return (self < 0 ? "-" : "") + out
    }

    /// `1 file`, `1,234 files`, `2 recoveries`.
    package func counted(_ noun: String) -> String { "\(grouped) \(self == 1 ? noun : noun.plural)" }

    var negatedClamped: Int { self == .min ? .max : -self }

    func addingClamped(_ other: Int) -> Int {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? (other > 0 ? Int.max : Int.min) : sum
    }
}

extension String {
    /// A noun in the plural: `files`, `days`, `recoveries`.
    package var plural: String {
        guard hasSuffix("y"), let before = dropLast().last, !"aeiou".contains(before) else { return self + "s" }
        return dropLast() + "ies"
    }
}

extension Decoder {
    /// Decodes one text through `parse`; a text it does not take is a decoding error that says what was expected.
    package func text<Value>(_ expected: String, _ parse: (String) throws -> Value?) throws -> Value {
        let text = try singleValueContainer().decode(String.self)
        guard let value = try parse(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: codingPath, debugDescription: "Expected \(expected), but found \u{201C}\(text)\u{201D}."))
        }
        return value
    }
}

extension Encoder {
    package func write(text: String) throws {
        var container = singleValueContainer()
        try container.encode(text)
    }
}
