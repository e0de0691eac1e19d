/// An offer of terms that lapses at the end of a day, in the customer's zone, unless all have signed (3.3).
package struct Quote: Equatable, Codable, Sendable {
    package let terms: StatementOfWork.Terms
    /// The last day of its validity; it lapses at 24:00 of it, in the customer's zone.
    package let validUntil: Day
    /// When scoping information was complete.
    package let completeAt: Instant
    /// When the first quote was made.
    package let quotedAt: Instant
    /// The day on which it was made anew, in the customer's zone; nil while it is the first.
    package let renewedOn: Day?

    package init(
        terms: StatementOfWork.Terms, validUntil: Day, completeAt: Instant, quotedAt: Instant, renewedOn: Day? = nil
    ) {
        self.terms = terms
        self.validUntil = validUntil
        self.completeAt = completeAt
        self.quotedAt = quotedAt
        self.renewedOn = renewedOn
    }

    package func hasLapsed(on day: Day) -> Bool { day > validUntil }

    func renewed(with terms: StatementOfWork.Terms, validUntil: Day, on day: Day) -> Quote {
        Quote(terms: terms, validUntil: validUntil, completeAt: completeAt, quotedAt: quotedAt, renewedOn: day)
    }

    /// The day of the signature decides, not the day it is entered.
    func check(_ id: StatementOfWork.ID, signedOn day: Day) throws(WorkRefusal) {
        guard !hasLapsed(on: day) else { throw .quoteLapsed(id, validUntil) }
        // A signature from before the new offer stands under other terms.
        if let renewedOn, day < renewedOn { throw .signedBeforeQuoted(id, renewedOn) }
    }
}

/// How long a quote took from the instant scoping information was complete, in support hours, against its target (3.3).
package struct QuoteTurnaround: Equatable, Sendable {
    package let statementOfWork: StatementOfWork.ID
    package let completeAt: Instant
    /// Nil while the quote is still to come.
    package let quotedAt: Instant?
    package let asOf: Instant
    package let terms: Terms
    package let dueAt: Instant

    package struct Terms: Equatable, Codable, Sendable {
        /// Business days as a length: each is a day of support hours.
        package let businessDays: Int

        package static let standard = Terms(businessDays: 5)
    }

    package init(
        of statementOfWork: StatementOfWork.ID, completeAt: Instant, quotedAt: Instant?, now: Instant, terms: Terms = .standard
    ) throws(CalendarRefusal) {
        self.statementOfWork = statementOfWork
        self.completeAt = completeAt
        self.quotedAt = quotedAt
        asOf = now
        self.terms = terms
        dueAt = try BusinessDays.standard.instant(after: terms.businessDays, from: completeAt)
    }

    /// Support hours spent, to the quote or until now.
    package var spentSeconds: Int { ServiceCalendar.support.workingTime(from: completeAt, to: quotedAt ?? asOf) }

    /// Nil while it is neither made nor late.
    package var isMet: Bool? {
        if let quotedAt { return quotedAt <= dueAt }
        return asOf > dueAt ? false : nil
    }

    package var duty: Duty {
        Duty(record: statementOfWork.text, what: "quote", dueAt: dueAt, doneAt: quotedAt)
    }

    /// Instants are told in the support calendar's zone.
    package var derivation: Derivation {
        let zone = ServiceCalendar.support.zone
        var derivation = Derivation(
            "Quote turnaround of \(statementOfWork)",
            rule:
                "From the instant scoping information was complete, \(terms.businessDays) business days of support hours (3.3).",
            result: isMet.map { $0 ? "met" : "missed" } ?? "running")
        derivation.input("complete", zone.words(completeAt))
        derivation.input("quoted", quotedAt.map(zone.words) ?? "not yet")
        derivation.step("due \(zone.words(dueAt))")
        derivation.step("support hours spent: \(Hours(minutes: spentSeconds / 60))")
        return derivation
    }
}
