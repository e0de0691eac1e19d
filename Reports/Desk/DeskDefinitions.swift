import Workbook

/// The words of the desk's workbooks and the rules behind them.
enum DeskDefinitions {
    static let all: [Note] = [
        Note("First response", "From the opening to the first public message of a person at the desk. It never pauses."),
        Note(
            "Next update",
            "Due after the last public message of the desk, or after the oldest unanswered message of the customer; each one owed is counted."
        ),
        Note(
            "Resolution", "From the opening to resolved or a work-around, whichever is first, less pauses. A reopening runs on."),
        Note(
            "Month", "A clock belongs to the month of the provider's zone in which it was met or, unmet, fell due."),
        Note(
            "Late only through a change",
            "Late by the targets of a new severity or policy, and in time by the earlier ones: shown apart, on neither side."),
        Note(
            "Threshold",
            "A half, three quarters or all of a clock's target used up. Each is kept once; of several passed while nobody looked, the highest is told."
        ),
    ]
}
