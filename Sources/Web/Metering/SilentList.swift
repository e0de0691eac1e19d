import BackOffice
import Domain
import Metering
import Workbook

/// Endpoints that were expected and gave no read on a day.
enum SilentList {
    struct Row: Sendable {
        let utility: CustomerCode
        let day: Day
        let silent: SilentEndpoint
    }

    static let list = Listing<Row>(
        "/metering/silent", "Non-reporting endpoints", section: .metering, key: { "\($0.utility)/\($0.silent.endpoint)" },
        deeds: { _ in [Button("Read rates", href: "/metering")] },
        whenEmpty: "Every endpoint that was expected gave a read. Where many utilities are kept, choose one to see its own.",
        filters: { visit in
            let day = ListFilter("day", "Service day", .text(example: visit.zone.day(of: visit.now - 86_400).description))
            let choices = try visit.utilityChoices()
            return (choices.isEmpty ? [] : [ListFilter("utility", "Utility", .customers(choices))]) + [day]
        }, columns: columns, whole: rows)

    /// Looking through more of them at once would cost more than it tells.
    private static let mostUtilities = 10

    private static func rows(_ view: View, _ query: ListQuery) throws -> [Row] {
        let asked = try query.word("utility", "a utility's code") { CustomerCode($0) }
        let day = try query.word("day", "a day such as 2026-09-30") { Day($0) }
        let all = try asked.map { [try view.customer($0)] } ?? view.customers()
        guard all.count <= mostUtilities else { return [] }
        return try all.flatMap { customer in
            let judged = try view.lastJudgedDay(of: customer.code)
            let day = min(day ?? judged, judged)
            return try view.silentEndpoints(of: customer.code, on: day).map { Row(utility: customer.code, day: day, silent: $0) }
        }
    }

    private static func columns(_ visit: Visit) -> [ListColumn<Row>] {
        [
            ListColumn(
                "endpoint", "Endpoint", { .text($0.silent.endpoint) },
                shown: { row, shown in
                    var shown = shown
                    shown.href = "/metering/endpoints/\(row.utility)/\(Query.encoded(row.silent.endpoint))"
                    return shown
                }),
            ListColumn("utility", "Utility", { .text($0.utility.text) }),
            ListColumn("meter", "Meter", { .text($0.silent.meter) }),
            ListColumn("point", "Service point", { .text($0.silent.servicePoint) }),
            ListColumn("kind", "Configuration", { .text($0.silent.configuration.name) }),
            ListColumn("device", "Network device", { .text($0.silent.device) }),
            ListColumn(
                "heard", "Last read", { $0.silent.heardOn.map { .day($0) } ?? .text("\(View.silenceLookback) days ago or more") }),
            ListColumn(
                "days", "Silent days", { .int($0.silent.days) },
                shown: { row, shown in
                    Shown(
                        shown.text, chip: row.silent.days > 3 ? Chip("investigate", .late) : Chip("retrying", .due),
                        isFigure: true)
                }),
            ListColumn("day", "On", spare: true, { .day($0.day) }),
        ]
    }
}
