import Domain

/// What `vendor list --json` prints of a contract, as of today in the provider's zone.
package struct VendorContractAnswer: Encodable, Equatable, Sendable {
    package let contract: VendorContract.ID
    package let vendor: String
    package let covers: String
    package let contact: String
    package let terms: VendorContract.Terms
    package let from: Day
    package let through: Day
    package let renews: VendorContract.ID?
    package let standing: String

    package init(_ contract: VendorContract, at now: Instant) {
        self.contract = contract.id
        vendor = contract.vendor
        covers = contract.covers
        contact = contract.contact
        terms = contract.terms
        from = contract.from
        through = contract.through
        renews = contract.renews
        standing = contract.standing(on: Checklist.zone.day(of: now)).words
    }

    /// `all`: those renewed since too.
    package static func list(all: Bool, in view: View) throws -> [VendorContractAnswer] {
        try view.vendorContracts(running: !all).map { VendorContractAnswer($0, at: view.now) }
    }
}

/// What `vendor calls --json` prints of a call.
package struct VendorCallAnswer: Encodable, Equatable, Sendable {
    package let call: VendorCall.ID
    package let contract: VendorContract.ID
    package let about: String
    package let calledAt: Instant
    package let dueAt: Instant
    package let respondedAt: Instant?
    /// Left out while it waits and is not late yet.
    package let inTime: Bool?
    package let standing: String

    private init(_ call: VendorCall, at now: Instant) {
        self.call = call.id
        contract = call.contract
        about = call.about
        calledAt = call.calledAt
        dueAt = call.dueAt
        respondedAt = call.response?.at
        inTime = call.isInTime(at: now)
        standing = call.standing(at: now)
    }

    /// Under one contract, or all.
    package static func list(under contract: VendorContract.ID?, in view: View) throws -> [VendorCallAnswer] {
        if let contract { _ = try view.vendorContract(contract) }
        return try view.vendorCalls(under: contract).map { VendorCallAnswer($0, at: view.now) }
    }
}
