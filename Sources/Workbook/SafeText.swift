import Domain

/// Text as a workbook can hold it: every character XML knows, no code that a reader would unfold, and a length within bounds.
package enum SafeText {
    /// The most UTF-16 units a cell holds.
    package static let limit = 32_767
    /// Stands at the end of a text that was cut to fit.
    package static let cutMark = "\u{2026} [cut]"

    /// Controls, U+FFFE and U+FFFF become U+FFFD; line ends become LF; `_x0041_`, which readers would show as `A`, is written so
    /// that they show `_x0041_`; what is over the limit is cut with a visible mark.
    package static func clean(_ text: String) -> String {
        isClean(text) ? text : cut(escaped(text))
    }

    /// For names in charts, where a leading `=` would be read as a reference.
    package static func label(_ text: String) -> String {
        let clean = short(text, 250)
        return clean.hasPrefix("=") ? " " + clean : clean
    }

    /// Clean text of at most `most` characters, for document properties and page footers.
    package static func short(_ text: String, _ most: Int) -> String {
        let clean = clean(text)
        return clean.count <= most ? clean : clean.prefix(max(0, most - 1)) + "\u{2026}"
    }

    /// One look at the bytes, so that the usual text costs no copy.
    private static func isClean(_ text: String) -> Bool {
        let answer = text.utf8.withContiguousStorageIfAvailable { bytes in
            guard bytes.count <= limit else { return false }
            var last: UInt8 = 0
            for byte in bytes {
                if byte < 0x20, byte != 0x0A, byte != 0x09 { return false }
                if byte == UInt8(ascii: "x"), last == UInt8(ascii: "_") { return false }
                if byte == 0xBF, last == 0xEF { return false }
                last = byte
            }
            return true
        }
        return answer ?? false
    }

    private static func escaped(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        let scalars = Array(text.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            switch scalar.value {
            case 0x0D:
                if index + 1 >= scalars.count || scalars[index + 1].value != 0x0A { out.append("\n") }
            case 0x09, 0x0A: out.append(scalar)
            case 0..<0x20, 0xFFFE, 0xFFFF: out.append("\u{FFFD}")
            case 0x5F where isCode(scalars[index...]): out.append(contentsOf: "_x005F_".unicodeScalars)
            default: out.append(scalar)
            }
        }
        return String(out)
    }

    /// `_x`, four hexadecimal digits, `_`.
    private static func isCode(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
        let code = Array(scalars.prefix(7))
        return code.count == 7 && code[1] == "x" && code[6] == "_" && code[2..<6].allSatisfy(\.properties.isASCIIHexDigit)
    }

    private static func cut(_ text: String) -> String {
        guard text.utf16.count > limit else { return text }
        var room = limit - cutMark.utf16.count
        var kept = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            room -= UTF16.width(scalar)
            if room < 0 { break }
            kept.append(scalar)
        }
        return String(kept) + cutMark
    }
}
