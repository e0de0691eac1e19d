import Domain

/// One value of a table with its unit. The same cell is a number in a workbook, words on a terminal, a plain field in CSV.
package enum Cell: Hashable, Sendable {
    case empty
    case text(String)
    /// A whole number, shown grouped: `1,234,567`.
    case int(Int)
    /// `units` ten-to-the-minus-`places`: `.decimal(1250, places: 2)` is 12.50. Bounds: 0...9 places.
    case decimal(Int, places: Int)
    /// A part of a whole in percent, truncated, with as many digits as it takes to tell it from its target.
    case share(Share, against: Percent? = nil)
    case percent(Percent)
    /// `76 h 30 min`.
    case hours(Hours)
    /// Whole seconds, shown as `1 h 02 min 05 s`.
    case seconds(Int)
    case money(Money)
    case day(Day)
    case month(Month)
    /// An instant on the clock of a zone, shown with the zone's letters.
    case instant(Instant, Zone)
    case verdict(Verdict)
    /// Text that leads somewhere.
    case link(String, Destination)

    package enum Destination: Hashable, Sendable {
        /// A sheet of the same workbook, by the name it was given.
        case sheet(String)
        /// `https://`, `http://` or `mailto:`; anything else is written as plain text.
        case address(String)
    }
}

extension Cell {
    /// The figure in words, as people read it on a terminal, and as the workbook shows it.
    package var words: String {
        switch self {
        case .empty: ""
        case .text(let text): text
        case .int(let value): value.grouped
        case .decimal(let units, let places): Cell.decimal(units, places, grouped: true)
        case .share(let share, let target): share.words(against: target)
        case .percent(let percent): percent.description
        case .hours(let hours): hours.description
        case .seconds(let seconds): Cell.clock(seconds)
        case .money(let money): money.description
        case .day(let day): day.words
        case .month(let month): month.words
        case .instant(let instant, let zone): zone.words(instant)
        case .verdict(let verdict): verdict.words
        case .link(let text, _): text
        }
    }

    /// Whether it stands at the right edge of its column.
    var isFigure: Bool {
        switch self {
        case .empty, .text, .verdict, .link: false
        case .int, .decimal, .share, .percent, .hours, .seconds, .money, .day, .month, .instant: true
        }
    }

    /// `1 h 02 min 05 s`; `0 min` for none; parts that are zero at the end are left out.
    static func clock(_ seconds: Int) -> String {
        let (minutes, rest) = seconds.magnitude.quotientAndRemainder(dividingBy: 60)
        let (hours, left) = minutes.quotientAndRemainder(dividingBy: 60)
        let sign = seconds < 0 ? "-" : ""
        let tail = rest == 0 ? "" : " \(Int(rest).padded(2)) s"
        return sign + (hours == 0 ? "\(left) min" : "\(hours) h \(Int(left).padded(2)) min") + tail
    }

    package static func decimal(_ units: Int, _ places: Int, grouped: Bool) -> String {
        let places = min(max(places, 0), 9)
        let scale = UInt((0..<places).reduce(1) { value, _ in value * 10 })
        let (whole, rest) = units.magnitude.quotientAndRemainder(dividingBy: scale)
        let number = grouped ? (Int(exactly: whole)?.grouped ?? String(whole)) : String(whole)
        return (units < 0 ? "-" : "") + number + (places == 0 ? "" : "." + Int(rest).padded(places))
    }
}
