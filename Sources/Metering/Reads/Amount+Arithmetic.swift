extension Amount {
    /// The most a mantissa may be: eighteen digits.
    package static let largestMantissa: Int64 = 999_999_999_999_999_999

    static let powersOfTen: [Int64] = (0..<18).reduce(into: [1]) { powers, _ in powers.append((powers.last ?? 1) &* 10) }

    /// Without trailing zeros behind the point: 1.500 is 1.5, and 1.0 is 1.
    package var normalised: Amount {
        var (digits, places) = (mantissa, scale)
        while places > 0 {
            let (quotient, remainder) = digits.quotientAndRemainder(dividingBy: 10)
            guard remainder == 0 else { break }
            (digits, places) = (quotient, places - 1)
        }
        return Amount(mantissa: digits, scale: places)
    }

    /// The same number: 1.50 and 1.5 are.
    package func isSameNumber(as other: Amount) -> Bool {
        scale == other.scale ? mantissa == other.mantissa : normalised == other.normalised
    }

    /// The same number with so many decimals; nil when it would need more than eighteen digits, or fewer decimals.
    func rescaled(to wanted: UInt8) -> Amount? {
        guard wanted >= scale, wanted <= 18 else { return nil }
        let (product, overflow) = mantissa.multipliedReportingOverflow(by: Amount.powersOfTen[Int(wanted - scale)])
        guard !overflow, product.magnitude <= Amount.largestMantissa.magnitude else { return nil }
        return Amount(mantissa: product, scale: wanted)
    }

    /// Times a constant and a power of ten, exact; nil when the product has more than eighteen digits or decimals.
    package func times(_ constant: Amount, power: Int) -> Amount? {
        if constant.mantissa == 1, constant.scale == 0, power == 0 { return self }
        let (a, b) = (normalised, constant.normalised)
        let (product, overflow) = a.mantissa.multipliedReportingOverflow(by: b.mantissa)
        guard !overflow, product.magnitude <= Amount.largestMantissa.magnitude else { return nil }
        guard product != 0 else { return .zero }
        var places = Int(a.scale) + Int(b.scale) - power
        var digits = product
        while places > 18 || places < 0 {
            if places < 0 {
                let (shifted, overflow) = digits.multipliedReportingOverflow(by: 10)
                guard !overflow, shifted.magnitude <= Amount.largestMantissa.magnitude else { return nil }
                (digits, places) = (shifted, places + 1)
            } else {
                guard digits % 10 == 0 else { return nil }
                (digits, places) = (digits / 10, places - 1)
            }
        }
        return Amount(mantissa: digits, scale: UInt8(places)).normalised
    }

    /// `-12.050`: every decimal it has.
    package var text: String {
        let digits = String(mantissa.magnitude)
        guard scale > 0 else { return (mantissa < 0 ? "-" : "") + digits }
        let padded = String(repeating: "0", count: max(0, Int(scale) + 1 - digits.count)) + digits
        return (mantissa < 0 ? "-" : "") + padded.dropLast(Int(scale)) + "." + padded.suffix(Int(scale))
    }
}
