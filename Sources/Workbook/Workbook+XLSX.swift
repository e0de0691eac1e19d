import Domain

extension Workbook {
    /// Writes the workbook to a path as one step: the file is whole and durable, or not there. The same value gives the same
    /// bytes. Refuses figures that disagree with their own rows.
    package func write(to path: String) throws { try write(to: path, rowLimit: WorkbookLayout.rowLimit) }

    func write(to path: String, rowLimit: Int) throws {
        let layout = WorkbookLayout(self, rowLimit: rowLimit)
        try AtomicFile.write(to: path) { place in
            let file = try XLSXFile(at: place, title: title, streaming: layout.isLong)
            for sheet in layout.sheets { try SheetWriter.write(sheet, of: layout, to: file) }
            try file.close()
        }
    }
}

extension Style {
    init(_ cell: Cell, _ number: Number?, side: Side, wraps: Bool, in layout: WorkbookLayout) {
        self.init(
            look: cell.leads(in: layout) ? .link : .body, format: number?.format ?? .general, tone: cell.tone, side: side,
            wraps: wraps)
    }
}

extension Cell {
    var tone: Tone? {
        if case .verdict(let verdict) = self { verdict.tone } else { nil }
    }

    /// Whether it leads somewhere; a sheet the workbook does not have is no place.
    fileprivate func leads(in layout: WorkbookLayout) -> Bool {
        switch self {
        case .link(_, .sheet(let name)): layout.tab(of: name) != nil
        case .link(_, .address): true
        case .empty, .text, .int, .decimal, .share, .percent, .hours, .seconds, .money, .day, .month, .instant, .verdict: false
        }
    }

    /// At least the characters it is shown with, without making the text.
    var roughLength: Int {
        switch self {
        case .int(let value), .decimal(let value, _): return Cell.roughLength(value)
        case .money(let money): return Cell.roughLength(money.minor) + 5
        case .empty, .percent, .share, .day, .month: return 11
        case .seconds, .hours: return 16
        case .instant: return 24
        case .text(let text), .link(let text, _): return text.utf8.count
        case .verdict(let verdict): return verdict.words.utf8.count
        }
    }

    /// A number with its separators, point and sign.
    private static func roughLength(_ value: Int) -> Int {
        var digits = 1
        var rest = value.magnitude
        while rest > 9 {
            rest /= 10
            digits += 1
        }
        return digits + digits / 3 + 2
    }
}

extension XLSXSheet {
    /// A formula; where the figure is words (no obligation) the words stand, since a formula would only repeat them.
    func formula(
        _ row: Int, _ column: Int, _ text: String, is value: Double?, words: String, _ format: XLSXFile.Format
    ) throws(WorkbookFault) {
        if let value {
            try formula(row, column, text, is: value, format)
        } else {
            try self.text(row, column, words, format)
        }
    }

    func write(
        _ cell: Cell, _ number: Number?, _ row: Int, _ column: Int, _ format: XLSXFile.Format, _ layout: WorkbookLayout
    ) throws(WorkbookFault) {
        if let number { return try self.number(row, column, number.value, format) }
        switch cell {
        case .empty: try blank(row, column, format)
        case .link(let text, .sheet(let name)):
            if let tab = layout.tab(of: name) {
                try link(row, column, text, "internal:'\(tab)'!A1", format)
            } else {
                try self.text(row, column, text, format)
            }
        case .link(let text, .address(let address)):
            let isAddress = ["https://", "http://", "mailto:"].contains { address.hasPrefix($0) } && address.utf8.count <= 2_000
            let isPlain = SafeText.clean(address) == address && !address.utf8.contains(0x0A)
            if isAddress && isPlain {
                try link(row, column, text, address, format)
            } else {
                try self.text(row, column, text, format)
            }
        case .text, .int, .decimal, .share, .percent, .hours, .seconds, .money, .day, .month, .instant, .verdict:
            try text(row, column, cell.words, format)
        }
    }
}
