import Domain
import Foundation
import GRDB

/// Puts a new version of what the desk promises into force, from 00:00 of a day in the provider's zone on. A request keeps its
/// origin and its pauses, and the new targets apply (8.3).
package struct SetServiceLevelPolicy: Action {
    package static let permission = Permission.superviseRequests
    package static var example: SetServiceLevelPolicy {
        SetServiceLevelPolicy(
            from: Day(ordinal: 20_820), levels: ServiceLevelPolicy.standard.levels, pst: .pacificPrevailing,
            calendars: [.support])
    }

    /// Today or later.
    package var from: Day
    package var levels: [ServiceLevelPolicy.Level]
    package var pst: PacificReading?
    /// Calendars of its own, beside the shipped ones.
    package var calendars: [ServiceCalendar]?

    package init(
        from: Day, levels: [ServiceLevelPolicy.Level], pst: PacificReading? = nil, calendars: [ServiceCalendar]? = nil
    ) {
        self.from = from
        self.levels = levels
        self.pst = pst
        self.calendars = calendars
    }

    package struct Version: Codable, Equatable, Sendable {
        package let version: Int
        package let from: Day
    }

    package func perform(in book: Book) throws -> Version {
        let known = try book.view.serviceLevelPolicies()
        let today = Zone.pacific.day(of: book.now)
        let last = known.versions.last
        guard from >= today, from > (last?.from ?? .earliest) else { throw TicketRefusal.policyInThePast(from, today: today) }
        let policy = ServiceLevelPolicy(
            version: (known.versions.map(\.version).max() ?? 1) + 1, from: from, pst: pst ?? last?.pst ?? .pacificPrevailing,
            levels: levels, calendars: calendars ?? [])
        try policy.check()
        try book.db.execute(
            sql: """
                INSERT INTO service_level_policy (version, from_day, terms, recorded_by, recorded_at) VALUES (?, ?, ?, ?, ?)
                """,
            arguments: [
                policy.version, from.description, try Canonical.json(policy), book.actor.id.text, book.now.milliseconds,
            ])
        try book.schedule(
            ApplyServiceLevelPolicy.kind, key: "\(policy.version)", dueAt: max(policy.startsAt, book.now))
        return Version(version: policy.version, from: from)
    }
}

/// Works the due instants of all open requests out anew when a version of the policy has come into force: a job does it.
package struct ApplyServiceLevelPolicy: Action {
    package static let permission = Permission.runJobs
    package static var example: ApplyServiceLevelPolicy { ApplyServiceLevelPolicy(version: 2) }

    static let kind = "applyServiceLevelPolicy"
    package static let handler = JobHandler(kind) { job, _ in
        guard let version = Int(digits: job.key) else { throw Unreadable("job.key") }
        return ApplyServiceLevelPolicy(version: version)
    }

    package var version: Int

    package init(version: Int) { self.version = version }

    package struct Applied: Codable, Equatable, Sendable {
        package let requests: Int
    }

    package func perform(in book: Book) throws -> Applied {
        let policies = try book.view.serviceLevelPolicies()
        guard policies.versions.contains(where: { $0.version == version && $0.startsAt <= book.now })
        else { throw Missing("version of the service-level policy", version) }
        let open = try String.fetchAll(
            book.db.cachedStatement(sql: "SELECT id FROM service_request WHERE state IN ('open', 'resolved') ORDER BY number"))
        for text in open {
            guard let id = ServiceRequest.ID(text) else { throw Unreadable("service_request.id") }
            try book.refresh(id, place: 0, policies: policies)
        }
        return Applied(requests: open.count)
    }
}

extension View {
    /// The versions of what is promised, the standard one first (8.2).
    package func serviceLevelPolicies() throws -> ServiceLevelPolicies {
        let statement = try db.cachedStatement(sql: "SELECT terms FROM service_level_policy ORDER BY version")
        let set = try String.fetchAll(statement).map { text in
            try DecodedText.value(ServiceLevelPolicy.self, of: text)
        }
        return ServiceLevelPolicies([.standard] + set)
    }
}
