import Documents
import Domain
import Workbook

/// A month of engagements: weeks down, days across, each engagement in the days it holds its specialist.
struct EngagementCalendar: Piece {
    static let template = "web/month"
    let caption: String
    let weeks: [Week]

    struct Week: TemplateValue {
        let days: [DayCell]
        static let fields: [String: @Sendable (Week) -> Any?] = ["days": { $0.days }]
    }

    struct DayCell: TemplateValue {
        let words: String
        let isOutside: Bool
        let isToday: Bool
        let entries: [Shown]
        static let fields: [String: @Sendable (DayCell) -> Any?] = [
            "words": { $0.words }, "isOutside": { $0.isOutside }, "isToday": { $0.isToday }, "entries": { $0.entries },
        ]
    }

    init(_ month: Month, _ engagements: [Engagement], today: Day) {
        caption = "Engagements in \(month.words)"
        var first = month.first
        while first.weekday != .monday { first = first - 1 }
        var weeks: [Week] = []
        while first <= month.last {
            weeks.append(
                Week(
                    days: (0..<7).map { place in
                        let day = first + place
                        let here = engagements.filter { $0.days.contains(day) }
                        return DayCell(
                            words: "\(day.day)", isOutside: Month(of: day) != month, isToday: day == today,
                            entries: here.map { engagement in
                                Shown(
                                    "\(engagement.customer): \(engagement.subject)", href: "/engagements/\(engagement.id)",
                                    chip: engagement.days.lowerBound == day ? WorkWords.chip(engagement) : nil,
                                    sub: engagement.specialist)
                            })
                    }))
            first = first + 7
        }
        self.weeks = weeks
    }

    static let fields: [String: @Sendable (EngagementCalendar) -> Any?] = ["caption": { $0.caption }, "weeks": { $0.weeks }]
}
