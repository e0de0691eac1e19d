import BackOffice
import Domain
import Metering
import Reports

/// What the API tells of reads, files, exclusions, endpoints and commitments.
enum MeteringQueries {
    static let routes: [Route] = [
        APIQueries.one(
            "utilities/{customer}/read-rate", "A month's read rates: by day, raw and adjusted, frozen and restated.",
            parameters: [month, readClass, commodity]
        ) { visit, view in
            let words = ListQuery(visit.query, limit: nil)
            let figures = try view.meteringMonth(of: try APIQueries.customerCode(visit), in: try monthAsked(visit), parts: .rate)
            return ReadRateAnswer(
                figures, commodity: try words.word("commodity", "electric, gas or water") { Commodity(rawValue: $0) },
                readClass: try words.word("class", "register, interval, voltage or net") { ReadClass(rawValue: $0) })
        },
        APIQueries.one(
            "utilities/{customer}/read-rate/why", "How a month's read rate came about.",
            parameters: [month, readClass, commodity, .init("by", "t1 or t3", example: "t1")]
        ) { visit, view in
            let words = try MeteringView(visit)
            return try view.whyReadRate(
                of: try APIQueries.customerCode(visit), in: try monthAsked(visit), commodity: words.commodity,
                readClass: visit.query["class"] == nil ? nil : words.readClass, deadline: words.deadline)
        },
        APIQueries.one(
            "utilities/{customer}/deliveries", "The files due in a month, and what became of each.", parameters: [month]
        ) {
            visit, view in
            DeliveryAnswer(
                try view.meteringMonth(of: try APIQueries.customerCode(visit), in: try monthAsked(visit), parts: .deliveries))
        },
        APIQueries.one(
            "utilities/{customer}/silent-endpoints",
            "Endpoints that were expected and gave no read on a day, longest silent first.",
            parameters: [.init("day", "A service day; the last judged one where it is left out", example: "2026-09-30")]
        ) { visit, view in
            let code = try APIQueries.customerCode(visit)
            let judged = try view.lastJudgedDay(of: code)
            let day = try ListQuery(visit.query, limit: nil).word("day", "a day such as 2026-09-30") { Day($0) } ?? judged
            return try view.silentEndpoints(of: code, on: min(day, judged))
        },
        APIQueries.list(
            "endpoints", "Endpoints whose serial, meter or service point begins with a text.",
            parameters: [APIQueries.customer, .init("begins", "The beginning", example: "E-10")],
            key: { (row: FoundEndpoint) in "\(row.utility)/\(row.endpoint)" }
        ) { view, query in
            try view.endpoints(
                beginningWith: query["begins"] ?? "", of: try query.word("customer", "a utility's code") { CustomerCode($0) },
                limit: 1_000)
        },
        APIQueries.one("utilities/{customer}/endpoints/{endpoint}", "What the registry said of an endpoint.") { visit, view in
            let code = try APIQueries.customerCode(visit)
            let name = Query.decoded(visit.parameters["endpoint"] ?? "")
            guard let found = try EndpointHistory.fetch(name, in: view).first(where: { $0.utility == code }) else {
                throw Missing("endpoint", name.prefix(64))
            }
            return found
        },
        APIQueries.one(
            "utilities/{customer}/endpoints/{endpoint}/usage", "What one channel of an endpoint reported in a month.",
            parameters: [month, .init("channel", "The channel's number", example: "2", needed: true)]
        ) { visit, view in
            let channel = try visit.query.needed("channel", "a channel's number") { Int($0) }
            return try view.usage(
                of: Query.decoded(visit.parameters["endpoint"] ?? ""), try APIQueries.customerCode(visit), channel: channel,
                on: try monthAsked(visit).days)
        },
        APIQueries.list(
            "report-schedules", "Reports that come by mail.", key: { (row: KeptReportSchedule) in row.id.text }
        ) { view, _ in try view.reportSchedules() },
    ]

    private static let month = Route.Parameter("month", "A month", example: "2026-09", needed: true)
    private static let readClass = Route.Parameter("class", "register, interval, voltage or net", example: "interval")
    private static let commodity = Route.Parameter("commodity", "electric, gas or water", example: "electric")

    private static func monthAsked(_ visit: Visit) throws -> Month {
        try visit.query.needed("month", "a month such as 2026-09") { Month($0) }
    }
}
