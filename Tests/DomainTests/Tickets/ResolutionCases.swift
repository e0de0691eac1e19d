import Domain

extension ClockCase {
    private static let opened = "15 Sep 10:00 PDT opened 2"
    private static let openedAs3 = "15 Sep 10:00 PDT opened 3"

    /// From Wed 16 Sep 2026 on: severity 3 is answered in one support hour, severity 2 in two.
    private static let changed = ServiceLevelPolicies([
        .standard,
        ServiceLevelPolicy(
            version: 2, from: Day(year: 2026, month: 9, day: 16) ?? .latest,
            levels: [
                ServiceLevelPolicy.Level(
                    severity: .major, meaning: "major",
                    firstResponse: ServiceLevelPolicy.Target(minutes: 120, calendar: "support"),
                    nextUpdate: nil, resolution: .businessDays(5)),
                ServiceLevelPolicy.Level(
                    severity: .limited, meaning: "limited",
                    firstResponse: ServiceLevelPolicy.Target(minutes: 60, calendar: "support"), nextUpdate: nil,
                    resolution: .businessDays(20)),
            ]),
    ])

    static let resolutions = [
        ClockCase(
            "a pause of twelve working hours moves the resolution by twelve",
            [opened, "15 Sep 12:00 PDT pause field", "16 Sep 12:00 PDT resume"], now: "16 Sep 13:00 PDT",
            resolution: "running, due 23 Sep 10:00 PDT"),
        ClockCase(
            "a pause outside support hours takes nothing",
            [opened, "18 Sep 17:00 PDT pause change", "21 Sep 05:00 PDT resume"], now: "21 Sep 06:00 PDT",
            resolution: "running, due 22 Sep 10:00 PDT"),
        ClockCase(
            "while paused there is no due time", [opened, "15 Sep 12:00 PDT pause field"], now: "30 Sep 12:00 PDT",
            resolution: "paused"),
        ClockCase(
            "a message of the customer ends the wait for the customer",
            [opened, "15 Sep 12:00 PDT pause customer", "15 Sep 14:00 PDT message"], now: "15 Sep 15:00 PDT",
            resolution: "running, due 22 Sep 12:00 PDT"),
        ClockCase(
            "a message of the customer does not end the wait for field work",
            [opened, "15 Sep 12:00 PDT pause field", "15 Sep 14:00 PDT message"], now: "15 Sep 15:00 PDT", resolution: "paused"),
        ClockCase(
            "two reasons at once: the pause lasts as long as one of them",
            [
                opened, "15 Sep 12:00 PDT pause field", "15 Sep 13:00 PDT pause customer", "15 Sep 14:00 PDT message",
                "15 Sep 16:00 PDT resume",
            ], now: "15 Sep 16:30 PDT", resolution: "running, due 22 Sep 14:00 PDT"),
        ClockCase(
            "a message of the same instant comes before the pause, and does not end it",
            [opened, "15 Sep 12:00 PDT pause customer", "15 Sep 12:00 PDT message"], now: "15 Sep 15:00 PDT",
            resolution: "paused"),
        ClockCase(
            "a pause after the due instant changes nothing",
            ["15 Sep 10:00 PDT opened 1", "16 Sep 10:01 PDT pause field"], now: "18 Sep 10:00 PDT",
            resolution: "missed, due 16 Sep 10:00 PDT"),
        ClockCase(
            "met exactly at the due second", ["15 Sep 10:00 PDT opened 1", "16 Sep 10:00 PDT resolved"], now: "18 Sep 10:00 PDT",
            resolution: "met 16 Sep 10:00 PDT, due 16 Sep 10:00 PDT"),
        ClockCase(
            "one second late is late", ["15 Sep 10:00 PDT opened 1", "16 Sep 10:00:01 PDT resolved"], now: "18 Sep 10:00 PDT",
            resolution: "missed, due 16 Sep 10:00 PDT, done 16 Sep 10:00:01 PDT"),
        ClockCase(
            "a work-around before the resolution meets the clock",
            ["15 Sep 10:00 PDT opened 1", "15 Sep 15:00 PDT work-around", "18 Sep 10:00 PDT resolved"], now: "18 Sep 11:00 PDT",
            resolution: "met 15 Sep 15:00 PDT, due 16 Sep 10:00 PDT"),
        ClockCase(
            "reopened, it runs on with the time it had left",
            ["15 Sep 10:00 PDT opened 1", "15 Sep 12:00 PDT resolved", "16 Sep 08:00 PDT reopened"], now: "16 Sep 08:00 PDT",
            resolution: "running, due 17 Sep 06:00 PDT"),
        ClockCase(
            "a work-around that does not hold is reopened too",
            [
                "15 Sep 10:00 PDT opened 1", "15 Sep 12:00 PDT work-around", "16 Sep 08:00 PDT reopened",
                "17 Sep 06:00 PDT resolved",
            ],
            now: "17 Sep 07:00 PDT", resolution: "met 17 Sep 06:00 PDT, due 17 Sep 06:00 PDT"),
        ClockCase(
            "met at the due second and reopened, it has no time left",
            ["15 Sep 10:00 PDT opened 1", "16 Sep 10:00 PDT resolved", "18 Sep 08:00 PDT reopened"], now: "18 Sep 08:00:01 PDT",
            resolution: "missed, due 18 Sep 08:00 PDT"),
        ClockCase(
            "a missed resolution stays missed, reopened or not",
            ["15 Sep 10:00 PDT opened 1", "16 Sep 11:00 PDT resolved", "17 Sep 08:00 PDT reopened", "17 Sep 09:00 PDT resolved"],
            now: "18 Sep 08:00 PDT", resolution: "missed, due 16 Sep 10:00 PDT, done 17 Sep 09:00 PDT"),
        ClockCase(
            "the resolution ends a pause, and reopened the clock runs",
            [opened, "15 Sep 12:00 PDT pause field", "16 Sep 12:00 PDT resolved", "17 Sep 12:00 PDT reopened"],
            now: "17 Sep 13:00 PDT", resolution: "running, due 24 Sep 10:00 PDT"),
        ClockCase(
            "a severity change keeps the origin and applies the new targets", [openedAs3, "15 Sep 12:00 PDT severity 2"],
            now: "15 Sep 12:00 PDT", first: "running, due 15 Sep 14:00 PDT", resolution: "running, due 22 Sep 10:00 PDT"),
        ClockCase(
            "a severity change keeps the pauses",
            [openedAs3, "15 Sep 12:00 PDT pause field", "16 Sep 12:00 PDT resume", "16 Sep 13:00 PDT severity 2"],
            now: "16 Sep 13:00 PDT", resolution: "running, due 23 Sep 10:00 PDT"),
        ClockCase(
            "late only through a change is shown apart", [openedAs3, "15 Sep 15:00 PDT severity 2"], now: "15 Sep 16:00 PDT",
            first: "late through change 15 Sep 15:00 PDT, due 15 Sep 14:00 PDT", resolution: "running, due 22 Sep 10:00 PDT"),
        ClockCase(
            "and stays so when it is done before the earlier promise ran out",
            [openedAs3, "15 Sep 15:00 PDT severity 2", "16 Sep 10:00 PDT reply"], now: "17 Sep 16:00 PDT",
            first: "late through change 15 Sep 15:00 PDT, due 15 Sep 14:00 PDT, done 16 Sep 10:00 PDT"),
        ClockCase(
            "late by the earlier promise too, it is not late only through the change",
            [openedAs3, "15 Sep 15:00 PDT severity 2", "16 Sep 10:00:01 PDT reply"], now: "17 Sep 16:00 PDT",
            first: "missed, due 16 Sep 10:00 PDT, done 16 Sep 10:00:01 PDT"),
        ClockCase(
            "changed back, it is owed as before",
            [openedAs3, "15 Sep 15:00 PDT severity 2", "15 Sep 15:30 PDT severity 3"], now: "15 Sep 16:00 PDT",
            first: "running, due 16 Sep 10:00 PDT"),
        ClockCase(
            "a lower severity gives more time", [opened, "15 Sep 12:00 PDT severity 3"], now: "15 Sep 15:00 PDT",
            first: "running, due 16 Sep 10:00 PDT", resolution: "running, due 14 Oct 10:00 PDT"),
        ClockCase(
            "a missed clock stays missed whatever is changed afterwards", [opened, "15 Sep 14:00:01 PDT severity 3"],
            now: "15 Sep 15:00 PDT", first: "missed, due 15 Sep 14:00 PDT"),
        ClockCase(
            "a change at the due second comes in time", [opened, "15 Sep 14:00 PDT severity 3"], now: "15 Sep 15:00 PDT",
            first: "running, due 16 Sep 10:00 PDT"),
        ClockCase(
            "a met clock stays met whatever is changed afterwards",
            [openedAs3, "15 Sep 15:00 PDT reply", "15 Sep 15:01 PDT severity 1"], now: "15 Sep 16:00 PDT",
            first: "met 15 Sep 15:00 PDT, due 16 Sep 10:00 PDT"),
        ClockCase(
            "of one instant, the severity comes before the reply",
            [openedAs3, "15 Sep 15:00 PDT reply", "15 Sep 15:00 PDT severity 1"], now: "15 Sep 16:00 PDT",
            first: "late through change 15 Sep 15:00 PDT, due 15 Sep 10:15 PDT, done 15 Sep 15:00 PDT"),
        ClockCase(
            "a question that becomes a failure is owed a fix from its opening",
            ["15 Sep 10:00 PDT opened 4", "16 Sep 10:00 PDT severity 2"], now: "16 Sep 10:00 PDT",
            resolution: "running, due 22 Sep 10:00 PDT"),
        ClockCase(
            "a failure that becomes a question is owed none", [opened, "16 Sep 10:00 PDT severity 4"], now: "30 Sep 10:00 PDT",
            resolution: "not owed"),
        ClockCase(
            "a severity set late counts from the opening", ["15 Sep 10:00 PDT opened", "15 Sep 11:00 PDT severity 2"],
            now: "15 Sep 11:00 PDT", first: "running, due 15 Sep 14:00 PDT", resolution: "running, due 22 Sep 10:00 PDT"),
        ClockCase(
            "a new policy applies its targets from 00:00 Pacific on", ["15 Sep 16:00 PDT opened 2"], now: "16 Sep 00:00 PDT",
            first: "running, due 16 Sep 06:00 PDT", policies: changed),
        ClockCase(
            "before it is in force the one before holds", ["15 Sep 16:00 PDT opened 2"], now: "15 Sep 23:59:59 PDT",
            first: "running, due 16 Sep 08:00 PDT", policies: changed),
        ClockCase(
            "late only through a new policy is shown apart", [openedAs3], now: "16 Sep 09:00 PDT",
            first: "late through change 16 Sep 00:00 PDT, due 15 Sep 11:00 PDT", policies: changed),
        ClockCase(
            "a merged request owes nothing", [opened, "15 Sep 12:00 PDT merged"], now: "30 Sep 12:00 PDT",
            first: "ended 15 Sep 12:00 PDT", resolution: "ended 15 Sep 12:00 PDT"),
        ClockCase(
            "what was missed before the merge stays missed", [opened, "15 Sep 15:00 PDT merged"], now: "30 Sep 12:00 PDT",
            first: "missed, due 15 Sep 14:00 PDT", resolution: "ended 15 Sep 15:00 PDT"),
        ClockCase(
            "unmerged, it is owed as though never merged",
            [opened, "15 Sep 11:00 PDT merged", "15 Sep 12:00 PDT unmerged"], now: "15 Sep 13:00 PDT",
            first: "running, due 15 Sep 14:00 PDT", resolution: "running, due 22 Sep 10:00 PDT"),
        ClockCase(
            "closing is no resolution of its own", [opened, "15 Sep 12:00 PDT resolved", "18 Sep 12:00 PDT closed"],
            now: "30 Sep 12:00 PDT", resolution: "met 15 Sep 12:00 PDT, due 22 Sep 10:00 PDT"),
        ClockCase(
            "what is still to come is not known", [opened, "15 Sep 12:00 PDT pause field", "15 Sep 13:00 PDT reply"],
            now: "15 Sep 11:00 PDT", first: "running, due 15 Sep 14:00 PDT", updates: [],
            resolution: "running, due 22 Sep 10:00 PDT"),
    ]
}
