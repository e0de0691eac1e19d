import Domain

extension Table {
    /// The rows as RFC 4180 CSV in UTF-8: CRLF, a field in quotes where it holds a comma, a quote or a line end. Totals are left
    /// out, for what reads CSV adds up itself.
    ///
    /// Figures are plain: `1234567`, percent `98.99` (truncated), money `13398.00`, days `2026-09-30`, instants with their offset.
    /// Hours are `76:30`, what is measured to the second `9:12:00`: a spreadsheet reads both as time, and may set one beside the
    /// other. No obligation is an empty field.
    package var csv: String {
        var out = CSVLine(columns.map { .text($0.title) }).text
        for row in 0..<count { out += CSVLine(cells(row)).text }
        return out
    }
}

/// One record. Spreadsheets run text that begins with `=`, `+`, `-`, `@`, a tab or a line end as a formula, so such text is
/// written with an apostrophe before it; numbers are not.
private struct CSVLine {
    let text: String

    init(_ cells: [Cell]) { text = cells.map(CSVLine.field).joined(separator: ",") + "\r\n" }

    private static func field(_ cell: Cell) -> String {
        switch cell {
        case .empty: ""
        case .text(let text), .link(let text, _): quoted(guarded(text))
        case .verdict(let verdict): quoted(guarded(verdict.words))
        case .int(let value): String(value)
        case .decimal(let units, let places): Cell.decimal(units, places, grouped: false)
        case .share(let share, let target): share.percent(decimals: max(2, Cell.places(of: share, against: target))) ?? ""
        case .percent(let percent): percent.decimal
        case .hours(let hours): clock(hours.minutes, parts: 2)
        case .seconds(let seconds): clock(seconds, parts: 3)
        case .money(let money): money.decimal
        case .day(let day): day.description
        case .month(let month): month.description
        case .instant(let instant, let zone): zone.iso(instant)
        }
    }

    /// Minutes as `76:30`, in two parts; seconds as `9:12:00`, in three.
    private static func clock(_ count: Int, parts: Int) -> String {
        var (rest, tail) = (count.magnitude, "")
        for _ in 1..<parts {
            let (more, part) = rest.quotientAndRemainder(dividingBy: 60)
            (rest, tail) = (more, ":" + Int(part).padded(2) + tail)
        }
        return (count < 0 ? "-" : "") + String(rest) + tail
    }

    private static func guarded(_ text: String) -> String {
        let clean = text.replacing("\0", with: "\u{FFFD}")
        guard let first = clean.unicodeScalars.first, "=+-@\t\r\n\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars.contains(first)
        else {
            return clean
        }
        return "'" + clean
    }

    private static func quoted(_ text: String) -> String {
        let needsQuotes = text.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
        return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }
}
