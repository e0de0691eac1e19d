/// A certificate the provider or a facility of its holds, with its expiry (10.2): SOC 2, ISO 9001, ISO 27001.
package struct Certificate: Equatable, Codable, Sendable {
    package typealias ID = Identifier<Certificate>

    package let id: ID
    package let name: String
    /// Nil: the provider itself.
    package let facility: Facility.ID?
    package let issuedOn: Day
    /// The last day it holds.
    package let expiresOn: Day
    /// Who issued it, and where the paper is.
    package let note: String

    /// Refuses one that expires before it is issued.
    package init(id: ID, name: String, facility: Facility.ID?, issuedOn: Day, expiresOn: Day, note: String)
        throws(CertificateRefusal)
    {
        guard (1...100).contains(name.count) else { throw .nameMissing }
        guard issuedOn <= expiresOn else { throw .expiresBeforeIssue(issuedOn, expiresOn) }
        guard note.count <= 2_000 else { throw .noteTooLong }
        self.id = id
        self.name = name
        self.facility = facility
        self.issuedOn = issuedOn
        self.expiresOn = expiresOn
        self.note = note
    }

    /// Days before its expiry from which it is to be renewed.
    package static let renewalDays = 90

    package enum Standing: Equatable, Sendable {
        case toCome
        case valid
        case toRenew(daysLeft: Int)
        case expired(days: Int)
    }

    package func standing(on day: Day) -> Standing {
        if day < issuedOn { return .toCome }
        if day > expiresOn { return .expired(days: day - expiresOn) }
        let left = expiresOn - day
        return left <= Certificate.renewalDays ? .toRenew(daysLeft: left) : .valid
    }
}

package enum CertificateRefusal: Refusal, Equatable {
    case nameMissing
    case expiresBeforeIssue(Day, Day)
    case noteTooLong

    package var message: String {
        switch self {
        case .nameMissing: "Name the certificate, in 1 to 100 characters: SOC 2, ISO 9001, ISO 27001."
        case .expiresBeforeIssue(let issued, let expires):
            "A certificate issued on \(issued.words) cannot expire on \(expires.words). Check the days."
        case .noteTooLong: "A note has at most 2,000 characters. Shorten it."
        }
    }
}
