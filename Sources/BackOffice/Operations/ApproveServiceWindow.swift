import Domain

/// Approves planned work on systems of a customer and records when it was announced to them. Whether it leaves the agreed time
/// is worked out from that: announced in time, and approved before it starts (10.3).
package struct ApproveServiceWindow: Action {
    package static let permission = Permission.approveWindows
    package static var example: ApproveServiceWindow {
        ApproveServiceWindow(
            customer: Identifier(named: "RIVERBEND"), systems: [.application(Identifier(named: "headend"))],
            start: Instant(seconds: 1_789_200_000), end: Instant(seconds: 1_789_214_400),
            announcedAt: Instant(seconds: 1_788_300_000), approvedAt: Instant(seconds: 1_788_290_000),
            requestedBy: Identifier(named: "lee"), reason: "Quarterly release of the head-end.")
    }

    package var customer: CustomerCode
    /// Applications or infrastructure; every system of the customer when left out.
    package var systems: [MonitoredSystem]?
    package var start: Instant
    package var end: Instant
    /// When the customer was told.
    package var announcedAt: Instant
    /// When it was approved; no later than the announcement when left out, for what is announced has been approved.
    package var approvedAt: Instant?
    /// Who asked for it: somebody else than who approves it.
    package var requestedBy: Actor.ID?
    package var reason: String?

    package init(
        customer: CustomerCode, systems: [MonitoredSystem]? = nil, start: Instant, end: Instant, announcedAt: Instant,
        approvedAt: Instant? = nil, requestedBy: Actor.ID? = nil, reason: String? = nil
    ) {
        self.customer = customer
        self.systems = systems
        self.start = start
        self.end = end
        self.announcedAt = announcedAt
        self.approvedAt = approvedAt
        self.requestedBy = requestedBy
        self.reason = reason
    }

    package struct Approved: Codable, Equatable, Sendable {
        package let window: ServiceWindow.ID
        /// Whether it leaves the agreed time, and why not.
        package let standing: String
    }

    package func perform(in book: Book) throws -> Approved {
        try book.requireCustomer(customer)
        guard requestedBy != book.actor.id else { throw WindowRefusal.ownRequest }
        for system in systems ?? [] { try book.view.requireSystem(system, of: customer) }
        let window = try ServiceWindow(
            id: try book.identifier("WIN"), customer: customer, systems: systems ?? [], planned: Period(start, end),
            approvedAt: approvedAt ?? announcedAt, announcedAt: announcedAt, reason: reason ?? "Scheduled service.", now: book.now
        )
        try window.append(.approved, in: book)
        let days = Day.earliest...Day.latest
        let notice = try book.view.agreementsInForce(of: customer, on: days).last?.promise?.availability.noticeHours
        return Approved(
            window: window.id, standing: window.standing(noticeHours: notice ?? AvailabilityTerms.standardNoticeHours).words)
    }
}

/// Calls an approved window off before it starts.
package struct CancelServiceWindow: Action {
    package static let permission = Permission.approveWindows
    package static var example: CancelServiceWindow { CancelServiceWindow(window: Identifier(named: "WIN-000001")) }

    package var window: ServiceWindow.ID

    package init(window: ServiceWindow.ID) { self.window = window }

    package func perform(in book: Book) throws -> Done {
        var known = try book.view.serviceWindow(window)
        try known.cancel(now: book.now)
        try known.append(.cancelled, in: book)
        return Done()
    }
}
