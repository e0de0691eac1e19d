/// Where the rows of a table stand in the file: on one sheet, or on several when it is too long for one.
struct TablePlace {
    struct Stretch {
        let sheet: String
        /// Rows count from zero.
        let header: Int
        let rows: Range<Int>
    }

    private(set) var stretches: [Stretch] = []
    /// The row of the totals, on the last sheet.
    var totals: Int?

    mutating func add(_ sheet: String, header: Int, rows: Range<Int>) {
        stretches.append(Stretch(sheet: sheet, header: header, rows: rows))
    }

    /// The rows of a column as formulas name them: `D5:D35`, with its sheet where asked or where there are several.
    func ranges(of column: Int, named: Bool) -> [String] {
        stretches.filter { !$0.rows.isEmpty }.map { stretch in
            let letters = TablePlace.letters(column)
            let (first, last) = (stretch.rows.lowerBound + 1, stretch.rows.upperBound)
            return named || stretches.count > 1
                ? "'\(stretch.sheet)'!$\(letters)$\(first):$\(letters)$\(last)" : "\(letters)\(first):\(letters)\(last)"
        }
    }

    /// `A`, `Z`, `AA` for columns 0, 25, 26.
    static func letters(_ column: Int) -> String {
        var rest = max(0, column) + 1
        var letters = ""
        while rest > 0 {
            letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
            rest = (rest - 1) / 26
        }
        return letters
    }
}
