import BackOffice
import Domain
import Metering

/// What the API tells of reads, files, exclusions and endpoints.
enum MeteringQueries {
    static let routes: [Route] = rates + files + endpoints

    private static let readClass = Route.Parameter("class", "register, interval, voltage or net", example: "interval")
    private static let commodity = Route.Parameter("commodity", "electric, gas or water", example: "electric")

    private static let rates: [Route] = [
        APIQueries.one(
            "utilities/{customer}/read-rate", "A month's read rates: by day, raw and adjusted, frozen and restated.",
            [.neededMonth, readClass, commodity]
        ) {
            ReadRateAnswer(
                try $0.view.meteringMonth(of: $0.customerInPath, in: $0.neededMonth, parts: .rate), commodity: try $0.commodity,
                readClass: try $0.readClass)
        },
        APIQueries.one(
            "utilities/{customer}/read-rate/why",
            "How a month's read rate came about, or that of one day of it, by each deadline or by one.",
            [
                .neededMonth, .init("day", "A service day of the month; all of it where it is left out", example: "2026-09-14"),
                readClass, commodity, .init("by", "t1 or t3; both where it is left out", example: "t1"),
            ]
        ) { question in
            let day = try question.day("day")
            let deadline = try question.word("by", "t1 or t3") { ReadDeadline(rawValue: $0) }
            return try (deadline.map { [$0] } ?? ReadDeadline.allCases).map {
                try question.view.whyReadRate(
                    of: question.customerInPath, in: question.neededMonth, commodity: question.commodity,
                    readClass: question.readClass, deadline: $0, on: day)
            }
        },
        APIQueries.one("utilities/{customer}/billing-rate/why", "How a month's billing read rate came about.", [.neededMonth]) {
            [try $0.view.meteringMonth(of: $0.customerInPath, in: $0.neededMonth, parts: .billing).billingDerivation()]
        },
        APIQueries.one("utilities/{customer}/bill-dates", "The days of a month on which cycles are billed.", [.neededMonth]) {
            try BillDate.list(of: $0.customerInPath, in: $0.neededMonth, $0.view.db)
        },
        APIQueries.one("utilities/{customer}/read-terms", "What is agreed of reads, each from its day on; none: the standard.") {
            try DatedReadTerms.fetch($0.customerInPath, $0.view.db).changes.map { Dated(from: $0.from, terms: $0.terms) }
        },
        APIQueries.list(
            "exclusions", "Exclusions, newest first.",
            [.customer, .month, .init("status", "requested, approved, rejected or withdrawn", example: "approved")],
            key: \ExclusionAnswer.exclusion.text
        ) { question in
            let month = try question.month
            let status = try question.word("status", "requested, approved, rejected or withdrawn") {
                Exclusion.Status(rawValue: $0)
            }
            return try question.each { try ExclusionAnswer.list(of: $0, touching: month, status: status, in: question.view) }
        },
        APIQueries.one("exclusions/{exclusion}", "An exclusion: what it reaches, its evidence, who decided.") {
            try ExclusionAnswer(ExclusionRow.find($0.id("exclusion", of: "exclusion"), in: $0.view), in: $0.view)
        },
    ]

    private static let files: [Route] = [
        APIQueries.one("utilities/{customer}/deliveries", "The files due in a month, and what became of each.", [.neededMonth]) {
            DeliveryAnswer(try $0.view.meteringMonth(of: $0.customerInPath, in: $0.neededMonth, parts: .deliveries))
        },
        APIQueries.one("utilities/{customer}/deliveries/why", "How a month's file delivery came about.", [.neededMonth]) {
            [try $0.view.meteringMonth(of: $0.customerInPath, in: $0.neededMonth, parts: .deliveries).deliveryDerivation()]
        },
        APIQueries.one("utilities/{customer}/delivery-schedules", "Which files are due when, and where to.") {
            try DeliverySchedule.all(of: $0.customerInPath, $0.view.db)
        },
        APIQueries.paged("utilities/{customer}/files", "Files of reads, as they came.") { question, limit, after in
            let number = try APIPage<ReadFileRow>.number(after)
            return APIPage(
                try ReadFileRow.all(of: question.customerInPath, after: number ?? 0, limit: limit + 1, in: question.view),
                limit: limit, key: \.number.description)
        },
        APIQueries.one("utilities/{customer}/files/{sha256}", "A file of reads: its whole report.") {
            [try ReadFileRow.report($0.inPath("sha256"), of: $0.customerInPath, in: $0.view)]
        },
    ]

    private static let endpoints: [Route] = [
        APIQueries.one(
            "utilities/{customer}/silent-endpoints",
            "Endpoints that were expected and gave no read on a day, longest silent first.",
            [.init("day", "A service day; the last judged one where it is left out", example: "2026-09-30")]
        ) {
            let code = try $0.customerInPath
            let judged = try $0.view.lastJudgedDay(of: code)
            return try $0.view.silentEndpoints(of: code, on: min($0.day("day") ?? judged, judged))
        },
        APIQueries.first(
            1...1_000, whenNone: 100, "endpoints", "Endpoints whose serial, meter or service point begins with a text.",
            [.customer, .init("begins", "The beginning", example: "E-10")]
        ) { try $0.view.endpoints(beginningWith: $0.text("begins") ?? "", of: $0.customer, limit: $1) },
        APIQueries.paged("utilities/{customer}/endpoints", "Every endpoint of a utility, by serial.") { question, limit, after in
            APIPage(
                try question.view.endpoints(of: question.customerInPath, after: after, limit: limit + 1), limit: limit,
                key: \.endpoint)
        },
        APIQueries.one("utilities/{customer}/endpoints/{endpoint}", "What the registry says of an endpoint, and has said.") {
            let (code, name) = (try $0.customerInPath, $0.inPath("endpoint"))
            let found = try EndpointHistory.fetch(name, in: $0.view).filter { $0.utility == code }
            guard !found.isEmpty else { throw Missing("endpoint", name.prefix(64)) }
            return found
        },
        APIQueries.one(
            "utilities/{customer}/endpoints/{endpoint}/usage", "What one channel of an endpoint reported in a month.",
            [.neededMonth, .init("channel", "The channel's number", example: "2", needed: true)]
        ) { question in
            let channel = try question.needed("channel", "a channel's number") { Int($0) }
            return try question.view.usage(
                of: question.inPath("endpoint"), question.customerInPath, channel: channel, on: question.neededMonth.days)
        },
    ]

    private struct Dated: Encodable {
        let from: Day
        let terms: ReadTerms
    }
}

extension Question {
    fileprivate var commodity: Commodity? {
        get throws { try word("commodity", "electric, gas or water") { Commodity(rawValue: $0) } }
    }
    fileprivate var readClass: ReadClass? {
        get throws { try word("class", "register, interval, voltage or net") { ReadClass(rawValue: $0) } }
    }
}
