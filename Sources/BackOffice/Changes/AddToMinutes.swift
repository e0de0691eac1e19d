import Domain
import GRDB

/// Adds to the minutes of a meeting that is over: they are never edited; what was left out or wrong stands beneath them (9.4).
package struct AddToMinutes: Action {
    package static let permission = Permission.administerBoard
    package static var example: AddToMinutes {
        AddToMinutes(meeting: Identifier(named: "CCB-000001"), text: "Cat Poe came at 10:20 and did not vote.")
    }

    package var meeting: BoardMeeting.ID
    /// In 1 to 4,000 characters.
    package var text: String

    package init(meeting: BoardMeeting.ID, text: String) {
        self.meeting = meeting
        self.text = text
    }

    package func perform(in book: Book) throws -> Done {
        try book.view.meeting(meeting).takeAddition(text)
        try book.db.execute(
            sql: "INSERT INTO board_minutes_addition (meeting, text, recorded_by, recorded_at) VALUES (?, ?, ?, ?)",
            arguments: [meeting.text, text, book.actor.id.text, book.now.milliseconds])
        return Done()
    }
}

/// What was added to the minutes of a meeting after it.
package struct MinutesAddition: Codable, Equatable, Sendable {
    package let text: String
    package let by: Person.Name
    package let at: Instant
}

extension View {
    /// In the order they were added.
    package func additions(toMinutesOf meeting: BoardMeeting.ID) throws -> [MinutesAddition] {
        _ = try self.meeting(meeting)
        let rows = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM board_minutes_addition WHERE meeting = ? ORDER BY number"),
            arguments: [meeting.text])
        return try rows.map { row in
            guard let by = Person.Name(row["recorded_by"] as String) else {
                throw Unreadable("board_minutes_addition.recorded_by")
            }
            return MinutesAddition(text: row["text"], by: by, at: Instant(milliseconds: row["recorded_at"]))
        }
    }
}
