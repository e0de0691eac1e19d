import Domain

/// The bytes of a file being written.
struct FileText {
    private(set) var bytes: [UInt8] = []

    mutating func add(_ text: String) { bytes.append(contentsOf: text.utf8) }

    mutating func line(_ text: String) {
        add(text)
        bytes.append(10)
    }

    /// `-1.042`: a whole number of the last of `places` digits.
    mutating func add(_ number: Int, places: Int) {
        var digits: [UInt8] = []
        var rest = number.magnitude
        repeat {
            digits.append(48 + UInt8(rest % 10))
            rest /= 10
            if digits.count == places { digits.append(46) }
        } while rest > 0 || digits.count <= (places > 0 ? places + 1 : 0)
        if number < 0 { digits.append(45) }
        bytes.append(contentsOf: digits.reversed())
    }
}

extension Zone {
    /// `202609140300`, the stamp of flat files.
    func flatStamp(_ instant: Instant) -> String {
        let (day, second) = civil(instant)
        return
            "\(day.year.padded(4))\(day.month.padded(2))\(day.day.padded(2))\((second / 3_600).padded(2))\((second / 60 % 60).padded(2))"
    }
}
