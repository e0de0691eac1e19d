import BackOffice
import Domain
import Foundation

/// What the API tells of the change board and of operations.
enum OperationsQueries {
    static let routes: [Route] = board + daily + records

    private static let month = Route.Parameter("month", "A month", example: "2026-09", needed: true)
    private static let from = Route.Parameter("from", "The first day (today where it is left out)", example: "2026-09-01")
    private static let to = Route.Parameter("to", "The last day (today where it is left out)", example: "2026-09-30")

    private static func customer(_ query: ListQuery) throws -> CustomerCode? {
        try query.word("customer", "a utility's code") { CustomerCode($0) }
    }

    private static let board: [Route] = [
        APIQueries.one("changes/{change}", "A change with its steps and what stands against it.") { visit, view in
            let id: ChangeRequest.ID = try visit.identifier("change", of: "change")
            let change = try view.change(id)
            let steps = try view.steps(of: id).filter { visit.actor.utility == nil || $0.fact != "clashes" }
            return ChangeAnswer(change: change, steps: steps, clashes: try view.shownClashes(of: change).map(\.words))
        },
        APIQueries.list("meetings", "Meetings of the board.", key: { (row: BoardMeeting) in row.id.text }) { view, _ in
            try view.meetings()
        },
        APIQueries.list("freezes", "Times in which changes are held back.", key: { (row: Freeze) in row.id.text }) { view, _ in
            try view.freezes(asOf: view.now)
        },
        APIQueries.list(
            "windows", "Service windows of a customer.",
            parameters: [.init("customer", "A utility's code", example: "ALDER", needed: true)],
            key: { (row: ServiceWindow) in row.id.text }
        ) { view, query in
            guard let code = try customer(query) else { throw BadCall.badRequest("customer is a utility's code.") }
            return try view.serviceWindows(of: code, asOf: view.now)
        },
    ]

    private static let daily: [Route] = [
        APIQueries.list(
            "checklists", "Sheets due on these days.", parameters: [APIQueries.customer, from, to],
            key: { (row: SheetAnswer) in row.key }
        ) { view, query in
            let today = Checklist.zone.day(of: view.now)
            let last = try query.word("to", "a day such as 2026-09-30") { Day($0) } ?? today
            let first = try query.word("from", "a day such as 2026-09-30") { Day($0) } ?? min(last, today)
            guard first <= last, last - first <= 400 else { throw BadCall.badRequest("from and to span 1 to 401 days.") }
            let codes = try customer(query).map { [$0] } ?? view.customers().map(\.code)
            return try codes.flatMap { try view.checklistSheets(of: $0, on: first...last, asOf: view.now) }
                .map { SheetAnswer($0, at: view.now) }
        },
        APIQueries.one("customers/{customer}/checklists", "How many sheets of a month counted, and why.", parameters: [month]) {
            visit, view in
            let code = try APIQueries.customerCode(visit)
            let month = try visit.query.needed("month", "a month such as 2026-09") { Month($0) }
            return try view.checklistCompleteness(of: code, over: .month(month)).derivation
        },
        APIQueries.list(
            "alarms", "Alarms that are open.", parameters: [APIQueries.customer], key: { (row: Alarm) in row.id.text }
        ) {
            view, query in
            try view.openAlarms(of: try customer(query))
        },
        APIQueries.one("alarms/{alarm}", "An alarm: what crossed, who looks after it.") { visit, view in
            try view.alarm(try visit.identifier("alarm", of: "alarm"))
        },
        APIQueries.list(
            "monitors", "Monitors with their last readings.", parameters: [APIQueries.customer],
            key: { (row: MonitorAnswer) in row.monitor.id.text }
        ) { view, query in
            try view.monitors(of: try customer(query)).map {
                MonitorAnswer(monitor: $0, last: try view.lastReading(of: $0.id))
            }
        },
    ]

    private static let records: [Route] = [
        APIQueries.list("outages", "Outages.", parameters: [APIQueries.customer], key: { (row: Outage) in row.id.text }) {
            view, query in
            let codes = try customer(query).map { [$0] } ?? view.customers().map(\.code)
            return try codes.flatMap { try view.outages(of: $0, asOf: view.now) }
        },
        APIQueries.list(
            "backups", "Copies and their media.", parameters: [APIQueries.customer], key: { (row: BackupCopy) in row.id.text }
        ) {
            view, query in
            try view.backupCopies(of: try customer(query), asOf: view.now)
        },
        APIQueries.one(
            "customers/{customer}/backups", "How many daily backups of a month were taken, and why.", parameters: [month]
        ) {
            visit, view in
            let code = try APIQueries.customerCode(visit)
            let month = try visit.query.needed("month", "a month such as 2026-09") { Month($0) }
            return try view.dailyBackups(of: code, on: month.days, words: "\(code), \(month.words)").derivation
        },
        APIQueries.list(
            "drills", "Drills and recoveries.", parameters: [APIQueries.customer], key: { (row: Recovery) in row.id.text }
        ) { view, query in
            try view.recoveries(of: try customer(query), asOf: view.now)
        },
        APIQueries.one("facilities/{facility}", "A facility against the standard.") { visit, view in
            try view.facilityStanding(of: try visit.identifier("facility", of: "facility"))
        },
        APIQueries.list("certificates", "Certificates with their expiry.", key: { (row: Certificate) in row.id.text }) {
            view, _ in
            try view.certificates()
        },
        APIQueries.list("vendor-contracts", "Contracts with vendors.", key: { (row: VendorContract) in row.id.text }) { view, _ in
            try view.vendorContracts()
        },
        APIQueries.list("vendor-calls", "Calls to vendors.", key: { (row: VendorCall) in row.id.text }) { view, _ in
            try view.vendorCalls()
        },
        APIQueries.list(
            "access-reviews", "Where reviews of access stand.", parameters: [APIQueries.customer],
            key: { (row: AccessReviewStanding) in row.plan.subject.words }
        ) { view, query in
            try view.accessReviews(of: try customer(query))
        },
        APIQueries.list("visits", "Visits to facilities.", key: { (row: Domain.Visit) in row.id.text }) { view, _ in
            try view.visits()
        },
    ]
}

/// A change with what belongs to it.
struct ChangeAnswer: Encodable, Sendable {
    let change: ChangeRequest
    let steps: [ChangeStep]
    let clashes: [String]
}

/// A monitor with what it reads.
struct MonitorAnswer: Encodable, Sendable {
    let monitor: Monitor
    let last: MonitorReading?
}

/// A sheet with how it stands.
struct SheetAnswer: Encodable, Sendable {
    let key: String
    let customer: CustomerCode
    let system: MonitoredSystem
    let day: Day
    let checks: [ChecklistSheet.Check]
    let signOff: ChecklistSheet.SignOff?
    let standing: String

    init(_ sheet: ChecklistSheet, at now: Instant) {
        key = "\(sheet.day) \(sheet.customer) \(sheet.system)"
        customer = sheet.customer
        system = sheet.system
        day = sheet.day
        checks = sheet.items.compactMap { sheet.checks[$0.id] }
        signOff = sheet.signOff
        standing = sheet.standing(at: now).words
    }
}
