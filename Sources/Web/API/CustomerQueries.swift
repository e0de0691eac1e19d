import BackOffice
import Domain

/// What the API tells of customers: who they are, what was promised to them, and how it was kept.
enum CustomerQueries {
    static let routes: [Route] = people + promises + kept

    private static let people: [Route] = [
        APIQueries.list("customers", "Customers.", key: \CustomerLine.code.text) { try CustomerLine.list($0.view) },
        APIQueries.one("customers/{customer}", "A customer's record.") { try $0.view.customer($0.customerInPath) },
        APIQueries.list("contacts", "People of the utilities.", [.customer], key: \Contact.id.text) {
            try $0.view.contacts(of: $0.customer)
        },
        APIQueries.one("customers/{customer}/letterhead", "What papers to a customer say of it.", permission: .readBilling) {
            try $0.view.letterhead(of: $0.view.customer($0.customerInPath))
        },
        APIQueries.one("letterhead", "The provider's own letterhead; null while none is set.", permission: .readBilling) {
            try $0.view.providerLetterhead()
        },
        APIQueries.one("customers/{customer}/taxes", "A customer's tax, each from its day on.", permission: .readBilling) {
            try $0.view.taxes(of: $0.customerInPath)
        },
    ]

    private static let promises: [Route] = [
        APIQueries.one(
            "customers/{customer}/agreements",
            "Agreements of every kind, drafts too, with what they promise; fees to those who read billing."
        ) { try AgreementAnswer.list(of: $0.customerInPath, in: $0.view) },
        APIQueries.one(
            "customers/{customer}/deadlines",
            "Days ahead that contracts hang on, through the end of the second quarter after this."
        ) {
            let code = try $0.customerInPath
            let today = try $0.view.today(of: code)
            return try $0.view.contractDeadlines(of: code, in: today...Quarter(of: today).next.next.last)
        },
        APIQueries.one("customers/{customer}/notices", "Notices of a customer, withdrawn ones too.") {
            try $0.view.notices(of: $0.customerInPath).map(NoticeAnswer.init)
        },
        APIQueries.one("customers/{customer}/recovery-plan", "Which site takes over, as contracted; null where there is no plan.")
        {
            try $0.view.recoveryPlan(of: $0.customerInPath, asOf: $0.view.now)
        },
        APIQueries.one("customers/{customer}/next-drill", "When a restore is to be drilled next; null without an agreement.") {
            try $0.view.nextDrill(of: $0.customerInPath)
        },
        APIQueries.one(
            "customers/{customer}/quarterly-meetings", "The meetings held in a quarter, with their minutes.",
            [.init("quarter", "A quarter", example: "2026Q3", needed: true)]
        ) {
            let quarter = try $0.needed("quarter", "a quarter such as 2026Q3") { Quarter($0) }
            return try $0.view.quarterlyMeetings(of: $0.customerInPath, in: quarter)
        },
    ]

    private static let kept: [Route] = [
        APIQueries.one(
            "customers/{customer}/compliance", "Each commitment over a month or a quarter: promised, kept, verdict.", [.period]
        ) {
            try $0.view.compliance(of: $0.customerInPath, over: $0.period).map(ComplianceAnswer.init)
        },
        APIQueries.one(
            "customers/{customer}/compliance/why", "How commitments came to their verdicts, or one of them.",
            [.period, .init("commitment", "One commitment; all where it is left out", example: "interval-t1")]
        ) { question in
            try question.view.whyCompliance(
                of: question.customerInPath, over: question.period,
                commitment: question.identifier("commitment", of: "commitment"))
        },
        APIQueries.one(
            "customers/{customer}/compliance/trend", "Commitments over the twelve months up to one, as they were closed.",
            [.neededMonth]
        ) { try $0.view.commitmentTrends(of: $0.customerInPath, upTo: $0.neededMonth) },
        APIQueries.one(
            "customers/{customer}/availability", "The availability of each application in a month.",
            [.neededMonth, .flag("infrastructure", "Infrastructure too")]
        ) {
            AvailabilityAnswer.list(
                try $0.view.availability(of: $0.customerInPath, in: $0.neededMonth), infrastructure: try $0.flag("infrastructure")
            )
        },
        APIQueries.one(
            "customers/{customer}/availability/why", "How the availability of each system in a month came about, or of one.",
            [.neededMonth, .system]
        ) { question in
            try question.view.whyAvailability(
                of: question.customerInPath, in: question.neededMonth,
                system: question.word("system", "a system's name") { MonitoredSystem($0) })
        },
        APIQueries.one(
            "customers/{customer}/checklists", "How many of the daily sheets of a period were signed in time.", [.period]
        ) {
            CompletenessAnswer(try $0.view.checklistCompleteness(of: $0.customerInPath, over: $0.period))
        },
        APIQueries.one("customers/{customer}/checklists/why", "How that came about.", [.period]) {
            [try $0.view.checklistCompleteness(of: $0.customerInPath, over: $0.period).derivation]
        },
        APIQueries.one("customers/{customer}/backups", "How many daily backups of a period were taken, and the gaps.", [.period])
        {
            BackupGapsAnswer(try dailyBackups($0))
        },
        APIQueries.one("customers/{customer}/backups/why", "How that came about.", [.period]) {
            [try dailyBackups($0).derivation]
        },
    ]

    private static func dailyBackups(_ question: Question) throws -> DailyBackups {
        let (code, period) = (try question.customerInPath, try question.period)
        return try question.view.dailyBackups(of: code, on: period.first...period.last, words: "\(code), \(period.words)")
    }
}
