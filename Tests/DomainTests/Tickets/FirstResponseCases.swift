import Domain

extension ClockCase {
    /// Tue 15 Sep and Fri 18 Sep 2026 are ordinary business days.
    static let firstResponses = [
        ClockCase(
            "severity 1 is answered in 15 minutes, and fixed in one business day", ["15 Sep 10:00 PDT opened 1"],
            now: "15 Sep 10:00 PDT", first: "running, due 15 Sep 10:15 PDT", updates: [],
            resolution: "running, due 16 Sep 10:00 PDT"),
        ClockCase(
            "24x7 runs over midnight; a business day of a night begins at 05:00", ["15 Sep 23:50 PDT opened 1"],
            now: "15 Sep 23:50 PDT", first: "running, due 16 Sep 00:05 PDT", resolution: "running, due 16 Sep 17:00 PDT"),
        ClockCase(
            "24x7 has no weekend; support hours have", ["19 Sep 12:00 PDT opened 1"], now: "19 Sep 12:00 PDT",
            first: "running, due 19 Sep 12:15 PDT", resolution: "running, due 21 Sep 17:00 PDT"),
        ClockCase(
            "24x7 has no holiday; support hours have Labor Day", ["7 Sep 09:00 PDT opened 1"], now: "7 Sep 09:00 PDT",
            first: "running, due 7 Sep 09:15 PDT", resolution: "running, due 8 Sep 17:00 PDT"),
        ClockCase(
            "in spring 15 minutes from 01:50 end at 03:05", ["8 Mar 01:50 PST opened 1"], now: "8 Mar 01:50 PST",
            first: "running, due 8 Mar 03:05 PDT", resolution: "running, due 9 Mar 17:00 PDT"),
        ClockCase(
            "in autumn the hour after 01:00 comes twice", ["1 Nov 01:50 PDT opened 1"], now: "1 Nov 01:50 PDT",
            first: "running, due 1 Nov 01:05 PST", resolution: "running, due 2 Nov 17:00 PST"),
        ClockCase(
            "severity 2 is answered in 4 support hours, and fixed in 5 business days", ["15 Sep 10:00 PDT opened 2"],
            now: "15 Sep 10:00 PDT", first: "running, due 15 Sep 14:00 PDT", updates: [],
            resolution: "running, due 22 Sep 10:00 PDT"),
        ClockCase(
            "support hours stop on Friday at 17:00", ["18 Sep 15:00 PDT opened 2"], now: "18 Sep 15:00 PDT",
            first: "running, due 21 Sep 07:00 PDT", resolution: "running, due 25 Sep 15:00 PDT"),
        ClockCase(
            "opened as the desk closes: counted from the next opening, due as it closes", ["18 Sep 17:00 PDT opened 2"],
            now: "18 Sep 17:00 PDT", first: "running, due 21 Sep 09:00 PDT", resolution: "running, due 25 Sep 17:00 PDT"),
        ClockCase(
            "the last second of the day counts", ["18 Sep 16:59:59 PDT opened 2"], now: "18 Sep 17:00 PDT",
            first: "running, due 21 Sep 08:59:59 PDT"),
        ClockCase(
            "opened before the desk opens: counted from 05:00", ["15 Sep 04:59 PDT opened 2"], now: "15 Sep 04:59 PDT",
            first: "running, due 15 Sep 09:00 PDT"),
        ClockCase(
            "opened as the desk opens", ["15 Sep 05:00 PDT opened 2"], now: "15 Sep 05:00 PDT",
            first: "running, due 15 Sep 09:00 PDT"),
        ClockCase(
            "used up as the desk closes: due then, not at the next opening", ["15 Sep 13:00 PDT opened 2"],
            now: "15 Sep 13:00 PDT", first: "running, due 15 Sep 17:00 PDT"),
        ClockCase(
            "severity 2 waits for Monday", ["19 Sep 12:00 PDT opened 2"], now: "19 Sep 12:00 PDT",
            first: "running, due 21 Sep 09:00 PDT", resolution: "running, due 25 Sep 17:00 PDT"),
        ClockCase(
            "severity 2 waits for the day after the holiday", ["7 Sep 10:00 PDT opened 2"], now: "7 Sep 10:00 PDT",
            first: "running, due 8 Sep 09:00 PDT", resolution: "running, due 14 Sep 17:00 PDT"),
        ClockCase(
            "severity 3 is answered in a business day, and fixed in 20, Columbus Day not counted", ["15 Sep 10:00 PDT opened 3"],
            now: "15 Sep 10:00 PDT", first: "running, due 16 Sep 10:00 PDT", updates: [],
            resolution: "running, due 14 Oct 10:00 PDT"),
        ClockCase(
            "severity 4 is answered in 2 business days, and owed nothing else", ["18 Sep 16:00 PDT opened 4"],
            now: "18 Sep 16:00 PDT", first: "running, due 22 Sep 16:00 PDT", updates: [], resolution: "not owed"),
        ClockCase(
            "Veterans Day is no business day", ["10 Nov 16:00 PST opened 3"], now: "10 Nov 16:00 PST",
            first: "running, due 12 Nov 16:00 PST"),
        ClockCase(
            "Thanksgiving is no business day, the Friday after it is one", ["25 Nov 10:00 PST opened 4"],
            now: "25 Nov 10:00 PST", first: "running, due 30 Nov 10:00 PST"),
        ClockCase(
            "support hours go by the clock on the wall over the autumn change", ["30 Oct 15:00 PDT opened 2"],
            now: "30 Oct 15:00 PDT", first: "running, due 2 Nov 07:00 PST"),
        ClockCase(
            "and over the spring change", ["6 Mar 10:00 PST opened 3"], now: "6 Mar 10:00 PST",
            first: "running, due 9 Mar 10:00 PDT"),
        ClockCase(
            "met exactly at the due second", ["15 Sep 10:00 PDT opened 1", "15 Sep 10:15 PDT reply"], now: "15 Sep 10:20 PDT",
            first: "met 15 Sep 10:15 PDT, due 15 Sep 10:15 PDT"),
        ClockCase(
            "one second late is late", ["15 Sep 10:00 PDT opened 1", "15 Sep 10:15:01 PDT reply"], now: "15 Sep 10:20 PDT",
            first: "missed, due 15 Sep 10:15 PDT, done 15 Sep 10:15:01 PDT"),
        ClockCase(
            "at the due instant nothing is missed yet", ["15 Sep 10:00 PDT opened 1"], now: "15 Sep 10:15 PDT",
            first: "running, due 15 Sep 10:15 PDT"),
        ClockCase(
            "an automatic reply is no response", ["15 Sep 10:00 PDT opened 2", "15 Sep 10:01 PDT automatic reply"],
            now: "15 Sep 14:01 PDT", first: "missed, due 15 Sep 14:00 PDT", updates: []),
        ClockCase(
            "assignment, acknowledgement and notes are no response",
            ["15 Sep 10:00 PDT opened 2", "15 Sep 10:05 PDT assigned", "15 Sep 10:10 PDT note", "15 Sep 12:00 PDT reply"],
            now: "15 Sep 13:00 PDT", first: "met 15 Sep 12:00 PDT, due 15 Sep 14:00 PDT"),
        ClockCase(
            "the first response never pauses", ["15 Sep 10:00 PDT opened 2", "15 Sep 10:30 PDT pause field"],
            now: "15 Sep 15:00 PDT", first: "missed, due 15 Sep 14:00 PDT", resolution: "paused"),
        ClockCase(
            "the first response never restarts",
            [
                "15 Sep 10:00 PDT opened 2", "15 Sep 11:00 PDT reply", "15 Sep 12:00 PDT resolved", "17 Sep 09:00 PDT reopened",
            ], now: "17 Sep 16:00 PDT", first: "met 15 Sep 11:00 PDT, due 15 Sep 14:00 PDT"),
        ClockCase(
            "a resolution without a word is no response", ["15 Sep 10:00 PDT opened 2", "15 Sep 12:00 PDT resolved"],
            now: "15 Sep 15:00 PDT", first: "missed, due 15 Sep 14:00 PDT",
            resolution: "met 15 Sep 12:00 PDT, due 22 Sep 10:00 PDT"),
    ]
}
