/// Someone who asks for, decides or makes a change, by the name they sign in with.
package enum Person {
    package typealias Name = Identifier<Person>
}

/// One system of one customer that a change touches.
package struct AffectedSystem: Hashable, Codable, Sendable, Comparable {
    package let customer: CustomerCode
    package let system: MonitoredSystem

    package init(customer: CustomerCode, system: MonitoredSystem) {
        self.customer = customer
        self.system = system
    }

    package static func < (a: AffectedSystem, b: AffectedSystem) -> Bool { (a.customer, a.system) < (b.customer, b.system) }
}

/// What a change request says: a draft may have gaps, a submitted one has none (9.1).
package struct ChangePlan: Equatable, Codable, Sendable {
    /// What it is called, in 1 to 200 characters.
    package var title: String
    package var description: String?
    package var reason: String?
    /// When it is to be made.
    package var planned: Period?
    /// What is done so that nothing goes wrong.
    package var preventative: String?
    /// What is done when it goes wrong all the same.
    package var contingency: String?
    package var affects: [AffectedSystem]
    package var implementer: Person.Name?
    /// The pre-approved template a standard change follows.
    package var template: ChangeTemplate.Name?

    package init(
        title: String, description: String? = nil, reason: String? = nil, planned: Period? = nil, preventative: String? = nil,
        contingency: String? = nil, affects: [AffectedSystem] = [], implementer: Person.Name? = nil,
        template: ChangeTemplate.Name? = nil
    ) {
        self.title = title
        self.description = description
        self.reason = reason
        self.planned = planned
        self.preventative = preventative
        self.contingency = contingency
        self.affects = Set(affects).sorted()
        self.implementer = implementer
        self.template = template
    }

    /// The parts of 9.1 that are not there yet, as the office calls them.
    package var missing: [String] {
        var gaps: [String] = []
        if description == nil { gaps.append("a description") }
        if reason == nil { gaps.append("a reason") }
        if planned == nil { gaps.append("its timing") }
        if preventative == nil { gaps.append("a preventative action plan") }
        if contingency == nil { gaps.append("a contingency action plan") }
        if affects.isEmpty { gaps.append("the systems and customers it affects") }
        return gaps
    }

    /// Refuses texts that are empty or longer than 4,000 characters, a title over 200, more than 200 systems, and a time without
    /// length or of more than 31 days.
    package func check() throws(ChangeRefusal) {
        guard (1...200).contains(title.count), title.contains(where: { !$0.isWhitespace }) else { throw .titleMissing }
        for text in [description, reason, preventative, contingency].compactMap(\.self) {
            guard text.count <= 4_000, text.contains(where: { !$0.isWhitespace }) else { throw .textOutOfBounds }
        }
        guard affects.count <= 200 else { throw .tooManySystems }
        if let planned {
            guard !planned.isEmpty, planned.seconds <= 31 * 86_400 else { throw .lengthOfNoUse }
        }
    }

    package var customers: [CustomerCode] { Set(affects.map(\.customer)).sorted() }

    package func systems(of customer: CustomerCode) -> [MonitoredSystem] {
        affects.filter { $0.customer == customer }.map(\.system)
    }
}

/// A kind of change the board has approved once for all: it names what every change of that kind does (9.1).
package struct ChangeTemplate: Equatable, Codable, Sendable {
    package typealias Name = Identifier<ChangeTemplate>

    package let name: Name
    /// What may be done under it, in 1 to 4,000 characters.
    package let scope: String
    package let approvedIn: BoardMeeting.ID

    package init(name: Name, scope: String, approvedIn: BoardMeeting.ID) {
        self.name = name
        self.scope = scope
        self.approvedIn = approvedIn
    }
}
