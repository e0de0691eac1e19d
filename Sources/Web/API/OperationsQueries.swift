import BackOffice
import Domain

/// What the API tells of operations: sheets, alarms, monitors, outages, copies, drills, facilities, vendors.
enum OperationsQueries {
    static let routes: [Route] = daily + alarms + records + facilities + vendors

    private static let daily: [Route] = [
        APIQueries.list(
            "checklists", "Sheets due on these days.",
            [
                .customer, .init("from", "The first day (today where it is left out)", example: "2026-09-01"),
                .init("to", "The last day (today where it is left out)", example: "2026-09-30"),
                .flag("unsigned", "Only those that nobody signed"),
            ], key: \ChecklistAnswer.key
        ) { question in
            let today = Checklist.zone.day(of: question.view.now)
            let last = try question.day("to") ?? today
            let first = try question.day("from") ?? min(last, today)
            let customer = try question.customer ?? question.visit.actor.utility
            let most = customer == nil ? 32 : 401
            guard first <= last, last - first < most else {
                throw BadCall.badRequest("from and to span 1 to \(most) days; 401 for one customer.")
            }
            let unsigned = try question.flag("unsigned")
            return try ChecklistAnswer.list(of: customer, on: first...last, in: question.view)
                .filter { !unsigned || $0.signedAt == nil }
        }
    ]

    private static let alarms: [Route] = [
        APIQueries.one("customers/{customer}/checklist-items", "What is looked at each day, each system's list from its day on.")
        {
            try $0.view.checklists(of: $0.customerInPath, asOf: $0.view.now)
        },
        APIQueries.list(
            "alarms", "Alarms that are open or not acknowledged; all that opened in a month, where one is named.",
            [.customer, .month], key: \AlarmAnswer.alarm.text
        ) { try AlarmAnswer.list(of: $0.customer, openedIn: $0.month, in: $0.view) },
        APIQueries.one("alarms/{alarm}", "An alarm: what crossed, who looks after it.") {
            try AlarmAnswer(alarm($0), in: $0.view)
        },
        APIQueries.one("alarms/{alarm}/why", "Why an alarm opened, and what became of it.") {
            let found = try alarm($0)
            return [
                try found.derivation(of: $0.view.monitor(found.monitor), in: Checklist.zone, name: $0.view.peopleNames().name)
            ]
        },
        APIQueries.list("alarm-recipients", "Who is told of alarms.", key: \AlarmRecipient.key) { try $0.view.alarmRecipients() },
        APIQueries.list(
            "monitors", "Monitors with their last readings.", [.customer, .flag("retired", "Retired ones too")],
            key: \MonitorAnswer.monitor.text
        ) { try MonitorAnswer.list(of: $0.customer, retired: $0.flag("retired"), in: $0.view) },
        APIQueries.one("monitors/{monitor}", "A monitor, with what it read last.") {
            let monitor = try $0.view.monitor($0.id("monitor", of: "monitor"))
            return MonitorAnswer(monitor, try $0.view.lastReading(of: monitor.id))
        },
        APIQueries.one(
            "monitors/{monitor}/readings", "What a monitor read on these days, in the provider's zone.",
            [
                .init("from", "The first day", example: "2026-09-01", needed: true),
                .init("to", "The last day", example: "2026-09-02", needed: true),
            ]
        ) { question in
            let first = try question.needed("from", "a day such as 2026-09-01") { Day($0) }
            let last = try question.needed("to", "a day such as 2026-09-02") { Day($0) }
            guard first <= last, last - first <= 31 else { throw BadCall.badRequest("from and to span 1 to 32 days.") }
            return try question.view.readings(
                of: question.id("monitor", of: "monitor"), in: Checklist.zone.period(of: first...last))
        },
        APIQueries.list("checks", "What is measured by itself, and when.", key: \CheckAnswer.check.text) {
            try $0.view.checks().map(CheckAnswer.init)
        },
    ]

