/// A maintenance contract with a vendor of what the provider runs on: within what time the vendor responds, in which hours (10.5).
package struct VendorContract: Equatable, Codable, Sendable {
    package typealias ID = Identifier<VendorContract>

    package let id: ID
    package let vendor: String
    /// What is maintained.
    package let covers: String
    /// How the vendor is reached, with the provider's number there.
    package let contact: String
    package let terms: Terms
    /// First and last day, in the zone of its hours.
    package let from: Day
    package let through: Day
    /// The contract it takes the place of.
    package let renews: ID?

    /// The time to respond and the hours it runs in: settings of the contract.
    package struct Terms: Equatable, Codable, Sendable {
        /// 15 minutes to 30 days.
        package let response: Hours
        package let days: Days
        package let hours: ClockSpan
        package let zone: Zone

        package enum Days: String, CaseIterable, Codable, Sendable {
            case sevenDays
            /// Monday to Friday but United States federal holidays.
            case businessDays
        }

        /// Four hours, on seven days around the clock.
        package static let standard = Terms(response: Hours(hours: 4), days: .sevenDays, hours: .wholeDay, zone: .pacific)

        package init(response: Hours, days: Days, hours: ClockSpan, zone: Zone) {
            self.response = response
            self.days = days
            self.hours = hours
            self.zone = zone
        }

        package var calendar: ServiceCalendar {
            if days == .sevenDays, hours == .wholeDay { return .roundTheClock("vendor", zone: zone) }
            let week =
                days == .businessDays
                ? WeeklyHours.mondayToFriday(hours)
                : WeeklyHours(Dictionary(Day.Weekday.allCases.map { ($0, [hours]) }) { first, _ in first })
            return ServiceCalendar(
                name: "vendor", zone: zone, hours: .weekly(week, except: days == .businessDays ? .unitedStatesFederal : .none))
        }

        /// `4 h, seven days, 00:00-24:00 America/Los_Angeles`.
        package var words: String { "\(response), \(days == .sevenDays ? "seven days" : "business days"), \(hours) \(zone.id)" }
    }

    /// Refuses texts of no use, a response of less than a quarter of an hour or more than 30 days, and an end before its beginning.
    package init(
        id: ID, vendor: String, covers: String, contact: String, terms: Terms, from: Day, through: Day, renews: ID?
    ) throws(VendorRefusal) {
        guard (1...200).contains(vendor.count) else { throw .vendorMissing }
        guard (1...500).contains(covers.count) else { throw .coversNothing }
        guard contact.count <= 500 else { throw .contactTooLong }
        guard (15...43_200).contains(terms.response.minutes) else { throw .responseOfNoUse }
        guard from <= through else { throw .termOfNoUse(from, through) }
        self.init(
            recorded: id, vendor: vendor, covers: covers, contact: contact, terms: terms, from: from, through: through,
            renews: renews)
    }

    /// From the books.
    package init(
        recorded id: ID, vendor: String, covers: String, contact: String, terms: Terms, from: Day, through: Day, renews: ID?
    ) {
        self.id = id
        self.vendor = vendor
        self.covers = covers
        self.contact = contact
        self.terms = terms
        self.from = from
        self.through = through
        self.renews = renews
    }

    /// Days before its end from which it is to be renewed.
    package static let renewalDays = 90

    package enum Standing: Equatable, Sendable {
        case toCome
        case inForce
        case toRenew(daysLeft: Int)
        case expired(days: Int)
    }

    package func standing(on day: Day) -> Standing {
        if day < from { return .toCome }
        if day > through { return .expired(days: day - through) }
        let left = through - day
        return left <= VendorContract.renewalDays ? .toRenew(daysLeft: left) : .inForce
    }

    /// Whether a call on a day is within its term.
    package func holds(on day: Day) -> Bool { from <= day && day <= through }
}

extension VendorContract.Standing {
    package var words: String {
        switch self {
        case .toCome: "to come"
        case .inForce: "in force"
        case .toRenew(let left): "to be renewed, \(left.counted("day")) left"
        case .expired(let days): "expired \(days.counted("day")) ago"
        }
    }
}
