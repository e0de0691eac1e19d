/// When Enhanced Maintenance may still be ended at the close of its year (6.2).
package struct CancellationTerms: Equatable, Codable, Sendable {
    /// At least ninety days before the year ends, and before the next year's maintenance invoice is issued.
    package static let standard = CancellationTerms(noticeDays: 90)

    /// Days before the year's last day.
    package let noticeDays: Int

    package init(noticeDays: Int) { self.noticeDays = noticeDays }

    package func lastDayForNotice(yearEndingOn last: Day, invoice: NextInvoice) -> NoticeDeadline {
        NoticeDeadline(yearEnd: last, noticeDays: noticeDays, invoice: invoice)
    }
}

/// The next year's maintenance invoice, as far as it is known: its planned issue day, until there is an actual one.
package enum NextInvoice: Equatable, Codable, Sendable {
    case planned(Day)
    /// First issued ever; voiding it does not move the deadline back.
    case issued(Day, at: Instant)

    package var day: Day {
        switch self {
        case .planned(let day), .issued(let day, _): day
        }
    }

    package var issuedAt: Instant? {
        switch self {
        case .planned: nil
        case .issued(_, let instant): instant
        }
    }
}

/// The last day on which a notice of cancellation is in time, with both candidates it is the earlier of (6.2).
///
/// It runs to 24:00 of that day in the customer's zone.
package struct NoticeDeadline: Equatable, Codable, Sendable {
    /// The running year's last day.
    package let yearEnd: Day
    package let noticeDays: Int
    package let invoice: NextInvoice

    package init(yearEnd: Day, noticeDays: Int, invoice: NextInvoice) {
        self.yearEnd = yearEnd
        self.noticeDays = noticeDays
        self.invoice = invoice
    }

    package var byNotice: Day { yearEnd - noticeDays }
    package var byInvoice: Day { invoice.day - 1 }
    package var day: Day { min(byNotice, byInvoice) }

    /// Which of the two candidates set the day.
    package enum Rule: String, Codable, Sendable {
        case notice, invoice, both

        package var words: String {
            switch self {
            case .notice: "the days of notice"
            case .invoice: "the next year's invoice"
            case .both: "both alike"
            }
        }
    }

    package var setBy: Rule { byNotice == byInvoice ? .both : byNotice < byInvoice ? .notice : .invoice }

    /// The instant it ends: 24:00 in the customer's zone.
    package func end(in zone: Zone) -> Instant { zone.start(of: day + 1) }

    package var derivation: Derivation {
        let known =
            switch invoice {
            case .planned: "planned for"
            case .issued: "issued on"
            }
        var derivation = Derivation(
            "Last day for notice, year ending \(yearEnd.words)",
            rule: "The earlier of the year's last day less the days of notice, and the day before the next year's maintenance "
                + "invoice is issued, to 24:00 in the customer's zone (6.2).",
            result: "\(day.words), set by \(setBy.words)")
        derivation.input("year's last day", yearEnd.words)
        derivation.input("days of notice", String(noticeDays))
        derivation.input("next year's invoice", "\(known) \(invoice.day.words)")
        derivation.step("by notice: \(yearEnd.words) less \(noticeDays) days is \(byNotice.words)")
        derivation.step("by invoice: the day before \(invoice.day.words) is \(byInvoice.words)")
        return derivation
    }
}
