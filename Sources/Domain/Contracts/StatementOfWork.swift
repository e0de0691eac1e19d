/// One order for work under an agreement, from the customer's request to its end (3.2, 3.3).
package struct StatementOfWork: Equatable, Codable, Sendable {
    package typealias ID = Identifier<StatementOfWork>

    package let id: ID
    package let customer: CustomerCode
    package let kind: Kind
    package let title: String
    package private(set) var status: Status

    package enum Status: Equatable, Codable, Sendable {
        case requested
        case scoping(Scoping)
        case quoted(Quote)
        case signedByOne(Signature, Quote)
        /// From the last signature. It is in effect from the day named.
        case binding(Binding)
        case completed(Binding, on: Day)
        case cancelled(Binding?, on: Day, why: String)

        /// A quote that not all have signed in time.
        package func hasLapsed(on day: Day) -> Bool {
            switch self {
            case .quoted(let quote), .signedByOne(_, let quote): quote.hasLapsed(on: day)
            case .requested, .scoping, .binding, .completed, .cancelled: false
            }
        }
    }

    /// How it stands on a day: what the status alone does not say is that a quote has lapsed and that work may begin.
    package enum Standing: Equatable, Sendable {
        case requested, scoping, quoted, signedByOne, lapsed, binding, inEffect
        case completed(Day)
        case cancelled(Day)

        package var words: String {
            switch self {
            case .requested: "requested"
            case .scoping: "in scoping"
            case .quoted: "quoted"
            case .signedByOne: "signed by one"
            case .lapsed: "lapsed"
            case .binding: "binding, not in effect yet"
            case .inEffect: "in effect"
            case .completed(let day): "completed on \(day.words)"
            case .cancelled(let day): "cancelled on \(day.words)"
            }
        }
    }

    package struct Scoping: Equatable, Codable, Sendable {
        /// When scoping information was complete; the quote's turnaround runs from then. Nil while it is gathered.
        package let completeAt: Instant?
    }

    package struct Binding: Equatable, Codable, Sendable {
        package let first: Signature
        package let last: Signature
        package let quote: Quote

        package var boundOn: Day { max(first.on, last.on) }
        /// The later of the last signature and the stated start.
        package var effectiveFrom: Day { max(boundOn, quote.terms.startsOn) }
    }

    /// A request. Refuses a title that is empty or longer than 200 characters.
    package init(requested id: ID, customer: CustomerCode, kind: Kind, title: String) throws(WorkRefusal) {
        guard (1...200).contains(title.count) else { throw .nameOfNoUse }
        self.init(recorded: id, customer: customer, kind: kind, title: title, status: .requested)
    }

    /// From the books.
    package init(recorded id: ID, customer: CustomerCode, kind: Kind, title: String, status: Status) {
        self.id = id
        self.customer = customer
        self.kind = kind
        self.title = title
        self.status = status
    }

    package var quote: Quote? {
        switch status {
        case .requested, .scoping: nil
        case .quoted(let quote), .signedByOne(_, let quote): quote
        case .binding(let binding), .completed(let binding, _): binding.quote
        case .cancelled(let binding, _, _): binding?.quote
        }
    }

    package var terms: Terms? { quote?.terms }

    package var binding: Binding? {
        switch status {
        case .requested, .scoping, .quoted, .signedByOne: nil
        case .binding(let binding), .completed(let binding, _): binding
        case .cancelled(let binding, _, _): binding
        }
    }

    /// In the order they were recorded.
    package var signatures: [Signature] {
        switch status {
        case .requested, .scoping, .quoted: []
        case .signedByOne(let first, _): [first]
        case .binding, .completed, .cancelled: binding.map { [$0.first, $0.last] } ?? []
        }
    }

    /// Whether both have signed, whatever came after.
    package var isBinding: Bool { binding != nil }

    package var phases: [AdvancedServicesTerms.Phase] {
        switch terms {
        case .advancedServices(let terms): terms.phases
        case .enhancedMaintenance, nil: []
        }
    }

    /// How it stands on a day of the customer's zone.
    package func standing(on day: Day) -> Standing {
        switch status {
        case .requested: .requested
        case .scoping: .scoping
        case .quoted: status.hasLapsed(on: day) ? .lapsed : .quoted
        case .signedByOne: status.hasLapsed(on: day) ? .lapsed : .signedByOne
        case .binding(let binding): day >= binding.effectiveFrom ? .inEffect : .binding
        case .completed(_, let on): .completed(on)
        case .cancelled(_, let on, _): .cancelled(on)
        }
    }
}

