import BackOffice

/// Every report, in the order `report list` shows them. A new report is a file of its own and a line here.
package enum ReportCatalogue {
    package static let all = quarterly + finance + desk + board + operations

    /// Of one customer's quarter.
    static let quarterly: [Report] = [
        QuarterlyStatus.report, ReadRates.report, Deliveries.report, AvailabilityReport.report, ComplianceReport.report,
    ]

    /// Of one customer or all.
    package static let finance: [Report] = [
        InvoiceRegister.report, InvoiceDetail.report, HoursReport.report, TravelReport.report, AgeingReport.report,
        DeferredRevenueReport.report, Renewals.report,
    ]

    /// Of one customer or all.
    static let desk: [Report] = [
        RequestsReport.report, ClockAttainmentReport.report, BacklogReport.report, EscalationsReport.report,
    ]

    /// Of one customer or all.
    static let board: [Report] = [BoardAgendaReport.report, BoardMinutesReport.report, ChangeArchiveReport.report]

    /// Of one customer or all; alarms of facilities too.
    static let operations: [Report] = [
        ChecklistsReport.report, AlarmsReport.report, BackupsReport.report, DrillsReport.report,
    ]

    /// Who may have one: money takes the right to read billing. Of the provider's own desk, board and systems a utility's people
    /// have none.
    package static func permission(of report: Report) -> Permission {
        finance.contains { $0.name == report.name } ? .readBilling : .readBooks
    }

    package static func isForUtilities(_ report: Report) -> Bool {
        (quarterly + finance).contains { $0.name == report.name }
    }

    package static func report(_ name: String) throws(ReportRefusal) -> Report {
        guard let report = all.first(where: { $0.name == name }) else { throw .unknown(name) }
        return report
    }
}
