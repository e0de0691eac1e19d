/// How something that did not come through is tried again: each wait twice the one before, up to a longest, and not for ever.
package struct BackOff: Equatable, Codable, Sendable {
    /// The first wait, in seconds.
    package let first: Int
    /// The longest, in seconds.
    package let longest: Int
    /// No try later than so many seconds after the beginning.
    package let givesUpAfter: Int

    package init(first: Int, longest: Int, givesUpAfter: Int) {
        self.first = max(1, first)
        self.longest = max(1, longest)
        self.givesUpAfter = givesUpAfter
    }

    /// A mail is tried after a minute, two, four... every four hours, for five days.
    package static let mail = BackOff(first: 60, longest: 4 * 3_600, givesUpAfter: 5 * 86_400)

    /// A call of a webhook is tried after half a minute, a minute, two... every six hours, for three days.
    package static let webhook = BackOff(first: 30, longest: 6 * 3_600, givesUpAfter: 3 * 86_400)

    /// The wait before the next try, in seconds, after so many that failed.
    package func wait(after failures: Int) -> Int {
        // Thirty doublings of a second are 34 years.
        let (wait, overflow) = first.multipliedReportingOverflow(by: 1 << min(max(0, failures - 1), 30))
        return overflow ? longest : min(longest, wait)
    }

    /// When to try again, after so many tries of which the last failed just now; nil where it is given up.
    package func next(after failures: Int, at now: Instant, since beginning: Instant) -> Instant? {
        let next = now + wait(after: failures)
        return next <= beginning + givesUpAfter ? next : nil
    }
}
