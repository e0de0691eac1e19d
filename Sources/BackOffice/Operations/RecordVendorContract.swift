import Domain
import GRDB

/// Records a maintenance contract with a vendor; four hours to respond on seven days unless it says otherwise (10.5).
package struct RecordVendorContract: Action {
    package static let permission = Permission.operateSystems
    package static var example: RecordVendorContract {
        var example = RecordVendorContract(
            vendor: "Summit Power Service", covers: "UPS A and B, transfer switch", from: Day(ordinal: 20_454),
            through: Day(ordinal: 20_818))
        example.contact = "+1 916 555 0142, contract 88-1204"
        example.response = Hours(hours: 4)
        example.days = .sevenDays
        example.hours = .wholeDay
        example.zone = .pacific
        example.renews = Identifier(named: "VC-000001")
        return example
    }

    /// 1 to 200 characters.
    package var vendor: String
    /// 1 to 500 characters.
    package var covers: String
    /// First and last day.
    package var from: Day
    package var through: Day
    /// At most 500 characters.
    package var contact: String?
    /// 15 minutes to 30 days; 4 h when left out.
    package var response: Hours?
    /// Seven days when left out.
    package var days: VendorContract.Terms.Days?
    /// Of each of these days; all of it when left out.
    package var hours: ClockSpan?
    /// The provider's when left out.
    package var zone: Zone?
    /// The contract it takes the place of, from its first day on.
    package var renews: VendorContract.ID?

    package init(vendor: String, covers: String, from: Day, through: Day) {
        self.vendor = vendor
        self.covers = covers
        self.from = from
        self.through = through
    }

    package struct Recorded: Codable, Equatable, Sendable {
        package let contract: VendorContract.ID
    }

    package func perform(in book: Book) throws -> Recorded {
        if let own = book.actor.utility { throw AccessRefusal.beyondUtility(own) }
        let standard = VendorContract.Terms.standard
        if let renews {
            let last = try book.view.vendorContract(renews)
            if let by = try book.view.renewal(of: renews) { throw VendorRefusal.renewedAlready(renews, by: by) }
            guard from > last.through else { throw VendorRefusal.overlapsRenewed(renews, last.through) }
        }
        let contract = try VendorContract(
            id: try book.identifier("VC"), vendor: vendor, covers: covers, contact: contact ?? "",
            terms: VendorContract.Terms(
                response: response ?? standard.response, days: days ?? standard.days, hours: hours ?? standard.hours,
                zone: zone ?? standard.zone), from: from, through: through, renews: renews)
        try contract.store(in: book)
        return Recorded(contract: contract.id)
    }
}

/// Records that a vendor was called; its time to respond runs in the contract's own hours.
package struct RecordVendorCall: Action {
    package static let permission = Permission.operateSystems
    package static var example: RecordVendorCall {
        RecordVendorCall(
            contract: Identifier(named: "VC-000001"), about: "UPS B on bypass after a battery fault, AL-000012.",
            calledAt: Instant(seconds: 1_789_200_000))
    }

    package var contract: VendorContract.ID
    /// 1 to 2,000 characters.
    package var about: String
    /// Now when left out.
    package var calledAt: Instant?

    package init(contract: VendorContract.ID, about: String, calledAt: Instant? = nil) {
        self.contract = contract
        self.about = about
        self.calledAt = calledAt
    }

    package struct Called: Codable, Equatable, Sendable {
        package let call: VendorCall.ID
        package let dueAt: Instant
    }

    package func perform(in book: Book) throws -> Called {
        let held = try book.view.vendorContract(contract)
        let call = try VendorCall(
            id: try book.identifier("VCL"), under: held, about: about, calledAt: calledAt ?? book.now, now: book.now)
        try call.store(in: book)
        return Called(call: call.id, dueAt: call.dueAt)
    }
}

/// Records that the vendor responded: somebody competent came, or called back as the contract has it.
package struct RecordVendorResponse: Action {
    package static let permission = Permission.operateSystems
    package static var example: RecordVendorResponse {
        RecordVendorResponse(
            call: Identifier(named: "VCL-000001"), respondedAt: Instant(seconds: 1_789_210_000),
            note: "Technician on site, cell string replaced.")
    }

    package var call: VendorCall.ID
    /// Now when left out.
    package var respondedAt: Instant?
    /// At most 2,000 characters.
    package var note: String?

    package init(call: VendorCall.ID, respondedAt: Instant? = nil, note: String? = nil) {
        self.call = call
        self.respondedAt = respondedAt
        self.note = note
    }

    package struct Responded: Codable, Equatable, Sendable {
        package let dueAt: Instant
        package let inTime: Bool
    }

    package func perform(in book: Book) throws -> Responded {
        var found = try book.view.vendorCall(call)
        let response = VendorCall.Response(at: respondedAt ?? book.now, note: note ?? "")
        try found.respond(response, now: book.now)
        try book.db.execute(
            sql: "INSERT INTO vendor_response (call, at, note, recorded_by, recorded_at) VALUES (?, ?, ?, ?, ?)",
            arguments: [call.text, response.at.milliseconds, response.note, book.actor.id.text, book.now.milliseconds])
        return Responded(dueAt: found.dueAt, inTime: found.isInTime(at: book.now) ?? false)
    }
}
