/// The agreement under which a customer's applications are run: tier, delivery model, data center, options, term (3.1).
package struct CloudServicesAgreement: Equatable, Codable, Sendable {
    package typealias ID = Identifier<CloudServicesAgreement>

    package let id: ID
    package let customer: CustomerCode
    package let terms: CloudServicesTerms
    package private(set) var status: Status

    package enum Status: Equatable, Codable, Sendable {
        case draft
        case signedByOne(Signature)
        /// From the last signature; what was promised is fixed with it.
        case binding(first: Signature, last: Signature, promise: Promise)
    }

    /// What signing fixed. A later catalogue never alters it.
    package struct Promise: Equatable, Codable, Sendable {
        package let tier: Tier
        package let availability: AvailabilityTerms
        package let commitments: [Commitment]
        /// Who answers for what, under the agreement's delivery model.
        package let responsibilities: [String: Party]
    }

    /// A draft. Refuses terms the catalogue does not sell.
    package init(id: ID, customer: CustomerCode, terms: CloudServicesTerms, catalogue: Catalogue) throws {
        try terms.check(against: catalogue)
        self.init(recorded: id, customer: customer, terms: terms, status: .draft)
    }

    /// From the books.
    package init(recorded id: ID, customer: CustomerCode, terms: CloudServicesTerms, status: Status) {
        self.id = id
        self.customer = customer
        self.terms = terms
        self.status = status
    }

    package var promise: Promise? {
        switch status {
        case .draft, .signedByOne: nil
        case .binding(_, _, let promise): promise
        }
    }

    /// The day of the last signature.
    package var bindingOn: Day? {
        switch status {
        case .draft, .signedByOne: nil
        case .binding(let first, let last, _): max(first.on, last.on)
        }
    }

    /// One side signs; with the second the agreement is binding and its promise fixed.
    ///
    /// `today` is the day of signing in the customer's zone: a signature still to come is refused.
    package mutating func sign(_ signature: Signature, today: Day, catalogue: Catalogue, zone: Zone) throws {
        guard signature.on <= today else { throw AgreementRefusal.signedInTheFuture(signature.on) }
        guard (1...200).contains(signature.by.count) else { throw AgreementRefusal.signatoryMissing }
        switch status {
        case .draft:
            status = .signedByOne(signature)
        case .signedByOne(let first) where first.party != signature.party:
            status = .binding(first: first, last: signature, promise: try terms.promise(from: catalogue, zone: zone))
        case .signedByOne, .binding:
            throw AgreementRefusal.signedAlready(id, by: signature.party)
        }
    }

    /// Its days, both included.
    package var term: ClosedRange<Day> { terms.from...max(terms.from, terms.through) }
}

package enum AgreementRefusal: Refusal, Equatable {
    case signedAlready(CloudServicesAgreement.ID, by: Party)
    case signedInTheFuture(Day)
    case signatoryMissing
    case termOfNoUse(Day, Day)
    case noApplications
    case applicationTwice(Application.Name)
    case reservedName
    case noticeOutOfBounds
    case notAReadTarget(Metric)
    case targetTwice(Metric)
    case overlaps(CloudServicesAgreement.ID, ClosedRange<Day>)
    case noneInForce(CustomerCode, ReportingPeriod)

    package var message: String {
        switch self {
        case .signedAlready(let id, let party):
            "\(id) is signed for the \(party.rawValue) already. The other side signs, if it has not."
        case .signedInTheFuture(let day): "\(day) is still to come. Record a signature when it is made."
        case .signatoryMissing: "Name who signed, in 1 to 200 characters."
        case .termOfNoUse(let from, let through): "A term from \(from) cannot end on \(through). Check the days."
        case .noApplications: "A Cloud Services agreement names at least one application, at most 50."
        case .applicationTwice(let name): "The application \(name) is named twice. Name each once."
        case .reservedName:
            "\u{201C}infrastructure\u{201D} names what lies under all applications. Call the application otherwise."
        case .noticeOutOfBounds: "Service windows are announced 0 to 8,760 hours before they start. Give hours within that."
        case .notAReadTarget(let metric):
            "\(metric.name) is promised by the tier and not set here. Targets are set for \(Metric.all.filter(\.isAgreed).map(\.name).joined(separator: ", "))."
        case .targetTwice(let metric): "\(metric.name) has two targets. Give one."
        case .overlaps(let other, let term):
            "\(other) is in force from \(term.lowerBound) through \(term.upperBound). Begin after it, or have it end before."
        case .noneInForce(let customer, let period):
            "\(customer) has no binding Cloud Services agreement in \(period.words). Draft one and have both sides sign."
        }
    }
}
