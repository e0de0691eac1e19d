/// One row of an hour ledger; rows are appended and never changed (4.1).
package struct HourRow: Equatable, Codable, Sendable {
    package typealias ID = Identifier<HourRow>

    package enum Kind: String, CaseIterable, Codable, Sendable {
        /// The year's hours.
        case deposit
        /// By change order, this year only; below zero only where a project's hours were reduced.
        case addition
        /// By change order, from the year it takes effect in.
        case recurringAddition = "recurring addition"
        case consume
        /// Takes a row of work back and names it.
        case reversal
        /// What was left when the year was closed.
        case expire
    }

    package let number: Int
    /// The number of the first row of the entry this one belongs to; rows of one entry share it.
    package let entry: Int
    package let kind: Kind
    /// Signed: what it adds to the balance, in accounted time.
    package let hours: Hours
    /// Time really worked; all of an entry's stands on its first row. Signed like work: below zero in a reversal.
    package let real: Hours
    /// Its day: of work, of the row it reverses, of the addition, the year's first (deposit) or last (expire).
    package let on: Day
    package let person: String?
    package let engagement: Engagement.ID?
    /// The request or task it was for, as people call it.
    package let request: String?
    /// The project phase it belongs to, where the SOW is billed by phase.
    package let phase: String?
    package let note: String
    /// Outside the balance and not billable, until a change order lets it attach (4.4).
    package let isOverBudget: Bool
    /// The marked row of which this one moves a part into the balance.
    package let attaches: Int?
    package let reverses: Int?
    package let changeOrder: ChangeOrder.ID?
    /// What expired hours were worth.
    package let value: Money?

    package init(
        number: Int, entry: Int? = nil, kind: Kind, hours: Hours, real: Hours = .zero, on: Day, person: String? = nil,
        engagement: Engagement.ID? = nil, request: String? = nil, phase: String? = nil, note: String = "",
        isOverBudget: Bool = false,
        attaches: Int? = nil, reverses: Int? = nil, changeOrder: ChangeOrder.ID? = nil, value: Money? = nil
    ) {
        self.number = number
        self.entry = entry ?? number
        self.kind = kind
        self.hours = hours
        self.real = real
        self.on = on
        self.person = person
        self.engagement = engagement
        self.request = request
        self.phase = phase
        self.note = note
        self.isOverBudget = isOverBudget
        self.attaches = attaches
        self.reverses = reverses
        self.changeOrder = changeOrder
        self.value = value
    }

    /// `HR-000012`.
    package var id: ID { ID(series: "HR", number) }

    /// A row of the same work, with other hours.
    func copy(
        number: Int, entry: Int, kind: Kind, hours: Hours, real: Hours, note: String? = nil, isOverBudget: Bool,
        attaches: Int? = nil, reverses: Int? = nil
    ) -> HourRow {
        HourRow(
            number: number, entry: entry, kind: kind, hours: hours, real: real, on: on, person: person, engagement: engagement,
            request: request, phase: phase, note: note ?? self.note, isOverBudget: isOverBudget, attaches: attaches,
            reverses: reverses)
    }
}

/// Work somebody did on a day, as it is entered.
package struct Work: Equatable, Sendable {
    package let on: Day
    package let person: String
    package let real: Hours
    package let engagement: Engagement.ID?
    package let request: String?
    package let phase: String?
    package let note: String

    /// Bounds: 1 minute to 24 hours; a person of 1 to 200 characters, request and phase at most 200, a note at most 2,000.
    package init(
        on: Day, person: String, real: Hours, engagement: Engagement.ID? = nil, request: String? = nil, phase: String? = nil,
        note: String = ""
    ) throws(HoursRefusal) {
        guard (1...1_440).contains(real.minutes) else { throw .minutesOutOfBounds }
        guard (1...200).contains(person.count) else { throw .personMissing }
        for text in [request, phase].compactMap({ $0 }) {
            guard (1...200).contains(text.count) else { throw .referenceOutOfBounds }
        }
        guard note.count <= 2_000 else { throw .noteTooLong }
        self.on = on
        self.person = person
        self.real = real
        self.engagement = engagement
        self.request = request
        self.phase = phase
        self.note = note
    }
}
