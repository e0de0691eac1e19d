/// Planned work of a named specialist under a statement of work (3.4).
package struct Engagement: Equatable, Codable, Sendable {
    package typealias ID = Identifier<Engagement>

    package let id: ID
    package let customer: CustomerCode
    package let statementOfWork: StatementOfWork.ID
    /// The change order behind it, where the statement of work alone does not buy it.
    package let changeOrder: ChangeOrder.ID?
    /// What is done, in 1 to 200 characters.
    package let subject: String
    /// The one who does it, by name.
    package let specialist: String
    package let place: String
    package private(set) var days: ClosedRange<Day>
    package private(set) var status: Status

    package enum Status: String, CaseIterable, Codable, Sendable {
        /// Until what it is done under is binding and both sides agreed the dates.
        case tentative
        case confirmed
        case cancelled
    }

    /// Tentative. Refuses names out of bounds and more than 366 days.
    package init(
        id: ID, customer: CustomerCode, statementOfWork: StatementOfWork.ID, changeOrder: ChangeOrder.ID? = nil, subject: String,
        specialist: String, place: String, from: Day, through: Day
    ) throws(EngagementRefusal) {
        for text in [subject, specialist, place] {
            guard (1...200).contains(text.count) else { throw .nameOfNoUse }
        }
        self.init(
            recorded: id, customer: customer, statementOfWork: statementOfWork, changeOrder: changeOrder, subject: subject,
            specialist: specialist, place: place, days: try Engagement.days(from, through), status: .tentative)
    }

    /// From the books.
    package init(
        recorded id: ID, customer: CustomerCode, statementOfWork: StatementOfWork.ID, changeOrder: ChangeOrder.ID? = nil,
        subject: String, specialist: String, place: String, days: ClosedRange<Day>, status: Status
    ) {
        self.id = id
        self.customer = customer
        self.statementOfWork = statementOfWork
        self.changeOrder = changeOrder
        self.subject = subject
        self.specialist = specialist
        self.place = place
        self.days = days
        self.status = status
    }

    /// Another engagement of the same specialist, and whether its customer has Enhanced Maintenance that is binding.
    package struct Rival: Sendable {
        package let engagement: Engagement
        package let isEnhancedMaintenance: Bool
        /// Whether who asks may be told its number; another utility's people may not.
        package let isTold: Bool

        package init(_ engagement: Engagement, isEnhancedMaintenance: Bool, isTold: Bool = true) {
            self.engagement = engagement
            self.isEnhancedMaintenance = isEnhancedMaintenance
            self.isTold = isTold
        }
    }

    /// Both sides agreed the dates. Refused while what it is done under, or the change order behind it, is not binding, where the specialist is confirmed elsewhere
    /// on one of the days, and where an Enhanced Maintenance customer waits for the same specialist.
    package mutating func confirm(
        under standing: StatementOfWork.Standing, behind order: ChangeOrder? = nil, isEnhancedMaintenance: Bool, rivals: [Rival]
    ) throws(EngagementRefusal) {
        guard status == .tentative else { throw .notTentative(id, status) }
        switch standing {
        case .binding, .inEffect: break
        case .requested, .scoping, .quoted, .signedByOne, .lapsed, .completed, .cancelled:
            throw .notBinding(statementOfWork, standing.words)
        }
        if let order, order.bindingOn == nil { throw .orderNotBinding(order.id, order.status.word) }
        for rival in rivals where rival.engagement.id != id && rival.engagement.clashes(with: self) {
            let told = rival.isTold ? rival.engagement.id : nil
            switch rival.engagement.status {
            case .confirmed: throw .alreadyConfirmed(specialist, told, rival.engagement.days)
            case .tentative where rival.isEnhancedMaintenance && !isEnhancedMaintenance:
                throw .enhancedMaintenanceFirst(specialist, told, rival.engagement.days)
            case .tentative, .cancelled: continue
            }
        }
        status = .confirmed
    }

    /// Other dates: it is tentative again until both sides agreed them. The old dates stay in the books as a fact.
    package mutating func reschedule(from: Day, through: Day) throws(EngagementRefusal) {
        guard status != .cancelled else { throw .cancelledAlready(id) }
        let days = try Engagement.days(from, through)
        guard days != self.days else { throw .sameDates(id) }
        self.days = days
        status = .tentative
    }

    package mutating func cancel() throws(EngagementRefusal) {
        guard status != .cancelled else { throw .cancelledAlready(id) }
        status = .cancelled
    }

    /// Who bears costs already incurred (fares, penalties) when dates move: the customer where the customer moved them.
    package static func bearer(movedBy party: Party) -> Party { party == .customer ? .customer : .provider }

    private func clashes(with other: Engagement) -> Bool {
        days.overlaps(other.days) && PersonName(specialist) == PersonName(other.specialist)
    }

    private static func days(_ from: Day, _ through: Day) throws(EngagementRefusal) -> ClosedRange<Day> {
        guard from <= through, through - from <= 366 else { throw .datesOfNoUse(from, through) }
        return from...through
    }
}

package enum EngagementRefusal: Refusal, Equatable {
    case nameOfNoUse
    case datesOfNoUse(Day, Day)
    case notTentative(Engagement.ID, Engagement.Status)
    case notBinding(StatementOfWork.ID, String)
    case alreadyConfirmed(String, Engagement.ID?, ClosedRange<Day>)
    case enhancedMaintenanceFirst(String, Engagement.ID?, ClosedRange<Day>)
    case orderNotBinding(ChangeOrder.ID, String)
    case otherOrder(ChangeOrder.ID, StatementOfWork.ID)
    case afterItsEnd(StatementOfWork.ID, Day)
    case cancelledAlready(Engagement.ID)
    case sameDates(Engagement.ID)
    case statementEnded(StatementOfWork.ID, String)

    package var message: String {
        switch self {
        case .nameOfNoUse: "Subject, specialist and place have 1 to 200 characters each."
        case .datesOfNoUse(let from, let through):
            "An engagement cannot run from \(from.words) to \(through.words). It is at most a year, and ends after it begins."
        case .notTentative(let id, let status): "\(id) is \(status.rawValue) already. Only a tentative engagement is confirmed."
        case .notBinding(let id, let words):
            "\(id) is \(words): an engagement is tentative until it is binding. Have both sides sign, then confirm."
        case .alreadyConfirmed(let who, let other, let days):
            "\(who) is confirmed for \(other?.text ?? "other work") from \(days.lowerBound.words) to \(days.upperBound.words). Choose other dates or another specialist."
        case .enhancedMaintenanceFirst(let who, let other, let days):
            "\(who) is held for \(other?.text ?? "other work") of an Enhanced Maintenance customer from \(days.lowerBound.words) to \(days.upperBound.words); it comes first. Confirm or move that one, or choose other dates."
        case .orderNotBinding(let id, let word):
            "\(id) is \(word): an engagement is tentative until the change order behind it is binding. Have both sides sign it."
        case .otherOrder(let id, let sow): "\(id) is not a change order of \(sow). Name one of its own, or none."
        case .afterItsEnd(let id, let end):
            "\(id) ends by notice on \(end.words), and nothing is done under it afterwards. Choose days until then."
        case .cancelledAlready(let id): "\(id) was cancelled. Plan a new engagement."
        case .sameDates(let id): "\(id) has these dates already."
        case .statementEnded(let id, let words): "\(id) is \(words). Plan the engagement under one that goes on."
        }
    }
}
