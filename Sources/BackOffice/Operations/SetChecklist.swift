import Domain
import GRDB

/// Sets what is looked at on a system every day, from a day on; with no items, from then on nothing is (10.1).
package struct SetChecklist: Action {
    package static let permission = Permission.operateSystems
    package static var example: SetChecklist {
        SetChecklist(
            customer: Identifier(named: "RIVERBEND"), system: .application(Identifier(named: "headend")),
            from: Day(ordinal: 20_700), items: Array(Checklist.standardItems.prefix(2)))
    }

    package var customer: CustomerCode
    package var system: MonitoredSystem
    /// A day of the provider's zone; today when left out.
    package var from: Day?
    /// The six of the house when left out; an empty list ends the checklist.
    package var items: [Checklist.Item]?

    package init(customer: CustomerCode, system: MonitoredSystem, from: Day? = nil, items: [Checklist.Item]? = nil) {
        self.customer = customer
        self.system = system
        self.from = from
        self.items = items
    }

    package func perform(in book: Book) throws -> Done {
        let view = book.view
        try book.requireCustomer(customer)
        try view.requireSystem(system, of: customer)
        let today = Checklist.zone.day(of: book.now)
        let checklist = try Checklist(
            customer: customer, system: system, items: items ?? Checklist.standardItems, from: from ?? today, today: today)
        if checklist.items.isEmpty {
            let held = try view.checklists(of: customer).last { $0.system == system && $0.from <= checklist.from }
            guard held?.items.isEmpty == false else { throw ChecklistRefusal.noneEnds(system) }
        }
        let begun = try String.fetchOne(
            book.db.cachedStatement(sql: "SELECT max(day) FROM checklist_fact WHERE customer = ? AND system = ? AND day >= ?"),
            arguments: [customer.text, system.name, checklist.from.description])
        if let day = begun.flatMap({ Day($0) }) { throw ChecklistRefusal.sheetsBegun(day) }
        try checklist.store(in: book)
        return Done()
    }
}
