/// How wide text comes out in the workbook's face (Arial and its metric twins), so that columns and rows fit what they hold.
enum TextWidth {
    /// Thousandths of an em for U+0020 to U+007E.
    private static let advances: [Int] = [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556,
        556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556,
        556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    ]

    /// Pixels at 96 to the inch of one line of text in a size of points; bold runs about a twelfth wider.
    static func pixels(_ text: String, points: Double = 10, bold: Bool = false) -> Double {
        var units = 0
        for scalar in text.unicodeScalars {
            let value = Int(scalar.value)
            switch value {
            case 0x20...0x7E: units += advances[value - 0x20]
            case 0x300...0x36F: break
            case 0x2190..<0x2E80: units += 800
            case 0x2E80...: units += 1_000
            default: units += 580
            }
        }
        return Double(units) * points * (bold ? 1.08 : 1) * 96 / 72 / 1_000
    }

    /// Lines the text takes when wrapped at spaces within a width of pixels; longer words are broken.
    static func lines(_ text: String, within width: Double, points: Double = 10, bold: Bool = false) -> Int {
        let room = max(width - 8, 20)
        return text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { total, line in
            var lines = 1
            var used = 0.0
            for word in line.split(separator: " ", omittingEmptySubsequences: false) {
                let size = pixels(String(word) + " ", points: points, bold: bold)
                if used > 0, used + size > room + 3 {
                    lines += 1
                    used = 0
                }
                lines += Int(size / room)
                used = size > room ? size.truncatingRemainder(dividingBy: room) : used + size
            }
            return total + lines
        }
    }

    /// The narrowest width in which a heading stands on at most two lines.
    static func heading(_ text: String) -> Double {
        let words = text.split(separator: " ")
        guard words.count > 1 else { return pixels(text, bold: true) }
        return (1..<words.count).map { split in
            max(
                pixels(words[..<split].joined(separator: " "), bold: true),
                pixels(words[split...].joined(separator: " "), bold: true))
        }.min() ?? pixels(text, bold: true)
    }
}
