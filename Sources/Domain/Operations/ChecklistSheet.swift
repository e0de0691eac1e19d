/// The checklist of one system on one day: its results, and the sign-off that makes it count (10.1).
package struct ChecklistSheet: Equatable, Codable, Sendable {
    package let customer: CustomerCode
    package let system: MonitoredSystem
    /// A day of the provider's zone.
    package let day: Day
    package let items: [Checklist.Item]
    /// The last result of each item.
    package private(set) var checks: [Checklist.Item.ID: Check] = [:]
    package private(set) var signOff: SignOff?

    package enum Result: String, CaseIterable, Codable, Sendable {
        case good
        case fault
        /// The system has none of it that day.
        case notApplicable
    }

    /// What was found, and what was done about it.
    package struct Check: Equatable, Codable, Sendable {
        package let item: Checklist.Item.ID
        package let result: Result
        /// At most 2,000 characters.
        package let note: String?
        package var correctiveAction: CorrectiveAction?

        package init(
            item: Checklist.Item.ID, result: Result, note: String? = nil, correctiveAction: CorrectiveAction? = nil
        ) {
            self.item = item
            self.result = result
            self.note = note
            self.correctiveAction = correctiveAction
        }
    }

    package struct CorrectiveAction: Equatable, Codable, Sendable {
        /// What was done, in 1 to 2,000 characters.
        package let words: String
        /// The record it is followed in: a request, a change, an alarm, an outage.
        package let record: WorkRecord?

        package init(words: String, record: WorkRecord? = nil) {
            self.words = words
            self.record = record
        }
    }

    package struct SignOff: Equatable, Codable, Sendable {
        package let initials: String
        package let at: Instant

        package init(initials: String, at: Instant) {
            self.initials = initials
            self.at = at
        }
    }

    package enum Fact: Equatable, Sendable {
        case checked(Check)
        case linked(Checklist.Item.ID, CorrectiveAction)
        case signed(SignOff)
    }

    /// The sheet as its facts make it, in the order they were recorded.
    package init(of checklist: Checklist, on day: Day, facts: [Fact] = []) {
        customer = checklist.customer
        system = checklist.system
        self.day = day
        items = checklist.items
        for fact in facts { take(fact) }
    }

    /// Refuses an item the sheet does not ask, a fault without a word on it, and any result once it is signed.
    package mutating func record(_ check: Check) throws(ChecklistRefusal) {
        try requireUnsigned()
        try require(check.item)
        guard check.note.map({ (1...2_000).contains($0.count) }) ?? true else { throw .noteOutOfBounds }
        guard check.result != .fault || check.note != nil else { throw .faultWithoutNote(check.item) }
        if let action = check.correctiveAction {
            guard check.result == .fault else { throw .nothingToCorrect(check.item) }
            try ChecklistSheet.check(action)
        }
        take(.checked(check))
    }

    /// Links what was done about a fault; also after the sheet was signed.
    package mutating func link(_ action: CorrectiveAction, to item: Checklist.Item.ID) throws(ChecklistRefusal) {
        try require(item)
        guard checks[item]?.result == .fault else { throw .nothingToCorrect(item) }
        try ChecklistSheet.check(action)
        take(.linked(item, action))
    }

    /// Refuses a sheet with an item left out, or with a fault nothing was done about.
    package mutating func sign(initials: String, at instant: Instant) throws(ChecklistRefusal) {
        try requireUnsigned()
        guard (2...5).contains(initials.utf8.count), initials.utf8.allSatisfy({ (65...90).contains($0) }) else {
            throw .initialsOutOfBounds
        }
        let left = items.filter { checks[$0.id] == nil }.map(\.id)
        guard left.isEmpty else { throw .itemsLeft(left) }
        if let open = items.first(where: { isOpenFault($0.id) }) { throw .faultWithoutAction(open.id) }
        take(.signed(SignOff(initials: initials, at: instant)))
    }

    package var faults: [Check] { items.compactMap { checks[$0.id] }.filter { $0.result == .fault } }

    // MARK: Whether it counts

    /// Signed at or before this instant it counts: 24:00 of its day.
    package var dueAt: Instant { Checklist.zone.instant(day, second: 86_400) }

    package enum Standing: Equatable, Sendable {
        case counted
        case signedLate
        case missed
        /// Its day has begun and is not over.
        case open
        case toCome
    }

    package func standing(at now: Instant) -> Standing {
        if let signOff { return signOff.at <= dueAt ? .counted : .signedLate }
        if now > dueAt { return .missed }
        return now >= Checklist.zone.start(of: day) ? .open : .toCome
    }

    // MARK: Private

    private mutating func take(_ fact: Fact) {
        switch fact {
        case .checked(let check): checks[check.item] = check
        case .linked(let item, let action): checks[item]?.correctiveAction = action
        case .signed(let signOff): self.signOff = signOff
        }
    }

    private func isOpenFault(_ item: Checklist.Item.ID) -> Bool {
        checks[item].map { $0.result == .fault && $0.correctiveAction == nil } ?? false
    }

    private func requireUnsigned() throws(ChecklistRefusal) {
        if let signOff { throw .signedAlready(signOff.initials, signOff.at) }
    }

    private func require(_ item: Checklist.Item.ID) throws(ChecklistRefusal) {
        guard items.contains(where: { $0.id == item }) else { throw .unknownItem(item, known: items.map(\.id)) }
    }

    private static func check(_ action: CorrectiveAction) throws(ChecklistRefusal) {
        guard (1...2_000).contains(action.words.count) else { throw .actionWithoutWords }
    }
}

extension ChecklistSheet.Standing {
    package var words: String {
        switch self {
        case .counted: "signed in time"
        case .signedLate: "signed late, does not count"
        case .missed: "missed"
        case .open: "to be signed today"
        case .toCome: "to come"
        }
    }
}
