import Testing

@testable import BackOffice
@testable import Domain
@testable import Reports

/// Three requests of September 2026: one fixed in time, one answered a second late and waiting, one just asked.
enum SampleDesk {
    static let riverbend = CustomerCode(named: "RIVERBEND")

    static func at(_ text: String) throws -> Instant { try #require(Instant("2026-09-\(text)-07:00")) }

    private static func line(_ number: Int, _ title: String, _ facts: [(String, RequestFact.Deed)], at now: Instant) throws
        -> DeskLine
    {
        let history = try #require(RequestHistory(try facts.map { RequestFact($0.1, at: try at($0.0)) }))
        let request = ServiceRequest(
            id: Identifier(series: "SR", number), customer: riverbend, title: title, history: history)
        return DeskLine(request, policies: .standard, at: now)
    }

    static func lines(at now: Instant) throws -> [DeskLine] {
        [
            try line(
                1, "No reads from the north",
                [
                    ("15T10:00:00", .opened(.phone)), ("15T10:00:00", .severitySet(.major, claimsCritical: false)),
                    ("15T10:05:00", .assigned("maria")), ("15T14:00:00", .publicReply("Looking", automatic: false)),
                    ("15T15:00:00", .resolved("Restarted")),
                ], at: now),
            try line(
                2, "Head-end slow",
                [
                    ("16T10:00:00", .opened(.portal)), ("16T10:00:00", .severitySet(.limited, claimsCritical: true)),
                    ("17T10:00:01", .publicReply("Looking", automatic: false)), ("17T11:00:00", .paused(.waitingOnCustomer)),
                ], at: now),
            try line(
                3, "How do I add a user?",
                [("21T09:00:00", .opened(.email)), ("21T09:00:00", .severitySet(.question, claimsCritical: false))], at: now),
        ]
    }
}
