import Workbook

/// The words of the board's workbooks and the rules behind them.
enum BoardDefinitions {
    static let all: [Note] = [
        Note(
            "Kinds",
            "Standard changes follow a template the board approved once; normal ones go before the board; emergencies are approved by its emergency members and reviewed after; unauthorized ones are found after they were made, and reviewed."
        ),
        Note(
            "On the agenda",
            "A change submitted by the cut-off is on the agenda once the cut-off has passed; later, the CCB Administrator may put it there."
        ),
        Note("Deferred", "Without a quorum, or where the rule finds no answer, a change moves to the next meeting by itself."),
        Note("Entitled", "Members present, but never who asked for the change: they neither vote nor count for its quorum."),
        Note("Majority", "More than half of those present and entitled, so that an abstention is never a yes."),
        Note(
            "Clash",
            "Another change of the same system or by the same implementer at that time, a time outside every service window, or one inside a freeze."
        ),
        Note("Backup", "The snapshot or backup taken after the change was made; without it no change closes."),
        Note(
            "Kept until", "Requests and minutes are kept at least that long after they are over. The books delete none of them."),
    ]
}
