import BackOffice
import Documents
import Domain
import Foundation

/// What the API tells of changes and the board.
enum BoardQueries {
    static let routes: [Route] = [
        APIQueries.list(
            "changes", "Changes that are not over.", [.customer, .flag("all", "Closed, rejected and cancelled ones too")],
            key: \ChangeAnswer.change.text
        ) { try ChangeAnswer.list(of: $0.customer, all: $0.flag("all"), in: $0.view) },
        APIQueries.one("changes/{change}", "A change: its plan, what stands against it, every step.") {
            try WholeChangeAnswer($0.id("change", of: "change"), in: $0.view)
        },
        APIQueries.list("meetings", "Meetings of the board.", key: \MeetingAnswer.meeting.text) { question in
            try question.view.meetings().map { try MeetingAnswer($0, in: question.view) }
        },
        APIQueries.one("meetings/{meeting}", "A meeting of the board.") {
            try MeetingAnswer($0.view.meeting($0.id("meeting", of: "board meeting")), in: $0.view)
        },
        APIQueries.one("meetings/{meeting}/agenda", "The changes a meeting has before it.") {
            try agenda(of: $0.id("meeting", of: "board meeting"), $0)
        },
        APIQueries.one("meetings/{meeting}/minutes", "What a meeting decided, and what was added to its minutes.") {
            try MinutesAnswer($0.view.meeting($0.id("meeting", of: "board meeting")), in: $0.view)
        },
        APIQueries.one("agenda", "The changes before the meeting that is open, else before the next.") {
            try $0.requireInside("agenda")
            return try agenda(of: nil, $0)
        },
        APIQueries.one("board-rules", "Who sits on the board, when it meets and how it decides.") {
            try $0.requireInside("board")
            return try $0.view.boardRules()
        },
        APIQueries.one("change-templates/{template}", "A kind of standard change that is approved once for all.") {
            try $0.requireInside("template")
            return try $0.view.template($0.id("template", of: "template"))
        },
        APIQueries.file(
            "board-calendar.ics", "Changes and meetings as a calendar to subscribe to (RFC 5545).", produces: ["text/calendar"]
        ) { try BoardPages.calendar(of: $0.view) },
        APIQueries.list("freezes", "Times in which changes are held back.", key: \Freeze.id.text) { try $0.view.freezes() },
        APIQueries.list(
            "windows", "Service windows, and whether each leaves the agreed time.", [.customer, .month],
            key: \WindowAnswer.window.text
        ) { question in
            let month = try question.month
            return try question.each { try WindowAnswer.list(of: $0, touching: month, in: question.view) }
        },
        APIQueries.one("windows/{window}", "A service window.") {
            try WindowAnswer($0.view.serviceWindow($0.id("window", of: "service window")), in: $0.view)
        },
    ]

    private static func agenda(of meeting: BoardMeeting.ID?, _ question: Question) throws -> [ChangeAnswer] {
        try ChangeAnswer.list(question.view.agendaOfBoard(meeting).items.map(\.change), in: question.view)
    }
}
