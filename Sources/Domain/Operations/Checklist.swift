/// What is looked at on one system of a customer every day of the provider's zone, from a day on (10.1).
package struct Checklist: Equatable, Codable, Sendable {
    package let customer: CustomerCode
    package let system: MonitoredSystem
    /// Empty: from that day on no sheet is due.
    package let items: [Item]
    package let from: Day

    /// One thing to look at, by its name: `disk-space`.
    package struct Item: Equatable, Codable, Sendable {
        package typealias ID = Identifier<Item>

        package let id: ID
        /// What it asks, in 1 to 200 characters.
        package let words: String

        package init(id: ID, words: String) {
            self.id = id
            self.words = words
        }
    }

    /// The six things of every system.
    package static let standardItems = [
        Item(id: Item.ID(named: "disk-space"), words: "Disk space is enough"),
        Item(id: Item.ID(named: "services"), words: "Services run"),
        Item(id: Item.ID(named: "application"), words: "The application does its work"),
        Item(id: Item.ID(named: "availability"), words: "The system can be reached"),
        Item(id: Item.ID(named: "jobs"), words: "Scheduled jobs ended well"),
        Item(id: Item.ID(named: "backups"), words: "Backups ended well"),
    ]

    /// Sheets are cut by the days of this zone, the provider's.
    package static let zone = Zone.pacific

    /// Refuses one that would change a day that has been, items asked twice or without words, and more than 50 of them.
    package init(customer: CustomerCode, system: MonitoredSystem, items: [Item], from: Day, today: Day) throws(ChecklistRefusal) {
        guard from >= today else { throw .changesThePast(from, today: today) }
        guard items.count <= 50 else { throw .tooManyItems }
        var named: Set<Item.ID> = []
        for item in items {
            guard named.insert(item.id).inserted else { throw .itemTwice(item.id) }
            guard (1...200).contains(item.words.count) else { throw .wordsMissing(item.id) }
        }
        self.init(recorded: customer, system: system, items: items, from: from)
    }

    /// From the books: checked when it was recorded.
    package init(recorded customer: CustomerCode, system: MonitoredSystem, items: [Item], from: Day) {
        self.customer = customer
        self.system = system
        self.items = items
        self.from = from
    }
}
