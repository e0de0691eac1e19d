/// A calendar month of a year, such as September 2026 (`2026-09`).
package struct Month: Hashable, Sendable {
    package let year: Int
    package let number: Int

    package init?(year: Int, number: Int) {
        guard (1600...9999).contains(year), (1...12).contains(number) else { return nil }
        self.init(checked: year, number)
    }

    /// The month a day lies in.
    package init(of day: Day) { self.init(checked: day.year, day.month) }

    /// Reads `2026-09`; nil for anything else.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count == 4, parts[1].utf8.count == 2, let year = Int(digits: parts[0]),
            let number = Int(digits: parts[1])
        else { return nil }
        self.init(year: year, number: number)
    }

    private init(checked year: Int, _ number: Int) {
        self.year = year
        self.number = number
    }

    package var first: Day { Day(year: year, month: number, day: 1) ?? Day(ordinal: 0) }
    package var last: Day { first + (length - 1) }
    package var length: Int { Day.length(ofMonth: number, in: year) }
    package var days: ClosedRange<Day> { first...last }
    package var next: Month { Month(of: last + 1) }
    package var previous: Month { Month(of: first - 1) }
    package var quarter: Quarter { Quarter(of: first) }

    package static func shortName(_ number: Int) -> String {
        let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        return names.indices.contains(number - 1) ? names[number - 1] : ""
    }

    /// `Sep 2026`.
    package var words: String { "\(Month.shortName(number)) \(year)" }
}

extension Month: Comparable {
    package static func < (a: Month, b: Month) -> Bool { (a.year, a.number) < (b.year, b.number) }
}

extension Month: CustomStringConvertible, Codable {
    package var description: String { "\(year.padded(4))-\(number.padded(2))" }

    package init(from decoder: any Decoder) throws {
        self = try decoder.text("a month such as 2026-09") { Month($0) }
    }

    package func encode(to encoder: any Encoder) throws { try encoder.write(text: description) }
}

/// A calendar quarter, such as 2026Q3.
package struct Quarter: Hashable, Sendable {
    package let year: Int
    package let number: Int

    package init?(year: Int, number: Int) {
        guard (1600...9999).contains(year), (1...4).contains(number) else { return nil }
        self.year = year
        self.number = number
    }

    package init(of day: Day) {
        year = day.year
        number = (day.month - 1) / 3 + 1
    }

    /// Reads `2026Q3`; nil for anything else.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "Q", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count == 4, parts[1].utf8.count == 1, let year = Int(digits: parts[0]),
            let number = Int(digits: parts[1])
        else { return nil }
        self.init(year: year, number: number)
    }

    package var months: [Month] { (1...3).compactMap { Month(year: year, number: (number - 1) * 3 + $0) } }
    package var first: Day { Day(year: year, month: (number - 1) * 3 + 1, day: 1) ?? Day(ordinal: 0) }
    package var last: Day { months.last?.last ?? first }
    package var next: Quarter { Quarter(of: first + 100) }
    package var previous: Quarter { Quarter(of: first - 1) }

    /// `2026 Q3`.
    package var words: String { "\(year) Q\(number)" }
}

extension Quarter: Comparable, CustomStringConvertible, Codable {
    package static func < (a: Quarter, b: Quarter) -> Bool { (a.year, a.number) < (b.year, b.number) }
    package var description: String { "\(year)Q\(number)" }

    package init(from decoder: any Decoder) throws {
        self = try decoder.text("a quarter such as 2026Q3") { Quarter($0) }
    }

    package func encode(to encoder: any Encoder) throws { try encoder.write(text: description) }
}

/// What a commitment is assessed over: a month, or a quarter, which pools its months (13.2).
package enum ReportingPeriod: Hashable, Sendable {
    case month(Month)
    case quarter(Quarter)

    /// Reads `2026-09` or `2026Q3`; nil for anything else.
    package init?(_ text: some StringProtocol) {
        if let month = Month(text) {
            self = .month(month)
        } else if let quarter = Quarter(text) {
            self = .quarter(quarter)
        } else {
            return nil
        }
    }

    package var months: [Month] {
        switch self {
        case .month(let month): [month]
        case .quarter(let quarter): quarter.months
        }
    }

    package var first: Day {
        switch self {
        case .month(let month): month.first
        case .quarter(let quarter): quarter.first
        }
    }

    package var last: Day {
        switch self {
        case .month(let month): month.last
        case .quarter(let quarter): quarter.last
        }
    }

    package var words: String {
        switch self {
        case .month(let month): month.words
        case .quarter(let quarter): quarter.words
        }
    }
}

extension ReportingPeriod: CustomStringConvertible, Codable {
    package var description: String {
        switch self {
        case .month(let month): month.description
        case .quarter(let quarter): quarter.description
        }
    }

    package init(from decoder: any Decoder) throws {
        self = try decoder.text("a month such as 2026-09 or a quarter such as 2026Q3") { ReportingPeriod($0) }
    }

    package func encode(to encoder: any Encoder) throws { try encoder.write(text: description) }
}
