import Domain

/// What `windows list --json` prints of a service window.
package struct WindowAnswer: Encodable, Equatable, Sendable {
    package let window: ServiceWindow.ID
    /// Empty: every system of the customer.
    package let systems: [MonitoredSystem]
    package let from: Instant
    package let to: Instant
    package let approvedAt: Instant
    package let announcedAt: Instant
    package let endedAt: Instant?
    package let available: Bool?
    /// Whether it leaves the agreed time.
    package let counts: Bool
    package let standing: String
    package let reason: String

    package init(_ window: ServiceWindow, in view: View) throws {
        let day = try view.customer(window.customer).zone.day(of: window.planned.start)
        let agreement = try view.agreementsInForce(of: window.customer, on: day...day).first
        let standing = window.standing(
            noticeHours: agreement?.promise?.availability.noticeHours ?? AvailabilityTerms.standardNoticeHours)
        self.window = window.id
        systems = window.systems
        from = window.planned.start
        to = window.planned.end
        approvedAt = window.approvedAt
        announcedAt = window.announcedAt
        endedAt = window.completion?.endedAt
        available = window.completion?.available
        counts = standing == .counts
        self.standing = standing.words
        reason = window.reason
    }

    /// Those of a customer; only those that touch a month, in the customer's zone, where one is named.
    package static func list(of customer: CustomerCode, touching month: Month?, in view: View) throws -> [WindowAnswer] {
        let zone = try view.customer(customer).zone
        let wanted = month.map { zone.period(of: $0.days) }
        return try view.serviceWindows(of: customer, asOf: view.now).filter { window in
            wanted.map { Period(window.planned.start, window.completion?.endedAt ?? window.planned.end).overlaps($0) } ?? true
        }.map { try WindowAnswer($0, in: view) }
    }
}
