import Workbook

/// The words of the operations workbooks and the rules behind them.
enum OperationsDefinitions {
    static let all: [Note] = [
        Note(
            "Checklist",
            "One sheet for each system and day of the provider's zone. It counts when signed by 24:00 of its day."),
        Note("Missed", "A sheet nobody signed by 24:00 of its day. Signed later it is late and does not count."),
        Note(
            "Alarm",
            "A reading beyond a threshold opens an alarm once; a worse one raises it; it clears when the value is back inside."),
        Note(
            "Daily backup",
            "A day of the provider's zone on which each application was backed up, system and database. Any copy of the day counts, a weekly one too; days count from the first copy recorded."
        ),
        Note(
            "Rotation",
            "Weekly copies stay on site 7 days and then off site 2 weeks, monthly ones off site 13 months, counted in days of the provider's zone."
        ),
        Note(
            "Recovery time", "From the issue identified to service verified, against the hours of the tier as signed."),
    ]
}
