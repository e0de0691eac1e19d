/// How availability is measured for one agreement; fixed at signing (10.3).
package struct AvailabilityTerms: Equatable, Codable, Sendable {
    /// The tier's window.
    package let calendar: ServiceCalendar
    /// Hours before its start that a service window must have been announced.
    package let noticeHours: Int
    /// Judge all applications together; else each for itself.
    package let judgesPooled: Bool

    package static let standardNoticeHours = 7 * 24

    package init(calendar: ServiceCalendar, noticeHours: Int = standardNoticeHours, judgesPooled: Bool = false) {
        self.calendar = calendar
        self.noticeHours = noticeHours
        self.judgesPooled = judgesPooled
    }

    /// Infrastructure runs around the clock, its months cut in the same zone.
    package func calendar(of system: MonitoredSystem) -> ServiceCalendar {
        switch system {
        case .application: calendar
        case .infrastructure: .roundTheClock("infrastructure", zone: calendar.zone)
        }
    }
}
