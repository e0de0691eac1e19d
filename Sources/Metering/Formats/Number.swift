extension Amount {
    /// Reads a decimal number exactly: sign, digits, point, exponent (`E` or `D`, as CMEP allows). Nil for anything else (`NaN`, hexadecimal,
    /// `1,5`), and for what takes more than 18 digits to write out.
    init?(_ bytes: ByteView) {
        let text = bytes.trimmed
        guard text.count > 0, text.count <= Amount.longestText else { return nil }
        var index = 0
        var negative = false
        if text[0] == UInt8(ascii: "-") || text[0] == UInt8(ascii: "+") {
            negative = text[0] == UInt8(ascii: "-")
            index = 1
        }
        var digits = DecimalDigits()
        let wholeStart = index
        while text[index].isDigit {
            guard digits.append(text[index].digit, afterPoint: false) else { return nil }
            index += 1
        }
        var read = index - wholeStart
        if text[index] == UInt8(ascii: ".") {
            index += 1
            while text[index].isDigit {
                guard digits.append(text[index].digit, afterPoint: true) else { return nil }
                index += 1
                read += 1
            }
        }
        guard read > 0 else { return nil }
        if index < text.count {
            guard let exponent = Amount.exponent(text.slice(index, text.count)), digits.shift(by: exponent) else { return nil }
        }
        self.init(mantissa: negative ? -digits.mantissa : digits.mantissa, scale: digits.scale)
    }

    private static let longestText = 64

    /// `E+3`, `e-2`, `D5`: at most three digits.
    private static func exponent(_ text: ByteView) -> Int? {
        guard [UInt8(ascii: "E"), UInt8(ascii: "e"), UInt8(ascii: "D"), UInt8(ascii: "d")].contains(text[0]) else { return nil }
        let signed = text[1] == UInt8(ascii: "-") || text[1] == UInt8(ascii: "+")
        guard let size = text.slice(signed ? 2 : 1, text.count).number(digits: 1...3) else { return nil }
        return text[1] == UInt8(ascii: "-") ? -size : size
    }
}

/// At most 18 significant digits and at most 18 places, gathered one by one.
private struct DecimalDigits {
    private(set) var mantissa: Int64 = 0
    private(set) var scale: UInt8 = 0
    /// Zeros behind the point that would not fit, kept back until a digit other than zero shows that they matter.
    private var surplus = false

    private static let limit: Int64 = 1_000_000_000_000_000_000

    /// False when the number does not fit.
    mutating func append(_ digit: UInt8, afterPoint: Bool) -> Bool {
        let next = mantissa &* 10 &+ Int64(digit)
        if mantissa >= DecimalDigits.limit / 10 || (afterPoint && scale >= 18) || surplus {
            surplus = true
            return afterPoint && digit == 0
        }
        mantissa = next
        if afterPoint { scale += 1 }
        return true
    }

    /// Moves the point; false when the number does not fit.
    mutating func shift(by exponent: Int) -> Bool {
        guard mantissa != 0 else {
            scale = 0
            return true
        }
        let places = Int(scale) - exponent
        if places >= 0 {
            guard places <= 18 else { return false }
            scale = UInt8(places)
            return true
        }
        for _ in 0..<(-places) {
            guard mantissa < DecimalDigits.limit / 10 else { return false }
            mantissa *= 10
        }
        scale = 0
        return true
    }
}

extension ByteView {
    /// An unsigned whole number of so many digits; nil for anything else. Bounds: at most 18 digits.
    func number(digits allowed: ClosedRange<Int>) -> Int? {
        guard allowed.contains(count), count <= 18 else { return nil }
        var value = 0
        for index in 0..<count {
            guard self[index].isDigit else { return nil }
            value = value &* 10 &+ Int(self[index].digit)
        }
        return value
    }

    /// The number in two digits at a place, or -1.
    @inline(__always)
    func two(at index: Int) -> Int {
        let tens = self[index].digit
        let ones = self[index &+ 1].digit
        guard tens < 10, ones < 10 else { return -1 }
        return Int(tens) &* 10 &+ Int(ones)
    }
}
