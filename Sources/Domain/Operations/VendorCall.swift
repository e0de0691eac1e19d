/// A call to a vendor under its contract, and when the vendor responded (10.5).
package struct VendorCall: Equatable, Codable, Sendable {
    package typealias ID = Identifier<VendorCall>

    package let id: ID
    package let contract: VendorContract.ID
    /// What was the matter.
    package let about: String
    package let calledAt: Instant
    /// Called at, and the time to respond run in the contract's own hours.
    package let dueAt: Instant
    package private(set) var response: Response?

    package struct Response: Equatable, Codable, Sendable {
        package let at: Instant
        /// Who came or called back, and what was done.
        package let note: String

        package init(at: Instant, note: String) {
            self.at = at
            self.note = note
        }
    }

    /// Refuses a call still to come, one outside the contract's term, and one that does not say what is the matter.
    package init(id: ID, under contract: VendorContract, about: String, calledAt: Instant, now: Instant) throws {
        guard calledAt <= now else { throw VendorRefusal.stillToCome(now) }
        guard (1...2_000).contains(about.count) else { throw VendorRefusal.nothingTheMatter }
        let day = contract.terms.zone.day(of: calledAt)
        guard contract.holds(on: day) else { throw VendorRefusal.notInForce(contract.id, day, contract.from, contract.through) }
        self.init(
            recorded: id, contract: contract.id, about: about, calledAt: calledAt,
            dueAt: try contract.terms.calendar.instant(after: contract.terms.response.minutes * 60, from: calledAt), response: nil
        )
    }

    /// From the books.
    package init(
        recorded id: ID, contract: VendorContract.ID, about: String, calledAt: Instant, dueAt: Instant, response: Response?
    ) {
        self.id = id
        self.contract = contract
        self.about = about
        self.calledAt = calledAt
        self.dueAt = dueAt
        self.response = response
    }

    /// Refuses a second response, one before the call, and one still to come.
    package mutating func respond(_ response: Response, now: Instant) throws(VendorRefusal) {
        if let known = self.response { throw .respondedAlready(id, known.at) }
        guard response.at <= now else { throw .stillToCome(now) }
        guard response.at >= calledAt else { throw .respondedBeforeCall(id, calledAt) }
        guard response.note.count <= 2_000 else { throw .noteTooLong }
        self.response = response
    }

    package var duty: Duty { Duty(record: id.text, what: about, dueAt: dueAt, doneAt: response?.at) }

    /// Nil while it waits within its time.
    package func isInTime(at now: Instant) -> Bool? { duty.isInTime(at: now) }

    package func standing(at now: Instant) -> String {
        switch (isInTime(at: now), response == nil) {
        case (true?, _): "responded in time"
        case (false?, false): "responded late"
        case (false?, true): "no response, late"
        case (nil, _): "waiting"
        }
    }

    package func derivation(under contract: VendorContract, at now: Instant) -> Derivation {
        let terms = contract.terms
        var derivation = Derivation(
            "\(id), call to \(contract.vendor)",
            rule: "The vendor responds within the hours of its contract, in its own hours (10.5).",
            result: standing(at: now))
        derivation.input("contract", "\(contract.covers): \(terms.words)", source: contract.id.text)
        derivation.input("about", about)
        derivation.input("called", terms.zone.words(calledAt), source: id.text)
        derivation.input("responded", response.map { terms.zone.words($0.at) } ?? "not yet")
        derivation.step("due \(terms.zone.words(dueAt))")
        let spent = terms.calendar.workingTime(from: calledAt, to: response?.at ?? now)
        derivation.step("\(Hours(minutes: spent / 60)) of its hours passed")
        return derivation
    }
}

package enum VendorRefusal: Refusal, Equatable {
    case vendorMissing
    case coversNothing
    case contactTooLong
    case responseOfNoUse
    case termOfNoUse(Day, Day)
    case renewedAlready(VendorContract.ID, by: VendorContract.ID)
    case overlapsRenewed(VendorContract.ID, Day)
    case stillToCome(Instant)
    case nothingTheMatter
    case notInForce(VendorContract.ID, Day, Day, Day)
    case respondedAlready(VendorCall.ID, Instant)
    case respondedBeforeCall(VendorCall.ID, Instant)
    case noteTooLong

    package var message: String {
        switch self {
        case .vendorMissing: "Name the vendor, in 1 to 200 characters."
        case .coversNothing: "Say what the contract covers, in 1 to 500 characters."
        case .contactTooLong: "How the vendor is reached has at most 500 characters. Shorten it."
        case .responseOfNoUse: "A vendor responds within 15 minutes to 30 days. Give the hours of the contract."
        case .termOfNoUse(let from, let through):
            "A contract from \(from.words) cannot end on \(through.words). Check the days."
        case .renewedAlready(let id, let by): "\(id) is renewed by \(by) already. Renew that one."
        case .overlapsRenewed(let id, let through):
            "\(id) runs through \(through.words); what renews it begins after. Check the days."
        case .stillToCome(let now):
            "It is \(Zone.pacific.words(now)) now: what is recorded has happened. Check the time and its offset."
        case .nothingTheMatter: "Say what is the matter, in 1 to 2,000 characters."
        case .notInForce(let id, let day, let from, let through):
            "\(id) runs from \(from.words) through \(through.words), not on \(day.words). Name the contract in force (vendor list)."
        case .respondedAlready(let id, let at): "The vendor responded to \(id) at \(Zone.pacific.words(at))."
        case .respondedBeforeCall(let id, let at):
            "\(id) was made at \(Zone.pacific.words(at)); no response came before. Check the time and its offset."
        case .noteTooLong: "A note has at most 2,000 characters. Shorten it."
        }
    }
}