extension StatementOfWork {
    /// Scoping begins; once its information is complete, the turnaround of the quote runs from that instant.
    package mutating func scope(completeAt: Instant?) throws(WorkRefusal) {
        switch status {
        case .requested: status = .scoping(Scoping(completeAt: completeAt))
        case .scoping(let scoping) where scoping.completeAt == nil && completeAt != nil:
            status = .scoping(Scoping(completeAt: completeAt))
        case .scoping, .quoted, .signedByOne, .binding, .completed, .cancelled: throw .scopedAlready(id)
        }
    }

    /// Offers terms until a day. A quote nobody signed can be made anew, and so can one that lapsed; the turnaround stays that of
    /// the first.
    package mutating func offer(
        _ terms: Terms, validUntil: Day, at instant: Instant, today: Day, currency: Currency
    ) throws {
        guard terms.kind == kind else { throw WorkRefusal.otherKind(id, kind) }
        try terms.check(in: currency)
        guard validUntil >= today else { throw WorkRefusal.validityPassed(validUntil) }
        switch status {
        case .requested: throw WorkRefusal.notScoped(id)
        case .scoping(let scoping):
            guard let complete = scoping.completeAt else { throw WorkRefusal.notScoped(id) }
            status = .quoted(Quote(terms: terms, validUntil: validUntil, completeAt: complete, quotedAt: instant))
        case .quoted(let quote):
            status = .quoted(quote.renewed(with: terms, validUntil: validUntil, on: today))
        case .signedByOne(_, let quote) where quote.hasLapsed(on: today):
            status = .quoted(quote.renewed(with: terms, validUntil: validUntil, on: today))
        case .signedByOne, .binding, .completed, .cancelled: throw WorkRefusal.signedAlready(id)
        }
    }

    /// One side signs; with the second it is binding. `today` is the day in the customer's zone. Refused where the quote lapsed
    /// before the day of the signature; one made in time may be entered late.
    package mutating func sign(_ signature: Signature, today: Day) throws {
        try signature.check(today: today)
        switch status {
        case .requested, .scoping: throw WorkRefusal.notQuoted(id)
        case .quoted(let quote):
            try quote.check(id, signedOn: signature.on)
            status = .signedByOne(signature, quote)
        case .signedByOne(let first, let quote):
            try quote.check(id, signedOn: signature.on)
            guard first.party != signature.party else { throw SigningRefusal.signedAlready(by: signature.party) }
            status = .binding(Binding(first: first, last: signature, quote: quote))
        case .binding, .completed, .cancelled: throw WorkRefusal.signedAlready(id)
        }
    }

    /// The work is done and accepted.
    package mutating func complete(on day: Day) throws(WorkRefusal) {
        switch status {
        case .binding(let binding):
            guard day >= binding.effectiveFrom else { throw .notInEffect(id, binding.effectiveFrom) }
            status = .completed(binding, on: day)
        case .requested, .scoping, .quoted, .signedByOne: throw .notBinding(id)
        case .completed, .cancelled: throw .ended(id)
        }
    }

    /// Ends it: a request or quote that is dropped, or a binding one through a change order.
    package mutating func cancel(on day: Day, why: String = "change order of cancellation") throws(WorkRefusal) {
        switch status {
        case .requested, .scoping, .quoted, .signedByOne: status = .cancelled(nil, on: day, why: why)
        case .binding(let binding): status = .cancelled(binding, on: day, why: why)
        case .completed, .cancelled: throw .ended(id)
        }
    }
}
