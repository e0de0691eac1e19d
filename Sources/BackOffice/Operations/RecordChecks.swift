import Domain

/// Records what was found on a system on a day; an item recorded again has the later result, until the sheet is signed.
package struct RecordChecks: Action {
    package static let permission = Permission.signChecklists
    package static var example: RecordChecks {
        RecordChecks(
            customer: Identifier(named: "RIVERBEND"), system: .application(Identifier(named: "headend")),
            on: Day(ordinal: 20_699),
            checks: [
                ChecklistSheet.Check(item: Identifier(named: "disk-space"), result: .good),
                ChecklistSheet.Check(
                    item: Identifier(named: "services"), result: .fault, note: "The export service had stopped.",
                    correctiveAction: ChecklistSheet.CorrectiveAction(
                        words: "Started again; runs.", record: WorkRecord(.request, 123))
                ),
            ])
    }

    package var customer: CustomerCode
    package var system: MonitoredSystem
    /// A day of the provider's zone; today when left out.
    package var on: Day?
    package var checks: [ChecklistSheet.Check]

    package init(customer: CustomerCode, system: MonitoredSystem, on: Day? = nil, checks: [ChecklistSheet.Check]) {
        self.customer = customer
        self.system = system
        self.on = on
        self.checks = checks
    }

    package struct Recorded: Codable, Equatable, Sendable {
        /// Items of the sheet that have no result yet.
        package let left: [Checklist.Item.ID]
    }

    package func perform(in book: Book) throws -> Recorded {
        let view = book.view
        var sheet = try view.checklistSheet(customer, system, on)
        guard !checks.isEmpty, Set(checks.map(\.item)).count == checks.count else { throw ChecklistRefusal.nothingChecked }
        for check in checks {
            if let record = check.correctiveAction?.record { try view.requireRecord(record, of: customer) }
            try sheet.record(check)
            try sheet.append(.checked(check), in: book)
        }
        return Recorded(left: sheet.items.map(\.id).filter { sheet.checks[$0] == nil })
    }
}

/// Links what was done about a fault of a sheet, also after it was signed.
package struct LinkCorrectiveAction: Action {
    package static let permission = Permission.signChecklists
    package static var example: LinkCorrectiveAction {
        LinkCorrectiveAction(
            customer: Identifier(named: "RIVERBEND"), system: .application(Identifier(named: "headend")),
            on: Day(ordinal: 20_699), item: Identifier(named: "services"),
            action: ChecklistSheet.CorrectiveAction(words: "Service set to start by itself.", record: WorkRecord(.change, 45)))
    }

    package var customer: CustomerCode
    package var system: MonitoredSystem
    package var on: Day
    package var item: Checklist.Item.ID
    package var action: ChecklistSheet.CorrectiveAction

    package init(
        customer: CustomerCode, system: MonitoredSystem, on: Day, item: Checklist.Item.ID,
        action: ChecklistSheet.CorrectiveAction
    ) {
        self.customer = customer
        self.system = system
        self.on = on
        self.item = item
        self.action = action
    }

    package func perform(in book: Book) throws -> Done {
        var sheet = try book.view.checklistSheet(customer, system, on)
        if let record = action.record { try book.view.requireRecord(record, of: customer) }
        try sheet.link(action, to: item)
        try sheet.append(.linked(item, action), in: book)
        return Done()
    }
}
