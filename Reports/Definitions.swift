import Workbook

/// The words of the workbooks and the rules behind them.
enum Definitions {
    static let all: [Note] = [
        Note(
            "Percentages",
            "Compared in whole numbers and shown truncated, never rounded up: 98.996 % is shown as 98.99 % and misses 99 %. A figure just under its promise is shown with as many digits as it takes to tell the two apart."
        ),
        Note("Met, narrow", "The promise was kept, with less than a twentieth of the failures it allows left."),
        Note("No obligation", "Nothing was due: a rate over nothing is neither met nor missed."),
        Note(
            "Not final",
            "The period still runs, or its close has not come. So far: what has been judged. If nothing else fails: every day to come brings the last complete day's eligible slots, all received; the rest of agreed time is up. Margin: how much may still fail before the promise is lost, rounded down."
        ),
        Note(
            "Close",
            "24:00 of the utility's clock on the fifth business day after the month. Eligibility and exclusions are judged then, the figure is frozen, and the contract uses it. What is recorded later shows as restated beside it."
        ),
        Note("Quarter", "Its months pooled: sum over sum, never a mean of percentages."),
        Note(
            "Application availability",
            "Agreed time less down time, over agreed time, exact in seconds. Agreed time is the tier's window less service windows that were approved and announced in time. Unknown time (a gap of the probes) counts as up and is reported apart; degraded is not down."
        ),
        Note("Infrastructure availability", "The same around the clock, less service windows."),
        Note(
            "Service day",
            "The civil day of the utility's zone; for gas, where the contract says so, the gas day from 09:00 Central named by the date it starts."
        ),
        Note(
            "Eligible slot",
            "One endpoint, channel and interval end (or register stamp) of a channel in the endpoint's configuration, under an installed and billing-approved link, with no approved exclusion over it. Expected slots are the same before exclusions."
        ),
        Note(
            "Received slot",
            "An eligible slot with an actual value accepted by the deadline. Estimated and substituted values never count; a value that came twice counts once."
        ),
        Note(
            "T1, T3",
            "T1 is the first daily export time after the service day's end; T3 is 24:00 of the third day after the service day, both by the utility's clock unless the contract says otherwise. While a period runs, each counts the days whose deadline has passed."
        ),
        Note(
            "Raw and adjusted rate",
            "Raw is before exclusions, adjusted after; the contract uses the adjusted one, and both are always shown. More than 2 % of slots excluded raises a flag."
        ),
        Note(
            "Exclusion",
            "Slots that leave both sides of a rate: dated, evidenced, requested by one person and approved by another at the latest at the close. Failures of the provider's head-end, network devices, backhaul, processing and export are never excluded."
        ),
        Note(
            "Billing read rate",
            "Endpoints with an actual register read stamped in the window around their bill date and accepted by its end, over endpoints eligible on the bill date."
        ),
        Note(
            "File delivery",
            "Files on time, complete and valid, over files due. On time: the last part of the first valid and complete version came at or before the due time. Complete: all parts, counts agree, every eligible channel has values or a missing reason. Valid: well-formed, true to its schema and counts. A proven outage of the receiver leaves both sides."
        ),
    ]
}
