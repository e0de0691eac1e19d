/// Someone from outside in a facility: from when until when, why, and with whom (10.5).
package struct Visit: Equatable, Codable, Sendable {
    package typealias ID = Identifier<Visit>

    package let id: ID
    package let facility: Facility.ID
    package let visitor: String
    /// Whom the visitor comes from; empty for nobody.
    package let company: String
    /// Who of the provider goes along.
    package let escort: String
    package let purpose: String
    package let cameAt: Instant
    package private(set) var leftAt: Instant?

    /// Refuses a visit still to come, and one without a name, an escort or a purpose.
    package init(
        id: ID, facility: Facility.ID, visitor: String, company: String, escort: String, purpose: String, cameAt: Instant,
        now: Instant
    ) throws(VisitRefusal) {
        guard cameAt <= now else { throw .stillToCome(now) }
        guard (1...200).contains(visitor.count), company.count <= 200 else { throw .nameOfNoUse }
        guard (1...200).contains(escort.count) else { throw .escortMissing }
        guard visitor.lowercased() != escort.lowercased() else { throw .ownEscort(visitor) }
        guard (1...500).contains(purpose.count) else { throw .purposeMissing }
        self.init(
            recorded: id, facility: facility, visitor: visitor, company: company, escort: escort, purpose: purpose,
            cameAt: cameAt,
            leftAt: nil)
    }

    /// From the books.
    package init(
        recorded id: ID, facility: Facility.ID, visitor: String, company: String, escort: String, purpose: String,
        cameAt: Instant, leftAt: Instant?
    ) {
        self.id = id
        self.facility = facility
        self.visitor = visitor
        self.company = company
        self.escort = escort
        self.purpose = purpose
        self.cameAt = cameAt
        self.leftAt = leftAt
    }

    /// Refuses to leave twice, before coming, or in the future.
    package mutating func leave(at instant: Instant, now: Instant) throws(VisitRefusal) {
        if let leftAt { throw .leftAlready(id, leftAt) }
        guard instant <= now else { throw .stillToCome(now) }
        guard instant >= cameAt else { throw .leftBeforeComing(id, cameAt) }
        leftAt = instant
    }

    package func isInside(at now: Instant) -> Bool { cameAt <= now && (leftAt.map { now < $0 } ?? true) }

    /// Seconds inside, so far where the visitor has not left.
    package func lasted(at now: Instant) -> Int { max(0, min(leftAt ?? now, now) - cameAt) }
}

package enum VisitRefusal: Refusal, Equatable {
    case stillToCome(Instant)
    case nameOfNoUse
    case escortMissing
    case ownEscort(String)
    case purposeMissing
    case insideAlready(Visit.ID, String)
    case leftAlready(Visit.ID, Instant)
    case leftBeforeComing(Visit.ID, Instant)

    package var message: String {
        switch self {
        case .stillToCome(let now): "It is \(now) now: what is recorded has happened. Check the time and its offset."
        case .nameOfNoUse: "A visitor's name has 1 to 200 characters, the company's at most 200."
        case .escortMissing: "Nobody from outside goes in alone: name the escort, in 1 to 200 characters."
        case .ownEscort(let name): "\(name) cannot be the escort of \(name). Name one of the provider's people."
        case .purposeMissing: "Say what the visit is for, in 1 to 500 characters."
        case .insideAlready(let id, let name): "\(name) is inside already (\(id)). Record the leaving first (visitor out \(id))."
        case .leftAlready(let id, let at): "The visitor of \(id) left at \(at)."
        case .leftBeforeComing(let id, let at): "The visitor of \(id) came at \(at). Check the time and its offset."
        }
    }
}
