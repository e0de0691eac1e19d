import Domain
import GRDB

/// A status meeting with the customer, with its minutes: what Platinum promises once a quarter (2.2).
package struct QuarterlyMeeting: Equatable, Codable, Sendable, FetchableRecord {
    package typealias ID = Identifier<QuarterlyMeeting>

    package let id: ID
    package let customer: CustomerCode
    package let heldOn: Day
    package let minutes: String

    package init(row: Row) throws {
        guard let id = ID(row["id"] as String) else { throw Unreadable("quarterly_meeting.id") }
        guard let customer = CustomerCode(row["customer"] as String) else { throw Unreadable("quarterly_meeting.customer") }
        guard let day = Day(row["held_on"] as String) else { throw Unreadable("quarterly_meeting.held_on") }
        self.id = id
        self.customer = customer
        heldOn = day
        minutes = row["minutes"]
    }
}

extension View {
    /// The meetings held in a quarter, as known at an instant (nil: all that is recorded).
    package func quarterlyMeetings(of customer: CustomerCode, in quarter: Quarter, asOf: Instant? = nil) throws
        -> [QuarterlyMeeting]
    {
        try requireCustomer(customer)
        return try QuarterlyMeeting.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT * FROM quarterly_meeting WHERE customer = ? AND held_on BETWEEN ? AND ? AND recorded_at <= ?
                    ORDER BY held_on, id
                    """),
            arguments: [
                customer.text, quarter.first.description, quarter.last.description, (asOf ?? .distantFuture).milliseconds,
            ])
    }
}

/// Records that the quarterly status meeting was held, with its minutes.
package struct RecordQuarterlyMeeting: Action {
    package static let permission = Permission.holdMeetings
    package static var example: RecordQuarterlyMeeting {
        RecordQuarterlyMeeting(
            customer: Identifier(named: "LAKESIDE"), heldOn: Day(ordinal: 20_714),
            minutes: "Present: M. Ortiz, D. Ruiz. Commitments of the quarter gone through; read rate of gas in August explained.")
    }

    package var customer: CustomerCode
    package var heldOn: Day
    /// 1 to 20,000 characters.
    package var minutes: String

    package init(customer: CustomerCode, heldOn: Day, minutes: String) {
        self.customer = customer
        self.heldOn = heldOn
        self.minutes = minutes
    }

    package struct Recorded: Codable, Equatable, Sendable {
        package let meeting: QuarterlyMeeting.ID
    }

    package func perform(in book: Book) throws -> Recorded {
        let zone = try book.view.customer(customer).zone
        guard heldOn <= zone.day(of: book.now) else { throw ComplianceRefusal.meetingStillToCome(heldOn) }
        guard (1...20_000).contains(minutes.count) else { throw ComplianceRefusal.minutesMissing }
        let id: QuarterlyMeeting.ID = try book.identifier("QSM")
        try book.db.execute(
            sql:
                "INSERT INTO quarterly_meeting (id, customer, held_on, minutes, recorded_by, recorded_at) VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [id.text, customer.text, heldOn.description, minutes, book.actor.id.text, book.now.milliseconds])
        return Recorded(meeting: id)
    }
}

package enum ComplianceRefusal: Refusal, Equatable {
    case meetingStillToCome(Day)
    case minutesMissing
    case tooEarly(Month, Instant)
    case readsNotFrozen(Month)
    case storedAlready(CustomerCode, Month)

    package var message: String {
        switch self {
        case .meetingStillToCome(let day): "\(day) is still to come. Record the meeting when it has been held."
        case .minutesMissing: "A meeting counts with its minutes: give them, in 1 to 20,000 characters."
        case .tooEarly(let month, let at): "\(month.words) closes at \(at); its assessments are final then, not before."
        case .readsNotFrozen(let month):
            "The reads of \(month.words) are not frozen yet, so its assessments are not final. See why its close waits (jobs run)."
        case .storedAlready(let customer, let month):
            "The assessments of \(customer) for \(month.words) are stored and stay; what is learnt later shows as restated."
        }
    }
}
