import Domain

/// The billing read rate of one cycle's bill date and commodity (12.4).
package struct BillingCounts: Hashable, Codable, Sendable {
    package let cycle: String
    package let billDate: Day
    package let commodity: Commodity
    /// Endpoints with an eligible register slot on the bill date, and those read in the window; before and after exclusions.
    package var rawEligible: Int
    package var rawReceived: Int
    package var eligible: Int
    package var received: Int

    package init(
        cycle: String, billDate: Day, commodity: Commodity, rawEligible: Int = 0, rawReceived: Int = 0, eligible: Int = 0,
        received: Int = 0
    ) {
        self.cycle = cycle
        self.billDate = billDate
        self.commodity = commodity
        self.rawEligible = rawEligible
        self.rawReceived = rawReceived
        self.eligible = eligible
        self.received = received
    }

    package var share: Share { Share(received, of: eligible) }

    package mutating func count(isRead: Bool, isExcluded: Bool) {
        rawEligible += 1
        if isRead { rawReceived += 1 }
        guard !isExcluded else { return }
        eligible += 1
        if isRead { received += 1 }
    }
}

/// A month by bill date, pooled: sum over sum.
package struct BillingRate: Hashable, Codable, Sendable {
    package let month: Month
    /// By bill date, cycle and commodity; those whose window is over.
    package let cycles: [BillingCounts]
    /// Bill dates whose window is still open.
    package let comingOn: [Day]

    package init(month: Month, cycles: [BillingCounts], comingOn: [Day]) {
        self.month = month
        self.cycles = cycles
        self.comingOn = comingOn
    }

    package var toCome: Int { comingOn.count }

    package var raw: Share { Share(cycles.reduce(0) { $0 + $1.rawReceived }, of: cycles.reduce(0) { $0 + $1.rawEligible }) }
    package var adjusted: Share { Share(cycles.reduce(0) { $0 + $1.received }, of: cycles.reduce(0) { $0 + $1.eligible }) }
}

/// When a register read counts for a bill date: stamped within whole days of the utility's clock, accepted by the end of the last.
package struct BillingWindow: Hashable, Sendable {
    package let days: ClosedRange<Day>
    package let stamps: Period
    package let acceptedBy: Instant

    package init(billDate: Day, terms: ReadTerms, zone: Zone) {
        days = (billDate - terms.billingDaysBefore)...(billDate + terms.billingDaysAfter)
        stamps = zone.period(of: days)
        acceptedBy = stamps.end
    }

    /// The stamp at 24:00 of the last day is in it, as a day's own end stamp is.
    package func takes(stamp: Instant, acceptedAt: Instant) -> Bool {
        stamps.start <= stamp && stamp <= stamps.end && acceptedAt <= acceptedBy
    }
}