    private static let records: [Route] = [
        APIQueries.list(
            "outages", "Outages; of a month those that touch it.", [.customer, .month], key: \OutageAnswer.outage.text
        ) { question in
            let month = try question.month
            return try question.each { try OutageAnswer.list(of: $0, touching: month, in: question.view) }
        },
        APIQueries.one("outages/{outage}", "An outage.") {
            OutageAnswer(try $0.view.outage($0.id("outage", of: "outage")).outage)
        },
        APIQueries.list(
            "backups", "Copies and their media.",
            [.customer, .flag("due", "Only what is to rotate or to be disposed of"), .flag("disposed", "Those disposed of too")],
            key: \BackupAnswer.backup.text
        ) { try BackupAnswer.list(of: $0.customer, onlyDue: $0.flag("due"), disposed: $0.flag("disposed"), in: $0.view) },
        APIQueries.one("backups/{backup}", "A copy, and what is next for it.") {
            BackupAnswer(try $0.view.backupCopy($0.id("backup", of: "backup")), at: $0.view.now)
        },
        APIQueries.one("backups/{backup}/why", "Where a copy has been, and what is due.") {
            [Rotation.standard.derivation(of: try $0.view.backupCopy($0.id("backup", of: "backup")))]
        },
        APIQueries.list(
            "drills", "Drills and recoveries, with their time against the tier.", [.customer], key: \DrillAnswer.drill.text
        ) {
            try DrillAnswer.list(of: $0.customer, in: $0.view)
        },
        APIQueries.one("drills/{drill}", "A drill or a recovery.") {
            DrillAnswer(try $0.view.recovery($0.id("drill", of: "drill")), at: $0.view.now)
        },
        APIQueries.one("drills/{drill}/why", "How long a drill or recovery took against the tier.") {
            let found = try $0.view.recovery($0.id("drill", of: "drill"))
            return [found.derivation(at: $0.view.now, in: try $0.view.customer(found.customer).zone)]
        },
    ]

    private static let facilities: [Route] = [
        APIQueries.list("facilities", "Facilities that have monitors.", key: \Facility.ID.text) { try $0.view.facilities() },
        APIQueries.one("facilities/{facility}", "A facility against the standard.") {
            try $0.view.facilityStanding(of: $0.id("facility", of: "facility"))
        },
        APIQueries.list("certificates", "Certificates with their expiry.", key: \CertificateAnswer.certificate.text) {
            try CertificateAnswer.list(in: $0.view)
        },
        APIQueries.list(
            "access-reviews", "Where reviews of access stand.", [.customer, .flag("overdue", "Only those overdue")],
            key: \AccessReviewAnswer.words
        ) { try AccessReviewAnswer.list(of: $0.customer, onlyOverdue: $0.flag("overdue"), in: $0.view) },
        APIQueries.one(
            "access-reviews/why",
            "The last review of a system (customer and system) or a room (facility and room): each person, and why.",
            [
                .customer, .system, .init("facility", "A facility", example: "DC-WEST"),
                .init("room", "Its room", example: "cage-2"),
            ]
        ) { question in
            let subject = try AccessSubject(
                customer: question.customer, system: question.word("system", "a system's name") { MonitoredSystem($0) },
                facility: question.identifier("facility", of: "facility"), room: question.identifier("room", of: "room"))
            let found = try question.view.accessReview(of: subject)
            return [found.derivation(on: Checklist.zone.day(of: question.view.now))]
        },
        APIQueries.list(
            "visits", "Visits to facilities.",
            [
                .init("facility", "One facility; all where it is left out", example: "DC-WEST"),
                .flag("inside", "Only those still inside"),
            ],
            key: \VisitAnswer.visit.text
        ) {
            try VisitAnswer.list(to: $0.identifier("facility", of: "facility"), onlyInside: $0.flag("inside"), in: $0.view)
        },
    ]

    private static let vendors: [Route] = [
        APIQueries.list(
            "vendor-contracts", "Contracts with vendors.", [.flag("all", "Those renewed since too")],
            key: \VendorContractAnswer.contract.text
        ) { try VendorContractAnswer.list(all: $0.flag("all"), in: $0.view) },
        APIQueries.one("vendor-contracts/{contract}", "A contract with a vendor.") {
            VendorContractAnswer(try $0.view.vendorContract($0.id("contract", of: "vendor contract")), at: $0.view.now)
        },
        APIQueries.list(
            "vendor-calls", "Calls to vendors.", [.init("contract", "Under one contract", example: "VC-000001")],
            key: \VendorCallAnswer.call.text
        ) { try VendorCallAnswer.list(under: $0.identifier("contract", of: "vendor contract"), in: $0.view) },
        APIQueries.one("vendor-calls/{call}/why", "Whether a vendor responded to a call in time.") {
            let found = try $0.view.vendorCall($0.id("call", of: "vendor call"))
            return [found.derivation(under: try $0.view.vendorContract(found.contract), at: $0.view.now)]
        },
    ]

    private static func alarm(_ question: Question) throws -> Alarm { try question.view.alarm(question.id("alarm", of: "alarm")) }
}

extension ChecklistAnswer {
    fileprivate var key: String { "\(day) \(customer) \(system)" }
}

extension AlarmRecipient {
    fileprivate var key: String { "\(address) \(customer?.text ?? "")" }
}
