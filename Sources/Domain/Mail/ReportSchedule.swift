/// When a report comes by mail, and what it covers then.
package struct ReportSchedule: Equatable, Codable, Sendable {
    package typealias ID = Identifier<ReportSchedule>

    package enum Rhythm: String, CaseIterable, Codable, Sendable {
        case weekly, monthly
    }

    /// What a report covers, seen from the day it is mailed.
    package enum Coverage: String, CaseIterable, Codable, Sendable {
        case lastMonth, lastQuarter, runningMonth, runningQuarter
        /// How things stand on the day.
        case theDay

        package func period(on day: Day) -> ReportingPeriod? {
            switch self {
            case .lastMonth: .month(Month(of: day).previous)
            case .lastQuarter: .quarter(Quarter(of: day).previous)
            case .runningMonth: .month(Month(of: day))
            case .runningQuarter: .quarter(Quarter(of: day))
            case .theDay: nil
            }
        }

        package var words: String {
            switch self {
            case .lastMonth: "the month before"
            case .lastQuarter: "the quarter before"
            case .runningMonth: "the running month"
            case .runningQuarter: "the running quarter"
            case .theDay: "the day itself"
            }
        }
    }

    package let rhythm: Rhythm
    package let firstOn: Day
    package let coverage: Coverage

    package init(rhythm: Rhythm, firstOn: Day, coverage: Coverage) {
        self.rhythm = rhythm
        self.firstOn = firstOn
        self.coverage = coverage
    }

    /// Mailed at 06:00 of the provider's clock: before the day begins.
    package static func dueAt(on day: Day) -> Instant { Zone.pacific.instant(day, second: 6 * 3_600) }

    /// Seven days on; or the same day of the next month, its last where it has no such day.
    package func day(after day: Day) -> Day {
        switch rhythm {
        case .weekly: return day + 7
        case .monthly:
            let month = Month(of: day).next
            return month.first + (min(firstOn.day, month.length) - 1)
        }
    }
}

package enum ReportScheduleRefusal: Refusal, Equatable {
    case reportOfNoUse(String)
    case firstIsPast(Day)
    case noRecipient
    case unreachable(String)
    case notTheirs(String, CustomerCode?)
    case addressOfNoUse
    case endedAlready(ReportSchedule.ID)
    case notYours(ReportSchedule.ID)

    package var message: String {
        switch self {
        case .reportOfNoUse(let name): "\(name.prefix(64)) is no name of a report. Take one of the list of reports."
        case .firstIsPast(let day):
            "\(day.words), 06:00 on the provider's clock, is past. Let the report come from a later day on."
        case .noRecipient: "Name one to 50 people who are to have the report, by their user names."
        case .unreachable(let name):
            "\(name) is not among the people, has left, or has no mail address. Name somebody else, or have an administrator set the address."
        case .notTheirs(let name, let customer):
            "\(name) is of a utility and may have reports of it alone; this one is of \(customer.map(\.text) ?? "all customers"). Leave the name out, or name the customer."
        case .addressOfNoUse: "The address the mail leads to begins with https:// or http:// and has at most 500 characters."
        case .endedAlready(let id): "\(id) has ended already. Schedule the report anew."
        case .notYours(let id): "\(id) was made by somebody else. They end it, or an administrator."
        }
    }
}
