import Domain

extension ClockCase {
    private static let opened = "15 Sep 10:00 PDT opened 2"

    static let updates = [
        ClockCase(
            "the next update of severity 3 is due 5 business days after the staff message",
            ["15 Sep 10:00 PDT opened 3", "15 Sep 11:00 PDT reply"], now: "15 Sep 12:00 PDT",
            updates: ["running, due 22 Sep 11:00 PDT"]),
        ClockCase(
            "that of severity 1 three hours after it, day and night",
            ["19 Sep 21:50 PDT opened 1", "19 Sep 22:00 PDT reply"], now: "19 Sep 23:00 PDT",
            updates: ["running, due 20 Sep 01:00 PDT"]),
        ClockCase(
            "in autumn three hours from 00:55 end at 02:55", ["1 Nov 00:50 PDT opened 1", "1 Nov 00:55 PDT reply"],
            now: "1 Nov 00:55 PDT", updates: ["running, due 1 Nov 02:55 PST"]),
        ClockCase(
            "severity 4 is owed no update", ["15 Sep 10:00 PDT opened 4", "15 Sep 11:00 PDT reply"], now: "18 Sep 12:00 PDT",
            updates: ["not owed"]),
        ClockCase(
            "the opening message belongs to the first response", [opened, "15 Sep 10:00 PDT message"], now: "15 Sep 12:00 PDT",
            updates: []),
        ClockCase(
            "the oldest unanswered message counts, not the newest",
            [opened, "15 Sep 11:00 PDT message", "15 Sep 15:00 PDT message"],
            now: "15 Sep 16:00 PDT", first: "missed, due 15 Sep 14:00 PDT", updates: ["running, due 16 Sep 11:00 PDT"]),
        ClockCase(
            "the staff message counts where it is the earlier", [opened, "15 Sep 11:00 PDT reply", "15 Sep 15:00 PDT message"],
            now: "15 Sep 16:00 PDT", updates: ["running, due 16 Sep 11:00 PDT"]),
        ClockCase(
            "a staff message answers all that was asked",
            [opened, "15 Sep 11:00 PDT message", "15 Sep 12:00 PDT message", "15 Sep 13:00 PDT reply"],
            now: "15 Sep 14:00 PDT",
            updates: ["met 15 Sep 13:00 PDT, due 16 Sep 11:00 PDT", "running, due 16 Sep 13:00 PDT"]),
        ClockCase(
            "each obligation counts as one",
            [opened, "15 Sep 11:00 PDT reply", "15 Sep 15:00 PDT reply", "16 Sep 16:00 PDT reply"], now: "16 Sep 16:30 PDT",
            updates: [
                "met 15 Sep 15:00 PDT, due 16 Sep 11:00 PDT", "missed, due 16 Sep 15:00 PDT, done 16 Sep 16:00 PDT",
                "running, due 17 Sep 16:00 PDT",
            ]),
        ClockCase(
            "a message of the same instant comes before the reply, and is answered",
            [
                opened, "15 Sep 11:00 PDT reply", "15 Sep 12:00 PDT reply", "15 Sep 12:00 PDT message",
                "15 Sep 12:30 PDT pause field",
            ],
            now: "18 Sep 12:00 PDT", updates: ["met 15 Sep 12:00 PDT, due 16 Sep 11:00 PDT", "paused"]),
        ClockCase(
            "an automatic reply answers nothing",
            [opened, "15 Sep 11:00 PDT reply", "15 Sep 12:00 PDT automatic reply"], now: "16 Sep 11:00:01 PDT",
            updates: ["missed, due 16 Sep 11:00 PDT"]),
        ClockCase(
            "while paused no update is owed", [opened, "15 Sep 11:00 PDT reply", "15 Sep 12:00 PDT pause change"],
            now: "18 Sep 12:00 PDT", updates: ["paused"]),
        ClockCase(
            "after the pause the update has the time it had left",
            [opened, "15 Sep 11:00 PDT reply", "15 Sep 12:00 PDT pause change", "17 Sep 12:00 PDT resume"],
            now: "17 Sep 12:00 PDT", updates: ["running, due 18 Sep 11:00 PDT"]),
        ClockCase(
            "while paused a message of the customer is owed its answer",
            [opened, "15 Sep 11:00 PDT reply", "15 Sep 12:00 PDT pause field", "15 Sep 14:00 PDT message"],
            now: "15 Sep 15:00 PDT", updates: ["running, due 16 Sep 14:00 PDT"]),
        ClockCase(
            "a message ends the wait for the customer, and the staff message runs on",
            [opened, "15 Sep 11:00 PDT reply", "15 Sep 13:00 PDT pause customer", "16 Sep 11:00 PDT message"],
            now: "16 Sep 12:00 PDT", updates: ["running, due 17 Sep 09:00 PDT"]),
        ClockCase(
            "the update ends at resolved", [opened, "15 Sep 11:00 PDT reply", "15 Sep 14:00 PDT resolved"],
            now: "18 Sep 12:00 PDT", updates: ["ended 15 Sep 14:00 PDT"]),
        ClockCase(
            "resolved at the due second it is not late", [opened, "15 Sep 11:00 PDT reply", "16 Sep 11:00 PDT resolved"],
            now: "18 Sep 12:00 PDT", updates: ["ended 16 Sep 11:00 PDT"]),
        ClockCase(
            "an update missed before the resolution stays missed",
            [opened, "15 Sep 11:00 PDT reply", "17 Sep 09:00 PDT resolved"], now: "18 Sep 12:00 PDT",
            updates: ["missed, due 16 Sep 11:00 PDT"]),
        ClockCase(
            "a work-around ends no update", [opened, "15 Sep 11:00 PDT reply", "15 Sep 12:00 PDT work-around"],
            now: "15 Sep 13:00 PDT", updates: ["running, due 16 Sep 11:00 PDT"]),
        ClockCase(
            "a reply with the resolution begins nothing",
            [opened, "15 Sep 11:00 PDT resolved", "15 Sep 11:00 PDT reply"], now: "18 Sep 12:00 PDT", updates: []),
        ClockCase(
            "reopened, the update that ended runs on with the time it had left",
            [opened, "15 Sep 11:00 PDT reply", "15 Sep 15:00 PDT resolved", "17 Sep 08:00 PDT reopened"],
            now: "17 Sep 09:00 PDT", updates: ["running, due 17 Sep 16:00 PDT"]),
        ClockCase(
            "what the customer wrote while it was resolved is owed an answer from the reopening",
            [
                opened, "15 Sep 11:00 PDT reply", "15 Sep 11:00 PDT resolved", "15 Sep 12:00 PDT message",
                "16 Sep 09:00 PDT reopened",
            ], now: "16 Sep 09:00 PDT", updates: ["running, due 17 Sep 09:00 PDT"]),
        ClockCase(
            "a change of severity keeps the origin of the update",
            ["15 Sep 10:00 PDT opened 3", "15 Sep 11:00 PDT reply", "15 Sep 16:00 PDT severity 2"], now: "15 Sep 16:00 PDT",
            updates: ["running, due 16 Sep 11:00 PDT"]),
        ClockCase(
            "an update can be late only through a change",
            ["14 Sep 10:00 PDT opened 3", "14 Sep 11:00 PDT reply", "16 Sep 09:00 PDT severity 2", "16 Sep 10:00 PDT reply"],
            now: "16 Sep 10:30 PDT",
            updates: [
                "late through change 16 Sep 09:00 PDT, due 15 Sep 11:00 PDT, done 16 Sep 10:00 PDT",
                "running, due 17 Sep 10:00 PDT",
            ]),
        ClockCase(
            "a merged request owes no update",
            [opened, "15 Sep 11:00 PDT reply", "15 Sep 12:00 PDT merged", "15 Sep 13:00 PDT reply"],
            now: "18 Sep 12:00 PDT", updates: ["ended 15 Sep 12:00 PDT"]),
    ]
}
