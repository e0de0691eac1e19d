import Domain
import Metering

/// The words a field takes where only a few are known, by the name of their type; for saying so when another was given.
enum Vocabulary {
    /// Several types are called `Kind`: which is meant the action tells.
    static func words(of type: some StringProtocol, in action: String) -> [String] {
        known["\(action).\(type)"] ?? known[String(type)] ?? []
    }

    private static let known: [String: [String]] = [
        "AddAlarmRecipient.Severity": Alarm.Severity.allCases.map(\.rawValue),
        "CorrectOutage.Kind": Outage.Kind.allCases.map(\.rawValue),
        "DeclareFreeze.Effect": Freeze.Effect.allCases.map(\.rawValue),
        "DraftChange.Kind": ChangeRequest.Kind.allCases.map(\.rawValue),
        "DraftChangeOrder.Kind": ChangeOrder.Kind.allCases.map(\.rawValue),
        "RecordDelivery.Kind": Delivery.Kind.allCases.map(\.rawValue),
        "RecordExpense.Category": Expense.Category.allCases.map(\.rawValue),
        "RecordHandOver.Result": RecordHandOver.Result.allCases.map(\.rawValue),
        "RecordOutage.Kind": Outage.Kind.allCases.map(\.rawValue),
        "Remind.Kind": Reminder.Kind.allCases.map(\.rawValue),
        "RequestExclusion.Kind": ExclusionScope.Kind.allCases.map(\.rawValue),
        "RequestStatementOfWork.Kind": StatementOfWork.Kind.allCases.map(\.rawValue),
        "RecordChecks.Result": ChecklistSheet.Result.allCases.map(\.rawValue),
        "BeginRecovery.Kind": Recovery.Kind.allCases.map(\.rawValue),
        "RecordBackup.Contents": BackupCopy.Contents.allCases.map(\.rawValue),
        "RecordBackup.Schedule": BackupCopy.Schedule.allCases.map(\.rawValue),
        "RecordBackup.Place": BackupCopy.Place.allCases.map(\.rawValue),
        "MoveBackup.Place": BackupCopy.Place.allCases.map(\.rawValue),
        "SetRecoveryPlan.Site": RecoveryPlan.Site.allCases.map(\.rawValue),
        "SetBoardRules.Rule": BoardRules.Rule.allCases.map(\.rawValue),
        "Communication": Communication.allCases.map(\.rawValue),
        "Configuration": Configuration.allCases.map(\.rawValue),
        "DataCenter": DataCenter.allCases.map(\.rawValue),
        "DeliveryModel": DeliveryModel.allCases.map(\.rawValue),
        "EndpointState": EndpointState.allCases.map(\.rawValue),
        "ExclusionCode": ExclusionCode.allCases.map(\.rawValue),
        "PacificReading": PacificReading.allCases.map(\.rawValue),
        "Party": Party.allCases.map(\.rawValue),
        "Permission": Permission.allCases.map(\.rawValue),
        "RequestChannel": RequestChannel.allCases.map(\.rawValue),
        "PauseReason": PauseReason.allCases.map(\.rawValue),
        "Role": Role.allCases.map(\.rawValue),
    ]
}
