/// The hours of one version of a service calendar.
package enum ServiceHours: Equatable, Codable, Sendable {
    /// Every instant, holidays too.
    case roundTheClock
    case weekly(WeeklyHours, except: Holidays)
}

/// A stretch of the clock of a day, half-open, in minutes since 00:00; it may end at 24:00.
package struct ClockSpan: Hashable, Sendable {
    package let from: Int
    package let to: Int

    package static let wholeDay = ClockSpan(checked: 0, 1_440)

    private init(checked from: Int, _ to: Int) {
        self.from = from
        self.to = to
    }

    /// Nil unless 0 <= from < to <= 1,440.
    package init?(from: Int, to: Int) {
        guard from >= 0, from < to, to <= 1_440 else { return nil }
        self.init(checked: from, to)
    }

    /// Reads `07:00-17:00`; nil for anything else.
    package init?(_ text: some StringProtocol) {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { end -> Int? in
            let parts = end.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }), let hour = Int(digits: parts[0]),
                let minute = Int(digits: parts[1]), minute < 60
            else { return nil }
            return hour * 60 + minute
        }
        guard ends.count == 2, let from = ends[0], let to = ends[1] else { return nil }
        self.init(from: from, to: to)
    }
}

extension ClockSpan: CustomStringConvertible, Codable {
    /// `07:00-17:00`.
    package var description: String {
        "\((from / 60).padded(2)):\((from % 60).padded(2))-\((to / 60).padded(2)):\((to % 60).padded(2))"
    }

    package init(from decoder: any Decoder) throws {
        self = try decoder.text("a span of the day such as 07:00-17:00, at most to 24:00") { ClockSpan($0) }
    }

    package func encode(to encoder: any Encoder) throws { try encoder.write(text: description) }
}

/// The spans of each weekday; spans that overlap or touch are one.
package struct WeeklyHours: Hashable, Sendable {
    private let spans: [Day.Weekday: [ClockSpan]]

    package init(_ spans: [Day.Weekday: [ClockSpan]]) {
        self.spans = spans.mapValues(WeeklyHours.joined).filter { !$0.value.isEmpty }
    }

    /// The same spans Monday to Friday.
    package static func mondayToFriday(_ spans: ClockSpan...) -> WeeklyHours {
        WeeklyHours(Dictionary(uniqueKeysWithValues: Day.Weekday.allCases.filter { !$0.isWeekend }.map { ($0, spans) }))
    }

    package func spans(on weekday: Day.Weekday) -> [ClockSpan] { spans[weekday] ?? [] }

    private static func joined(_ spans: [ClockSpan]) -> [ClockSpan] {
        var out: [ClockSpan] = []
        for span in spans.sorted(by: { ($0.from, $0.to) < ($1.from, $1.to) }) {
            if let last = out.last, span.from <= last.to, let whole = ClockSpan(from: last.from, to: max(last.to, span.to)) {
                out[out.count - 1] = whole
            } else {
                out.append(span)
            }
        }
        return out
    }
}

extension WeeklyHours: Codable {
    package init(from decoder: any Decoder) throws {
        let named = try decoder.singleValueContainer().decode([String: [ClockSpan]].self)
        var spans: [Day.Weekday: [ClockSpan]] = [:]
        for (name, value) in named {
            guard let weekday = Day.Weekday.allCases.first(where: { $0.name == name }) else {
                throw DecodingError.dataCorrupted(
                    .init(
                        codingPath: decoder.codingPath, debugDescription: "Expected a weekday such as monday, but found \(name).")
                )
            }
            spans[weekday] = value
        }
        self.init(spans)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(Dictionary(uniqueKeysWithValues: spans.map { ($0.key.name, $0.value) }))
    }
}

extension Day.Weekday {
    package var name: String {
        switch self {
        case .monday: "monday"
        case .tuesday: "tuesday"
        case .wednesday: "wednesday"
        case .thursday: "thursday"
        case .friday: "friday"
        case .saturday: "saturday"
        case .sunday: "sunday"
        }
    }
}
