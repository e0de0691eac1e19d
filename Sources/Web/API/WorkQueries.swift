import BackOffice
import Domain

/// What the API tells of statements of work: their terms, their hours, their notices, what changed them.
enum WorkQueries {
    static let routes: [Route] = work + hours + records

    private static let work: [Route] = [
        APIQueries.list("work", "Statements of work.", [.customer], key: \WorkAnswer.statementOfWork.text) { question in
            try question.view.statementsOfWork(of: question.customer).map { try WorkAnswer($0, in: question.view) }
        },
        APIQueries.one(
            "work/{work}", "A statement of work: terms, signatures, phases, engagements, requirements.", permission: .readBilling
        ) { try WholeWorkAnswer(work($0), in: $0.view) },
        APIQueries.one("work/{work}/turnaround/why", "How long the quote took, or has taken, against its target.") {
            [try $0.view.whyTurnaround(of: work($0))]
        },
        APIQueries.one(
            "work/{work}/renewal/why", "How the hours and the fee of a year come about.", permission: .readBilling, [.year]
        ) { [try $0.view.whyRenewal(of: work($0), year: $0.day("year"))] },
        APIQueries.one(
            "work/{work}/notice-deadline", "The last day for notice, with both candidates, and which one won.", [.year]
        ) {
            let sow = try $0.view.statementOfWork(work($0))
            let year = try $0.view.runningYear(of: sow, on: $0.day("year") ?? $0.view.today(of: sow.customer))
            return NoticeDeadlineAnswer(try $0.view.noticeDeadline(of: sow, year), endsOn: try $0.view.endsOn(sow))
        },
        APIQueries.one("work/{work}/notice-deadline/why", "How that day came about, and a notice that stands.", [.year]) {
            try $0.view.whyNoticeDeadline(of: work($0), year: $0.day("year"))
        },
    ]

    private static let hours: [Route] = [
        APIQueries.one("work/{work}/hours", "The hours of a year: bought, used, left, and what will be lost.", [.on]) {
            try HoursAnswer(work($0), on: $0.day, in: $0.view)
        },
        APIQueries.one("work/{work}/hours/statement", "Every row of a year's ledger, with the balance after it.", [.year]) {
            try HourRowAnswer.list(of: work($0), year: $0.day("year"), in: $0.view)
        },
        APIQueries.one(
            "work/{work}/hours/why", "How the hours left come about, as of the end of a day or of all there is.",
            permission: .readBilling, [.init("on", "A day; all there is where it is left out", example: "2026-09-30")]
        ) { [try $0.view.whyBalance(of: work($0), on: $0.day)] },
        APIQueries.one(
            "work/{work}/hours/forecast/why", "How many hours will be lost at the year's end.", permission: .readBilling, [.on]
        ) {
            [try $0.view.whyForecast(of: work($0), on: $0.day)]
        },
        APIQueries.one("work/{work}/hours/offers", "The offers made to use a year's hours.", [.year]) {
            let sow = try $0.view.statementOfWork(work($0))
            let year = try $0.view.runningYear(of: sow, on: $0.day("year") ?? $0.view.today(of: sow.customer))
            return try $0.view.hourOffers(of: sow.id, year: year.first)
        },
    ]

    private static let records: [Route] = [
        APIQueries.list(
            "change-orders", "Change orders.", permission: .readBilling, [.customer], key: \ChangeOrderAnswer.changeOrder.text
        ) { try $0.view.changeOrders(of: $0.customer).map(ChangeOrderAnswer.init) },
        APIQueries.one("change-orders/{order}", "A change order.", permission: .readBilling) {
            ChangeOrderAnswer(try $0.view.changeOrder($0.id("order", of: "change order")))
        },
        APIQueries.list("engagements", "Planned work of specialists.", [.customer], key: \EngagementAnswer.engagement.text) {
            try $0.view.engagements(of: $0.customer).map(EngagementAnswer.init)
        },
        APIQueries.one("engagements/{engagement}", "An engagement, with every move of its dates.") {
            try WholeEngagementAnswer($0.view.engagement($0.id("engagement", of: "engagement")), in: $0.view)
        },
        APIQueries.list("expenses", "Travel and living.", permission: .readBilling, [.customer], key: \ExpenseAnswer.expense.text)
        {
            question in try question.each { try question.view.expenses(of: $0) }.map(ExpenseAnswer.init)
        },
        APIQueries.one("notices/{notice}", "A notice, with how it was judged.") {
            NoticeAnswer(try $0.view.notice($0.id("notice", of: "notice")))
        },
        APIQueries.list(
            "reminders", "Reminders and alerts of contracts, in the order they fell due.",
            [.customer, .init("from", "The first day; all where it is left out", example: "2026-09-01")],
            key: \ReminderAnswer.reminder.description
        ) { try $0.view.reminders(of: $0.customer, from: $0.day("from") ?? .earliest).map(ReminderAnswer.init) },
    ]

    private static func work(_ question: Question) throws -> StatementOfWork.ID {
        try question.id("work", of: "statement of work")
    }
}
