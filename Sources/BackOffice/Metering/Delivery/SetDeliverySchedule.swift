import Domain
import GRDB
import Metering

/// Promises a file for every service day from a day on (12.7).
package struct SetDeliverySchedule: Action {
    package static let permission = Permission.manageReadTerms
    package static var example: SetDeliverySchedule {
        SetDeliverySchedule(
            utility: Identifier(named: "RIVERBEND"), fileType: "daily-reads", destination: "sftp://files.riverbend.example/in",
            dueMinute: 480, dueDaysAfter: 1, parts: 2, turnaroundMinutes: 480, from: Day(ordinal: 20_635))
    }

    package var utility: CustomerCode
    package var fileType: String
    package var destination: String
    /// Minutes after midnight of the utility's clock; 480 (08:00) when left out.
    package var dueMinute: Int?
    /// Days after the service day; 1 when left out.
    package var dueDaysAfter: Int?
    /// Parts a version has at least; 1 when left out.
    package var parts: Int?
    /// How long a resend on request may take; 1,440 when left out.
    package var turnaroundMinutes: Int?
    /// The first service day. Refused within a closed month.
    package var from: Day

    package init(
        utility: CustomerCode, fileType: String, destination: String, dueMinute: Int? = nil, dueDaysAfter: Int? = nil,
        parts: Int? = nil, turnaroundMinutes: Int? = nil, from: Day
    ) {
        self.utility = utility
        self.fileType = fileType
        self.destination = destination
        self.dueMinute = dueMinute
        self.dueDaysAfter = dueDaysAfter
        self.parts = parts
        self.turnaroundMinutes = turnaroundMinutes
        self.from = from
    }

    package struct Promised: Codable, Equatable, Sendable {
        package let schedule: DeliverySchedule.ID
    }

    package func perform(in book: Book) throws -> Promised {
        try book.requireCustomer(utility)
        let number = try book.number("DLS")
        let schedule = DeliverySchedule(
            number: number, fileType: fileType, destination: destination, dueMinute: dueMinute ?? 480,
            dueDaysAfter: dueDaysAfter ?? 1, parts: parts ?? 1, turnaroundMinutes: turnaroundMinutes ?? 1_440, firstDay: from,
            lastDay: nil)
        guard schedule.isSound else { throw DeliveryRefusal.scheduleOfNoUse }
        if let closed = try FrozenMonth.last(of: utility, book.db), from <= closed.last {
            throw DeliveryRefusal.daysClosed(closed)
        }
        try book.db.execute(
            sql: """
                INSERT INTO delivery_schedule
                    (number, utility, file_type, destination, due_minute, due_days_after, parts, turnaround_minutes, from_day,
                     recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                number, utility.text, fileType, destination, schedule.dueMinute, schedule.dueDaysAfter, schedule.parts,
                schedule.turnaroundMinutes, from.description, book.now.milliseconds,
            ])
        return Promised(schedule: Identifier(series: "DLS", number))
    }
}

/// Ends a promise with the file of a last service day. Refused within a closed month.
package struct EndDeliverySchedule: Action {
    package static let permission = Permission.manageReadTerms
    package static var example: EndDeliverySchedule {
        EndDeliverySchedule(schedule: Identifier(series: "DLS", 3), lastDay: Day(ordinal: 20_800))
    }

    package var schedule: DeliverySchedule.ID
    package var lastDay: Day

    package init(schedule: DeliverySchedule.ID, lastDay: Day) {
        self.schedule = schedule
        self.lastDay = lastDay
    }

    package func perform(in book: Book) throws -> Done {
        let (utility, found) = try DeliverySchedule.find(schedule, in: book)
        if let ended = found.lastDay { throw DeliveryRefusal.scheduleEnded(ended) }
        if let closed = try FrozenMonth.last(of: utility, book.db), lastDay < closed.last {
            throw DeliveryRefusal.daysClosed(closed)
        }
        guard lastDay >= found.firstDay else { throw DeliveryRefusal.notDue(lastDay) }
        try book.db.execute(
            sql: "UPDATE delivery_schedule SET to_day = ?, ended_at = ? WHERE number = ?",
            arguments: [lastDay.description, book.now.milliseconds, found.number])
        return Done()
    }
}
