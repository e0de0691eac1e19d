import Domain

/// Signs a sheet off; the time stamp is the books' own. It counts when signed by 24:00 of its day, provider's zone (10.1).
package struct SignChecklist: Action {
    package static let permission = Permission.signChecklists
    package static var example: SignChecklist {
        SignChecklist(
            customer: Identifier(named: "RIVERBEND"), system: .application(Identifier(named: "headend")),
            on: Day(ordinal: 20_699), initials: "HN")
    }

    package var customer: CustomerCode
    package var system: MonitoredSystem
    /// A day of the provider's zone; today when left out.
    package var on: Day?
    /// Two to five capital letters.
    package var initials: String

    package init(customer: CustomerCode, system: MonitoredSystem, on: Day? = nil, initials: String) {
        self.customer = customer
        self.system = system
        self.on = on
        self.initials = initials
    }

    package struct Signed: Codable, Equatable, Sendable {
        package let at: Instant
        /// Until when it had to be signed to count.
        package let dueAt: Instant
        package let counted: Bool
    }

    package func perform(in book: Book) throws -> Signed {
        var sheet = try book.view.checklistSheet(customer, system, on)
        try sheet.sign(initials: initials, at: book.now)
        try sheet.append(.signed(ChecklistSheet.SignOff(initials: initials, at: book.now)), in: book)
        return Signed(at: book.now, dueAt: sheet.dueAt, counted: sheet.standing(at: book.now) == .counted)
    }
}
