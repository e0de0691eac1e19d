import Domain

/// What `checklist list --json` prints of a sheet.
package struct ChecklistAnswer: Encodable, Equatable, Sendable {
    package let customer: CustomerCode
    package let system: MonitoredSystem
    package let day: Day
    /// Signed in time, signed late, missed, to be signed.
    package let standing: String
    package let initials: String?
    package let signedAt: Instant?
    package let dueAt: Instant
    package let left: [Checklist.Item.ID]
    package let faults: [ChecklistSheet.Check]

    package init(_ sheet: ChecklistSheet, at now: Instant) {
        customer = sheet.customer
        system = sheet.system
        day = sheet.day
        standing = sheet.standing(at: now).words
        initials = sheet.signOff?.initials
        signedAt = sheet.signOff?.at
        dueAt = sheet.dueAt
        left = sheet.items.map(\.id).filter { sheet.checks[$0] == nil }
        faults = sheet.faults
    }

    /// The sheets of a customer, or of all the actor may see, by customer, day and system.
    package static func list(of customer: CustomerCode?, on days: ClosedRange<Day>, in view: View) throws -> [ChecklistAnswer] {
        let codes = try customer.map { [$0] } ?? view.customers().map(\.code)
        return try codes.flatMap { try view.checklistSheets(of: $0, on: days, asOf: view.now) }
            .map { ChecklistAnswer($0, at: view.now) }
    }

    /// The sheets of a customer's month that are due by today; of the running one where none is named.
    package static func list(of customer: CustomerCode, in month: Month?, _ view: View) throws -> [ChecklistAnswer] {
        let today = Checklist.zone.day(of: view.now)
        let month = month ?? Month(of: today)
        guard month.first <= today else {
            try view.requireCustomer(customer)
            return []
        }
        return try list(of: customer, on: month.first...min(month.last, today), in: view)
    }
}

/// What `checklist completeness --json` prints.
package struct CompletenessAnswer: Encodable, Equatable, Sendable {
    package let counted: Int
    package let late: Int
    package let missed: Int
    package let outstanding: Int
    /// Both in percent, truncated; left out where none was due.
    package let value: String?
    package let ifNothingElseFails: String?

    package init(_ figure: ChecklistCompleteness) {
        counted = figure.counted
        late = figure.late.count
        missed = figure.missed.count
        outstanding = figure.outstanding
        value = figure.share.shown()
        ifNothingElseFails = figure.ifNothingElseFails.shown()
    }
}
